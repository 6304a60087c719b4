"""Planning: which documents there should be, and which of them are out of date."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self, TypedDict

from folio.actions.folders import Folders
from folio.actions.reading import languages_of, read, spoken
from folio.documents.catalogue import KINDS
from folio.documents.view import Document
from folio.errors import IncompleteError, UsageError
from folio.model.meeting import Meeting
from folio.model.product import Product, State
from folio.model.register import Register
from folio.model.submissions import Submission, in_force
from folio.outputs import Entry, Shelf
from folio.publishing import SubmittedError
from folio.records.messages import nearest
from folio.records.reader import Reading
from folio.rendering import FORMS
from folio.text.grammar import grammar
from folio.text.language import Language

KindName = StrEnum("KindName", {name: name for name in KINDS})  # type: ignore[misc]
"""The kinds of document there are, as choices."""
FormName = StrEnum("FormName", {name: name for name in FORMS})  # type: ignore[misc]
"""The forms of a document, as choices."""


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


class Terms(TypedDict, total=False):
    """On which terms reports are made: see `plan`."""

    final: bool
    submitted_on: datetime.date | None
    again: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """One document as it is to be: small and plain, to be passed between tasks.

    `partner` is the one it concerns, if it concerns one. `why` tells why it is due, and is empty
    where the document on the shelf is up to date.
    """

    project: str
    kind: str
    subject: str
    language: str
    form: str
    partner: str = ""
    fingerprint: str = ""
    why: str = ""

    @property
    def name(self) -> str:
        """The file's name without its ending: `newsletter-2013-04-vejle-lv`."""
        return f"{self.kind}-{self.subject}-{self.language}"

    @property
    def path(self) -> str:
        """Its place on the project's shelf."""
        return f"{self.kind}/{self.subject}/{self.name}.{self.form}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to make, what stays as it is, what is swept, what cannot be made yet.

    `frozen` are files of submitted reports, which no build touches. With `submitted_on`, the
    reports among the documents are noted in the ledger on that day, `again` where the agency has
    sent them back.
    """

    project: str
    to_make: tuple[Planned, ...]
    up_to_date: tuple[Planned, ...]
    gone: tuple[str, ...]
    waiting: tuple[str, ...]
    frozen: tuple[str, ...] = ()
    submitted_on: datetime.date | None = None
    again: bool = False


def plan(
    folders: Folders,
    project: str,
    selection: Selection = EVERYTHING,
    *,
    force: bool = False,
    final: bool = False,
    submitted_on: datetime.date | None = None,
    again: bool = False,
) -> Plan:
    """What a build would do. A document is due where anything that shapes its bytes has changed.

    `force` makes everything selected due, but for the files of reports that were submitted. With
    `submitted_on`, the reports selected are to be noted as submitted on that day; `again` frees
    those that were submitted before, since the agency has sent them back.

    Raises RecordsError where the records have problems, TemplateError where a catalogue has,
    UsageError where the selection names what there is not, IncompleteError where a report is to be
    `final` and lacks something, and SubmittedError where it was submitted before.
    """
    reading = read(folders, project)
    refuse_unknown(reading, selection)
    languages = languages_of(folders, reading)
    shelf = folders.shelf(project)
    noted = shelf.colophon.documents
    register = reading.register
    wanted = {one.path: one for one in _wanted(folders, project, register, languages)}
    chosen = [document for document in wanted.values() if selection.admits(document)]
    if final or submitted_on:
        _refuse_drafts(register, chosen)
    submissions = in_force(folders.ledger(project).read().submissions)
    if submitted_on and not again:
        _refuse_submitted(submissions, chosen)
    sent_back = {(one.kind, one.subject) for one in chosen} if again else set()
    frozen = _frozen(submissions, sent_back)
    judged = [
        replace(document, why=_why(shelf, noted.get(document.path), document, force=force))
        for document in chosen
        if document.path not in frozen
    ]
    gone = (
        path
        for path, entry in noted.items()
        if path not in wanted and path not in frozen and selection.admits(entry)
    )
    kept = tuple(document.path for document in chosen if document.path in frozen)
    return Plan(
        project,
        to_make=tuple(document for document in judged if document.why),
        up_to_date=tuple(document for document in judged if not document.why),
        gone=tuple(sorted(gone)),
        waiting=(*_waiting(reading), *_lost(shelf, frozen, kept)),
        frozen=kept,
        submitted_on=submitted_on,
        again=again,
    )


def composed(folders: Folders, reading: Reading, document: Planned) -> Document:
    """What a document says."""
    language = spoken(folders, reading, document.language)
    return KINDS[document.kind].compose(reading.register, document.subject, language)


def fingerprint(view: Document, template_digest: str) -> str:
    """SHA-256 of all that shapes a document's bytes: what it says, and what draws it."""
    return hashlib.sha256(f"{view.digest} {template_digest}".encode()).hexdigest()


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
            if name not in known:
                raise UsageError(f"There is no {noun} '{name}' here. {nearest(name, known)}")
    _refuse_without_any(register, wish)
    for name in wish.meetings:
        _refuse_waiting(reading, "meetings", name)
    for name in wish.products:
        _refuse_waiting(reading, "products", name)


