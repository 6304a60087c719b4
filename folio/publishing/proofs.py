"""Proofs: all files of an edition as readers will get them, laid out to be looked at and approved.

What was approved is kept apart, byte for byte, and never written again.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from folio.errors import FolioError, ShelfError
from folio.model.publications import Publication
from folio.publishing.writing import write


class AlteredFileError(FolioError):
    """A file is not the one that was approved."""

    exit_code = 5

    def __init__(self, file: Path, remedy: str) -> None:
        super().__init__(
            f"{file} has been deleted or changed since it was approved. Nothing was published. "
            f"{remedy}"
        )


def digest_of(documents: Mapping[str, str]) -> str:
    """The digest of a proof: SHA-256 of the lines that `sha256sum` prints of its files, by path.

    `documents` holds the SHA-256 of each file by its path.
    """
    lines = (f"{documents[path]}  {path}\n" for path in sorted(documents))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Proofs:
    """The folder in which the proofs of a project lie, one folder an edition."""

    folder: Path

    def of(self, kind: str, subject: str) -> Path:
        """The folder of one edition's proof."""
        return self.folder / kind / subject

    def lay_out(self, kind: str, subject: str, files: Mapping[str, bytes]) -> dict[str, str]:
        """Put all files of an edition there, and nothing else; return the SHA-256 of each.

        They appear together or not at all. Raises ShelfError where they cannot be written.
        """
        self._lay(self.of(kind, subject), files)
        return {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}

    def show(self, files: Mapping[str, bytes | Path]) -> Path:
        """Put a site beside the proofs, as readers would find it, in the place of the one before.

        Raises ShelfError where it cannot be written.
        """
        place = self.folder / "site"
        self._lay(place, files)
        return place

    def documents(self, kind: str, subject: str) -> dict[str, str]:
        """The SHA-256 of each file as it lies there now, by its path; nothing where there is none.

        Raises ShelfError where they cannot be read.
        """
        place = self.of(kind, subject)
        with ShelfError.told_of(self.folder):
            files = [path for path in place.rglob("*") if not path.is_dir() or path.is_symlink()]
            return {path.relative_to(place).as_posix(): _sha256(path) for path in sorted(files)}

    def _lay(self, place: Path, files: Mapping[str, bytes | Path]) -> None:
        with ShelfError.told_of(self.folder), _drafted(self.folder) as draft:
            for path, content in files.items():
                write(draft / "new" / path, content)
            _put(draft, place)


@dataclass(frozen=True, slots=True)
class Archive:
    """The folder in which everything lies that was published: a folder for each publication."""

    folder: Path

    def of(self, publication: Publication) -> Path:
        """The folder of one publication, by its digest: a correction lies beside what it
        corrects."""
        digest = publication.decision.digest[:16]
        return self.folder / publication.kind / publication.subject / digest

    def take(self, publication: Publication, proof: Path) -> None:
        """Keep the files of a proof; where they lie already as they were approved, nothing changes.

        What a machine that lost its power left of them is replaced. Raises AlteredFileError where
        one is not what it was when the proof was approved, and ShelfError where they cannot be
        written.
        """
        place = self.of(publication)
        with ShelfError.told_of(self.folder):
            if not self.damaged(publication):
                return
            with _drafted(self.folder) as draft:
                for path, digest in publication.documents.items():
                    content = (proof / path).read_bytes()
                    if hashlib.sha256(content).hexdigest() != digest:
                        raise AlteredFileError(proof / path, _ANEW)
                    write(draft / "new" / path, content)
                _put(draft, place)

    def damaged(self, publication: Publication) -> tuple[str, ...]:
        """The files of a publication that are gone or altered since, by their paths."""
        place = self.of(publication)
        return tuple(
            path
            for path, digest in publication.documents.items()
            if not _is_as_it_was(place / path, digest)
        )


_ANEW = "Run the same command again: the edition is laid out anew."
_DRAFT = ".draft-"
"""With this the names of such folders begin."""


@contextmanager
def _drafted(folder: Path) -> Iterator[Path]:
    """A folder beside others in which files are written before they are moved to their places.

    Those that a killed program left behind are cleared away; one publishes at a time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(f"{_DRAFT}*"):
        shutil.rmtree(left, ignore_errors=True)
    draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=folder))
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _put(draft: Path, place: Path) -> None:
    """Move what was written into its place; what was there goes with the draft."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists() or place.is_symlink():
        place.rename(draft / "old")
    (draft / "new").rename(place)


def _sha256(path: Path) -> str:
    return hashlib.sha256(b"" if path.is_symlink() else path.read_bytes()).hexdigest()


def _is_as_it_was(path: Path, digest: str) -> bool:
    try:
        return path.is_file() and _sha256(path) == digest
    except OSError:
        return False
