"""The template of a kind of document: where its files are, and the digest that tells of changes."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from folio.text import locales

LIBRARIES = {
    "docx": ("docxtpl", "python-docx", "lxml", "jinja2", "markupsafe", "pillow", "babel"),
    "pdf": (
        "weasyprint",
        "pydyf",
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


@dataclass(frozen=True, slots=True)
class Template:
    """What one kind of document looks like.

    `folder` is named after the kind and holds `<kind>.docx`, `<kind>.html` and `<kind>.css`;
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
        """The files that a form depends on, in a fixed order."""
        if form == "docx":
            return (self.word_file,)
        pages = (path for path in self.folder.rglob("*") if path.suffix != ".docx")
        return (*_files(pages), *_files(self.shared.rglob("*")))

    def digest(self, form: str) -> str:
        """SHA-256 of the files, libraries and program that shape a form's bytes."""
        found = hashlib.sha256(_program(form).encode())
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
