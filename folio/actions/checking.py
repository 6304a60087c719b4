"""Checking a project: what is worth a second look, with its place in the files."""

from dataclasses import dataclass

from folio.actions.folders import Folders
from folio.actions.reading import languages_of, read
from folio.checks.rules import remarks
from folio.model.remark import Remark
from folio.records.messages import field_path
from folio.records.reader import Reading


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


def check(folders: Folders, project: str) -> tuple[Told, ...]:
    """Read records and catalogues, and run the checks.

    Raises RecordsError where the records have problems, and TemplateError where a catalogue has.
    """
    reading = read(folders, project)
    languages_of(folders, reading)
    return tuple(_told(project, reading, remark) for remark in remarks(reading.register))


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
