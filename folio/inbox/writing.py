"""Files that appear whole or not at all, and stay there when the power fails."""

import os
from pathlib import Path


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


def free(path: Path) -> Path:
    """The path itself, or the same name with a number where something is there already."""
    number, found = 1, path
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found
