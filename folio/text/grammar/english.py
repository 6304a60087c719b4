"""English as the EU's institutions write it: British spelling, day before month."""

from decimal import Decimal

from folio.text.dates import PartialDate, Period
from folio.text.grammar.base import (
    Grammar,
    are_neighbours,
    is_known_to_the_day,
    is_within_a_month,
)

_NBSP = "\u00a0"
"""Keeps a day and its month on one line."""


_WITH_THE = frozenset({"BQ", "BS", "KM", "MV", "NL", "PH", "SC", "TF", "PS", "US"})
_KINDS_WITH_THE = ("Emirates", "Islands", "Kingdom", "Republic")


class English(Grammar):
    """Dates such as `17 April 2013`, with the prepositions a sentence needs."""

    def date(self, day: PartialDate) -> str:
        """`17 April 2013`, with day and month on one line."""
        if day.day is None:
            return super().date(day)
        return f"{day.day}{_NBSP}{self.month(day)}"

    def span(self, period: Period) -> str:
        """`17–18 April 2013`; `30 April – 2 May 2013` keeps both months."""
        start, end = period.start, period.end
        if not period.is_one_date and is_known_to_the_day(period) and is_within_a_month(period):
            return f"{start.day}–{end.day}{_NBSP}{self.month(end)}"
        return super().span(period)

    def when(self, period: Period) -> str:
        """`on 17 and 18 April 2013`, `from 17 to 19 April 2013`, `in October 2012`."""
        start, end = period.start, period.end
        if period.is_one_date:
            return f"{'on' if start.day is not None else 'in'} {self.date(start)}"
        if not is_known_to_the_day(period) or not is_within_a_month(period):
            return self.from_to(period)
        if are_neighbours(period):
            return f"on {start.day} and {end.day}{_NBSP}{self.month(end)}"
        return f"from {start.day} to {end.day}{_NBSP}{self.month(end)}"

    def from_to(self, period: Period) -> str:
        """`from 1 August 2012 to 31 July 2014`."""
        return f"from {self.date(period.start)} to {self.date(period.end)}"

    def until(self, day: PartialDate) -> str:
        """`by 30 June 2013`."""
        return f"by {self.date(day)}"

    def money(self, amount: int | Decimal) -> str:
        """`EUR 14,000`: the abbreviation stands before the amount."""
        return f"EUR{_NBSP}{self._digits(amount)}"

    def country_after_in(self, code: str) -> str:
        """`Denmark`, `the Netherlands`."""
        name = self.country(code)
        return f"the {name}" if _takes_the(code, name) else name

    country_after_from = country_after_in

    def ordinal(self, number: int) -> str:
        """`13th`, `21st`, `22nd`, `23rd`."""
        is_teen = number % 100 in (11, 12, 13)
        suffix = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{suffix}"


def _takes_the(code: str, name: str) -> bool:
    """Whether it is a plural, or a republic, kingdom or group of islands by its name."""
    return code in _WITH_THE or name.endswith(_KINDS_WITH_THE)
