"""The period of a log that is to be filled in, and the id that follows from it."""

from collections.abc import Container

from folio.errors import UsageError
from folio.records.directory import Directory
from folio.text.dates import PartialDate, Period


def named_period(
    directory: Directory, partner: str, written: str, *, may_replace: bool = False
) -> Period:
    """The period that was named for a log.

    Raises UsageError where it is none, or lies outside the project's, or in that of another log
    whose place this one may not take.
    """
    period = _read(written)
    lasts = directory.project.period
    if not lasts.covers(period):
        raise UsageError(
            f"The project lasts from {lasts.start} to {lasts.end}. Name a period within it."
        )
    logged = {} if may_replace else directory.logged.get(partner, {})
    for name, other in logged.items():
        if period.overlaps(other):
            raise UsageError(
                f"The log {name} of {partner} covers {other.in_words} already. "
                "Go on writing in that file, or name another period."
            )
    return period


def id_of(period: Period, taken: Container[str]) -> str:
    """The month in which a period begins, or its first day where the month is taken."""
    start = period.start
    month = str(PartialDate(start.year, start.month))
    return month if month not in taken else str(start)


def _read(written: str) -> Period:
    first, _, last = written.partition("..")
    try:
        period = Period(PartialDate.parse(first), PartialDate.parse(last or first))
    except ValueError:
        message = (
            f"'{written}' is no period. Write it as 2013-02..2013-07 or 2013-02-01..2013-07-31."
        )
        raise UsageError(message) from None
    if period.end.last < period.start.first:
        raise UsageError(f"{written} ends before it starts. Name the earlier date first.")
    return period
