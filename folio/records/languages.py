"""The language that somebody means who writes no code of ISO 639-1."""

from collections.abc import Iterable
from difflib import get_close_matches

_NAMES = {
    "bg": "bulgarian български",
    "cs": "czech čeština česky cz ces cze",
    "cy": "welsh cymraeg",
    "da": "danish dansk dk dan",
    "de": "german deutsch deu ger at",
    "el": "greek ελληνικά gr ell gre",
    "en": "english eng gb uk us",
    "es": "spanish español castellano spa",
    "et": "estonian eesti est",
    "eu": "basque euskara",
    "fi": "finnish suomi fin",
    "fr": "french français fra fre",
    "ga": "irish gaeilge gle",
    "hr": "croatian hrvatski hrv",
    "hu": "hungarian magyar hun",
    "is": "icelandic íslenska isl ice",
    "it": "italian italiano ita",
    "lb": "luxembourgish lëtzebuergesch ltz",
    "lt": "lithuanian lietuvių lit",
    "lv": "latvian latviešu latviski lettisch lav",
    "mk": "macedonian македонски",
    "mt": "maltese malti mlt",
    "nl": "dutch nederlands flemish nld dut",
    "no": "norwegian norsk bokmål nynorsk nor",
    "pl": "polish polski pol",
    "pt": "portuguese português por",
    "ro": "romanian română ron rum",
    "ru": "russian русский rus",
    "sk": "slovak slovenčina slk slo",
    "sl": "slovenian slovene slovenščina slv",
    "sq": "albanian shqip",
    "sr": "serbian српски srpski",
    "sv": "swedish svenska swe",
    "tr": "turkish türkçe tur",
    "uk": "ukrainian українська ua ukr",
}
"""The languages of those who could take part, by name, by longer code, by mistake for a country."""


def meant_language(written: str, known: Iterable[str]) -> str:
    """The code that is nearest to what was written, or nothing.

    `known` are the languages of the project, which are the likeliest.
    """
    first = written.casefold().replace("_", "-").split("-")[0].strip()[:40]
    by_name = {name: code for code, names in _NAMES.items() for name in [*names.split(), code]}
    by_name |= {code.casefold(): code for code in known}
    near = get_close_matches(first, by_name, n=1, cutoff=0.79)
    return by_name[near[0]] if near else ""
