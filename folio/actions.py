"""All that can be asked of Folio: check, plan, make, settle, preview; the steps meet only here."""

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Self

from folio.checks.remark import Remark
from folio.checks.rules import remarks
from folio.documents.catalogue import KINDS
from folio.documents.view import Document
from folio.errors import UsageError
from folio.model.meeting import Meeting
from folio.outputs import Entry, Shelf
from folio.records import files, reader
from folio.records.messages import field_path, nearest
from folio.records.reader import Reading
from folio.records.schemas import schemas
from folio.rendering import FORMS, Template, html, render
from folio.rendering.workers import Workers
from folio.text.language import Language

log = logging.getLogger("folio")

KindName = StrEnum("KindName", {name: name for name in KINDS})  # type: ignore[misc]
"""The kinds of document there are, as choices."""
FormName = StrEnum("FormName", {name: name for name in FORMS})  # type: ignore[misc]
"""The forms of a document, as choices."""


HANDS = os.cpu_count() or 1
"""How many documents are rendered at once: one a core."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where records come from, where documents go, what they look like and which rules hold."""

    records: Path = Path("records")
    outputs: Path = Path("outputs")
    templates: Path = Path("templates")
    programmes: Path = Path("programmes")

    def shelf(self, project: str) -> Shelf:
        """Where a project's documents stand."""
        return Shelf(self.outputs / project)

    def template(self, kind: str) -> Template:
        """What documents of a kind look like."""
        return Template(self.templates / kind, self.templates / "_shared")

    @property
    def locale(self) -> Path:
        """Where the catalogues of fixed phrases are."""
        return self.templates / "locale"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents are meant; what is empty selects all."""

    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        kinds: Iterable[str] | None,
        languages: Iterable[str] | None,
        partners: Iterable[str] | None,
        meetings: Iterable[str] | None,
        forms: Iterable[str] | None,
    ) -> Self:
        """A selection from what was asked for, each as it came, in the order of the fields."""
        asked = (kinds, languages, partners, meetings, forms)
        return cls(*(tuple(str(name) for name in names or ()) for names in asked))

    def admits(self, document: "Planned") -> bool:
        """Whether a document is among those meant."""
        return (
            _is_among(document.kind, self.kinds)
            and _is_among(document.language, self.languages)
            and _is_among(document.partner, self.partners)
            and _is_among(document.subject, self.meetings)
            and _is_among(document.form, self.forms)
        )


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
    """What there is to make, what stays as it is, what is swept, what cannot be made yet."""

    project: str
    to_make: tuple[Planned, ...]
    up_to_date: tuple[Planned, ...]
    gone: tuple[str, ...]
    waiting: tuple[str, ...]

    @property
    def has_nothing_to_do(self) -> bool:
        """Whether the shelf is as it should be."""
        return not self.to_make and not self.gone


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: paths on the shelf by what became of them, and what is missing."""

    made: tuple[str, ...]
    up_to_date: tuple[str, ...]
    swept: tuple[str, ...]
    remarks: tuple["Told", ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A remark with the place of its record's file, for people."""

    project: str
    rule: str
    file: str
    line: int
    column: int
    field: str
    message: str
    partner: str

    @property
    def place(self) -> str:
        """File, line, column and field, as editors understand them."""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.field}" if self.field else place


@cache
def workers() -> Workers:
    """The rendering processes of this program; `start` them early, and `stop` them at the end."""
    return Workers(HANDS)


def projects(folders: Folders) -> tuple[str, ...]:
    """The names of the projects there are."""
    return files.projects(folders.records)


def check(folders: Folders, project: str) -> tuple[Told, ...]:
    """Read the records and run the checks; raise RecordsError where the records have problems."""
    reading = _read(folders, project)
    return tuple(_told(project, reading, remark) for remark in remarks(reading.register))


