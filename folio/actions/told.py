"""Remarks as people are told them: with their places in the files."""

from dataclasses import dataclass

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
    language: str = ""

    @property
    def place(self) -> str:
        """File, line, column and field, as editors understand them."""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.field}" if self.field else place


def told(project: str, reading: Reading, remark: Remark) -> Told:
    """A remark with its place in the files that were read."""
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
        remark.language,
    )
