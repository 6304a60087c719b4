"""What a sheet offers to choose from, and in which languages it speaks and asks."""

from collections.abc import Mapping

from folio.actions.folders import Folders
from folio.model.base import Record
from folio.model.meeting import Meeting
from folio.model.programme import Programme
from folio.records.directory import Directory
from folio.records.sheets import Choice, Sheet
from folio.text.language import LINGUA_FRANCA, Language, languages


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
    language = spoken(folders, wanted, (own, working), working)
    return Sheet(
        model,
        language,
        tuple(dict.fromkeys((writes, working))),
        day=str(project.period.start),
        choices=_choices(directory, language),
    )


def spoken(folders: Folders, wanted: str, likely: tuple[str, ...], working: str) -> Language:
    """The language that is wanted, or of the likely ones the first that has fixed phrases.

    Raises UsageError where the one that is wanted has none.
    """
    if wanted:
        return Language.load(wanted, folders.locale, working)
    there = languages(folders.locale)
    code = next((code for code in (*likely, LINGUA_FRANCA) if code in there), "")
    return (
        Language.load(code, folders.locale, working) if code else Language(LINGUA_FRANCA, working)
    )


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
