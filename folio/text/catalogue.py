"""The fixed phrases of one language: a catalogue, read and checked from its `folio.po`."""

import gettext
import re
import string
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from folio.errors import TemplateError
from folio.text.grammar import Grammar, grammar
from folio.text.letters import flaws

DOMAIN = "folio"
SOURCE_LANGUAGE = "en"
"""The language in which the code has its fixed phrases."""
_KEPT = 64
"""So many catalogues are remembered, so that a program that goes on for long does not grow."""
_MOST_FORMS = 6
"""No language of the Unicode CLDR has more plural forms than this."""

Key = tuple[str, str]
"""The context of a phrase, mostly none, and the phrase; of one with a number, its singular."""
_Id = str | list[str] | tuple[str, ...]


def _english_plural(number: int) -> int:
    return int(number != 1)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The translations there are; `plural` tells which form of one a number takes.

    `untranslated` are the phrases for which the language has no translation yet.
    """

    translations: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = _english_plural
    untranslated: tuple[str, ...] = ()

    @classmethod
    def load(cls, locale_folder: Path, code: str) -> "Catalogue":
        """That of a language; raise TemplateError with everything that is wrong in its file."""
        files = (_file(locale_folder, code), _file(locale_folder, SOURCE_LANGUAGE))
        return _loaded(*((file, file.read_bytes()) for file in files if file.is_file()))

    def translation(self, phrase: str, context: str = "") -> str | None:
        """How the language says a phrase, or None where it is not translated."""
        forms = self.translations.get((context, phrase))
        return forms[0] if forms else None

    def form(self, one: str, number: int) -> str | None:
        """The same, in the form that a number asks for, of a phrase by its singular."""
        forms = self.translations.get(("", one))
        return forms[self.plural(number)] if forms else None


def _file(locale_folder: Path, code: str) -> Path:
    return locale_folder / code / "LC_MESSAGES" / f"{DOMAIN}.po"


@lru_cache(maxsize=_KEPT)
def _loaded(own: tuple[Path, bytes], source: tuple[Path, bytes] | None = None) -> Catalogue:
    """A file's catalogue; which phrases there are is told by that of the source language.

    Each comes with what stands in it, so that one that was saved anew is another one.
    """
    entries = _checked(*own)
    phrases = _checked(*source).by_key if source else entries.by_key
    translations = {
        key: entry.translations[: entries.forms]
        for key, entry in entries.by_key.items()
        if entry.is_translated and entry.phrases == phrases.get(key, entry).phrases
    }
    missing = tuple(key[1] for key in phrases if key not in translations and source != own)
    return Catalogue(translations, gettext.c2py(entries.plural_expr), missing)


@lru_cache(maxsize=_KEPT)
def _checked(path: Path, content: bytes) -> "_Entries":
    entries = _read(path, content)
    if faults := sorted(set(_faults(entries, path.parts[-3]))):
        raise TemplateError("\n".join(f"{path}:{line}: {fault}" for line, fault in faults))
    return entries


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase, or its singular and plural, with its translation, or that in each plural form."""

    line: int
    context: str
    phrases: tuple[str, ...]
    translations: tuple[str, ...]
    is_fuzzy: bool

    @classmethod
    def of(cls, message: Message) -> "_Entry":
        """What babel has read."""
        phrases, translations = map(_texts, (message.id, message.string))
        context, line = message.context or "", message.lineno or 1
        return cls(line, context, phrases, translations, message.fuzzy)

    @property
    def key(self) -> Key:
        """By what it is found."""
        return self.context, self.phrases[0]

    @property
    def is_translated(self) -> bool:
        """Whether there is a translation at all."""
        return any(text.strip() for text in self.translations)


class _Entries(Catalog):
    """A file's entries, each as it stands there; babel alone would merge those that are twice."""

    def __init__(self) -> None:
        super().__init__()
        self.all: list[_Entry] = []

    def __setitem__(self, id: _Id, message: Message) -> None:  # noqa: A002 - as babel has it
        if id:
            self.all.append(_Entry.of(message))
        else:
            super().__setitem__(id, message)

    @property
    def num_plurals(self) -> int:
        """As many forms are read as any language has, so that superfluous ones are found."""
        return _MOST_FORMS

    @property
    def forms(self) -> int:
        """How many plural forms the head of the file says the language has."""
        return int(super().num_plurals)

    @property
    def by_key(self) -> dict[Key, _Entry]:
        """The entries by what they translate."""
        return {entry.key: entry for entry in self.all}


def _read(path: Path, content: bytes) -> _Entries:
    entries = _Entries()
    try:
        text = unicodedata.normalize("NFC", content.decode("utf-8-sig"))
        lines = text.split("\n")
        _refuse_broken(path, lines)
        PoFileParser(entries, ignore_obsolete=True, abort_invalid=True).parse(lines)
    except UnicodeDecodeError as error:
        message = (
            f"{path}: The catalogue is not written in UTF-8. Save it again with this encoding."
        )
        raise TemplateError(message) from error
    except (PoFileError, ValueError, LookupError, AttributeError) as error:  # all are babel's
        after = entries.all[-1].line if entries.all else 1
        message = f"{path}:{after}: The catalogue cannot be read after this line ({error})."
        raise TemplateError(f"{message} {_LOOK}") from error
    return entries


def _refuse_broken(path: Path, lines: list[str]) -> None:
    broken = [number for number, line in enumerate(lines, 1) if not _LINE.fullmatch(line.strip())]
    if broken:
        message = f"The catalogue cannot be read here. {_LOOK}"
        raise TemplateError("\n".join(f"{path}:{number}: {message}" for number in broken))


