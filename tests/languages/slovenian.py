"""Slovenian: months stand in the genitive, and each country brings its own preposition."""

from folio.text.dates import PartialDate, Period
from folio.text.grammar.base import (
    Grammar,
    are_neighbours,
    is_known_to_the_day,
    is_within_a_month,
)

_NBSP = "\u00a0"
"""Keeps a number and its word on one line."""
_GENITIVES = (
    "januarja",
    "februarja",
    "marca",
    "aprila",
    "maja",
    "junija",
    "julija",
    "avgusta",
    "septembra",
    "oktobra",
    "novembra",
    "decembra",
)
_ISLANDS = frozenset({"AI", "AW", "CU", "DM", "GD", "GL", "IS", "JM", "LK", "MT", "TO", "WS"})
"""Countries in -a that one is on, and not in: `na Islandiji`, `z Islandije`."""
_VOICELESS = tuple("cčfhkpsšt")
"""Before these, `z` is `s`: `s Portugalske`."""
_LETTERS = str.maketrans({"č": "c{", "š": "s{", "ž": "z{"})
"""Letters of their own, each after all words with the plain letter."""


class Slovenian(Grammar):
    """Dates such as `17. in 18. aprila 2013`, countries such as `na Danskem` and `v Latviji`."""

    quotation_marks = ("»", "«")
    inflects_places = True

    def when(self, period: Period) -> str:
        """`17. in 18. aprila 2013`, `oktobra 2012`, `leta 2014`; longer as `from_to`."""
        if period.is_one_date:
            return _genitive(period.start)
        if is_known_to_the_day(period) and are_neighbours(period):
            return f"{_opening(period)} in {_genitive(period.end)}"
        return self.from_to(period)

    def from_to(self, period: Period) -> str:
        """`od 17. do 19. aprila 2013`, `od 30. aprila 2013 do 2. maja 2013`."""
        return f"od {_opening(period)} {self.until(period.end)}"

    def until(self, day: PartialDate) -> str:
        """`do 30. junija 2013`, `do junija 2013`, `do leta 2014`."""
        return f"do {_genitive(day)}"

    def country_after_in(self, code: str) -> str:
        """In the locative: `v Latviji`, `na Danskem`; by the word for it where it has no rule."""
        name = self.country(code)
        if _is_adjective(name):
            return f"na {name[:-1]}em"
        if not _is_in_a(name):
            return f"v državi {name}"
        return f"{'na' if code in _ISLANDS else 'v'} {name[:-1]}i"

    def country_after_from(self, code: str) -> str:
        """In the genitive: `iz Latvije`, `z Danske`, `s Portugalske`."""
        name = self.country(code)
        if not _is_in_a(name):
            return f"iz države {name}"
        if _is_adjective(name) or code in _ISLANDS:
            return f"{'s' if name.lower().startswith(_VOICELESS) else 'z'} {name[:-1]}e"
        return f"iz {name[:-1]}e"

    def language_name(self, code: str) -> str:
        """In the locative: `angleščini`."""
        name = super().language_name(code)
        return f"{name[:-1]}i" if name.endswith("ina") else f"jeziku {name}"

    def order(self, name: str) -> tuple[str, str]:
        """By the Slovenian alphabet."""
        sorted_by, _ = super().order(name.casefold().translate(_LETTERS))
        return sorted_by, name


def _genitive(day: PartialDate) -> str:
    if day.month is None:
        return f"leta {day.year}"
    number = f"{day.day}.{_NBSP}" if day.day is not None else ""
    return f"{number}{_GENITIVES[day.month - 1]} {day.year}"


def _opening(period: Period) -> str:
    """The first date, by its day alone where the second says the rest."""
    if is_known_to_the_day(period) and is_within_a_month(period):
        return f"{period.start.day}."
    return _genitive(period.start)


def _is_in_a(name: str) -> bool:
    """Whether it is one word of the declension that nearly all countries belong to."""
    return name.endswith("a") and " " not in name


def _is_adjective(name: str) -> bool:
    """Whether it is declined as one, as `Danska` and `Češka` are."""
    return _is_in_a(name) and name.endswith(("ska", "ška"))
