"""New files of a project: each appears whole or not at all, and never in place of another."""

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

_CANNOT_LINK = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
"""What file systems without hard links answer, as on some network drives."""


def place(path: Path, text: str) -> None:
    """Write a new file; raise FileExistsError where there is one, and OSError where it cannot."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _write(draft, text)
        _move(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def place_together(folder: Path, texts: Mapping[str, str], empty: tuple[str, ...]) -> None:
    """Write a new folder with files, and with folders that are still empty, in one stroke.

    Raises FileExistsError where there is something of its name, and OSError where it cannot.
    """
    if os.path.lexists(folder):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        for name in empty:
            (draft / name).mkdir(parents=True)
        for name, text in texts.items():
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            _write(draft / name, text)
        draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _move(draft: Path, path: Path) -> None:
    """A link, unlike a renaming, takes the place of nothing."""
    try:
        path.hardlink_to(draft)
    except OSError as error:
        if error.errno not in _CANNOT_LINK or os.path.lexists(path):
            raise
        draft.rename(path)
