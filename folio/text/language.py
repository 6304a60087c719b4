"""One language of a document: its fixed phrases, its grammar, and what it falls back on."""

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Self

from babel import Locale, UnknownLocaleError

from folio.errors import Message, UsageError
from folio.text.catalogue import DOMAIN, SOURCE_LANGUAGE, Catalogue
from folio.text.dates import PartialDate, Period
from folio.text.grammar import Grammar, grammar
from folio.text.markdown import prose
from folio.text.marks import Phrase, Prose, Run
from folio.text.wording import Wording

LINGUA_FRANCA = "en"
"""The language a reader is likeliest to know where a text lacks the reader's own."""

_ELSEWHERE = "Run folio where the folder of templates is, or name it with --templates."


@dataclass(frozen=True)
class Language:
    """What a document needs to say everything in one language.

    `code` is its ISO 639-1 code, `working_language` the one in which the project's texts are
    written where they name none.
    """

    code: str
    working_language: str
    catalogue: Catalogue = field(default_factory=Catalogue, repr=False)

    @classmethod
    def load(cls, code: str, locale_folder: Path, working_language: str = LINGUA_FRANCA) -> Self:
        """The language with its catalogue `<code>/LC_MESSAGES/folio.po` of fixed phrases.

        Raises UsageError where there is no such catalogue and TemplateError where it is broken.
        """
        if code not in languages(locale_folder):
            known = ", ".join(languages(locale_folder))
            remedy = f"Known: {known}." if known else _ELSEWHERE
            raise UsageError(f"There is no language '{code}' here. {remedy}")
        return cls(code, working_language, Catalogue.load(locale_folder, code))

    @property
    def grammar(self) -> Grammar:
        """Dates, lists and quotation marks of the language."""
        return grammar(self.code)

    @property
    def preference(self) -> tuple[str, ...]:
        """In which languages its reader is given a text, the best first."""
        return (self.code, LINGUA_FRANCA, self.working_language)

    @property
    def untranslated(self) -> tuple[str, ...]:
        """The fixed phrases that are said in English, since the catalogue lacks them."""
        return self.catalogue.untranslated

    def say(self, message: str, **values: object) -> Phrase:
        """A fixed phrase, with `{name}` replaced by the values given.

        A value that is a Phrase keeps its own marks and language inside the sentence. `{name:az}`
        puts a word before it that depends on it: see `Grammar.lead_words`.
        """
        return self._said(self.catalogue.translation(message), message, values)

    def say_in(self, context: str, message: str, **values: object) -> Phrase:
        """A fixed phrase whose translation depends on where it stands."""
        return self._said(self.catalogue.translation(message, context), message, values)

    def say_number(self, one: str, many: str, number: int, **values: object) -> Phrase:
        """A fixed phrase with `{number}`, in the plural form that the number asks for."""
        english = one if number == 1 else many
        return self._said(self.catalogue.form(one, number), english, {**values, "number": number})

    def tell(self, message: Message) -> Phrase:
        """What people are told, in this language; a sentence without translation is in English."""
        told = (
            self.say(phrase, **{name: self._fact(fact) for name, fact in facts})
            for phrase, facts in message.sentences
        )
        return Phrase.joined(list(told), self.separator(" "))

    def has(self, wording: Wording) -> bool:
        """Whether a text of a record exists in this language."""
        return wording.is_name or self.code in wording.languages(self.working_language)

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

    def number(self, number: int) -> Phrase:
        """A number with the separators of the language: `14,000`."""
        return self.plain(self.grammar.number(number))

    def percent(self, number: int) -> Phrase:
        """A share of a hundred: `80%`, de `80 %`."""
        return self.plain(self.grammar.percent(number))

    def money(self, amount: int | Decimal) -> Phrase:
        """An amount in euros: `EUR 14,000`; with cents where it is not a whole number by type."""
        return self.plain(self.grammar.money(amount))

    def link(self, text: str, address: str) -> Phrase:
        """A text that leads to a page, or to somebody's mail box."""
        return Phrase((Run(text, self.code, link=address),))

    def names(self, names: Sequence[str]) -> Phrase:
        """Names as one: `Denmark, Hungary and Latvia`."""
        return self.plain(self.grammar.names(names))

    def listed(self, phrases: Sequence[Phrase]) -> Phrase:
        """Phrases as one, each with its own marks: `Vejle, Jászság and Magdeburg`."""
        places = [f"{{_{number}}}" for number in range(len(phrases))]
        values: dict[str, object] = {f"_{place}": phrase for place, phrase in enumerate(phrases)}
        return self._filled(self.grammar.names(places), values)

    def when(self, period: Period) -> str:
        """When something took place: `on 17 and 18 April 2013`."""
        return self.grammar.when(period)

    def date(self, day: PartialDate) -> str:
        """A date standing alone: `17 April 2013`, `October 2012`."""
        return self.grammar.date(day)

    def _fact(self, fact: str | Message) -> str | Phrase:
        return self.tell(fact) if isinstance(fact, Message) else fact

    def _nearest(self, wording: Wording) -> tuple[str, str]:
        if wording.is_name:
            return self.code, wording.texts[0][1]
        return wording.nearest(self.preference, self.working_language)

    def _said(self, translation: str | None, english: str, values: Mapping[str, object]) -> Phrase:
        """The translation filled in, or else the English phrase, marked as what it is."""
        if translation is None:
            return self._filled(english, values, SOURCE_LANGUAGE)
        return self._filled(translation, values)

    def _filled(self, message: str, values: Mapping[str, object], language: str = "") -> Phrase:
        runs: list[Run] = []
        for literal, name, lead_word, _ in string.Formatter().parse(message):
            if literal:
                runs.append(Run(literal, language or self.code))
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


_NO_COUNTRIES = frozenset({"CQ", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Codes of two letters by which the Unicode CLDR names no single country, or none at all."""


@cache
def countries() -> dict[str, str]:
    """English names of the countries by their ISO 3166-1 codes."""
    names = Locale.parse("en").territories.items()
    return {code: name for code, name in names if len(code) == 2 and code not in _NO_COUNTRIES}
