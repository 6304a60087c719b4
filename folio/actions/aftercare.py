"""What became of what was published: corrections that are due, and files that are not as they
were."""

from collections.abc import Iterator

from folio.actions.corrections import is_out_of_date, is_told_of
from folio.actions.folders import Folders
from folio.actions.news import in_words
from folio.actions.told import Told
from folio.actions.views import Views
from folio.errors import FolioError
from folio.model.publications import Edition, editions
from folio.publishing import Contents

_COPY = "Put the file back from a backup copy."


def on_publications(
    folders: Folders, project: str, views: Views, written: Contents
) -> Iterator[Told]:
    """What is worth a second look in what readers have."""
    for edition in editions(written.publications):
        yield from _on_edition(folders, project, views, edition)
        yield from _on_files(folders, project, views, edition)
    if written.publications:
        yield from _on_site(folders, project, views)


def _on_edition(folders: Folders, project: str, views: Views, edition: Edition) -> Iterator[Told]:
    kind, subject = edition.kind, edition.subject
    name = f"The {in_words(kind)} '{subject}'"
    day = edition.last.at.date().isoformat()
    ledger = str(folders.ledger(project).path)
    if not is_told_of(views.reading, kind, subject):
        message = (
            f"{name} was published on {day}, but its record has since been deleted or renamed, or "
            "is unfinished. The site shows it as it was. Give the record its old name back, or "
            "publish the edition again under the new one."
        )
        yield _told(project, "edition-without-record", ledger, message, views)
    elif is_out_of_date(views, edition):
        place = views.reading.sources[f"{_folder(views, subject)}/{subject}"].path
        message = (
            f"{name} was published on {day}, but the records have changed since. Publish it again "
            f"as a correction: folio publish {project} {subject} --kind {kind}"
        )
        yield _told(project, "edition-out-of-date", str(place), message, views)


def _on_files(folders: Folders, project: str, views: Views, edition: Edition) -> Iterator[Told]:
    archive = folders.archive(project)
    for publication in edition.publications:
        for path in archive.damaged(publication):
            place = archive.of(publication) / path
            message = f"This file was published, but has since been deleted or changed. {_COPY}"
            yield _told(project, "published-file-damaged", str(place), message, views)


def _on_site(folders: Folders, project: str, views: Views) -> Iterator[Told]:
    site = folders.site(project)
    try:
        edits = site.damage
    except FolioError as error:
        edits = (str(error),)
    if edits:
        more = f"; and {len(edits) - 3} more" if len(edits) > 3 else ""
        message = (
            f"Somebody has changed the site by hand: {'; '.join(edits[:3])}{more}. Write what is "
            "to stay into the records or templates, then publish with --overwrite-site."
        )
        yield _told(project, "site-edited", str(site.link), message, views)


def _folder(views: Views, subject: str) -> str:
    return "meetings" if subject in views.reading.register.meetings else "products"


def _told(project: str, rule: str, place: str, message: str, views: Views) -> Told:
    """A remark for the coordinator, whose office publishes."""
    leader = views.reading.register.project.coordinator
    return Told(project, rule, place, 1, 1, "", message, leader)