_LINE = re.compile(
    r'(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[[0-9]\]) +)?"(?:[^"\\]|\\.)*")?'
)
_LOOK = (
    "A comment begins with #; all else is msgctxt, msgid, msgid_plural or msgstr, and a text"
    " in quotation marks, with \\ before each quotation mark inside it."
)


def _faults(entries: _Entries, language: str) -> Iterator[tuple[int, str]]:
    """What is wrong, by the lines of the file, with what to do."""
    yield from _faults_of_the_head(entries, language)
    first: dict[Key, int] = {}
    for entry in entries.all:
        line = first.setdefault(entry.key, entry.line)
        if line != entry.line:
            fault = f"This phrase stands here a second time; the first is in line {line}."
            yield entry.line, f"{fault} Keep one of the two."
        for fault in _faults_of_one(entry, entries.forms, grammar(language)):
            yield entry.line, fault


def _faults_of_the_head(entries: _Entries, language: str) -> Iterator[tuple[int, str]]:
    said = str(entries.locale_identifier or language)
    if said.replace("-", "_").partition("_")[0] != language:
        fault = f"The file says it is in '{said}', but it stands in {language}/."
        yield 1, f"{fault} Correct its line 'Language:', and 'Plural-Forms:' where it differs."
    if not _is_rule(entries.plural_expr, entries.forms):
        fault = f"The line 'Plural-Forms:' is wrong: {entries.forms} forms, {entries.plural_expr}."
        yield 1, f"{fault} Take it from another program's catalogue of the language."


def _is_rule(expression: str, forms: int) -> bool:
    """Whether it gives every number one of the forms."""
    try:
        plural = gettext.c2py(expression)
        return all(0 <= plural(number) < forms <= _MOST_FORMS for number in range(1000))
    except (ValueError, ZeroDivisionError):
        return False


def _faults_of_one(entry: _Entry, forms: int, grammar: Grammar) -> Iterator[str]:
    if not entry.is_translated:
        return
    if entry.is_fuzzy:
        yield (
            "This translation is marked as a guess (fuzzy)."
            " Compare it with the phrase, then take the word 'fuzzy' away."
        )
    if len(entry.phrases) > 1:
        yield from _wrong_forms(entry, forms)
    for number, text in enumerate(entry.translations):
        if not all(map(_has_braces_that_fit, (*entry.phrases, text))):
            yield _BRACES
        elif text.strip():
            yield from _wrong_placeholders(entry, text, may_be_one=number == 0 and forms > 1)
            yield from _wrong_lead_words(text, grammar)
            yield from (f"{flaw.message} {flaw.remedy}" for flaw in flaws(text))


def _wrong_forms(entry: _Entry, forms: int) -> Iterator[str]:
    for number in range(forms):
        if not entry.translations[number].strip():
            fault = f"The plural form msgstr[{number}] is empty, while others are translated."
            yield f"{fault} Translate all {forms} of them."
    for number in range(forms, len(entry.translations)):
        if entry.translations[number].strip():
            fault = f"msgstr[{number}] is one plural form too many: the language has {forms}."
            yield f"{fault} Take it away, or correct 'Plural-Forms:' at the head of the file."


def _wrong_placeholders(entry: _Entry, text: str, *, may_be_one: bool) -> Iterator[str]:
    """What the braces of a translation lack, or have beside those of its phrase.

    The form for one may leave out what the phrase leaves out there: 'one page' needs no number.
    """
    one, many = (set(_placeholders(entry.phrases[end])) for end in (0, -1))
    there = set(_placeholders(text))
    left = (one & many if may_be_one else many) - there
    meant = _meant(there - (one | many), (one | many) - there)
    for name in sorted(there - (one | many)):
        known = ", ".join(f"{{{other}}}" for other in sorted(one | many)) or "none"
        near = f"Did you mean {{{meant[name]}}}?" if name in meant else f"It has: {known}."
        yield f"The phrase has no placeholder {{{name}}}. {near}"
    for name in sorted(left - set(meant.values())):
        yield f"The translation lacks the placeholder {{{name}}}. Put it where it belongs."


def _meant(wrong: set[str], left: set[str]) -> dict[str, str]:
    """Which of the placeholders left stands under a wrong name: the nearest, or the only one."""
    if len(wrong) == len(left) == 1:
        return {next(iter(wrong)): next(iter(left))}
    near = {name: get_close_matches(name, sorted(left), n=1) for name in wrong}
    return {name: found[0] for name, found in near.items() if found}


def _wrong_lead_words(text: str, grammar: Grammar) -> Iterator[str]:
    for name, word in _placeholders(text).items():
        if word and word not in grammar.lead_words:
            known = ", ".join(f"{{{name}:{known}}}" for known in sorted(grammar.lead_words))
            remedy = f"Known: {known}." if known else f"Write {{{name}}}."
            yield f"The language has no word for {{{name}:{word}}}. {remedy}"


_BRACES = (
    "The braces do not fit. Write each placeholder as {name},"
    " and a brace that is meant as such twice: {{ or }}."
)


def _has_braces_that_fit(text: str) -> bool:
    try:
        _placeholders(text)
    except ValueError:
        return False
    return True


def _placeholders(text: str) -> dict[str, str]:
    """The names in braces, each with the word that is to lead it, as in `{project:az}`."""
    parts = string.Formatter().parse(text)
    return {name: word or "" for _, name, word, _ in parts if name is not None}


def _texts(written: _Id | None) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(written or ())
