"""Rules about the logs of a partner."""

from collections.abc import Iterator
from itertools import pairwise

from folio.model.activities import Trip, when
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
    """Something, other than a trip, that was done before the project began or after its end."""
    lasts = register.project.period
    for partner in register.partners:
        for record, path, entry in register.entries_of(partner):
            done = when(entry)
            is_within = lasts.start.first <= done.end.last and done.start.first <= lasts.end.last
            if not is_within and not isinstance(entry, Trip):
                message = (
                    f"This was on {done}, and the project lasts from {lasts.start} to {lasts.end}. "
                    "Correct the date, or take the entry out."
                )
                yield Remark("entry-outside-period", record, path, message, partner)
