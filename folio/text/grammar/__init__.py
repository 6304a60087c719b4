"""The grammar a language needs for dates, lists and quotation marks in running text."""

from folio.text.grammar.base import Grammar
from folio.text.grammar.danish import Danish
from folio.text.grammar.english import English
from folio.text.grammar.german import German
from folio.text.grammar.hungarian import Hungarian
from folio.text.grammar.italian import Italian
from folio.text.grammar.latvian import Latvian

__all__ = ["Grammar", "grammar"]

_OWN: dict[str, type[Grammar]] = {
    "da": Danish,
    "de": German,
    "en": English,
    "hu": Hungarian,
    "it": Italian,
    "lv": Latvian,
}


def grammar(code: str) -> Grammar:
    """The grammar of a language by its ISO 639-1 code, or CLDR's forms alone."""
    return _OWN.get(code, Grammar)(code)
