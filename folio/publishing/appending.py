"""Adding to the end of a file, whole or not at all."""

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
