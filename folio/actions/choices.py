"""What a sheet offers to choose from, and in which languages it speaks and asks."""

from collections.abc import Mapping

from folio.actions.folders import Folders
from folio.actions.reading import nearest_code
from folio.model.base import Record
from folio.model.meeting import Meeting
from folio.model.programme import Programme
from folio.records.directory import Directory
from folio.records.sheets import Choice, Sheet
from folio.text.language import LINGUA_FRANCA, Language


def blank_sheet(
    folders: Folders, directory: Directory, model: type[Record], *, wanted: str, own: str
) -> Sheet:
    """A sheet of a project's record with nothing filled in.

    It is in the language that is wanted, or else in that of whoever fills it in, `own`. Raises
    UsageError where the language that is wanted has no fixed phrases.
    """
    project = directory.project
    working = project.working_language
    writes = wanted or (own if own in project.languages else working)
    language = spoken(folders, wanted, own or working, working)
    return Sheet(
        model,
        language,
        tuple(dict.fromkeys((writes, working))),
        day=str(project.period.start),
        choices=_choices(directory, language),
    )


def spoken(folders: Folders, wanted: str, own: str, working: str) -> Language:
    """The language that is wanted, or else the nearest to one's own that has fixed phrases.

    Raises UsageError where the one that is wanted has none.
    """
    code = wanted or nearest_code(folders, own, working)
    if code:
        return Language.load(code, folders.locale, working)
    return Language(LINGUA_FRANCA, working)


def agencies(programme: Programme) -> tuple[Choice, ...]:
    """The agencies of a programme."""
    return tuple(Choice(name, agency.name) for name, agency in programme.agencies.items())


def _choices(directory: Directory, language: Language) -> Mapping[str, tuple[Choice, ...]]:
    return {
        "partners": tuple(
            Choice(name, partner.name if partner else "")
            for name, partner in directory.partners.items()
        ),
        "meetings": tuple(
            Choice(name, _when_and_where(meeting, language) if meeting else "")
            for name, meeting in directory.meetings.items()
        ),
        "products": tuple(
            Choice(name, str(language.phrase(product.title)) if product else "")
            for name, product in directory.products.items()
        ),
        "agencies": agencies(directory.programme),
    }


def _when_and_where(meeting: Meeting, language: Language) -> str:
    when = [language.grammar.span(meeting.dates)] if meeting.dates else []
    return ", ".join([*when, str(language.phrase(meeting.place.city))])