def plan(
    folders: Folders, project: str, selection: Selection = Selection(), *, force: bool = False
) -> Plan:
    """What a build would do. A document is due where anything that shapes its bytes has changed.

    Raises RecordsError where the records have problems, and UsageError where the selection names
    what there is not. `force` makes everything selected due.
    """
    reading = _read(folders, project)
    _refuse_unknown(reading, selection)
    shelf = folders.shelf(project)
    colophon = shelf.colophon.documents
    wanted = list(_wanted(folders, reading, project))
    known = {document.path for document in wanted}
    chosen = [document for document in wanted if selection.admits(document)]
    judged = [_judged(shelf, colophon.get(doc.path), doc, force=force) for doc in chosen]
    return Plan(
        project,
        to_make=tuple(document for document in judged if document.why),
        up_to_date=tuple(document for document in judged if not document.why),
        gone=tuple(sorted(path for path in colophon if path not in known)),
        waiting=tuple(_waiting(reading)),
    )


def make(folders: Folders, document: Planned, workers: Workers | None = None) -> str:
    """Compose, render and shelve one document; return its path on the shelf.

    The records are taken as they are now, so that what stands on the shelf is never older than
    its colophon says. With `workers`, one of these renders it.
    """
    reading = _read(folders, document.project)
    view = _composed(folders, reading, document)
    template = folders.template(document.kind)
    draw = workers.render if workers else render
    log.info("Step 5 of 6 · Render %s.%s", document.name, document.form)
    content = draw(document.form, view.fields, template)
    log.info("Step 6 of 6 · Shelve %s", document.path)
    entry = _entry(folders, reading, document, view, hashlib.sha256(content).hexdigest())
    folders.shelf(document.project).shelve(document.path, content, entry)
    return document.path


def settle(folders: Folders, plan: Plan, made: Iterable[str] = ()) -> Built:
    """Close a build: sweep documents whose records are gone, and bring the colophon up to date.

    A record may change without changing a document; the colophon then names the record as it is.
    Returns what the build came to, with the remarks on the records.
    """
    shelf = folders.shelf(plan.project)
    shelf.sweep(plan.gone)
    reading = _read(folders, plan.project)
    noted = shelf.colophon.documents
    renewed = {
        document.path: replace(noted[document.path], records=_digests(reading, document))
        for document in plan.up_to_date
    }
    shelf.note({path: entry for path, entry in renewed.items() if entry != noted[path]})
    return Built(
        made=tuple(made),
        up_to_date=tuple(document.path for document in plan.up_to_date),
        swept=plan.gone,
        remarks=check(folders, plan.project),
    )


def preview(
    folders: Folders, project: str, kind: str, subject: str, language: str, form: str = "pdf"
) -> Path:
    """Make one document at once, beside the shelf's, and return its file."""
    wish = Selection((kind,), (language,), meetings=(subject,), forms=(form,))
    reading = _read(folders, project)
    _refuse_unknown(reading, wish)
    document = Planned(project, kind, subject, language, form)
    view = _composed(folders, reading, document)
    log.info("Step 5 of 6 · Render %s.%s", document.name, form)
    content = render(form, view.fields, folders.template(kind))
    return folders.shelf(project).preview(f"{document.name}.{form}", content)


def page(folders: Folders, project: str, kind: str, subject: str, language: str) -> str:
    """The HTML from which a document's PDF is printed, for a look at it or a measurement."""
    document = Planned(project, kind, subject, language, "pdf")
    view = _composed(folders, _read(folders, project), document)
    return html(view.fields, folders.template(kind))


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the JSON Schemas of the records into a folder, and return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {folder / name: text for name, text in schemas().items()}
    for path, text in written.items():
        path.write_text(text, encoding="utf-8")
    return tuple(written)


def _wanted(folders: Folders, reading: Reading, project: str) -> Iterator[Planned]:
    """Every document there should be, with its fingerprint."""
    register = reading.register
    for kind in KINDS.values():
        prints = {form: folders.template(kind.name).digest(form) for form in FORMS}
        for subject in kind.subjects(register):
            for code in register.project.languages:
                view = kind.compose(register, subject, _language(folders, reading, code))
                for form in FORMS:
                    yield Planned(
                        project,
                        kind.name,
                        subject,
                        code,
                        form,
                        partner=kind.partner(register, subject),
                        fingerprint=_fingerprint(view, prints[form]),
                    )


def _waiting(reading: Reading) -> Iterator[str]:
    """Meetings that nothing can be told of yet, with what their records lack."""
    for meeting in reading.register.meetings_in_order:
        if meeting.lacks:
            yield f"{meeting.id}: {_needed(reading, meeting)}."


def _judged(shelf: Shelf, entry: Entry | None, document: Planned, *, force: bool) -> Planned:
    return replace(document, why=_why(shelf, entry, document, force=force))


