"""One version of a site: its files, and apart from them the list by which each is recognised."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from folio.publishing.writing import settle, write

Files = Mapping[str, bytes | Path]
"""What a site has by path: the content itself, or the file that holds it."""

_LINE = re.compile(r"^([0-9a-f]{64})  (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Version:
    """A folder of files, and the list of them beside it, where no reader comes.

    The list has the SHA-256 and the path of each file, as `sha256sum` writes them.
    """

    folder: Path

    @property
    def name(self) -> str:
        """The name of its folder."""
        return self.folder.name

    @property
    def list_file(self) -> Path:
        """The list of its files."""
        return self.folder.with_name(f"{self.name}.sha256")

    def write(self, files: Files, draft: Path) -> None:
        """Write its files and its list; the folder appears whole or not at all."""
        for path, content in files.items():
            write(draft / path, content)
        for folder in (draft, *(path for path in draft.rglob("*") if path.is_dir())):
            settle(folder)
        write(self.list_file, listed(files).encode())
        draft.rename(self.folder)
        settle(self.folder.parent)

    @property
    def edits(self) -> Iterator[str]:
        """In which it differs from what was written: a few words for each file, in their order."""
        try:
            written = self.list_file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            yield "the list of its files is gone"
            return
        was = {path: digest for digest, path in _LINE.findall(written)}
        now = dict(_digests(self.folder))
        for path in sorted({*was, *now}):
            if path not in now:
                yield f"{path} is gone"
            elif path not in was:
                yield f"{path} was added"
            elif was[path] != now[path]:
                yield f"{path} was changed"


def listed(files: Files) -> str:
    """The list of some files: SHA-256 and path of each, by path."""
    return "".join(f"{_digest(files[path])}  {path}\n" for path in sorted(files))


def _digests(folder: Path) -> Iterator[tuple[str, str]]:
    """The SHA-256 of each file, by its path; what is no file counts as one that says so."""
    for path in folder.rglob("*"):
        place = path.relative_to(folder).as_posix()
        if path.is_symlink():
            yield place, "a link"
        elif path.is_file():
            yield place, _digest(path)


def _digest(content: bytes | Path) -> str:
    if isinstance(content, Path):
        with content.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    return hashlib.sha256(content).hexdigest()
