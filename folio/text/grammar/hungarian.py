"""Hungarian: suffixes and articles follow the sounds of the word, a number's as it is read."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from folio.text.dates import PartialDate, Period
from folio.text.grammar.base import (
    Grammar,
    are_neighbours,
    is_known_to_the_day,
    is_within_a_month,
)

_NBSP = "\u00a0"
"""Keeps a number and its word on one line."""
_MONTHS = (
    ("január", "januárja"),
    ("február", "februárja"),
    ("március", "márciusa"),
    ("április", "áprilisa"),
    ("május", "májusa"),
    ("június", "júniusa"),
    ("július", "júliusa"),
    ("augusztus", "augusztusa"),
    ("szeptember", "szeptembere"),
    ("október", "októbere"),
    ("november", "novembere"),
    ("december", "decembere"),
)
"""Each month, and the same as that of a year: `2012 októbere`."""

_Ending = tuple[str, str]
"""A suffix after back vowels and after front ones."""
_NONE: _Ending = ("", "")
_IN: _Ending = ("ban", "ben")
_OUT_OF: _Ending = ("ból", "ből")
_SINCE: _Ending = ("tól", "től")
_UNTIL: _Ending = ("ig", "ig")

_BACK = "aáoóuú"
_FRONT = "eéöőüű"
"""`i` and `í` are neither: the vowel before them decides."""
_LENGTHENED = {"a": "á", "e": "é", "o": "ó", "ö": "ő"}
"""How the last vowel of a word sounds before a suffix."""
_BACK_NUMBERS = frozenset({3, 6, 8, 20, 30, 60, 80})
"""Numbers that are read with back vowels, such as `három`; so is `száz`."""

_ON_AND_OFF = {
    "CY": ("Cipruson", "Ciprusról"),
    "GG": ("Guernsey szigetén", "Guernsey szigetéről"),
    "GL": ("Grönlandon", "Grönlandról"),
    "HU": ("Magyarországon", "Magyarországról"),
    "IS": ("Izlandon", "Izlandról"),
    "JE": ("Jersey szigetén", "Jersey szigetéről"),
    "MT": ("Máltán", "Máltáról"),
    "SJ": ("a Svalbardon és Jan Mayenen", "a Svalbardról és Jan Mayenről"),
}
"""Hungary, and islands: one is on them and comes off them, not in and out of."""
_ISLANDS = ("sziget", "szigetek")
_WITH_ARTICLE = ("Államok", "Autonómia", "Emírségek", "Királyság", "Köztársaság", "Vatikán")
"""How the names of countries end that are made of a common noun."""

_LAST = "\uffff"
"""Puts what it ends after all that begins alike."""
_DIGRAPHS = ("dzs", "dz", "cs", "gy", "ly", "ny", "sz", "ty", "zs")
_LETTERS_OF_THEIR_OWN = {
    **{letters: f"{letters[0]}{_LAST * (len(letters) - 1)}" for letters in _DIGRAPHS},
    **dict.fromkeys("öő", f"o{_LAST}"),
    **dict.fromkeys("üű", f"u{_LAST}"),
}
"""What each is sorted by. `dz` and `dzs` stand between `d` and `e`."""
_LETTER = re.compile(rf"{'|'.join(_DIGRAPHS)}|[^\W_]")

_DIGITS = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+(?!\d)|\d+")
_ROMAN = re.compile(r"[IVX]+(?=\.)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAMED_WITH_A_VOWEL = "flmnrsxy"
"""Consonants whose names begin with a vowel: `ef`, `el`, `em`, `en`, `er`, `es`, `iksz`."""


class Hungarian(Grammar):
    """Dates such as `2013. április 17–18-án`, by rules 295 to 298 of the Academy."""

    quotation_marks = ("„", "”")
    inflects_places = True
    lead_words: Mapping[str, Callable[[str], str]] = {"az": lambda text: _article(text)}

    def date(self, day: PartialDate) -> str:
        """`2013. április 17.`, `2012. október`, `2014`."""
        return super().date(day) if day.day is None else _dated(day, _NONE)

    def month(self, day: PartialDate) -> str:
        """`2013. április`."""
        return f"{day.year}.{_NBSP}{_MONTHS[day.first.month - 1][0]}"

    def span(self, period: Period) -> str:
        """`2013. április 17–18.`, `2013. április 30. – május 2.`, `2012. október–december`."""
        start, end = period.start, period.end
        if period.is_one_date or _precision(start) != _precision(end):
            return super().span(period)
        if start.month is None:
            return f"{start.year}–{end.year}"
        if start.day is None:
            is_in_a_year = start.year == end.year
            last = _MONTHS[end.first.month - 1][0]
            return f"{self.month(start)}–{last}" if is_in_a_year else super().span(period)
        if is_within_a_month(period):
            return f"{_dated(start, _NONE).removesuffix('.')}–{end.day}."
        ends = (_dated(start, _NONE), _dated(end, _NONE, after=start))
        return " – ".join(end.replace(" ", _NBSP) for end in ends)

    def when(self, period: Period) -> str:
        """`2013. április 17–18-án`, `2013. április 17. és 19. között`, `2012 októberében`."""
        start, end = period.start, period.end
        if period.is_one_date:
            return _dated(start, _IN)
        if not is_known_to_the_day(period) or not are_neighbours(period):
            return f"{_dated(start, _NONE)} és {_dated(end, _NONE, after=start)} között"
        if is_within_a_month(period):
            return f"{_dated(start, _NONE).removesuffix('.')}–{_dated(end, _IN, after=start)}"
        return f"{_dated(start, _IN)} és {_dated(end, _IN, after=start)}"

    def from_to(self, period: Period) -> str:
        """`2012. augusztus 1-jétől 2014. július 31-ig`, `2013. április 17-től 19-ig`."""
        start, end = period.start, period.end
        return f"{_dated(start, _SINCE)} {_dated(end, _UNTIL, after=start)}"

    def until(self, day: PartialDate) -> str:
        """`2013. június 30-ig`, `2013 júniusáig`, `2014-ig`."""
        return _dated(day, _UNTIL)

    def country_after_in(self, code: str) -> str:
        """`Dániában`, `Magyarországon`, `az Egyesült Királyságban`."""
        on, _ = _ON_AND_OFF.get(code, _NONE)
        return on or _in_a_country(self.country(code), _IN, "en")

    def country_after_from(self, code: str) -> str:
        """`Németországból`, `Magyarországról`, `az Egyesült Királyságból`."""
        _, off = _ON_AND_OFF.get(code, _NONE)
        return off or _in_a_country(self.country(code), _OUT_OF, "ről")

    def order(self, name: str) -> tuple[str, str]:
        """As the alphabet has it: `cs` after all of `c`, `ö` after all of `o`, but `á` as `a`."""
        return _alphabetical(name), name


def _precision(day: PartialDate) -> tuple[bool, bool]:
    return day.month is None, day.day is None


def _dated(day: PartialDate, ending: _Ending, after: PartialDate | None = None) -> str:
    """A date with an ending; what one of the same year or month before it says is left out."""
    if day.month is None:
        return f"{day.year}{_of_number(day.year, ending)}"
    said = after if after and _precision(after) == _precision(day) else None
    is_in_a_year = said is not None and said.year == day.year
    name, own = _MONTHS[day.month - 1]
    if day.day is None:
        month = _with(own, ending)
        return month if is_in_a_year else f"{day.year}{_NBSP}{month}"
    number = f"{day.day}{_of_day(day.day, ending)}"
    if said and is_in_a_year and said.month == day.month:
        return number
    return f"{'' if is_in_a_year else f'{day.year}. '}{name}{_NBSP}{number}"


def _of_day(day: int, ending: _Ending) -> str:
    """A day's ending, after the ordinal as it is read: `elsején`, `másodikán`, `tizedikén`."""
    if ending == _NONE:
        return "."
    is_back = day == 2 or _is_read_with_back_vowels(day)
    if ending == _IN:
        return "-jén" if day == 1 else "-án" if is_back else "-én"
    return f"-{'jé' if day == 1 else ''}{ending[0 if is_back else 1]}"


