"""Taking turns: one program at a time publishes what belongs to a project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from folio.errors import BusyError, ShelfError

PATIENCE = 60
"""How many seconds to wait for another program that is publishing; it takes some seconds."""


@contextmanager
def in_turn(folder: Path) -> Iterator[None]:
    """Nobody else publishes what lies in a project's folder meanwhile.

    Raises BusyError where somebody does for too long, and ShelfError where the folder is closed.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / ".publishing.lock", timeout=PATIENCE)
        lock.acquire()
    except Timeout:
        raise BusyError(
            f"Somebody has been publishing from {folder}/ for over a minute. "
            "Wait until that has ended, then try again."
        ) from None
    except OSError as error:
        raise ShelfError(str(folder), error.strerror or str(error)) from error
    try:
        yield
    finally:
        lock.release()
