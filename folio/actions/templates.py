"""Templates: each file held against its view, for whoever draws them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from folio.actions.folders import Folders
from folio.actions.reading import projects
from folio.documents.fields import fields
from folio.documents.layouts import Layout, layouts
from folio.outputs import Shelf
from folio.records.reader import folder_of
from folio.rendering import Fault, Place, Template, commented, review
from folio.text.slips import meant

WORD = ".docx"
SHARED = "_shared"
_TYPED = (WORD, ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf")
"""The endings under which Word and LibreOffice save a text."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a look at templates came to.

    `files` are those that were looked at, `faults` what is wrong with them, and `copies` the Word
    files that bear a comment at each of their faults.
    """

    files: tuple[Path, ...]
    faults: tuple[Fault, ...]
    copies: tuple[Path, ...]


def review_templates(folders: Folders, project: str | None = None) -> Reviewed:
    """Hold templates against their views, and lay copies with comments beside the outputs.

    These are the templates that a project uses, or those of the house and all that projects have
    in their stead. A copy of an earlier look is taken away where nothing is wrong any more. Raises
    UsageError where there is no such project, and ShelfError where a copy cannot be written.
    """
    files: list[Path] = []
    faults: list[Fault] = []
    copies: list[Path] = []
    for layout, template, shelf in _looked_at(folders, project):
        file = template.file(layout.file)
        found = review(template, layout.file, fields(layout.view), is_whole=layout.is_whole)
        files.append(file)
        faults += found
        if file.suffix == WORD:
            copies += _copied(shelf, template, found)
    for name in (project,) if project else projects(folders):
        faults += _misplaced(folders.template(SHARED, name).own)
    return Reviewed(tuple(files), tuple(dict.fromkeys(faults)), tuple(copies))


def _looked_at(folders: Folders, project: str | None) -> Iterator[tuple[Layout, Template, Shelf]]:
    """Every file to look at, with the shelf beside which its copy belongs."""
    if project:
        folder_of(folders.records, project)
    for name in (project,) if project else ("", *projects(folders)):
        for layout in layouts():
            template = folders.template(layout.folder, name)
            file = template.file(layout.file)
            is_own = template.own is not None and file.is_relative_to(template.own)
            if project or not name or _has_own(template):
                yield layout, template, folders.shelf(name if is_own else "")


def _has_own(template: Template) -> bool:
    """Whether a project has anything of its own that the template calls for."""
    return template.own is not None and any(
        home.is_dir() for home in template.folders if home.is_relative_to(template.own)
    )


def _copied(shelf: Shelf, template: Template, faults: Iterable[Fault]) -> Iterator[Path]:
    """The copy with comments, where there is something to comment on."""
    name = f"{template.kind}-template{WORD}"
    placed = [fault for fault in faults if fault.place.number]
    if placed and template.word_file.is_file():
        yield shelf.preview(name, commented(template, placed))
    else:
        shelf.take_away_preview(name)


def _misplaced(own: Path | None) -> Iterator[Fault]:
    """What a project has among its templates that stands in for nothing."""
    if own is None:
        return
    known = {SHARED, *(layout.folder for layout in layouts())}
    for path in _visible(own):
        if not path.is_dir() or path.name not in known:
            reason = "No templates are looked for under this name."
            yield Fault(Place(path), reason, _nearest(path.name, known, "There are folders for"))
            continue
        words = {one.file for one in layouts() if one.folder == path.name and _is_typed(one.file)}
        for file in _visible(path):
            if _is_typed(file.name) and file.name not in words:
                reason = "Nothing is made from a file of this name."
                yield Fault(Place(file), reason, _nearest(file.name, words, "It would have to be"))


def _visible(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~")))


def _is_typed(name: str) -> bool:
    return name.lower().endswith(_TYPED)


def _nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    names = sorted(known)
    if near := meant(name, names):
        return f"Did you mean '{near}'?"
    return f"{otherwise} {', '.join(names)}." if names else "Take it out."