def _of_number(number: int, ending: _Ending) -> str:
    """An ending after a number as it is read: `2013-ban`, `2014-ben`."""
    suffix = ending[0 if _is_read_with_back_vowels(number) else 1]
    return f"-{suffix}" if suffix else ""


def _is_read_with_back_vowels(number: int) -> bool:
    """By the word that is read last, which is that of the last digit that is not a nought."""
    if number % 10:
        return number % 10 in _BACK_NUMBERS
    if number % 100:
        return number % 100 in _BACK_NUMBERS
    return number % 1000 != 0


def _with(word: str, ending: _Ending) -> str:
    """A word with the ending that its vowels ask for: `Dániában`, `októberében`."""
    if ending == _NONE:
        return word
    vowels = [letter for letter in word.casefold() if letter in _BACK + _FRONT]
    suffix = ending[0 if vowels and vowels[-1] in _BACK else 1]
    return f"{word[:-1]}{_LENGTHENED.get(word[-1], word[-1])}{suffix}"


def _in_a_country(name: str, ending: _Ending, of_islands: str) -> str:
    """A country's name with its ending, and with the article where it needs one."""
    if name.endswith(_ISLANDS):
        return f"{_article(name)} {name}{of_islands}"
    lead = f"{_article(name)} " if name.endswith(_WITH_ARTICLE) else ""
    return f"{lead}{_with(name, ending)}"


