"""Sorting what is handed in: records with their pictures, and what is neither."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

from folio.actions.counter import Counter, why_no_record
from folio.errors import Message, UsageError, sentence
from folio.inbox import names


def refuse_missing(files: Sequence[Path]) -> None:
    """Raise UsageError where files cannot be handed in by command: none, not there, or no files."""
    if not files:
        raise UsageError("Name the file to hand in.")
    for path in files:
        if path.name.startswith("."):
            raise UsageError(f"{path} is a hidden file. Give it a name that begins with a letter.")
        if path.is_symlink():
            raise UsageError(f"{path} is a link. Name the file itself.")
        if path.is_dir():
            raise UsageError(f"{path} is a folder. Name the files in it.")
        if not path.is_file():
            raise UsageError(f"There is no file {path}. Look whether its name is right.")
        if not os.access(path, os.R_OK):
            raise UsageError(f"{path} cannot be read. Ask its owner for the right to read it.")


def with_pictures(counter: Counter, partner: str, files: Sequence[Path]) -> dict[Path, list[Path]]:
    """The records among some files, each with those pictures among them that it names.

    Raises UsageError for a picture that none of them names, and for two files of one name.
    """
    for path in files:
        if any(path != one and names.is_alike(path.name, one.name) for one in files):
            raise UsageError(
                f"Two of the files are called {names.shown(path.name)}. "
                "Hand in one after the other, or give them different names."
            )
    pictures = [path for path in files if names.is_picture(path.name)]
    records = [path for path in files if not names.is_picture(path.name)]
    wanted = {path: counter.named(partner, path) for path in records}
    for picture in pictures:
        if not any(normalize("NFC", picture.name) in one for one in wanted.values()):
            raise UsageError(
                f"{picture} is named in none of the files handed in with it. "
                "Write its name under 'photos' of the entry that it belongs to."
            )
    return {
        path: [one for one in pictures if normalize("NFC", one.name) in wanted[path]]
        for path in records
    }


def fault(path: Path, twins: Mapping[str, str]) -> Message | None:
    """What keeps something in a drop folder from being read at all."""
    if path.is_symlink():
        return sentence("This is a link to something elsewhere.") + sentence(
            "Put the file itself here."
        )
    if path.is_dir():
        return sentence("This is a folder.") + sentence(
            "Put the files in it here, without the folder around them."
        )
    if not path.is_file():
        return sentence("This is no ordinary file.") + sentence("Put the file itself here.")
    if path.name in twins:
        return sentence(
            "The name differs from that of '{other}' only by capital letters or the form of a "
            "letter.",
            other=twins[path.name],
        ) + sentence("Give the two different names.")
    if names.is_record(path.name) or names.is_picture(path.name):
        return names.fault(path.name)
    return why_no_record(path.name, path)


def why_waiting(path: Path) -> str:
    """Why something is left lying in a drop folder."""
    if names.is_picture(path.name):
        return "No file that was handed in names this picture yet."
    return "It is still being copied, or one of its pictures is. It is taken the next time."
