"""Files that appear whole or not at all, and stay there when the power fails."""

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any


def write(path: Path, content: bytes) -> None:
    """Write a file; whoever looks meanwhile sees the former one, or none."""
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)


def write_through(path: Path) -> None:
    """See to it that a file's content, or a folder's list of names, is on the disk."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def move(path: Path, place: Path) -> None:
    """Move something in one stroke, be it to another disk: a drop folder may be on a share."""
    try:
        path.replace(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        draft = place.with_name(f".{place.name}.new")
        shutil.move(path, draft)
        draft.replace(place)


def free(path: Path) -> Path:
    """The path itself, or the same name with a number where something is there already."""
    number, found = 1, path
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found


def own_folder(path: Path) -> None:
    """Make a folder in which Folio keeps something.

    Raises NotADirectoryError where a link has its name, which may lead anywhere, or a file.
    """
    if not path.is_symlink():
        with suppress(FileExistsError):
            path.mkdir(parents=True)
    if path.is_symlink() or not path.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a link or a file has its name", str(path))


def as_json(told: Mapping[str, Any]) -> bytes:
    """Text for programs, which people can read as well."""
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def told_in(paths: Iterable[Path]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """What stands in files for programs, the oldest first; one that nobody can read is left out."""
    for path in sorted(paths):
        with suppress(OSError, ValueError):
            told = json.loads(path.read_bytes())
            if isinstance(told, dict):
                yield path, told
