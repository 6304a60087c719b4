"""Which days no activity log of a partner covers."""

import datetime
from collections.abc import Iterable, Iterator

from folio.model.register import Register
from folio.text.dates import PartialDate, Period

_DAY = datetime.timedelta(days=1)


def unlogged(
    register: Register, partner: str, start: datetime.date, end: datetime.date
) -> Iterator[Period]:
    """The stretches between two days, both included, that no log of a partner covers.

    Only the days on which it belonged to the project are looked at.
    """
    belongs = register.partners[partner]
    start = max(start, belongs.joined.first) if belongs.joined else start
    end = min(end, belongs.left.last) if belongs.left else end
    return gaps((log.period for log in register.logs_of(partner)), start, end)


def gaps(periods: Iterable[Period], start: datetime.date, end: datetime.date) -> Iterator[Period]:
    """The stretches between two days, both included, that are in none of the periods."""
    for period in sorted(periods, key=lambda period: period.start.first):
        if end < period.start.first:
            break
        if start < period.start.first:
            yield _days(start, period.start.first - _DAY)
        start = max(start, period.end.last + _DAY)
    if start <= end:
        yield _days(start, end)


def _days(start: datetime.date, end: datetime.date) -> Period:
    return Period(PartialDate.of(start), PartialDate.of(end))
