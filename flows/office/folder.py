"""The folder of an office: what its server keeps there, its log, and who has opened it."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from folio.actions import Folders
from folio.errors import FolderError, FolioError

NAME = ".office"
_ENOUGH = 5_000_000
"""So many bytes a log has before the next start begins a new one."""


class AlreadyOpenError(FolioError):
    """The office of this folder is open, in another window or as a service."""

    exit_code = 69

    def __init__(self, address: str) -> None:
        where = f" at {address}" if address else ""
        super().__init__(
            f"This office is open already{where}. Use that one, or end it with Ctrl-C where it was "
            "started, then start it here."
        )


@dataclass(frozen=True, slots=True)
class OfficeFolder:
    """`outputs/.office/`: with it in its place, an office goes on where it was."""

    folder: Path

    @classmethod
    def of(cls, folders: Folders) -> "OfficeFolder":
        """That of an office, by its folder of outputs."""
        return cls(folders.outputs / NAME)

    @property
    def log(self) -> Path:
        """What Prefect says."""
        return self.folder / "log.txt"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else opens the office meanwhile.

        Raises AlreadyOpenError where somebody has, and FolderError where nothing can be written.
        """
        lock = FileLock(self.folder / ".lock", timeout=0)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock.acquire()
            self._begin_log()
        except Timeout:
            raise AlreadyOpenError(self._address()) from None
        except OSError as error:
            lock.release()
            raise FolderError(str(self.folder), error.strerror or str(error)) from error
        try:
            yield
        finally:
            lock.release()

    def note(self, address: str) -> None:
        """Note where the office is open, for whoever wants to open it once more."""
        self._open_at.write_text(json.dumps({"address": address, "process": os.getpid()}))

    def _address(self) -> str:
        try:
            return str(json.loads(self._open_at.read_text())["address"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    @property
    def _open_at(self) -> Path:
        return self.folder / "open.json"

    def _begin_log(self) -> None:
        """A log does not grow for ever; the one before is kept."""
        with suppress(FileNotFoundError):
            if self.log.stat().st_size > _ENOUGH:
                self.log.replace(self.folder / "log-before.txt")
        self.log.touch(mode=0o600)
