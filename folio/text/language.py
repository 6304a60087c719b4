"""One language of a document: its fixed phrases, its grammar, and what it falls back on."""

import string
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Self

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import NullTranslations, Translations

from folio.errors import TemplateError, UsageError
from folio.text.dates import PartialDate, Period
from folio.text.grammar import Grammar, grammar
from folio.text.markdown import prose
from folio.text.marks import Phrase, Prose, Run
from folio.text.wording import Wording

DOMAIN = "folio"
LINGUA_FRANCA = "en"
"""The language a reader is likeliest to know where a text lacks the reader's own."""


@dataclass(frozen=True)
class Language:
    """What a document needs to say everything in one language.

    `code` is its ISO 639-1 code, `working_language` the one in which the project's texts are
    written where they name none.
    """

    code: str
    working_language: str
    translations: NullTranslations = field(default_factory=NullTranslations, repr=False)

    @classmethod
    def load(cls, code: str, locale_folder: Path, working_language: str = LINGUA_FRANCA) -> Self:
        """The language with its catalogue `<code>/LC_MESSAGES/folio.po` of fixed phrases.

        Raises UsageError where there is no such catalogue and TemplateError where it is broken.
        """
        catalogue = locale_folder / code / "LC_MESSAGES" / f"{DOMAIN}.po"
        if not catalogue.is_file():
            known = ", ".join(languages(locale_folder))
            raise UsageError(f"There is no language '{code}' here. Known: {known}.")
        return cls(code, working_language, _translations(catalogue, catalogue.stat().st_mtime_ns))

    @property
    def grammar(self) -> Grammar:
        """Dates, lists and quotation marks of the language."""
        return grammar(self.code)

    @property
    def preference(self) -> tuple[str, ...]:
        """In which languages its reader is given a text, the best first."""
        return (self.code, LINGUA_FRANCA, self.working_language)

    def say(self, message: str, **values: object) -> Phrase:
        """A fixed phrase, with `{name}` replaced by the values given.

        A value that is a Phrase keeps its own marks and language inside the sentence. `{name:az}`
        puts a word before it that depends on it: see `Grammar.lead_words`.
        """
        return self._filled(self.translations.gettext(message), values)

    def say_in(self, context: str, message: str, **values: object) -> Phrase:
        """A fixed phrase whose translation depends on where it stands."""
        translated = str(self.translations.pgettext(context, message))
        return self._filled(translated, values)

    def say_number(self, one: str, many: str, number: int, **values: object) -> Phrase:
        """A fixed phrase with `{number}`, in the plural form that the number asks for."""
        chosen = self.translations.ngettext(one, many, number)
        return self._filled(chosen, {**values, "number": number})

    def phrase(self, wording: Wording) -> Phrase:
        """The text of a record on one line, in the nearest language there is."""
        code, text = self._nearest(wording)
        return Phrase.plain(text, code)

    def prose(self, wording: Wording) -> Prose:
        """The text of a record as paragraphs and lists, in the nearest language there is."""
        code, text = self._nearest(wording)
        return prose(text, code)

    def plain(self, text: str) -> Phrase:
        """A name or number that is written alike in every language."""
        return Phrase.plain(text, self.code)

    def separator(self, text: str) -> Phrase:
        """A comma or dot between phrases, with its spaces kept."""
        return Phrase((Run(text, self.code),))

    def link(self, text: str, address: str) -> Phrase:
        """A text that leads to a page, or to somebody's mail box."""
        return Phrase((Run(text, self.code, link=address),))

    def names(self, names: Sequence[str]) -> Phrase:
        """Names as one: `Denmark, Hungary and Latvia`."""
        return self.plain(self.grammar.names(names))

    def when(self, period: Period) -> str:
        """When something took place: `on 17 and 18 April 2013`."""
        return self.grammar.when(period)

    def date(self, day: PartialDate) -> str:
        """A date standing alone: `17 April 2013`, `October 2012`."""
        return self.grammar.date(day)

    def quoted(self, text: str) -> str:
        """In the language's quotation marks."""
        return self.grammar.quoted(text)

    def _nearest(self, wording: Wording) -> tuple[str, str]:
        return wording.nearest(self.preference, self.working_language)

    def _filled(self, message: str, values: dict[str, object]) -> Phrase:
        runs: list[Run] = []
        for literal, name, lead_word, _ in string.Formatter().parse(message):
            if literal:
                runs.append(Run(literal, self.code))
            if name is not None:
                value = values[name]
                if lead_word:
                    word = self.grammar.lead_words[lead_word](str(value))
                    runs.append(Run(f"{word} ", self.code))
                runs += value.runs if isinstance(value, Phrase) else [Run(str(value), self.code)]
        return Phrase(tuple(runs))


def languages(locale_folder: Path) -> tuple[str, ...]:
    """The codes of the languages that have a catalogue, in alphabetical order."""
    found = locale_folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")
    return tuple(sorted(path.parts[-3] for path in found))


@cache
def is_language(code: str) -> bool:
    """Whether this is the code of a language (ISO 639-1) that the Unicode CLDR knows."""
    try:
        return len(code) == 2 and Locale.parse(code).language == code
    except (UnknownLocaleError, ValueError):
        return False


_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters by which the Unicode CLDR names no single country, or none at all."""


@cache
def countries() -> dict[str, str]:
    """English names of the countries by their ISO 3166-1 codes."""
    names = Locale.parse("en").territories.items()
    return {code: name for code, name in names if len(code) == 2 and code not in _NO_COUNTRIES}


@cache
def _translations(catalogue: Path, _saved: int) -> NullTranslations:
    """The catalogue as gettext wants it; `_saved` makes a changed file another one."""
    compiled = BytesIO()
    try:
        with catalogue.open("rb") as text:
            write_mo(compiled, read_po(text, abort_invalid=True))
    except (PoFileError, ValueError) as error:
        raise TemplateError(f"{catalogue}: the catalogue cannot be read: {error}") from error
    compiled.seek(0)
    return Translations(compiled, DOMAIN)
