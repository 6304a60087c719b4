"""The folder of a project's finished documents: nobody ever sees half a file in it."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from folio.errors import BusyError, ShelfError
from folio.outputs.colophon import Colophon, Entry, line

PATIENCE = 60
"""How many seconds to wait for another build that is just writing; it takes milliseconds."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """`outputs/<project>/`. Paths of documents are relative to it, with forward slashes."""

    folder: Path

    @property
    def colophon(self) -> Colophon:
        """How the documents on the shelf came to be."""
        settled = Colophon.parse(_text_of(self._colophon_file))
        return settled.with_lines(_text_of(self._made_since).splitlines())

    def holds(self, path: str, digest: str) -> bool:
        """Whether a document is there, unchanged since it was made."""
        try:
            return hashlib.sha256((self.folder / path).read_bytes()).hexdigest() == digest
        except OSError:
            return False

    def shelve(self, path: str, content: bytes, entry: Entry) -> None:
        """Put a document in its place and note how it came to be.

        The document appears whole or not at all; killed in between, it is simply made again. How
        it came to be is added to a list that the next `note` works into the colophon, so that a
        thousand documents do not rewrite it a thousand times.
        """
        with self._alone():
            self._write(self.folder / path, content)
            with self._made_since.open("a", encoding="utf-8") as file:
                file.write(line(path, entry))
                file.flush()
                os.fsync(file.fileno())

    def preview(self, name: str, content: bytes) -> Path:
        """Put a document beside the others, for a look at it, and return its file."""
        place = self.folder / "preview" / name
        with self._alone():
            self._write(place, content)
        return place

    def take_away_preview(self, name: str) -> None:
        """Take away what was put there for a look at it, if it is there."""
        place = self.folder / "preview" / name
        if place.exists():
            with self._alone():
                place.unlink(missing_ok=True)

    def kept(self, name: str) -> str:
        """What was put aside under a name for the next run; nothing where it cannot be read."""
        return _text_of(self._aside(name))

    def keep(self, name: str, text: str) -> None:
        """Put something aside for the next run, whole or not at all."""
        with self._alone():
            self._write(self._aside(name), text.encode())

    def note(self, entries: Mapping[str, Entry]) -> None:
        """Bring the colophon up to date: what was made since, and entries that have changed."""
        if entries or _text_of(self._made_since):
            with self._alone():
                self._note(self.colophon.with_entries(entries))

    def sweep(self, paths: tuple[str, ...]) -> None:
        """Take away documents whose records are gone, and folders that are left empty."""
        if not paths:
            return
        with self._alone():
            for path in filter(self._is_on_it, paths):
                (self.folder / path).unlink(missing_ok=True)
                self._remove_empty_folders((self.folder / path).parent)
            self._note(self.colophon.without(paths))

    def _is_on_it(self, path: str) -> bool:
        place = Path(os.path.normpath(self.folder / path))
        return place.is_relative_to(os.path.normpath(self.folder))

    @property
    def _colophon_file(self) -> Path:
        return self.folder / "colophon.json"

    @property
    def _made_since(self) -> Path:
        """The documents that were made since the colophon was last written, a line each."""
        return self.folder / ".colophon.jsonl"

    def _aside(self, name: str) -> Path:
        return self.folder / f".{name}.json"

    @property
    def _desk(self) -> Path:
        """Where files are written before they are moved to their places."""
        return self.folder / ".desk"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else writes meanwhile; what a killed build left half-written is cleared away."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self.folder / ".lock", timeout=PATIENCE):
                shutil.rmtree(self._desk, ignore_errors=True)
                try:
                    yield
                finally:
                    shutil.rmtree(self._desk, ignore_errors=True)
        except Timeout:
            message = f"Another build has been writing to {self.folder}/ for over a minute."
            raise BusyError(f"{message} Wait until it has ended, then try again.") from None
        except OSError as error:
            raise ShelfError(str(self.folder), error.strerror or str(error)) from error

    def _write(self, place: Path, content: bytes) -> None:
        self._desk.mkdir(exist_ok=True)
        draft = self._desk / place.name
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        place.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(place)

    def _note(self, colophon: Colophon) -> None:
        self._write(self._colophon_file, colophon.text().encode())
        self._made_since.unlink(missing_ok=True)

    def _remove_empty_folders(self, folder: Path) -> None:
        while folder != self.folder:
            with suppress(FileNotFoundError):
                if any(folder.iterdir()):
                    return
                folder.rmdir()
            folder = folder.parent


def _text_of(file: Path) -> str:
    """What stands in a file; nothing where it is not there or cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
