"""Which characters can be printed, and what is told of those that cannot."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from folio.errors import Message, sentence

_RANGES = (
    "0020-007E 00A0-00AC 00AE-012B 012E-0131 0134-0165 0168-017F 018F 01A0-01A1 01AF-01B0 "
    "01CD-01DC 01E6-01E7 01F8-01F9 0218-021B 0237 0259 02B0 02B2-02B3 02B7-02B8 02BB-02BC "
    "02BE-02BF 02C6-02CC 02D8-02DD 02E1-02E3 0300-0304 0306-030C 031B 0323-0324 0326-0329 032E "
    "0331 0374-0375 037E 0384-038A 038C 038E-03A1 03A3-03CE 0400-045F 0462-0463 0472-0475 "
    "0490-0493 0496-049B 04A0-04A3 04AA-04AB 04AE-04B3 04B6-04B7 04BA-04BB 04C0-04C2 04CF-04D1 "
    "04D4-04D9 04E2-04E3 04E6-04E9 04EE-04EF 04F2-04F3 1D43 1D47-1D49 1D4D 1D4F-1D50 1D52 "
    "1D56-1D58 1D5B 1D9C 1DA0 1DBB 1E0C-1E0F 1E20-1E21 1E24-1E25 1E2A-1E2B 1E36-1E3B 1E3E-1E3F "
    "1E42-1E49 1E5A-1E63 1E6C-1E6F 1E80-1E85 1E8E-1E8F 1E92-1E93 1E97 1E9E 1EA0-1EF9 2007 "
    "2009-200A 2010 2012-2015 2018-201A 201C-201E 2020-2022 2026 202F-2030 2032-2033 2039-203A "
    "203C 2044 2047-2049 2070-2071 2074-2079 207D-2089 208D-208E 20A1 20A4 20A6-20A7 20A9 "
    "20AB-20AC 20AE 20B1-20B2 20B4-20B5 20B8-20BA 20BD 2113 2116-2117 2120 2122 2126 212E "
    "2153-2154 215B-215E 2190-2193 2196-2199 2202 2206 220F 2211-2212 2215 2219-221A 221E 222B "
    "2248 2260 2264-2265 25A0 25B2-25B3 25B6-25B7 25BC-25BD 25C0-25C1 25C6 25C9-25CA 2610-2611 "
    "266A 2713 2752 2E3A-2E3B FB00-FB04 1F12F 1F16A-1F16B "
)
"""What each typeface of the PDFs has, upright and italic: a test holds it against their files."""
_JOINED = {point: unicodedata.normalize("NFKC", chr(point)) for point in range(0xFB00, 0xFB05)}
_SHOWN = 5
"""So many characters of one sort are named in what is told of a text."""
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_FILLERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""What shows nothing, though by its category one would think it does."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What of a text no document can show: the first such character, the message, the remedy."""

    character: str
    message: Message
    remedy: Message


@cache
def printable_characters() -> tuple[int, ...]:
    """The code points that documents can show, in their order."""
    return tuple(point for first, last in _ranges() for point in range(first, last + 1))


def composed(text: str) -> str:
    """A text in which a letter and its marks are one, and letters that were joined are apart.

    What is copied from a PDF has a sign for `ffi` in it, by which nobody finds an office.
    """
    return unicodedata.normalize("NFC", text).translate(_JOINED)


