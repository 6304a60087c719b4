"""Latvian: the year comes first in the genitive, and the month takes the case of the sentence."""

from folio.text.dates import PartialDate, Period
from folio.text.grammar.base import (
    Grammar,
    are_neighbours,
    is_known_to_the_day,
    is_within_a_month,
)

_STEMS = (
    ("janvār", "is"),
    ("februār", "is"),
    ("mart", "s"),
    ("aprīl", "is"),
    ("maij", "s"),
    ("jūnij", "s"),
    ("jūlij", "s"),
    ("august", "s"),
    ("septembr", "is"),
    ("oktobr", "is"),
    ("novembr", "is"),
    ("decembr", "is"),
)
_GENITIVES = (
    "janvāra",
    "februāra",
    "marta",
    "aprīļa",
    "maija",
    "jūnija",
    "jūlija",
    "augusta",
    "septembra",
    "oktobra",
    "novembra",
    "decembra",
)


class Latvian(Grammar):
    """Dates such as `2013. gada 17. aprīlis` and their cases in running text."""

    quotation_marks = ("„", "”")

    def date(self, day: PartialDate) -> str:
        """Nominative: `2013. gada 17. aprīlis`, `2012. gada oktobris`, `2014. gads`."""
        if day.month is None:
            return f"{day.year}. gads"
        return _dated(day, _nominative(day.month))

    def month(self, day: PartialDate) -> str:
        """Nominative: `2013. gada aprīlis`."""
        return f"{day.year}. gada {_nominative(day.first.month)}"

    def span(self, period: Period) -> str:
        """`2013. gada 17.–18. aprīlis`, `2012. gada 1. augusts – 2014. gada 31. jūlijs`."""
        start, end = period.start, period.end
        if not period.is_one_date and is_known_to_the_day(period) and is_within_a_month(period):
            return f"{start.year}. gada {start.day}.–{end.day}. {_nominative(end.first.month)}"
        return super().span(period)

    def when(self, period: Period) -> str:
        """Locative: `2013. gada 17. un 18. aprīlī`, `2012. gada oktobrī`, `2014. gadā`."""
        start, end = period.start, period.end
        if period.is_one_date:
            return self._located(start)
        if not is_known_to_the_day(period) or not is_within_a_month(period):
            return self.from_to(period)
        if are_neighbours(period):
            return f"{start.year}. gada {start.day}. un {end.day}. {_locative(end.first.month)}"
        month = end.first.month
        return f"{start.year}. gadā no {start.day}. līdz {end.day}. {_dative(month)}"

    def from_to(self, period: Period) -> str:
        """Genitive, then dative: `no 2012. gada 1. augusta līdz 2014. gada 31. jūlijam`."""
        start, end = period.start, period.end
        opening = f"{start.year}. gada"
        if start.month is not None:
            opening = _dated(start, _GENITIVES[start.month - 1])
        return f"no {opening} {self.until(end)}"

    def until(self, day: PartialDate) -> str:
        """Dative: `līdz 2013. gada 30. jūnijam`, `līdz 2013. gada jūnijam`, `līdz 2014. gadam`."""
        if day.month is None:
            return f"līdz {day.year}. gadam"
        return f"līdz {_dated(day, _dative(day.month))}"

    def _located(self, day: PartialDate) -> str:
        if day.month is None:
            return f"{day.year}. gadā"
        return _dated(day, _locative(day.month))


def _dated(day: PartialDate, month: str) -> str:
    number = f"{day.day}. " if day.day is not None else ""
    return f"{day.year}. gada {number}{month}"


def _nominative(month: int) -> str:
    stem, ending = _STEMS[month - 1]
    return stem + ending


def _locative(month: int) -> str:
    """Second declension (-is) takes -ī, first declension (-s) takes -ā."""
    stem, ending = _STEMS[month - 1]
    return stem + ("ī" if ending == "is" else "ā")


def _dative(month: int) -> str:
    """Second declension takes -im, first declension -am."""
    stem, ending = _STEMS[month - 1]
    return stem + ("im" if ending == "is" else "am")
