"""The template of a kind of document: where its files are, and the digest that tells of changes."""

import hashlib
import os
import re
from collections.abc import Iterable
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
    `shared` holds what the kinds have in common.
    """

    folder: Path
    shared: Path

    @property
    def kind(self) -> str:
        """The kind of document it is for."""
        return self.folder.name

    @property
    def word_file(self) -> Path:
        """The Word file that people edit in Word."""
        return self.folder / f"{self.kind}.docx"

    @property
    def page_file(self) -> Path:
        """The HTML file the PDF is printed from."""
        return self.folder / f"{self.kind}.html"

    def files(self, form: str) -> tuple[Path, ...]:
        """The files that a form depends on, in a fixed order.

        The contents of a Word file tell the pages of the PDF.
        """
        if form == "docx":
            printed = self.files("pdf") if self.has_contents else ()
            return (self.word_file, *printed)
        inside = self.folder.rglob("*")
        pages = (path for path in inside if path.suffix != ".docx" and path.name != ARTICLE)
        return (*_files(pages), *_files(self.shared.rglob("*")))

    @property
    def has_contents(self) -> bool:
        """Whether the Word file has a contents field."""
        try:
            state = self.word_file.stat()
            return _has_contents(self.word_file, state.st_mtime_ns, state.st_size)
        except (OSError, BadZipFile, KeyError):
            return False

    def digest(self, form: str) -> str:
        """SHA-256 of the files, libraries and program that shape a form's bytes."""
        forms = ("docx", "pdf") if form == "docx" and self.has_contents else (form,)
        found = hashlib.sha256("\n".join(map(_program, forms)).encode())
        for path in self.files(form):
            found.update(f"\n{os.path.relpath(path, self.folder)} {_content(path)}".encode())
        return found.hexdigest()


def _files(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if path.is_file() and not path.name.startswith((".", "~")))


def _content(path: Path) -> str:
    try:
        state = path.stat()
        return _digest(path, state.st_mtime_ns, state.st_size)
    except FileNotFoundError:
        return "missing"


@cache
def _has_contents(path: Path, _saved: int, _size: int) -> bool:
    with ZipFile(path) as parts:
        return bool(_CONTENTS.search(parts.read("word/document.xml")))


_CONTENTS = re.compile(rb"<w:instrText[^>]*>\s*TOC\b")


@cache
def _digest(path: Path, _saved: int, _size: int) -> str:
    """The file's SHA-256; when it was saved and its size make a changed file another one."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _program(form: str) -> str:
    """This package, and what it calls for a form, as one text."""
    modules = [*sorted(Path(__file__).parent.glob("*.py")), Path(locales.__file__)]
    return "\n".join(
        [f"{name} {version(name)}" for name in LIBRARIES[form]]
        + [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in modules]
    )
