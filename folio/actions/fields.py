"""What a template may use: each field with its meaning, and what it says in a real document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from folio.actions.folders import Folders
from folio.actions.reading import nearest_code, projects, read, spoken
from folio.documents.catalogue import KINDS
from folio.documents.fields import fields
from folio.documents.layouts import views
from folio.documents.view import Document
from folio.errors import FolioError, UsageError
from folio.text.fields import Field, Sort
from folio.text.marks import Phrase

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Usable:
    """One thing that a template may use: the tag to write, how deep it stands in others, and so on.

    `sort` is what it is, and `example` what it says in a real document, or nothing.
    """

    tag: str
    depth: int
    sort: str
    meaning: str
    may_be_missing: bool
    example: str


@dataclass(frozen=True, slots=True)
class Usables:
    """All that the templates of one name may use, and the document that the examples are from."""

    name: str
    example: str
    of: tuple[Usable, ...]


def usables(folders: Folders, name: str, project: str | None = None) -> Usables:
    """What the templates of a kind of document, or of letters, messages and pages, may use.

    The examples are from the first document of this kind in the project, or in any. Raises
    UsageError where there is no such name or project, and RecordsError where the records of the
    project that is named have problems.
    """
    if name not in views():
        raise UsageError(f"There are no templates of '{name}'. There are: {', '.join(views())}.")
    document, told = _example(folders, name, project)
    return Usables(name, told, tuple(_listed(fields(views()[name]), document)))


def _example(folders: Folders, name: str, project: str | None) -> tuple[Document | None, str]:
    """A document of a kind and what to call it; none where no records can be read."""
    if name not in KINDS:
        return None, ""
    for one in (project,) if project else projects(folders):
        try:
            reading = read(folders, one)
        except FolioError:
            if project:
                raise
            continue
        for subject in KINDS[name].subjects(reading.register)[:1]:
            working = reading.register.project.working_language
            code = nearest_code(folders, working, working)
            view = KINDS[name].compose(reading.register, subject, spoken(folders, reading, code))
            return view, f"{one} {name} {subject} {code}"
    return None, ""


def _listed(whole: Field, document: Document | None) -> Iterator[Usable]:
    """Everything in a view, in its order."""
    return _of_group(whole, "", document, 0, {})


def _of_group(
    group: Field, before: str, value: Any, depth: int, explained: dict[str, str]
) -> Iterator[Usable]:
    for name, one in group.fields.items():
        level = "tc" if one.sort is Sort.LIST and "rows" in group.fields else "p"
        level = "tr" if name == "rows" else level
        yield from _of(one, f"{before}{name}", getattr(value, name, None), depth, explained, level)


def _of(
    one: Field, path: str, value: Any, depth: int, explained: dict[str, str], level: str = "p"
) -> Iterator[Usable]:
    """A field, and what is in it; in a table, loops stand in rows and cells of their own."""
    if one.sort is Sort.LIST and one.item is not None:
        yield _usable(one, f"{{%{level} for {one.name} in {path} %}}", depth)
        first = next(iter(value), None) if value else None
        yield from _of_item(one.item, one.name, first, depth + 1, explained, path)
    elif one.sort is Sort.GROUP:
        if one.may_be_missing:
            yield _usable(one, f"{{%p if {path} %}}", depth)
            depth += 1
        yield from _of_group(one, f"{path}.", value, depth, explained)
    elif one.sort is not Sort.ANY:
        yield _usable(one, _tag(one, path), depth, value)
        if one.sort in (Sort.PICTURE, Sort.CHART):
            yield from _of_group(one, f"{path}.", value, depth, explained)


def _of_item(
    item: Field, name: str, value: Any, depth: int, explained: dict[str, str], path: str
) -> Iterator[Usable]:
    """One thing of a list; what was explained of its like before is not told again."""
    if item.fields and explained.setdefault(name, path) != path:
        meaning = f"A {name} has the same fields everywhere: see '{explained[name]}'."
        yield Usable("", depth, "", meaning, may_be_missing=False, example="")
    else:
        yield from _of(item, name, value, depth, explained, "tc")


def _usable(one: Field, tag: str, depth: int, value: Any = None) -> Usable:
    return Usable(tag, depth, one.sort, one.meaning, one.may_be_missing, _shown(value))


def _tag(one: Field, path: str) -> str:
    """What is written for a field in a Word template."""
    match one.sort:
        case Sort.PICTURE | Sort.CHART:
            return f"{{{{ {path} | {one.sort}(120, 80) }}}}"
        case Sort.ANSWER | Sort.FILE:
            return f"{{%p if {path} %}}"
    return f"{{{{ {path} }}}}"


def _shown(value: Any) -> str:
    is_told = isinstance(value, Phrase | str | int | date) and not isinstance(value, bool)
    return shorten(str(value), _LONGEST, placeholder=" …") if is_told else ""
