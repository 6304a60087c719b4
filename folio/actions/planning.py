"""Planning: which documents there should be, and which of them are out of date."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from folio.actions.corrections import replaced_days
from folio.actions.drafts import (
    can_be_draft,
    frozen,
    lost,
    refuse_day,
    refuse_drafts,
    refuse_part,
    refuse_submitted,
)
from folio.actions.folders import Folders
from folio.actions.reading import read, spoken
from folio.actions.selecting import EVERYTHING, Planned, Selection, needed, refuse_unknown
from folio.actions.views import Views, view_of
from folio.documents.catalogue import KINDS
from folio.documents.corrections import corrected
from folio.documents.view import Document, News
from folio.model.product import State
from folio.model.register import Register
from folio.model.submissions import in_force
from folio.outputs import Entry, Shelf
from folio.records.reader import Reading
from folio.rendering import FORMS


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is to make, what stays as it is, what is swept, what cannot be made yet.

    `frozen` are files of submitted reports, which no build touches; of those that are gone or
    altered, `lost` tells what to do. With `submitted_on`, the
    reports among the documents are noted in the ledger on that day, `again` where the agency has
    sent them back.
    """

    project: str
    to_make: tuple[Planned, ...]
    up_to_date: tuple[Planned, ...]
    gone: tuple[str, ...]
    waiting: tuple[str, ...]
    frozen: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    submitted_on: datetime.date | None = None
    again: bool = False

    @property
    def in_turn(self) -> tuple[Planned, ...]:
        """What there is to make, in the order in which all of it is done soonest.

        PDFs take longest, and tell Word files on which pages their headings are.
        """
        return tuple(sorted(self.to_make, key=lambda document: document.form != "pdf"))


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
    views = Views.of(folders, project, reading)
    shelf = folders.shelf(project)
    noted = shelf.colophon.documents
    register = reading.register
    wanted = {one.path: one for one in _wanted(project, register)}
    chosen = [document for document in wanted.values() if selection.admits(document)]
    if final or submitted_on:
        refuse_drafts(register, chosen)
        chosen = [replace(document, is_final=can_be_draft(document)) for document in chosen]
    written = folders.ledger(project).read()
    submissions = in_force(written.submissions)
    if submitted_on:
        refuse_part(selection)
        refuse_day(register, submissions, chosen, submitted_on)
        refuse_submitted(submissions, chosen, noted, reading, again=again)
    sent_back = {(one.kind, one.subject) for one in chosen} if again else set()
    fixed = frozen(submissions, sent_back)
    replaced = replaced_days(views, written.publications)
    open_to_change = [
        replace(document, replaces=replaced.get((document.kind, document.subject), ""))
        for document in chosen
        if document.path not in fixed
    ]
    judged = [
        replace(document, why=_why(shelf, noted.get(document.path), document, force=force))
        for document in _printed(folders, views, open_to_change)
    ]
    views.keep()
    gone = (
        path
        for path, entry in noted.items()
        if path not in wanted and path not in fixed and selection.admits(entry)
    )
    kept = tuple(document.path for document in chosen if document.path in fixed)
    return Plan(
        project,
        to_make=tuple(document for document in judged if document.why),
        up_to_date=tuple(document for document in judged if not document.why),
        gone=tuple(sorted(gone)),
        waiting=tuple(_waiting(reading)),
        lost=tuple(lost(shelf, fixed, kept)),
        frozen=kept,
        submitted_on=submitted_on,
        again=again,
    )


def composed(folders: Folders, reading: Reading, document: Planned) -> Document:
    """What a document says."""
    view = view_of(folders, reading, document.kind, document.subject, document.language)
    if not (document.replaces and isinstance(view, News)):
        return view
    day = datetime.date.fromisoformat(document.replaces)
    return corrected(view, day, spoken(folders, reading, document.language))


def fingerprint(view_digest: str, template_digest: str) -> str:
    """SHA-256 of all that shapes a document's bytes: what it says, and what draws it."""
    return hashlib.sha256(f"{view_digest} {template_digest}".encode()).hexdigest()


def _wanted(project: str, register: Register) -> Iterator[Planned]:
    """Every document there should be."""
    for kind in KINDS.values():
        for subject in kind.subjects(register):
            partner = kind.partner(register, subject)
            spoken_there = kind.languages(register, subject)
            for code in (one for one in register.project.languages if one in spoken_there):
                for form in FORMS:
                    yield Planned(project, kind.name, subject, code, form, partner)


def _printed(folders: Folders, views: Views, documents: Iterable[Planned]) -> Iterator[Planned]:
    """The documents with their fingerprints."""
    drawn: dict[tuple[str, str], str] = {}
    for one in documents:
        looks = (KINDS[one.kind].template, one.form)
        if looks not in drawn:
            drawn[looks] = folders.template(looks[0], one.project).digest(one.form)
        said = (
            composed(folders, views.reading, one).digest_in(one.form)
            if one.replaces
            else views.digest(one.kind, one.subject, one.language, one.form)
        )
        yield replace(one, fingerprint=fingerprint(said, drawn[looks]))


def _waiting(reading: Reading) -> Iterator[str]:
    """Meetings and finished products that nothing can be told of yet, with what records lack."""
    for meeting in reading.register.meetings_in_order:
        if meeting.lacks:
            yield f"{meeting.id}: {needed(reading, f'meetings/{meeting.id}', meeting.lacks)}."
    for product in reading.register.products.values():
        if product.state == State.FINAL and product.lacks:
            yield f"{product.id}: {needed(reading, f'products/{product.id}', product.lacks)}."


def _why(shelf: Shelf, entry: Entry | None, document: Planned, *, force: bool) -> str:
    if force:
        return "asked for"
    if entry is None:
        return "new"
    if entry.fingerprint != document.fingerprint:
        return "changed"
    return "" if shelf.holds(document.path, entry.digest) else "missing or altered"
