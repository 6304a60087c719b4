"""Writing that outlasts a loss of power."""

import os
from contextlib import suppress
from pathlib import Path


def append(path: Path, text: bytes) -> None:
    """Add to the end of a file; where the disk is full, the beginning that fitted is withdrawn."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        size = os.fstat(file).st_size
        try:
            written = 0
            while written < len(text):
                written += os.write(file, text[written:])
            os.fsync(file)
        except OSError:
            with suppress(OSError):
                os.ftruncate(file, size)
            raise
    finally:
        os.close(file)


def write(place: Path, content: bytes | Path) -> None:
    """Write a file, with the content itself or that of another file; make its folder."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("wb") as file:
        file.write(content.read_bytes() if isinstance(content, Path) else content)
        file.flush()
        os.fsync(file.fileno())


def settle(folder: Path) -> None:
    """See to it that what a folder lists outlasts a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
