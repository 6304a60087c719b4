"""Drop folders while somebody watches them: what was laid down there, and what Folio did itself."""

from pathlib import Path

from folio.actions.folders import Folders
from folio.actions.reading import projects
from folio.inbox import names
from folio.inbox.drop_folder import OURS
from folio.records.files import INBOX


def is_handed_in(folders: Folders, path: Path) -> bool:
    """Whether a path is one that somebody has laid into a drop folder, by its place and name.

    Receipts, what was refused and what is taken are deeper, or hidden; programs write under names
    of their own.
    """
    try:
        _project, inbox, partner, name = path.relative_to(folders.records.resolve()).parts
    except ValueError:
        return False
    if inbox != INBOX or partner.startswith("."):
        return False
    return not (names.is_unfinished(name) or name in OURS)


def has_something_handed_in(folders: Folders) -> bool:
    """Whether anything lies in the drop folders of any project."""
    return any(folders.inbox(project).has_something for project in projects(folders))
