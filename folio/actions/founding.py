"""Founding a project: its folder, with a record of it and one of its first partner to fill in."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from pydantic import ValidationError

from folio.actions.choices import agencies, spoken
from folio.actions.folders import Folders
from folio.actions.unfilled import Unfilled, check_id, is_there, unfilled
from folio.errors import ShelfError, UsageError
from folio.model.partner import Partner
from folio.model.programme import Programme
from folio.model.project import Project
from folio.records.files import KINDS, MEDIA, NESTED, Source, load
from folio.records.placing import place_together
from folio.records.sheets import Choice, Sheet
from folio.text.language import LINGUA_FRANCA

COORDINATOR = "coordinator"
"""The id of the partner that leads, where none is named."""
_FOLDERS = (*KINDS, *NESTED, MEDIA)
_NO_NAMES = ("project", "log", "meeting", "product")
"""Words of the command that makes records to fill in; as names they would be mistaken for these."""


def found(
    folders: Folders, project: str, coordinator: str = "", *, language: str = ""
) -> tuple[Unfilled, ...]:
    """Make the folder of a new project, whole or not at all, and return what is to be filled in.

    The records are in the language that is named, or else in English; it becomes the project's
    working language. Raises UsageError where the name, id or language cannot be, or where the name
    is taken, and ShelfError where the folder of records cannot be written to.
    """
    _check_name(project)
    coordinator = coordinator or COORDINATOR
    check_id(coordinator, "The id of a partner")
    folder = folders.records / project
    sheets = _sheets(folders, project, coordinator, language)
    files = {name: unfilled(folders, folder / name, sheet) for name, sheet in sheets.items()}
    with ShelfError.told_of(folders.records):
        folders.records.mkdir(parents=True, exist_ok=True)
        try:
            place_together(folder, {name: file.text for name, file in files.items()}, _FOLDERS)
        except FileExistsError:
            raise is_there(folder) from None
    return tuple(files.values())


def _check_name(project: str) -> None:
    check_id(project, "The name of a project")
    if project in _NO_NAMES:
        raise UsageError(
            f"A project cannot be called '{project}': that is a word of 'folio new'. "
            "Choose another name."
        )


def _sheets(folders: Folders, project: str, coordinator: str, language: str) -> Mapping[str, Sheet]:
    """What is asked for first, by the name of its file."""
    code = language or LINGUA_FRANCA
    speech = spoken(folders, language, code, code)
    programmes = _programmes(folders)
    blank = Sheet(Project, speech, (code,), day="2013-04-17")
    only = {"programme": next(iter(programmes))} if len(programmes) == 1 else {}
    return {
        "project.yaml": replace(
            blank,
            title=f"{speech.say('Project')}: {project}",
            known={
                **only,
                "coordinator": coordinator,
                "working_language": code,
                "languages": list(dict.fromkeys((code, LINGUA_FRANCA))),
            },
            choices={
                "programmes": [
                    Choice(name, str(speech.phrase(one.name))) for name, one in programmes.items()
                ]
            },
        ),
        f"partners/{coordinator}.yaml": replace(
            blank,
            model=Partner,
            title=str(speech.say("Partner")),
            known={"language": code} if language else {},
            asked=frozenset({"agency"}),
            choices={"agencies": _agencies(programmes.values())},
        ),
    }


def _agencies(programmes: Iterable[Programme]) -> tuple[Choice, ...]:
    known = {one.id: one for programme in programmes for one in agencies(programme)}
    return tuple(known.values())


def _programmes(folders: Folders) -> dict[str, Programme]:
    """The programmes that can be read, by the names of their files."""
    known: dict[str, Programme] = {}
    for path in sorted(folders.programmes.glob("*.yaml")):
        source = load(path)
        value = source.tree.value if isinstance(source, Source) else None
        if isinstance(value, dict):
            with suppress(ValidationError):
                known[path.stem] = Programme.model_validate({**value, "id": path.stem})
    return known
