"""Calendar dates that may be known to the day, the month or only the year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of reduced precision (ISO 8601): `2013-04-17`, `2012-10` or `2014`.

    What is not known stays unknown: nothing here ever completes a month to a day, except `first`
    and `last`, which give the bounds for sorting and comparing.
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; raise ValueError for anything else."""
        found = _ISO.fullmatch(text.strip())
        if not found:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None  # noqa: S101 - the pattern demands it
        date(year, month or 1, day or 1)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """A date that is known to the day."""
        return cls(day.year, day.month, day.day)

    @property
    def first(self) -> date:
        """The earliest day this can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day this can be."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Period:
    """From one date to another, both included; a single date is a period of itself."""

    start: PartialDate
    end: PartialDate

    @property
    def is_one_date(self) -> bool:
        """Whether it starts and ends on the same date, to the precision known."""
        return self.start == self.end

    def covers(self, other: "Period") -> bool:
        """Whether all days of another period are in this one."""
        return self.start.first <= other.start.first and other.end.last <= self.end.last

    def has_the_days_of(self, other: "Period") -> bool:
        """Whether two periods are the same days, be they written by months or by days."""
        return self.covers(other) and other.covers(self)

    def overlaps(self, other: "Period") -> bool:
        """Whether two periods have a day in common, or may have one where days are not known."""
        return self.start.first <= other.end.last and other.start.first <= self.end.last

    @property
    def in_words(self) -> str:
        """As an English sentence has it: `2013-04-17 to 2013-04-19`."""
        return str(self.start) if self.is_one_date else f"{self.start} to {self.end}"

    def __str__(self) -> str:
        return str(self.start) if self.is_one_date else f"{self.start}/{self.end}"
