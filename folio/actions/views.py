"""What the views of a project say, by their digests, kept from one run to the next for speed."""

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

import folio
from folio.actions.folders import Folders
from folio.actions.reading import languages_of, spoken
from folio.documents.catalogue import KINDS
from folio.documents.view import Document
from folio.errors import BusyError, ShelfError
from folio.model.remark import Remark
from folio.records.reader import Reading
from folio.rendering import FORMS

VERSION = 2
LIBRARIES = ("babel", "markdown-it-py", "mdurl", "pillow", "pydantic", "pydantic-core", "pyyaml")
"""What shapes the words of a view, beside the program; another version may give other words."""

_NAME = "views"
_STARTED = time.time()
_MEANWHILE = 2
"""Seconds: so long the program may take from its start until it gets here."""


@dataclass
class Views:
    """The digests of a project's views, and the remarks on their wording.

    What was found out before holds while everything that shapes a view is the same, byte for byte:
    the records with their pictures, the catalogues, the program and the libraries. Otherwise
    nothing is known, and each view is composed when it is asked for.
    """

    folders: Folders
    project: str
    reading: Reading
    state: str
    digests: dict[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] | None = None
    is_new: bool = True

    @classmethod
    def of(cls, folders: Folders, project: str, reading: Reading) -> "Views":
        """Those of the project as it was read.

        Raises TemplateError with all faults of the catalogues, where these are not known to be
        sound.
        """
        views = cls(folders, project, reading, _state(folders, reading))
        if not views._recalls(folders.shelf(project).kept(_NAME)):
            languages_of(folders, reading)
        return views

    def digest(self, kind: str, subject: str, language: str, form: str) -> str:
        """That of one view in a form; the view is composed where it is not known."""
        name = f"{kind}/{subject}/{language}"
        if f"{name}.{form}" not in self.digests:
            view = view_of(self.folders, self.reading, kind, subject, language)
            self.digests |= {f"{name}.{one}": view.digest_in(one) for one in FORMS}
            self.is_new = True
        return self.digests[f"{name}.{form}"]

    def remarked(self, found: Callable[[], Iterable[Remark]]) -> tuple[Remark, ...]:
        """The remarks on the wording, which are `found` where they are not known."""
        if self.remarks is None:
            self.remarks, self.is_new = tuple(found()), True
        return self.remarks

    def keep(self) -> None:
        """Let the next run know, where there is a shelf; a shelf that is closed is no reason to
        stop."""
        shelf = self.folders.shelf(self.project)
        is_still = self.state and self.state == _state(self.folders, self.reading)
        if self.is_new and is_still:
            with suppress(BusyError, ShelfError, OSError):
                if shelf.folder.is_dir():
                    shelf.keep(_NAME, self._text())
                    self.is_new = False

    def _text(self) -> str:
        told = None if self.remarks is None else [asdict(one) for one in self.remarks]
        known = {"state": self.state, "digests": self.digests, "remarks": told}
        return json.dumps({"seal": _seal(known), **known}, ensure_ascii=False, sort_keys=True)

    def _recalls(self, text: str) -> bool:
        """Whether this is what `keep` wrote when all was as it is now; if so, take it over."""
        try:
            known = json.loads(text)
            is_ours = bool(known.pop("seal") == _seal(known) and known["state"] == self.state != "")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return False
        if is_ours:
            self.digests, self.is_new = known["digests"], False
            if (told := known["remarks"]) is not None:
                self.remarks = tuple(Remark(**{**one, "field": (*one["field"],)}) for one in told)
        return is_ours


def view_of(folders: Folders, reading: Reading, kind: str, subject: str, language: str) -> Document:
    """What a document of a kind about a subject says in a language, by its code."""
    return KINDS[kind].compose(reading.register, subject, spoken(folders, reading, language))


def _seal(known: object) -> str:
    """By which something half changed is told from what was written."""
    return _sha256(json.dumps(known, ensure_ascii=False, sort_keys=True))


def _state(folders: Folders, reading: Reading) -> str:
    """SHA-256 of all that shapes views; empty where the program was changed since it started."""
    return _sha256("\n".join(_everything(folders, reading))) if _program() else ""


def _everything(folders: Folders, reading: Reading) -> Iterator[str]:
    yield f"{VERSION} {_program()}"
    for name, source in sorted(reading.sources.items()):
        yield f"{name} {source.digest}"
    for name, picture in sorted(reading.register.pictures.items()):
        yield f"{name} {picture.digest}"
    for path in sorted(folders.locale.glob("*/LC_MESSAGES/*.po")):
        yield f"{path.relative_to(folders.locale)} {_content(path)}"


@cache
def _program() -> str:
    """The files of this program and the versions of what it calls, as one text."""
    home = Path(folio.__file__).parent
    modules = sorted(home.rglob("*.py"))
    if any(path.stat().st_mtime > _STARTED - _MEANWHILE for path in modules):
        return ""
    return "\n".join(
        (
            sys.version,
            *(f"{name} {version(name)}" for name in LIBRARIES),
            *(f"{path.relative_to(home)} {_content(path)}" for path in modules),
        )
    )


def _content(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