def bare(text: str) -> str:
    """A text in small letters without accents, to compare names by: `abolina` for `Āboliņa`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def is_printable(text: str) -> bool:
    """Whether the typefaces have all characters of a text; it may have lines and tabs."""
    return not _unprintable().search(text)


def flaws(text: str) -> Iterator[Flaw]:
    """What of a text cannot be printed: invisible characters, letters and signs of no typeface.

    Letters are told together, and so are signs. What is invisible beside these goes with them.
    """
    visible: dict[str, None] = {}
    hidden: dict[str, int] = {}
    for found in _unprintable().finditer(text):
        shown = [character for character in found.group() if not _is_invisible(character)]
        visible |= dict.fromkeys(shown)
        for number, character in enumerate(() if shown else found.group()):
            hidden.setdefault(character, found.start() + number)
    yield from (_hidden(text, place) for place in islice(hidden.values(), _SHOWN))
    if letters := [one for one in visible if _is_letter(one)]:
        yield Flaw(letters[0], _lacking_letters(letters), _instead_of_letters(letters))
    if signs := [one for one in visible if not _is_letter(one)]:
        yield Flaw(signs[0], _lacking_signs(signs), _instead_of_signs(signs))


def visible(text: str) -> str:
    """A text without what shows nothing, so that no message is turned round by what it repeats.

    Nor is there what no font can show: characters that are none yet, and those of private use.
    """
    return _unprintable().sub(lambda found: "".join(map(_visible, found.group())), text)


def _visible(character: str) -> str:
    if character.isprintable() and not _is_invisible(character):
        return character
    return " " if unicodedata.category(character)[0] == "Z" else ""


@cache
def _unprintable() -> re.Pattern[str]:
    ranges = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _ranges())
    return re.compile(f"[^\t\n{ranges}]+")


def _ranges() -> Iterator[tuple[int, int]]:
    """The first and the last code point of each range."""
    for part in _RANGES.split():
        first, _, last = part.partition("-")
        yield int(first, 16), int(last or first, 16)


def _is_invisible(character: str) -> bool:
    """Whether it shows nothing, or is a space or a break of another sort than the usual ones."""
    return unicodedata.category(character) in _HIDDEN or bool(_FILLERS.match(character))


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def _hidden(text: str, place: int) -> Flaw:
    character = text[place]
    message = _where_hidden(text, place, f"U+{ord(character):04X}")
    if unicodedata.category(character)[0] == "Z":
        return Flaw(character, message, sentence("Type a plain space in its place."))
    return Flaw(character, message, sentence("Delete it, or type the word anew."))


def _where_hidden(text: str, place: int, number: str) -> Message:
    """Where something invisible stands, by the word before it, or else by the word after it."""
    parts = (text[max(0, place - 100) : place], text[place : place + 100])
    before, after = (visible(part).split() for part in parts)
    if before:
        return sentence(
            "After '{word}' stands an invisible character ({number}).",
            word=before[-1][-20:],
            number=number,
        )
    if after:
        return sentence(
            "Before '{word}' stands an invisible character ({number}).",
            word=after[0][:20],
            number=number,
        )
    return sentence("Here stands nothing but an invisible character ({number}).", number=number)


def _lacking_letters(letters: list[str]) -> Message:
    """What is told of letters that no typeface has."""
    if all(map(_is_known_script, letters)):
        told = sentence(
            "Letters that the typefaces of the documents do not have cannot be printed: {letters}.",
            letters=_shown(letters),
        )
    else:
        told = sentence(
            "Letters other than Latin, Greek and Cyrillic ones cannot be printed: {letters}.",
            letters=_shown(letters),
        )
    return told + _others(letters)


def _lacking_signs(signs: list[str]) -> Message:
    """What is told of signs that no typeface has."""
    told = sentence(
        "Signs that the typefaces of the documents do not have cannot be printed: {signs}.",
        signs=_shown(signs),
    )
    return told + _others(signs)


def _shown(characters: list[str]) -> str:
    return ", ".join(map(_quoted, characters[:_SHOWN]))


def _others(characters: list[str]) -> Message:
    left = len(characters) - _SHOWN
    return sentence("Others beside these: {number}.", number=left) if left > 0 else Message()


def _instead_of_letters(letters: list[str]) -> Message:
    """The nearest that can be printed, as a remedy."""
    if plain := _plain(letters):
        return sentence("Write '{plain}'.", plain=plain)
    if all(map(_is_known_script, letters)):
        return sentence("Write the nearest letter that is common.")
    return sentence("Write this in Latin letters.")


def _instead_of_signs(signs: list[str]) -> Message:
    """The nearest that can be printed, as a remedy."""
    if plain := _plain(signs):
        return sentence("Write '{plain}'.", plain=plain)
    return sentence("Leave this out, or say it in words.")


def _plain(characters: list[str]) -> str:
    """What is commonly written in their place; empty where that cannot be printed either."""
    plain = unicodedata.normalize("NFKC", "".join(characters[:_SHOWN])).replace("\u2010", "-")
    return plain if is_printable(plain) else ""


def _is_known_script(letter: str) -> bool:
    """Whether it belongs to the letters that documents have, or is a mark on one of them."""
    return unicodedata.name(letter, "").startswith(("LATIN", "GREEK", "CYRILLIC", "COMBINING"))


def _quoted(character: str) -> str:
    """As a message shows it: a mark on a circle, and by its number what only some programs show."""
    category = unicodedata.category(character)
    if category in ("Cn", "Co"):
        return f"U+{ord(character):04X}"
    return f"\u25cc{character}" if category[0] == "M" else character
