"""Taking turns: one program at a time writes, sends or publishes what belongs to a project."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from folio.errors import BusyError, ShelfError

PATIENCE = 60
"""How many seconds to wait for another program; a line takes milliseconds, a site some seconds."""


def in_turn(folder: Path) -> AbstractContextManager[None]:
    """Nobody else publishes what lies in a project's folder meanwhile.

    Raises BusyError where somebody does for too long, and ShelfError where the folder is closed.
    """
    return alone(folder, folder / ".publishing.lock", f"publishing from {folder}/")


@contextmanager
def alone(folder: Path, lock: Path, doing: str) -> Iterator[None]:
    """Nobody else who takes the lock is at it meanwhile; the lock lies in a project's folder.

    Raises BusyError where somebody has it for too long, which tells what they are `doing`, and
    ShelfError where the folder is closed.
    """
    held = FileLock(lock, timeout=PATIENCE)
    with ShelfError.told_of(folder):
        lock.parent.mkdir(parents=True, exist_ok=True)
        try:
            held.acquire()
        except Timeout:
            raise BusyError(
                f"Somebody has been {doing} for over a minute. "
                "Wait until that has ended, then try again."
            ) from None
    try:
        yield
    finally:
        held.release()
