"""Previewing: one document made at once, beside the shelf's, and again as often as it changes."""

import logging
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from folio.actions.folders import Folders
from folio.actions.planning import fingerprint
from folio.actions.reading import read, saved, sources
from folio.actions.selecting import NotYetError, Planned, refuse_other, refuse_unheard_of
from folio.actions.views import view_of
from folio.documents.catalogue import KINDS
from folio.documents.fields import fields
from folio.documents.view import Document
from folio.errors import RecordsError, TemplateError
from folio.rendering import Template, html, render, review
from folio.rendering.workers import Workers

log = logging.getLogger("folio")


@dataclass
class Preview:
    """One document, made beside the shelf's as often as it turns out otherwise than before.

    With `workers`, one of these renders it. `file` is where it was made last, and whole.
    """

    folders: Folders
    document: Planned
    workers: Workers | None = None
    file: Path | None = None
    _state: str = field(default="", init=False)
    _fingerprint: str = field(default="", init=False)

    def make(self) -> bool:
        """Make it as the files are now; return False where it would be what it was.

        Raises UsageError where there is no such document; RecordsError, TemplateError or
        PictureError with all that is wrong; ShelfError or BusyError where it cannot be put away.
        """
        project, document = self.document.project, self.document
        reading = read(self.folders, project)
        refuse_other(reading, document)
        log.info("Step 4 of 6 · Compose %s", document.name)
        view = view_of(self.folders, reading, document.kind, document.subject, document.language)
        shaped_by = fingerprint(view.digest_in(document.form), self._template.digest(document.form))
        if shaped_by == self._fingerprint and self.file and self.file.exists():
            return False
        log.info("Step 5 of 6 · Render %s.%s", document.name, document.form)
        content = self._drawn(view)
        log.info("Step 6 of 6 · Shelve %s", document.name)
        shelf = self.folders.shelf(project)
        self.file = shelf.preview(f"{document.name}.{document.form}", content)
        self._fingerprint = shaped_by
        return True

    def refuse_other(self) -> None:
        """Raise UsageError where there is no such document, and waiting would not bring it.

        Whether its record has problems, or not enough in it yet, is left to `make`.
        """
        try:
            refuse_other(read(self.folders, self.document.project), self.document)
        except NotYetError:
            return
        except RecordsError:
            refuse_unheard_of(self.folders, self.document)

    def is_stale(self) -> bool:
        """Whether a file that it may be made of was saved since this was last asked."""
        before, self._state = self._state, saved(self._sources())
        return self._state != before

    def forget(self) -> None:
        """Let it be stale, though nothing is saved: what was wrong may have passed by itself."""
        self._state = ""

    def places(self) -> tuple[Path, ...]:
        """The folders in which these files stand."""
        places = {path if path.is_dir() else path.parent for path in self._sources()}
        return tuple(sorted(place for place in places if place.is_dir()))

    def _drawn(self, view: Document) -> bytes:
        """The bytes; raise TemplateError with all that is wrong in the template's file at once."""
        draw = self.workers.render if self.workers else render
        drawn = (self.document.form, view.fields, self._template)
        try:
            with suppress(BrokenProcessPool):  # killed, as when the memory was short: once more
                return draw(*drawn)
            return draw(*drawn)
        except TemplateError as error:
            raise self._reviewed(error) from error

    def _reviewed(self, error: TemplateError) -> TemplateError:
        """All the faults of the template's file, where more can be found than the first."""
        template, view = self._template, KINDS[self.document.kind].view
        file = template.word_file if self.document.form == "docx" else template.page_file
        found = review(template, file.name, fields(view), is_whole=False)
        faults = [str(fault) for fault in found if not fault.is_remark]
        return TemplateError("\n".join(faults)) if faults else error

    @property
    def _template(self) -> Template:
        kind, project = KINDS[self.document.kind], self.document.project
        return self.folders.template(kind.template, project)

    def _sources(self) -> Iterator[Path]:
        """What it may be made of; editors keep notes of their own beside it, in hidden files."""
        folders = (self.folders.locale, *self._template.folders)
        looks = (path for folder in folders for path in (folder, *folder.rglob("*")))
        for path in chain(sources(self.folders, self.document.project), looks):
            if not path.name.startswith("."):
                yield path


def preview(
    folders: Folders, project: str, kind: str, subject: str, language: str, form: str = "pdf"
) -> Path:
    """Make one document at once, beside the shelf's, and return its file.

    Raises what `Preview.make` raises.
    """
    shown = Preview(folders, Planned(project, kind, subject, language, form))
    shown.make()
    assert shown.file  # noqa: S101 - it has just been made
    return shown.file


def page(folders: Folders, project: str, kind: str, subject: str, language: str) -> str:
    """The HTML from which a document's PDF is printed, for a look at it or a measurement."""
    view = view_of(folders, read(folders, project), kind, subject, language)
    return html(view.fields, folders.template(KINDS[kind].template, project))
