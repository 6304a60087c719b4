"""Days as a screen tells them: `5 Feb 2014`, `Feb–Jul 2014`."""

import datetime

_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


def date(written: str) -> str:
    """A day that ISO 8601 writes as 2014-02-05."""
    return _told(datetime.date.fromisoformat(written))


def span(start: str, end: str) -> str:
    """From one day to another: `Feb–Jul 2014` for whole months, else `3 Feb 2014–20 Jul 2014`."""
    first, last = map(datetime.date.fromisoformat, (start, end))
    if first.day != 1 or (last + datetime.timedelta(days=1)).day != 1:
        return f"{_told(first)}–{_told(last)}" if first != last else _told(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_month(last)} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{_month(first)}{year}–{_month(last)} {last.year}"


def _told(day: datetime.date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: datetime.date) -> str:
    return _MONTHS[3 * day.month - 3 : 3 * day.month]
