"""The template of a kind of document: where its files are, and the digest that tells of changes."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from folio.text import locales

LIBRARIES = {
    "docx": (
        "docxtpl",
        "python-docx",
        "lxml",
        "matplotlib",
        "fonttools",
        "fontpkg-source-sans-3",
        "jinja2",
        "markupsafe",
        "pillow",
        "babel",
    ),
    "pdf": (
        "weasyprint",
        "pydyf",
        "matplotlib",
        "fonttools",
        "tinyhtml5",
        "tinycss2",
        "cssselect2",
        "pyphen",
        "fontpkg-source-sans-3",
        "fontpkg-source-serif-4",
        "jinja2",
        "markupsafe",
        "pillow",
    ),
}
"""What shapes the bytes of each form; another version may give other bytes."""


ARTICLE = "article.html"
"""The file of a kind's folder by which the web text of an edition is written."""


@dataclass(frozen=True, slots=True)
class Template:
    """What one kind of document looks like.

    `folder` is named after the kind and holds `<kind>.docx`, `<kind>.html` and `<kind>.css`, and
    `article.html` where the kind is published;
    `shared` holds what the kinds have in common. `own` is where a project may have its own folders
    of the same names: a file in them stands in for the one that it is named after.
    """

    folder: Path
    shared: Path
    own: Path | None = None

    @property
    def kind(self) -> str:
        """The kind of document it is for."""
        return self.folder.name

    @property
    def word_file(self) -> Path:
        """The Word file that people edit in Word."""
        return self.file(f"{self.kind}.docx")

    @property
    def page_file(self) -> Path:
        """The HTML file the PDF is printed from."""
        return self.file(f"{self.kind}.html")

    @property
    def homes(self) -> tuple[Path, ...]:
        """The folders of the kind, the project's own first."""
        return self._first_own(self.folder)

    @property
    def shared_homes(self) -> tuple[Path, ...]:
        """The folders of what the kinds have in common, the project's own first."""
        return self._first_own(self.shared)

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders, in the order in which a file is looked for."""
        return (*self.homes, *self.shared_homes)

    def file(self, name: str) -> Path:
        """Where the file of a name is: the first there is, or where it is missing."""
        return first(name, self.homes)

    def shared_file(self, name: str) -> Path:
        """The same for a file that the kinds have in common."""
        return first(name, self.shared_homes)

    def _first_own(self, folder: Path) -> tuple[Path, ...]:
        return (self.own / folder.name, folder) if self.own else (folder,)

    def files(self, form: str) -> tuple[Path, ...]:
        """The files that a form depends on, in a fixed order.

        The contents of a Word file tell the pages of the PDF.
        """
        if form == "docx":
            printed = self.files("pdf") if self.has_contents else ()
            return (self.word_file, *printed)
        pages = (
            path for path in _files(self.homes) if path.suffix != ".docx" and path.name != ARTICLE
        )
        return (*pages, *_files(self.shared_homes))

    @property
    def has_contents(self) -> bool:
        """Whether the Word file has a contents field."""
        try:
            state = self.word_file.stat()
            return _has_contents(self.word_file, state.st_mtime_ns, state.st_ctime_ns)
        except (OSError, BadZipFile, KeyError):
            return False

    def digest(self, form: str) -> str:
        """SHA-256 of the files, libraries and program that shape a form's bytes."""
        forms = ("docx", "pdf") if form == "docx" and self.has_contents else (form,)
        found = hashlib.sha256("\n".join(map(_program, forms)).encode())
        for path in self.files(form):
            home = next(home for home in self.folders if path.is_relative_to(home))
            name = path.relative_to(home.parent).as_posix()
            found.update(f"\n{name} {_content(path)}".encode())
        return found.hexdigest()


def first(name: str, homes: Sequence[Path]) -> Path:
    """The first file of this name in some folders, or where it is missing in the last one."""
    return next((home / name for home in homes if (home / name).is_file()), homes[-1] / name)


def _files(homes: Sequence[Path]) -> list[Path]:
    """The files in some folders, each name once, by their names."""
    found: dict[Path, Path] = {}
    for home in reversed(homes):
        found |= {path.relative_to(home): path for path in home.rglob("*") if _is_part(path)}
    return [path for _, path in sorted(found.items())]


def _is_part(path: Path) -> bool:
    return path.is_file() and not path.name.startswith((".", "~"))


def _content(path: Path) -> str:
    try:
        state = path.stat()
        return _digest(path, state.st_mtime_ns, state.st_ctime_ns, state.st_size)
    except FileNotFoundError:
        return "missing"


@cache
def _has_contents(path: Path, _saved: int, _changed: int) -> bool:
    with ZipFile(path) as parts:
        return bool(_CONTENTS.search(parts.read("word/document.xml")))


_CONTENTS = re.compile(rb"<w:instrText[^>]*>\s*TOC\b")


@cache
def _digest(path: Path, _saved: int, _changed: int, _size: int) -> str:
    """The file's SHA-256; the times of its last change and its size make it another one."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _program(form: str) -> str:
    """This package, and what it calls for a form, as one text."""
    modules = [*sorted(Path(__file__).parent.glob("*.py")), Path(locales.__file__)]
    return "\n".join(
        [f"{name} {version(name)}" for name in LIBRARIES[form]]
        + [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in modules]
    )