def _why(shelf: Shelf, entry: Entry | None, document: Planned, *, force: bool) -> str:
    if force:
        return "asked for"
    if entry is None:
        return "new"
    if entry.fingerprint != document.fingerprint:
        return "changed"
    return "" if shelf.holds(document.path, entry.digest) else "missing or altered"


def _composed(folders: Folders, reading: Reading, document: Planned) -> Document:
    log.info("Step 4 of 6 · Compose %s %s %s", document.kind, document.subject, document.language)
    language = _language(folders, reading, document.language)
    return KINDS[document.kind].compose(reading.register, document.subject, language)


def _fingerprint(view: Document, template_digest: str) -> str:
    return hashlib.sha256(f"{view.digest} {template_digest}".encode()).hexdigest()


def _entry(
    folders: Folders, reading: Reading, document: Planned, view: Document, digest: str
) -> Entry:
    template = folders.template(document.kind).digest(document.form)
    return Entry(
        kind=document.kind,
        subject=document.subject,
        language=document.language,
        form=document.form,
        fingerprint=_fingerprint(view, template),
        template=template,
        records=_digests(reading, document),
        digest=digest,
    )


def _digests(reading: Reading, document: Planned) -> dict[str, str]:
    names = KINDS[document.kind].records(reading.register, document.subject)
    return {name: reading.sources[name].digest for name in names}


def _language(folders: Folders, reading: Reading, code: str) -> Language:
    return Language.load(code, folders.locale, reading.register.project.working_language)


def _told(project: str, reading: Reading, remark: Remark) -> Told:
    source = reading.sources[remark.record]
    mark = source.tree.mark(remark.field)
    return Told(
        project,
        remark.rule,
        str(source.path),
        mark.line,
        mark.column,
        field_path(remark.field),
        remark.message,
        remark.partner,
    )


def _is_among(value: str, chosen: tuple[str, ...]) -> bool:
    return not chosen or value in chosen


def _refuse_unknown(reading: Reading, wish: Selection) -> None:
    """Whatever is asked for must be there; a misspelt name is no empty selection."""
    register = reading.register
    known_by_noun: dict[str, tuple[tuple[str, ...], Iterable[str]]] = {
        "kind of document": (wish.kinds, KINDS),
        "language": (wish.languages, register.project.languages),
        "partner": (wish.partners, register.partners),
        "meeting": (wish.meetings, register.meetings),
        "form": (wish.forms, FORMS),
    }
    for noun, (asked, known) in known_by_noun.items():
        for name in asked:
            if name not in known:
                raise UsageError(f"There is no {noun} '{name}' here. {nearest(name, known)}")
    for name in wish.meetings:
        if register.meetings[name].lacks:
            needed = _needed(reading, register.meetings[name])
            raise UsageError(f"Nothing can be made of the meeting '{name}' yet: {needed}.")


def _needed(reading: Reading, meeting: Meeting) -> str:
    missing = " and ".join(f"'{field}'" for field in meeting.lacks)
    return f"write {missing} into {reading.sources[f'meetings/{meeting.id}'].path}"


def _read(folders: Folders, project: str) -> Reading:
    """The reading of a project, kept for as long as none of its files is saved anew."""
    return _reading(folders, project, _state(folders, project))


@lru_cache(maxsize=8)
def _reading(folders: Folders, project: str, _state: str) -> Reading:
    log.info("Steps 1 to 3 of 6 · Read, validate and join %s", project)
    return reader.read(folders.records, project, folders.programmes)


def _state(folders: Folders, project: str) -> str:
    """Names, sizes and times of all files that a reading depends on."""
    records, programmes = (folders.records / project).resolve(), folders.programmes.resolve()
    files = [*records.rglob("*"), *programmes.glob("*.yaml")]
    states = ((path, path.lstat()) for path in sorted(files))
    lines = (
        f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}" for path, state in states
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


__all__ = [
    "HANDS",
    "Built",
    "Folders",
    "FormName",
    "KindName",
    "Plan",
    "Planned",
    "Selection",
    "Told",
    "Workers",
    "check",
    "make",
    "page",
    "plan",
    "preview",
    "projects",
    "settle",
    "workers",
    "write_schemas",
]
