"""Selecting: which documents are meant, and that there are such documents."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypedDict

from folio.actions.folders import Folders
from folio.documents.catalogue import KINDS
from folio.errors import UsageError
from folio.model.meeting import Meeting
from folio.model.product import Product
from folio.model.register import Register
from folio.outputs import Entry
from folio.records.files import listing
from folio.records.messages import nearest
from folio.records.reader import Reading
from folio.rendering import FORMS
from folio.text.grammar import grammar
from folio.text.language import languages

KindName = StrEnum("KindName", {name: name for name in KINDS})  # type: ignore[misc]
"""The kinds of document there are, as choices."""
FormName = StrEnum("FormName", {name: name for name in FORMS})  # type: ignore[misc]
"""The forms of a document, as choices."""


class NotYetError(UsageError):
    """A record does not hold enough yet to be told of; the message says what it lacks."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents are meant; what is empty selects all."""

    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    @classmethod
    def of(cls, **asked: Iterable[str] | None) -> Self:
        """A selection from what was asked for by the names of the fields, each as it came."""
        return cls(**{noun: tuple(map(str, names or ())) for noun, names in asked.items()})

    def admits(self, document: "Planned | Entry") -> bool:
        """Whether a document is among those meant; one whose record is gone concerns nobody."""
        partner = document.partner if isinstance(document, Planned) else ""
        return (
            _is_among(document.kind, self.kinds)
            and _is_among(document.language, self.languages)
            and _is_among(partner, self.partners)
            and _is_among(document.subject, (*self.meetings, *self.products))
            and _is_among(document.form, self.forms)
        )


EVERYTHING = Selection()
_FOLDERS = {"meeting": "meetings", "product": "products", "partner": "partners"}
"""Where the records stand of what a document can be about."""


class Terms(TypedDict, total=False):
    """On which terms reports are made: see `plan`."""

    final: bool
    submitted_on: datetime.date | None
    again: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """One document as it is to be: small and plain, to be passed between tasks.

    `partner` is the one it concerns, if it concerns one. `why` tells why it is due, and is empty
    where the document on the shelf is up to date. One that `is_final` is not made as a draft.
    `replaces` is the day on which the version went out that it corrects, as ISO 8601 writes it.
    """

    project: str
    kind: str
    subject: str
    language: str
    form: str
    partner: str = ""
    fingerprint: str = ""
    why: str = ""
    is_final: bool = False
    replaces: str = ""

    @property
    def name(self) -> str:
        """The file's name without its ending: `newsletter-2013-04-vejle-lv`."""
        return f"{self.kind}-{self.subject}-{self.language}"

    @property
    def path(self) -> str:
        """Its place on the project's shelf."""
        return f"{self.kind}/{self.subject}/{self.name}.{self.form}"


def refuse_unknown(reading: Reading, wish: Selection) -> None:
    """Raise UsageError for a name that nothing bears: a misspelt name is no empty selection."""
    register = reading.register
    known_by_noun: dict[str, tuple[tuple[str, ...], Iterable[str]]] = {
        "kind of document": (wish.kinds, KINDS),
        "language": (wish.languages, register.project.languages),
        "partner": (wish.partners, register.partners),
        "meeting": (wish.meetings, register.meetings),
        "product": (wish.products, register.products),
        "form": (wish.forms, FORMS),
    }
    for noun, (asked, known) in known_by_noun.items():
        for name in asked:
            _refuse(noun, name, known)
    _refuse_without_any(register, wish)
    for name in wish.meetings:
        _refuse_waiting(reading, "meetings", name, wish.kinds or KINDS)
    for name in wish.products:
        _refuse_waiting(reading, "products", name, wish.kinds or KINDS)


def refuse_other(reading: Reading, document: Planned) -> None:
    """Raise UsageError where there is no such document, naming what there is."""
    kind, subject = document.kind, document.subject
    refuse_unknown(reading, Selection((kind,), (document.language,), forms=(document.form,)))
    register = reading.register
    known = {name: _FOLDERS[noun] for noun in KINDS[kind].about for name in named(register, noun)}
    _refuse(" or ".join(KINDS[kind].about), subject, known)
    _refuse_waiting(reading, known[subject], subject, [kind])
    subjects = KINDS[kind].subjects(register)
    if subject not in subjects:
        raise NotYetError(f"There is no {kind} of '{subject}'. {nearest(subject, subjects)}")
    spoken_there = KINDS[kind].languages(register, subject)
    if document.language not in spoken_there:
        known_there = nearest(document.language, spoken_there)
        what = f"The {kind} of '{subject}' is not made in '{document.language}'."
        raise UsageError(f"{what} {known_there}")


def refuse_unheard_of(folders: Folders, document: Planned) -> None:
    """The same while records have problems, by what is known without them: the names of files."""
    _refuse("kind of document", document.kind, KINDS)
    _refuse("form", document.form, FORMS)
    _refuse("language", document.language, languages(folders.locale))
    ids = listing(folders.records / document.project).ids
    about = KINDS[document.kind].about
    known = [name for noun in about for name in ids.get(_FOLDERS[noun], ())]
    _refuse(" or ".join(about), document.subject, known)


def named(register: Register, noun: str) -> Iterable[str]:
    """The ids of all records that a document can be about."""
    by_noun: dict[str, Iterable[str]] = {
        "meeting": register.meetings,
        "product": register.products,
        "partner": register.partners,
    }
    return by_noun[noun]


def _refuse(noun: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        raise UsageError(f"There is no {noun} '{name}' here. {nearest(name, known)}")


def _refuse_without_any(register: Register, wish: Selection) -> None:
    """Raise UsageError where a kind that is asked for can tell of nothing that is asked for."""
    for name in wish.kinds:
        if why := KINDS[name].why_none(register):
            raise UsageError(why)
    for noun, asked in (("meeting", wish.meetings), ("product", wish.products)):
        kinds = [name for name, kind in KINDS.items() if noun in kind.about]
        if asked and wish.kinds and not set(kinds) & set(wish.kinds):
            told = " or ".join(wish.kinds)
            raise UsageError(f"No {told} is about a {noun}. Known: {', '.join(kinds)}.")


def _refuse_waiting(reading: Reading, folder: str, subject: str, kinds: Iterable[str]) -> None:
    """Raise NotYetError where a record does not hold enough yet for any of some kinds."""
    register = reading.register
    if any(subject in KINDS[kind].subjects(register) for kind in kinds):
        return
    by_folder: dict[str, Mapping[str, Meeting | Product]] = {
        "meetings": register.meetings,
        "products": register.products,
    }
    records = by_folder.get(folder, {})
    if (record := records.get(subject)) and record.lacks:
        what = needed(reading, f"{folder}/{subject}", record.lacks)
        raise NotYetError(f"Nothing can be made of '{subject}' yet: {what}.")


def needed(reading: Reading, record: str, lacks: tuple[str, ...]) -> str:
    """What is to be written where, as the end of a sentence."""
    missing = grammar("en").names([f"'{field}'" for field in lacks])
    return f"write {missing} into {reading.sources[record].path}"


def _is_among(value: str, chosen: tuple[str, ...]) -> bool:
    return not chosen or value in chosen
