"""Which files of a project hold which records, and what of its folder cannot be one."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from folio.errors import Problem
from folio.model.base import Record
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.records import yaml_file
from folio.records.messages import did_you_mean
from folio.records.yaml_file import Tree

KINDS: dict[str, type[Record]] = {"partners": Partner, "meetings": Meeting, "products": Product}
"""The folders of a project that hold one record a file, with what each record is."""
MEDIA = "media"
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Source:
    """The file of one record: where it is, what stands in it, and the SHA-256 of its bytes."""

    path: Path
    digest: str
    tree: Tree


def projects(records: Path) -> tuple[str, ...]:
    """The names of the projects under the records folder."""
    return tuple(path.name for path in _visible(records) if path.is_dir())


def record_files(folder: Path, kind: str) -> list[Path]:
    """The files of one kind whose names can be ids, by name."""
    return [path for path in _visible(folder / kind) if _can_be_record(path)]


def misplaced(folder: Path) -> Iterator[Problem]:
    """A problem for each file or folder that would otherwise be passed over in silence."""
    for path in _visible(folder):
        known = [*KINDS, MEDIA] if path.is_dir() else ["project.yaml"]
        if path.name not in known and path.suffix != ".md":
            question = did_you_mean(path.name, known) or _what_belongs(path, known)
            yield _of_file(path, "Nothing of this name belongs here.", question)
    for kind in KINDS:
        for path in _visible(folder / kind):
            if not _can_be_record(path):
                yield _of_file(path, *_why_no_record(path))


def load(path: Path) -> Source | Problem:
    """One file with its tree, or why it could not be opened at all."""
    if not path.is_file():
        return _of_file(path, *_why_no_file(path))
    try:
        if path.stat().st_size > yaml_file.LARGEST:
            return _of_file(path, *_too_large(path.stat().st_size))
        content = path.read_bytes()
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        return _of_file(path, message, "Ask its owner for the right to read it.")
    return Source(path, hashlib.sha256(content).hexdigest(), yaml_file.tree(content))


def _visible(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith("."))


def _can_be_record(path: Path) -> bool:
    return path.suffix == ".yaml" and path.is_file() and bool(_ID.fullmatch(path.stem))


def _what_belongs(path: Path, known: list[str]) -> str:
    if path.is_dir():
        return f"Known: {', '.join(known)}."
    return "Move it elsewhere; notes may stay in a file that ends in .md."


def _why_no_file(path: Path) -> tuple[str, str]:
    if path.is_dir():
        return "This is a folder, and a record is a file.", "Rename it, or move it elsewhere."
    if path.is_symlink():
        return "This link leads to no file.", "Put the file itself here."
    if path.exists():
        return "This is no ordinary file.", "Put the record itself here."
    return "This file is missing.", "Write it, or look whether it is here under another name."


def _why_no_record(path: Path) -> tuple[str, str]:
    if path.suffix in (".yml", ".YAML", ".YML"):
        return "A record's name ends in .yaml.", f"Rename it to {path.stem}.yaml."
    if path.suffix != ".yaml":
        return "A record is a file whose name ends in .yaml.", "Rename it, or move it elsewhere."
    if not path.is_file():
        return _why_no_file(path)
    return (
        "A record's name is made of small letters, digits and dashes.",
        "Rename it, for example to 2013-04-vejle.yaml.",
    )


def _too_large(size: int) -> tuple[str, str]:
    found, allowed = -(-size // 2**20), yaml_file.LARGEST // 2**20
    message = f"The file has {found} MB; a record has {allowed} MB at the most."
    return message, "Was something else saved under this name?"


def _of_file(path: Path, message: str, remedy: str) -> Problem:
    return Problem(str(path), 1, 1, "", message, remedy)
