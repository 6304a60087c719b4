"""Rules about the logs of a partner."""

from collections.abc import Iterator
from itertools import pairwise

from folio.model.activities import AnyEntry, Trip, when
from folio.model.entries import standing
from folio.model.mobilities import Standing
from folio.model.register import Register
from folio.model.remark import Remark


def logs_overlapping(register: Register) -> Iterator[Remark]:
    """Two logs of one partner that cover the same days, so that something may be told twice."""
    for partner in register.partners:
        for before, log in pairwise(register.logs_of(partner)):
            if log.period.start.first <= before.period.end.last:
                message = (
                    f"The log {before.record} reaches to {before.period.end}, and this one starts "
                    f"on {log.period.start}. Correct one of the periods."
                )
                yield Remark("logs-overlapping", log.record, ("period",), message, partner)


def entry_outside_period(register: Register) -> Iterator[Remark]:
    """Something, other than a trip, outside the project's time or the partner's time in it."""
    rule = "entry-outside-period"
    for partner in register.partners:
        for record, path, entry in register.entries_of(partner):
            if isinstance(entry, Trip):
                continue
            if why := _why_outside(register, partner, entry):
                message = f"This was on {when(entry)}, {why}. It is not counted. Correct the date."
                yield Remark(rule, record, path, message, partner)


def _why_outside(register: Register, name: str, entry: AnyEntry) -> str:
    lasts, partner = register.project.period, register.partners[name]
    if standing(register, name, entry) == Standing.OUTSIDE_PERIOD:
        return f"and the project lasts from {lasts.start} to {lasts.end}"
    if standing(register, name, entry) == Standing.NOT_A_PARTNER_THEN:
        since, until = partner.joined or lasts.start, partner.left or lasts.end
        return f"and the partner belonged to the project from {since} to {until}"
    return ""
