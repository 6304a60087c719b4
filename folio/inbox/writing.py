"""Files that appear whole or not at all."""

import errno
import hashlib
import json
import os
import stat
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


def copy(path: Path, place: Path) -> str:
    """Copy an ordinary file, so that it stays when the power fails; return the copy's SHA-256.

    Whoever has the file itself in hand cannot change the copy. Raises OSError where it is a link
    or nothing ordinary, and where it changes meanwhile.
    """
    digest = hashlib.sha256()
    with (
        os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as source,
        place.open("wb") as target,
    ):
        before = os.fstat(source.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
        while block := source.read(_BLOCK):
            digest.update(block)
            target.write(block)
        target.flush()
        os.fsync(target.fileno())
        after = os.fstat(source.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise BlockingIOError(errno.EAGAIN, "it is still being written", str(path))
    return digest.hexdigest()


def move(path: Path, place: Path) -> None:
    """Move something in one stroke, be it to another disk: a drop folder may be on a share.

    A run that is killed leaves it where it was, or in both places.
    """
    try:
        path.replace(place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        draft = place.with_name(f".{place.name}.new")
        if path.is_symlink():
            draft.unlink(missing_ok=True)
            draft.symlink_to(path.readlink())
        else:
            copy(path, draft)
        draft.replace(place)
        path.unlink()


_BLOCK = 1024 * 1024


def free(path: Path) -> Path:
    """The path itself, or the same name with a number where something is there already."""
    number, found = 1, path
    while os.path.lexists(found):
        number += 1
        found = numbered(path, number)
    return found


def numbered(path: Path, number: int) -> Path:
    """The same name with a number before its ending: `2013-02 (2).yaml`."""
    return path.with_name(f"{path.stem} ({number}){path.suffix}")


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
