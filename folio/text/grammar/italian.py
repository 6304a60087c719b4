"""Italian: articles and prepositions melt into one word, and lose their vowel before another."""

import re
from collections.abc import Callable, Mapping, Sequence

from folio.text.dates import PartialDate, Period
from folio.text.grammar.base import (
    Grammar,
    are_neighbours,
    is_known_to_the_day,
    is_within_a_month,
)

_NBSP = "\u00a0"
"""Keeps a day and its month on one line."""
_MELTED = {
    "il ": "l ",
    "lo ": "llo ",
    "l’": "ll’",
    "la ": "lla ",
    "i ": "i ",
    "gli ": "gli ",
    "le ": "lle ",
}
"""What becomes of an article after `a`, `da` or `ne`, as `in` is then: `dal`, `nella`, `all’`."""
_DAYS_WITH_A_VOWEL = (8, 11)
"""`otto` and `undici`: `l’8`, `dall’11`."""

_NAMES = {"MC": "Principato di Monaco", "HK": "Hong Kong", "MO": "Macao"}
"""Where CLDR's name could be mistaken, as `Monaco`, which is also Munich, or is hardly used."""
_LIKE_TOWNS_IN_EUROPE = frozenset({"AD", "CY", "GG", "GI", "JE", "MT", "SM"})
_LIKE_TOWNS_IN_AMERICA = frozenset(
    {"AG", "BB", "CU", "DM", "GD", "HT", "KN", "LC", "SV", "TT", "VC"}
)
_LIKE_TOWNS_ELSEWHERE = frozenset(
    {"CV", "DJ", "HK", "MO", "MU", "SG", "ST", "TL", "TO", "TW", "WS"}
)
_LIKE_TOWNS = _LIKE_TOWNS_IN_EUROPE | _LIKE_TOWNS_IN_AMERICA | _LIKE_TOWNS_ELSEWHERE
"""Islands and very small states take `a` and no article, as towns do: `a Malta`, `da Malta`."""
_WITHOUT_ARTICLE = frozenset({"IL"})
"""`in Israele`, but `da Israele`."""
_ARTICLE_AFTER_IN = ("Isola", "Isole", "Principato", "Regno", "Repubblica", "Città")
"""Names that begin so keep their article after `in`, as plurals do: `nel Regno Unito`."""
_PLURALS = {
    "NL": "i ",
    "US": "gli ",
    "AE": "gli ",
    "PS": "i ",
    "BS": "le ",
    "KM": "le ",
    "MV": "le ",
    "PH": "le ",
    "SC": "le ",
    "SJ": "le ",
}
"""The plural names, beside those that begin with `Isole`."""
_MASCULINE = frozenset(
    {"BF", "BW", "CA", "GH", "GM", "GT", "KE", "NI", "PA", "RW", "VE", "ZA", "ZM"}
)
"""Names in -a that are masculine all the same: `dal Canada`."""
_FEMININE = frozenset({"VA"})
"""Names that are feminine without ending in -a: `dalla Città del Vaticano`."""


def _a(name: str) -> str:
    """The word for 'to' or 'at': `ad` before the same vowel, else `a`."""
    return "ad" if name[:1].casefold() in tuple("aàáâ") else "a"