def refuse_other(reading: Reading, document: Planned) -> None:
    """Raise UsageError where there is no such document, naming what there is."""
    kind, subject = document.kind, document.subject
    refuse_unknown(reading, Selection((kind,), (document.language,), forms=(document.form,)))
    register = reading.register
    folders = {"meeting": "meetings", "product": "products", "partner": "partners"}
    known = {name: folders[noun] for noun in KINDS[kind].about for name in _named(register, noun)}
    if subject not in known:
        what = f"There is no {' or '.join(KINDS[kind].about)} '{subject}' here."
        raise UsageError(f"{what} {nearest(subject, known)}")
    _refuse_waiting(reading, known[subject], subject)
    subjects = KINDS[kind].subjects(register)
    if subject not in subjects:
        raise UsageError(f"There is no {kind} of '{subject}'. {nearest(subject, subjects)}")
    spoken_there = KINDS[kind].languages(register, subject)
    if document.language not in spoken_there:
        known_there = nearest(document.language, spoken_there)
        what = f"The {kind} of '{subject}' is not made in '{document.language}'."
        raise UsageError(f"{what} {known_there}")


def _refuse_drafts(register: Register, chosen: Iterable[Planned]) -> None:
    """Raise IncompleteError with all that the reports chosen lack, by the partner that owes it."""
    reports = dict.fromkeys(
        (one.kind, one.subject, one.language) for one in chosen if _can_be_draft(one)
    )
    if not reports:
        known = " or ".join(name for name, kind in KINDS.items() if kind.lacks)
        raise UsageError(
            f"Only a report is final or submitted, and none is meant. Say --kind {known}."
        )
    english = Language("en", register.project.working_language)
    missing: dict[tuple[str, str], list[str]] = {}
    for kind, subject, code in reports:
        if lacks := KINDS[kind].lacks:
            for one in lacks(register, subject, code, english):
                missing.setdefault((one.by, str(one.what)), []).append(f"{kind}-{subject}-{code}")
    if missing:
        raise IncompleteError("\n".join(_told_missing(missing, len(reports))))


def _can_be_draft(document: Planned) -> bool:
    return KINDS[document.kind].lacks is not None


def _told_missing(missing: Mapping[tuple[str, str], list[str]], asked: int) -> Iterator[str]:
    """Who owes what, and for which reports."""
    for by in dict.fromkeys(by for by, _ in missing):
        yield f"{by} owes:"
        for (owner, what), reports in missing.items():
            others = f" and {len(reports) - 1} more" if len(reports) > 1 else ""
            if owner == by:
                yield f"  {what}  (for {reports[0]}{others})"
    drafts = len({name for names in missing.values() for name in names})
    yield (
        f"{drafts} of {asked} report{'' if asked == 1 else 's'} "
        f"{'is' if drafts == 1 else 'are'} not complete. Nothing was made."
    )


