"""Latvian: the year comes first in the genitive, and the month takes the case of the sentence."""

from folio.text.dates import PartialDate, Period
from folio.text.grammar.base import (
    Grammar,
    are_neighbours,
    is_known_to_the_day,
    is_within_a_month,
)

_NBSP = "\u00a0"
"""Keeps a number and its word on one line."""
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


_LOCATIVES = (("as", "ās"), ("a", "ā"), ("e", "ē"), ("s", "ā"))
_GENITIVE_ENDINGS = (("as", "u"), ("a", "as"), ("e", "es"), ("s", "a"))
"""Endings of a noun in the nominative and in another case; in the order tried."""
_SPECIAL = {
    "AE": ("Apvienotajos Arābu Emirātos", "Apvienoto Arābu Emirātu"),
    "GB": ("Apvienotajā Karalistē", "Apvienotās Karalistes"),
    "US": ("Amerikas Savienotajās Valstīs", "Amerikas Savienoto Valstu"),
}
"""Countries with an adjective that changes too: after 'in' and after 'from'."""


class Latvian(Grammar):
    """Dates such as `2013. gada 17. aprīlis` and their cases in running text."""

    quotation_marks = ("„", "”")
    inflects_places = True

    def date(self, day: PartialDate) -> str:
        """Nominative: `2013. gada 17. aprīlis`, `2012. gada oktobris`, `2014. gads`."""
        if day.month is None:
            return f"{day.year}.{_NBSP}gads"
        return _dated(day, _nominative(day.month))

    def percent(self, number: int) -> str:
        """`80 %`, with the space that the CLDR does without."""
        return f"{number}{_NBSP}%"

    def month(self, day: PartialDate) -> str:
        """Nominative: `2013. gada aprīlis`."""
        return f"{day.year}.{_NBSP}gada {_nominative(day.first.month)}"

    def span(self, period: Period) -> str:
        """`2013. gada 17.–18. aprīlis`, `2013. gada 30. aprīlis – 2. maijs`; the year once."""
        start, end = period.start, period.end
        if not period.is_one_date and is_known_to_the_day(period) and is_within_a_month(period):
            month = _nominative(end.first.month)
            return f"{start.year}.{_NBSP}gada {start.day}.–{end.day}.{_NBSP}{month}"
        if not period.is_one_date and _is_within_a_year(period):
            return f"{self.date(start)} – {_in_its_year(end, _nominative(end.first.month))}"
        return super().span(period)

    def when(self, period: Period) -> str:
        """Locative: `2013. gada 17. un 18. aprīlī`, `2012. gada oktobrī`, `2014. gadā`."""
        start, end = period.start, period.end
        if period.is_one_date:
            return self._located(start)
        if not is_known_to_the_day(period) or not is_within_a_month(period):
            return self.from_to(period)
        if are_neighbours(period):
            month = _locative(end.first.month)
            return f"{start.year}.{_NBSP}gada {start.day}. un {end.day}.{_NBSP}{month}"
        month = _dative(end.first.month)
        return f"{start.year}.{_NBSP}gadā no {start.day}. līdz {end.day}.{_NBSP}{month}"

    def from_to(self, period: Period) -> str:
        """Genitive, then dative: `no 2012. gada 1. augusta līdz 2014. gada 31. jūlijam`.

        Within a year that is said once: `no 2013. gada 30. aprīļa līdz 2. maijam`.
        """
        start, end = period.start, period.end
        opening = f"{start.year}.{_NBSP}gada"
        if start.month is not None:
            opening = _dated(start, _GENITIVES[start.month - 1])
        if _is_within_a_year(period):
            return f"no {opening} līdz {_in_its_year(end, _dative(end.first.month))}"
        return f"no {opening} {self.until(end)}"

    def until(self, day: PartialDate) -> str:
        """Dative: `līdz 2013. gada 30. jūnijam`, `līdz 2013. gada jūnijam`, `līdz 2014. gadam`."""
        if day.month is None:
            return f"līdz {day.year}.{_NBSP}gadam"
        return f"līdz {_dated(day, _dative(day.month))}"

    def country_after_in(self, code: str) -> str:
        """Locative: `Dānijā`, `Nīderlandē`, `Fēru salās`."""
        return _SPECIAL.get(code, ("", ""))[0] or _declined(self.country(code), _LOCATIVES)

    def country_after_from(self, code: str) -> str:
        """Genitive: `Dānijas`, `Nīderlandes`, `Fēru salu`."""
        return _SPECIAL.get(code, ("", ""))[1] or _declined(self.country(code), _GENITIVE_ENDINGS)

    def _located(self, day: PartialDate) -> str:
        if day.month is None:
            return f"{day.year}.{_NBSP}gadā"
        return _dated(day, _locative(day.month))


def _is_within_a_year(period: Period) -> bool:
    """Whether months of one year are meant."""
    start, end = period.start, period.end
    return start.year == end.year and start.month is not None and end.month is not None


def _dated(day: PartialDate, month: str) -> str:
    return f"{day.year}.{_NBSP}gada {_in_its_year(day, month)}"


def _in_its_year(day: PartialDate, month: str) -> str:
    return f"{day.day}.{_NBSP}{month}" if day.day is not None else month


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


def _declined(name: str, endings: tuple[tuple[str, str], ...]) -> str:
    """A country's name in another case: its last word, and both words where `un` joins two."""
    return " un ".join(_ending_in(part, endings) for part in name.split(" un "))


def _ending_in(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """The word with its ending exchanged; one that ends in another vowel never changes."""
    for nominative, other in endings:
        if word.endswith(nominative):
            return word.removesuffix(nominative) + other
    return word
