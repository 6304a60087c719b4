"""A record to fill in as a file: where it is to stand, and putting it there."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from folio.actions.folders import Folders
from folio.errors import ShelfError, UsageError
from folio.model.base import Record
from folio.records.files import is_id, nearest_id
from folio.records.placing import place
from folio.records.schemas import MODELS
from folio.records.sheets import Blank, Sheet, blanks, text


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A record to fill in.

    `path` is where it is to stand, or None where it is only to be shown, and `text` what stands in
    it.
    """

    path: Path | None
    text: str

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """The fields that are left to fill in."""
        return blanks(self.text)


def unfilled(folders: Folders, path: Path | None, sheet: Sheet) -> Unfilled:
    """A sheet for a place; it names its JSON Schema where that is at hand from there."""
    return Unfilled(path, text(replace(sheet, schema=schema_for(folders, path, sheet.model))))


def put(record: Unfilled) -> None:
    """Write a record to fill in to its place, whole or not at all.

    Raises UsageError where something is there already, and ShelfError where nothing can be written.
    """
    if record.path is None:
        return
    folder = record.path.parent
    with ShelfError.told_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            place(record.path, record.text)
        except FileExistsError:
            raise is_there(record.path) from None


def is_there(path: Path) -> UsageError:
    """That nothing is written over what is there."""
    return UsageError(f"{path} is there already. Go on with that one, or choose another name.")


def check_id(name: str, whose: str) -> None:
    """Raise UsageError for a name that no record can have; `whose` begins the sentence."""
    if not is_id(name):
        near = nearest_id(name)
        meant = f" Did you mean '{near}'?" if near else ""
        raise UsageError(
            f"{whose} is made of small letters, digits and dashes, not '{name}'.{meant}"
        )


def schema_for(folders: Folders, path: Path | None, model: type[Record]) -> str:
    """The path from a record to its JSON Schema; empty for one outside the office's folder."""
    office = folders.records.resolve().parent
    if path is None or not path.resolve().is_relative_to(office):
        return ""
    schema = next(name for name, known in MODELS.items() if known is model)
    file = office / "schemas" / f"{schema}.json"
    return Path(os.path.relpath(file, path.resolve().parent)).as_posix()
