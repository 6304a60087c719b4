"""German: dates take their preposition and article, some countries an article in the dative."""

import re

from folio.text.dates import PartialDate, Period
from folio.text.grammar.base import (
    Grammar,
    are_neighbours,
    is_known_to_the_day,
    is_within_a_month,
)

_NBSP = "\u00a0"
"""Keeps a number and its word on one line."""

_FEMININE = frozenset({"AQ", "CH", "EH", "IM", "UA", "VA"})
_MASCULINE_OR_NEUTER = frozenset({"GB", "IO", "IQ", "IR", "LB", "SD", "SN", "SS", "TD", "XK", "YE"})
_PLURAL = frozenset(
    {"AE", "BQ", "BS", "FO", "KM", "MP", "MV", "NL", "PH", "PS", "SB", "SC", "TF", "US"}
)
"""Countries whose names take an article and do not show it by their form (ISO 3166-1)."""
_FEMININE_FORM = re.compile(r"(Republik|Sonderverwaltungsregion) |.*(ei|[Ii]nsel|Republik)$")
_PLURAL_FORM = re.compile(r"(?!.* und die ).*[Ii]nseln$")
_ADJECTIVE = re.compile(r"\b(\w+?)es?(?= [A-ZÄÖÜ])")
"""An adjective of a name, with its ending in the nominative: `Vereinigt`-es Königreich."""


class German(Grammar):
    """Dates such as `am 17. und 18. April 2013`, countries such as `den Niederlanden`."""

    quotation_marks = ("„", "“")

    def date(self, day: PartialDate) -> str:
        """`17. April 2013`, with day and month on one line."""
        if day.day is None:
            return super().date(day)
        return f"{day.day}.{_NBSP}{self.month(day)}"

    def span(self, period: Period) -> str:
        """`17.–18. April 2013`, `30. April – 2. Mai 2013`, `April – Juni 2013`, `2012–2014`."""
        start, end = period.start, period.end
        if period.is_one_date:
            return self.date(start)
        if is_known_to_the_day(period) and is_within_a_month(period):
            return f"{start.day}.–{self.date(end)}"
        if start.month is None and end.month is None:
            return f"{start.year}–{end.year}"
        return f"{self._opening(period)} – {self.date(end)}"

    def when(self, period: Period) -> str:
        """`am 17. und 18. April 2013`, `im Oktober 2012`, `im Jahr 2014`; longer as `from_to`."""
        start, end = period.start, period.end
        if period.is_one_date:
            return self._at(start)
        if not is_known_to_the_day(period) or not are_neighbours(period):
            return self.from_to(period)
        if is_within_a_month(period):
            return f"am {start.day}. und {self.date(end)}"
        return f"am {self._opening(period)} und {self.date(end)}"

    def from_to(self, period: Period) -> str:
        """`vom 17. bis 19. April 2013`, `vom 30. April bis zum 2. Mai 2013`, `von 2012 bis 2014`.

        The year is said once where both dates have the same.
        """
        start, end = period.start, period.end
        if period.is_one_date:
            return self._at(start)
        if is_known_to_the_day(period) and is_within_a_month(period):
            return f"vom {start.day}. bis {self.date(end)}"
        preposition = "von" if start.day is None else "vom"
        return f"{preposition} {self._opening(period)} {self.until(end)}"

    def until(self, day: PartialDate) -> str:
        """`bis zum 30. Juni 2013`, `bis Juni 2013`, `bis 2014`."""
        return f"{'bis' if day.day is None else 'bis zum'} {self.date(day)}"

    def country_after_from(self, code: str) -> str:
        """Dative, with the article of those that have one: `Dänemark`, `den Niederlanden`."""
        name = self.country(code)
        if code in _PLURAL or _PLURAL_FORM.match(name):
            return f"den {_declined(name)}{'' if name.endswith(('n', 's')) else 'n'}"
        if code in _FEMININE or _FEMININE_FORM.match(name):
            return f"der {_declined(name)}"
        if code in _MASCULINE_OR_NEUTER:
            return f"dem {_declined(name)}"
        return name.replace(" und die ", " und den ")

    def _at(self, day: PartialDate) -> str:
        if day.month is None:
            return f"im Jahr{_NBSP}{day.year}"
        return f"{'im' if day.day is None else 'am'} {self.date(day)}"

    def _opening(self, period: Period) -> str:
        """The first date, without its year where the last one says it as precisely."""
        start, end = period.start, period.end
        says_year = (start.year, start.day is None) != (end.year, end.day is None)
        if says_year or start.month is None or end.month is None:
            return self.date(start)
        month = str(self.locale.months["format"]["wide"][start.month])
        return month if start.day is None else f"{start.day}.{_NBSP}{month}"


def _declined(name: str) -> str:
    """The name after an article in the dative: its adjectives end in -en."""
    return _ADJECTIVE.sub(r"\1en", name)
