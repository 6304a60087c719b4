"""Languages with the country whose spelling is meant, as the Unicode CLDR and as Word name them."""

from babel import Locale
from babel.core import get_global

_IN_EUROPE = {"en": "en_GB", "pt": "pt_PT"}
"""The languages that CLDR, given no country, takes for those of another continent."""


def cldr_locale(code: str) -> str:
    """By what CLDR's forms of a language are found: `en_GB`, `lv`."""
    return _IN_EUROPE.get(code, code)


def word_locale(code: str) -> str:
    """The language with its country: `en-GB`, `lv-LV`; by its code alone where CLDR knows none."""
    likely = _IN_EUROPE.get(code) or str(get_global("likely_subtags").get(code, code))
    language, *script_and_country = likely.split("_")
    return "-".join((language, *script_and_country[-1:]))


def own_name(code: str) -> str:
    """What a language calls itself, as a list of languages has it: `Latviešu`, `English`."""
    name = str(Locale.parse(code).languages[code])
    return name[:1].upper() + name[1:]
