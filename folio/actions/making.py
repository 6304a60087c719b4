"""Making: a document is composed, rendered and shelved; a build is closed."""

import datetime
import hashlib
import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from folio.actions.checking import check
from folio.actions.corrections import digests
from folio.actions.drafts import refuse_drafts
from folio.actions.folders import Folders
from folio.actions.planning import (
    Plan,
    composed,
    fingerprint,
)
from folio.actions.reading import read
from folio.actions.reporting import note_submitted
from folio.actions.selecting import Planned
from folio.actions.told import Told
from folio.actions.views import Views
from folio.documents.catalogue import KINDS
from folio.errors import FolioError
from folio.outputs import Entry
from folio.records.reader import Reading
from folio.rendering import render
from folio.rendering.workers import Workers

log = logging.getLogger("folio")

HANDS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
"""How many documents are rendered at once: one a core that this program may use."""


class ChangedMeanwhileError(FolioError):
    """The records changed during a build, so that a document has no subject any more."""

    exit_code = 75

    def __init__(self, document: Planned) -> None:
        super().__init__(f"{document.name} has no record any more: build again.")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: paths on the shelf by what became of them, and what is missing.

    `frozen` are the files of reports that were submitted before, and `submitted` the reports that
    are noted as submitted now.
    """

    made: tuple[str, ...]
    up_to_date: tuple[str, ...]
    swept: tuple[str, ...]
    remarks: tuple[Told, ...]
    frozen: tuple[str, ...] = ()
    submitted: tuple[str, ...] = ()


@cache
def workers() -> Workers:
    """The rendering processes of this program; `start` them early, and `stop` them at the end."""
    return Workers(HANDS)


def make(folders: Folders, document: Planned, workers: Workers | None = None) -> str:
    """Compose, render and shelve one document; return its path on the shelf.

    The records are taken as they are now, and the template's digest before it is used: what is
    saved meanwhile makes the document due again. With `workers`, one of these renders it.

    Raises ChangedMeanwhileError where the document has no subject any more, IncompleteError where
    it is to be final and something is missing by now, TemplateError where the template is broken,
    and ShelfError or BusyError where it cannot be put on the shelf.
    """
    reading = read(folders, document.project)
    _refuse_changed(reading, document)
    if document.is_final:
        refuse_drafts(reading.register, [document])
    template = folders.template(KINDS[document.kind].template, document.project)
    digest = template.digest(document.form)
    log.info("Step 4 of 6 · Compose %s", document.name)
    view = composed(folders, reading, document)
    log.info("Step 5 of 6 · Render %s.%s", document.name, document.form)
    drawn = (document.form, view.fields, template)
    content = workers.render(*drawn, view.digest) if workers else render(*drawn)
    log.info("Step 6 of 6 · Shelve %s", document.path)
    entry = Entry(
        kind=document.kind,
        subject=document.subject,
        language=document.language,
        form=document.form,
        fingerprint=fingerprint(view.digest_in(document.form), digest),
        template=digest,
        records=digests(reading, document.kind, document.subject),
        digest=hashlib.sha256(content).hexdigest(),
    )
    folders.shelf(document.project).shelve(document.path, content, entry)
    return document.path


def settle(
    folders: Folders,
    plan: Plan,
    made: Iterable[str] = (),
    today: datetime.date | None = None,
) -> Built:
    """Close a build: sweep what no record stands for, and bring the colophon up to date.

    A record may change without changing a document; the colophon then names the record as it is.
    Reports that were to be submitted are noted as such. Returns what the build came to, with the
    remarks on the records as `check` tells them on that day; raises what `note_submitted` raises.
    """
    shelf = folders.shelf(plan.project)
    shelf.sweep(plan.gone)
    reading = read(folders, plan.project)
    noted = shelf.colophon.documents
    renewed = {
        document.path: replace(
            noted[document.path], records=digests(reading, document.kind, document.subject)
        )
        for document in plan.up_to_date
        if _is_still(noted.get(document.path), reading, document)
    }
    shelf.note({path: entry for path, entry in renewed.items() if entry != noted[path]})
    submitted = note_submitted(folders, plan, reading) if plan.submitted_on else ()
    views = Views.of(folders, plan.project, reading)
    remarks = check(folders, plan.project, today, views=views)
    for document in (*plan.to_make, *plan.up_to_date):
        if _has_subject(reading, document):
            views.digest(document.kind, document.subject, document.language, document.form)
    views.keep()
    there = set(made)
    return Built(
        made=tuple(document.path for document in plan.to_make if document.path in there),
        up_to_date=tuple(document.path for document in plan.up_to_date),
        swept=plan.gone,
        remarks=remarks,
        frozen=plan.frozen,
        submitted=submitted,
    )


def _refuse_changed(reading: Reading, document: Planned) -> None:
    if not _has_subject(reading, document):
        raise ChangedMeanwhileError(document)


def _has_subject(reading: Reading, document: Planned) -> bool:
    """Whether there is still something to tell of, in this language."""
    register = reading.register
    kind = KINDS[document.kind]
    is_there = document.subject in kind.subjects(register)
    return is_there and document.language in kind.languages(register, document.subject)


def _is_still(entry: Entry | None, reading: Reading, document: Planned) -> bool:
    """Whether the document on the shelf is the one that was planned, and its subject is there."""
    is_there = document.subject in KINDS[document.kind].subjects(reading.register)
    return is_there and entry is not None and entry.fingerprint == document.fingerprint