class Italian(Grammar):
    """Dates such as `17 aprile 2013`, `il 17 e 18 aprile 2013`, `dall’8 all’11 aprile 2013`."""

    quotation_marks = ("«", "»")
    lead_words: Mapping[str, Callable[[str], str]] = {"a": _a}

    def date(self, day: PartialDate) -> str:
        """`17 aprile 2013`, `1º agosto 2012`, with day and month on one line."""
        if day.day is None:
            return super().date(day)
        return f"{_number(day)}{_NBSP}{self.month(day)}"

    def span(self, period: Period) -> str:
        """`17-18 aprile 2013`, `30 aprile – 2 maggio 2013`: what both share is said once."""
        if period.is_one_date:
            return self.date(period.start)
        is_short = is_known_to_the_day(period) and is_within_a_month(period)
        dash = "-" if is_short else " – "
        return f"{self._opening(period)}{dash}{self.date(period.end)}"

    def when(self, period: Period) -> str:
        """`il 17 e 18 aprile 2013`, `dal 17 al 19 aprile 2013`, `nell’ottobre 2012`, `nel 2014`."""
        start, end = period.start, period.end
        if period.is_one_date:
            return self._on(start)
        if not is_known_to_the_day(period) or not are_neighbours(period):
            return self.from_to(period)
        is_article_once = is_within_a_month(period) and end.day not in _DAYS_WITH_A_VOWEL
        second = self.date(end) if is_article_once else self._on(end)
        return f"{_article_of(start)}{self._opening(period)} e {second}"

    def from_to(self, period: Period) -> str:
        """`dal 1º agosto 2012 al 31 luglio 2014`, `da ottobre 2012 a giugno 2014`."""
        start, end = period.start, period.end
        opening, closing = self._opening(period), self.date(end)
        if start.month is None or start.day is not None:
            since = _melted("da", _article_of(start), opening)
        else:
            since = f"da {opening}"
        if end.month is None or end.day is not None:
            return f"{since} {_melted('a', _article_of(end), closing)}"
        return f"{since} {_a(closing)} {closing}"

    def until(self, day: PartialDate) -> str:
        """`entro il 30 giugno 2013`, `entro l’8 giugno 2013`, `entro giugno 2013`."""
        if day.month is not None and day.day is None:
            return f"entro {self.date(day)}"
        return f"entro {_article_of(day)}{self.date(day)}"

    def names(self, names: Sequence[str]) -> str:
        """`Danimarca, Italia e Lettonia`, but `Lettonia ed Estonia`."""
        *others, last = names
        if others and last[:1].casefold() in tuple("eèé"):
            return f"{', '.join(others)} ed {last}"
        return super().names(names)

    def ordinal(self, number: int) -> str:
        """Masculine, as `incontro` is: `13º`."""
        return f"{number}º"

    def country(self, code: str) -> str:
        """CLDR's name, or a clearer one."""
        return _NAMES.get(code) or super().country(code)

    def country_after_in(self, code: str) -> str:
        """With its own preposition: `in Danimarca`, `nei Paesi Bassi`, `a Malta`."""
        name = self.country(code)
        if code in _LIKE_TOWNS:
            return f"{_a(name)} {name}"
        if code in _PLURALS or name.startswith(_ARTICLE_AFTER_IN):
            return _melted("ne", self._article(code), name)
        return f"in {name}"

    def country_after_from(self, code: str) -> str:
        """With its own preposition: `dalla Danimarca`, `dai Paesi Bassi`, `da Malta`."""
        name = self.country(code)
        if code in _LIKE_TOWNS or code in _WITHOUT_ARTICLE:
            return f"da {name}"
        return _melted("da", self._article(code), name)

    def _on(self, day: PartialDate) -> str:
        """`il 12 giugno 2014`, `nel giugno 2014`, `nell’aprile 2013`, `nel 2014`."""
        if day.day is not None:
            return f"{_article_of(day)}{self.date(day)}"
        said = self.date(day)
        return _melted("ne", "l’" if _begins_with_a_vowel(said) else "il ", said)

    def _opening(self, period: Period) -> str:
        """The first date without what the second says again: `17`, `30 aprile`, `aprile`."""
        start, end = period.start, period.end
        if is_known_to_the_day(period) and is_within_a_month(period):
            return _number(start)
        opening = self.date(start)
        if start.month is None or end.month is None or start.year != end.year:
            return opening
        return opening.removesuffix(f" {end.year}")

    def _article(self, code: str) -> str:
        """The article of a country, with the space that follows it unless it is elided."""
        name = self.country(code)
        if name.startswith("Isole "):
            return "le "
        if code in _PLURALS:
            return _PLURALS[code]
        if _begins_with_a_vowel(name):
            return "l’"
        noun = re.split("[ -]", name)[0]
        if code in _FEMININE or (noun.endswith("a") and code not in _MASCULINE):
            return "la "
        return "lo " if re.match("[sS][^aeiouAEIOU]|[XYZ]", name) else "il "


def _melted(preposition: str, article: str, word: str) -> str:
    return f"{preposition}{_MELTED[article]}{word}"


def _article_of(day: PartialDate) -> str:
    """Of a day or a year."""
    return "l’" if day.day in _DAYS_WITH_A_VOWEL else "il "


def _number(day: PartialDate) -> str:
    """The day of the month; the first is an ordinal."""
    return "1º" if day.day == 1 else str(day.day)


def _begins_with_a_vowel(name: str) -> bool:
    """The letter h is mute: `l’Honduras`."""
    return name[:1].casefold() in tuple("aeiouh")
