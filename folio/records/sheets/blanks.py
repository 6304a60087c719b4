"""The blanks of a record: fields that are named, with nothing behind them yet."""

from dataclasses import dataclass

from folio.records import yaml_file
from folio.records.fields import value_at
from folio.records.messages import field_path


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to fill in: its line in the file, counted from 1, and its path in the record."""

    line: int
    field: str


def blanks(text: str) -> tuple[Blank, ...]:
    """The blanks of a file, in its order."""
    tree = yaml_file.tree(text.encode())
    empty = [path for path in tree.values if path and value_at(tree.value, path) is None]
    found = [Blank(tree.key_mark(path).line, field_path(path)) for path in empty]
    return tuple(sorted(found, key=lambda blank: blank.line))
