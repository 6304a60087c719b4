"""Rules about the logs of a partner."""

from collections.abc import Iterator
from itertools import pairwise

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