def _refuse_submitted(submissions: Iterable[Submission], chosen: Iterable[Planned]) -> None:
    """Raise SubmittedError where a report was submitted before, with other files."""
    files: dict[tuple[str, str], set[str]] = {}
    for document in chosen:
        files.setdefault((document.kind, document.subject), set()).add(document.path)
    for before in submissions:
        meant = files.get((f"{before.kind}-report", before.subject))
        if meant and meant != set(before.documents):
            raise SubmittedError(before)


def _frozen(submissions: Iterable[Submission], sent_back: Set[tuple[str, str]]) -> dict[str, str]:
    """The files of the reports that were submitted, each with its SHA-256."""
    return {
        path: digest
        for one in submissions
        for path, digest in one.documents.items()
        if (f"{one.kind}-report", one.subject) not in sent_back
    }


def _lost(shelf: Shelf, frozen: Mapping[str, str], kept: Iterable[str]) -> Iterator[str]:
    """Files of submitted reports that are not there any more as they were submitted."""
    for path in kept:
        if not shelf.holds(path, frozen[path]):
            yield (
                f"{path} was submitted, and the file is gone or was changed. Put it back from a "
                "backup copy: what was submitted is not made again."
            )


def _named(register: Register, noun: str) -> Iterable[str]:
    """The ids of all records that a document can be about."""
    by_noun: dict[str, Iterable[str]] = {
        "meeting": register.meetings,
        "product": register.products,
        "partner": register.partners,
    }
    return by_noun[noun]


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


def _refuse_waiting(reading: Reading, folder: str, subject: str) -> None:
    """Raise UsageError where a record does not hold enough yet to be told of."""
    register = reading.register
    by_folder: dict[str, Mapping[str, Meeting | Product]] = {
        "meetings": register.meetings,
        "products": register.products,
    }
    records = by_folder.get(folder, {})
    if (record := records.get(subject)) and record.lacks:
        needed = _needed(reading, f"{folder}/{subject}", record.lacks)
        raise UsageError(f"Nothing can be made of '{subject}' yet: {needed}.")


def _wanted(
    folders: Folders, project: str, register: Register, languages: Iterable[Language]
) -> Iterator[Planned]:
    """Every document there should be, with its fingerprint."""
    for kind in KINDS.values():
        digests = {form: folders.template(kind.template).digest(form) for form in FORMS}
        for subject in kind.subjects(register):
            partner = kind.partner(register, subject)
            spoken_there = kind.languages(register, subject)
            for language in (one for one in languages if one.code in spoken_there):
                view = kind.compose(register, subject, language)
                for form, digest in digests.items():
                    code, printed = language.code, fingerprint(view, digest)
                    yield Planned(project, kind.name, subject, code, form, partner, printed)


def _waiting(reading: Reading) -> Iterator[str]:
    """Meetings and finished products that nothing can be told of yet, with what records lack."""
    for meeting in reading.register.meetings_in_order:
        if meeting.lacks:
            yield f"{meeting.id}: {_needed(reading, f'meetings/{meeting.id}', meeting.lacks)}."
    for product in reading.register.products.values():
        if product.state == State.FINAL and product.lacks:
            yield f"{product.id}: {_needed(reading, f'products/{product.id}', product.lacks)}."


def _needed(reading: Reading, record: str, lacks: tuple[str, ...]) -> str:
    missing = grammar("en").names([f"'{field}'" for field in lacks])
    return f"write {missing} into {reading.sources[record].path}"


def _why(shelf: Shelf, entry: Entry | None, document: Planned, *, force: bool) -> str:
    if force:
        return "asked for"
    if entry is None:
        return "new"
    if entry.fingerprint != document.fingerprint:
        return "changed"
    return "" if shelf.holds(document.path, entry.digest) else "missing or altered"


def _is_among(value: str, chosen: tuple[str, ...]) -> bool:
    return not chosen or value in chosen
