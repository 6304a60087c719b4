"""The inbox of a project: a drop folder for each partner, and one hand at a time in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from folio.errors import BusyError, FolderError
from folio.inbox.drop_folder import OUT_OF_REACH, DropFolder
from folio.inbox.names import is_unfinished
from folio.inbox.writing import own_folder, write

PATIENCE = 60
"""How many seconds to wait for another program that takes something in; it takes milliseconds."""


class InboxError(FolderError):
    """The folder of records cannot be written to; what was handed in lies where it was."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """`records/<project>/inbox/`."""

    folder: Path

    @property
    def drop_folders(self) -> tuple[DropFolder, ...]:
        """Those that are there, whatever their names, and those of which parcels are left."""
        there = (path for path in _folders(self.folder) if not path.name.startswith("."))
        left = (path for name in OUT_OF_REACH for path in _folders(self.folder / name))
        names = sorted({path.name for path in (*there, *left)})
        return tuple(DropFolder(self.folder / name) for name in names)

    @property
    def strays(self) -> tuple[Path, ...]:
        """Files that lie in no partner's folder."""
        if not self.folder.is_dir():
            return ()
        visible = (path for path in self.folder.iterdir() if not is_unfinished(path.name))
        return tuple(sorted(path for path in visible if not path.is_dir()))

    @property
    def has_something(self) -> bool:
        """Whether anything lies there that somebody has to look at."""
        return bool(self.strays) or any(
            drop.lying() or drop.is_unfinished for drop in self.drop_folders
        )

    def drop_folder(self, partner: str) -> DropFolder:
        """That of a partner, by its id; made where it is not there."""
        own_folder(self.folder / partner)
        return DropFolder(self.folder / partner)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else takes anything in meanwhile.

        Raises BusyError where somebody does for longer than anyone should wait, and InboxError
        where the folder, or the records beside it, cannot be written to.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            with FileLock(self.folder / ".lock", timeout=PATIENCE):
                self._keep_out_of_history()
                yield
        except Timeout:
            message = f"Somebody has been taking in files from {self.folder}/ for over a minute."
            raise BusyError(f"{message} Wait until that has ended, then try again.") from None
        except OSError as error:
            raise self.hindered(error) from error

    def hindered(self, error: OSError) -> InboxError:
        """What the system has refused, in plain words."""
        place = Path(os.fsdecode(error.filename or self.folder))
        folder = place if place.is_dir() else place.parent
        return InboxError(str(folder), error.strerror or str(error))

    def _keep_out_of_history(self) -> None:
        """git leaves the inbox alone: what is accepted stands in the records."""
        note = self.folder / ".gitignore"
        if not note.exists():
            write(note, b"*\n")


def _folders(folder: Path) -> list[Path]:
    """The folders in one, but for links; none where it is not there."""
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.is_dir() and not path.is_symlink()]
