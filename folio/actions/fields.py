"""What a template may use: each field with its meaning, and what it says in a real document."""

from dataclasses import dataclass

from folio.actions.folders import Folders
from folio.actions.reading import nearest_code, projects, read
from folio.actions.views import view_of
from folio.documents.catalogue import KINDS
from folio.documents.fields import fields
from folio.documents.layouts import views
from folio.documents.view import Document
from folio.errors import FolioError, UsageError
from folio.records.messages import did_you_mean
from folio.rendering import Usable, usable


@dataclass(frozen=True, slots=True)
class Usables:
    """All that the templates of one name may use, and the document that the examples are from."""

    example: str
    of: tuple[Usable, ...]


def usables(folders: Folders, name: str, project: str | None = None) -> Usables:
    """What the templates of a kind of document, or of letters, messages and pages, may use.

    The examples are from the first document of this kind in the project, or in any. Raises
    UsageError where there is no such name or project, and RecordsError where the records of the
    project that is named have problems.
    """
    if name not in views():
        known = f"There are: {', '.join(views())}. {did_you_mean(name, views())}".rstrip()
        raise UsageError(f"There are no templates of '{name}'. {known}")
    document, told = _example(folders, name, project)
    return Usables(told, tuple(usable(fields(views()[name]), document)))


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
            view = view_of(folders, reading, name, subject, code)
            return view, f"{one} {name} {subject} {code}"
    return None, ""