def _alphabetical(name: str) -> str:
    text = unicodedata.normalize("NFC", name).casefold()
    for letters in _DIGRAPHS:
        text = text.replace(f"{letters[0]}{letters}", letters * 2)
    return "".join(
        _LETTERS_OF_THEIR_OWN.get(letter) or _plain(letter) for letter in _LETTER.findall(text)
    )


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _article(text: str) -> str:
    """`az` before what sounds like a vowel, whatever marks it opens with, and else `a`."""
    first = re.search(r"[^\W_]", text)
    return "az" if first and _sounds_like_a_vowel(text[first.start() :]) else "a"


def _sounds_like_a_vowel(text: str) -> bool:
    if numeral := _ROMAN.match(text):
        return numeral[0] in {"I", "V"}
    if digits := _DIGITS.match(text):
        return _is_read_with_a_vowel_first(re.sub(r"\D", "", digits[0]))
    word = _WORD.match(text)
    letters = "".join(map(_plain, word[0])) if word else text
    first = letters[0].casefold()
    if _is_spelled_out(letters) and first in _NAMED_WITH_A_VOWEL:
        return True
    return _is_vowel(first) or (first == "y" and not _is_vowel(letters[1:2].casefold()))


def _is_read_with_a_vowel_first(digits: str) -> bool:
    """`egy`, `öt`, `ötven`, `ezer`, `egymillió`; but `tíz`, `tizenöt`, `száz`, `tízezer`."""
    return digits[0] == "5" or (digits[0] == "1" and len(digits) % 3 == 1)


def _is_spelled_out(word: str) -> bool:
    """Whether it is read letter by letter: `s`, `MI`, `MTA`, `SZTE`; but not `NATO`, `SZIE`."""
    if len(word) < 2:
        return True
    if not word.isupper():
        return False
    first = _LETTER.match(word.casefold())
    second = word[first.end() :][:1] if first else ""
    return len(word) == 2 or not _is_vowel(second.casefold())


def _is_vowel(letter: str) -> bool:
    """Also of the letters of other languages that no mark can be taken off."""
    return letter != "" and letter in "aeiouæøœ"
