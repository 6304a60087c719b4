"""Under which id a log that is handed in is kept, beside the others of its partner."""

from collections.abc import Collection, Mapping

from folio.records.files import is_id
from folio.text.dates import Period

Logs = Mapping[str, Period | None]
"""The periods of a partner's logs by their ids; None stands for that of a log with problems."""


def chosen(own: str, period: Period, there: Logs) -> str:
    """The id of a log whose file was called `own`.

    A log replaces that of the same period; and that of the same file name if one of the periods
    lies within the other, since then the period itself was mended. Otherwise it is a new one,
    called as its file if nothing else is, or else by its period.
    """
    same = [name for name, other in there.items() if other and other.has_the_days_of(period)]
    if same:
        return own if own in same else same[0]
    if is_id(own) and (own not in there or _is_mended(there[own], period)):
        return own
    return _free_name(period, there)


def overlapping(period: Period, others: Logs) -> tuple[str, ...]:
    """The ids of other logs that have days in common with a period."""
    return tuple(name for name, other in others.items() if other and other.overlaps(period))


def _is_mended(before: Period | None, now: Period) -> bool:
    """Whether one of two periods lies within the other; one that is not known may."""
    if before is None:
        return True
    return before.covers(now) or now.covers(before)


def _free_name(period: Period, taken: Collection[str]) -> str:
    """The id of a log by its period: `2013-02`, with the end behind where that is taken."""
    names = [str(period.start), f"{period.start}-{period.end}"]
    names += [f"{names[1]}-{number}" for number in range(2, len(taken) + 3)]
    return next(name for name in names if name not in taken)
