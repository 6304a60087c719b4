"""Drop folders while somebody watches them: what was laid down there, and what Folio did itself."""

from pathlib import Path

from folio.actions.folders import Folders
from folio.actions.reading import projects
from folio.inbox import names
from folio.inbox.drop_folder import OURS
from folio.records.files import INBOX


def is_handed_in(folders: Folders, path: Path) -> bool:
    """Whether a path is one that somebody has laid into a drop folder, by its place and name.

    A drop folder itself is one as well, since of what lay in it when it was made nobody is told.
    Receipts, what was refused and what is taken are deeper, or hidden; programs write under names
    of their own.
    """
    try:
        _project, inbox, *deeper = path.relative_to(folders.records.resolve()).parts
    except ValueError:
        return False
    if inbox != INBOX or (deeper and deeper[0].startswith(".")):
        return False
    match deeper:
        case [_partner, name]:
            return not (names.is_unfinished(name) or name in OURS)
        case _:
            return len(deeper) < 2 and path.is_dir()


def has_something_handed_in(folders: Folders) -> bool:
    """Whether anything lies in the drop folders of any project."""
    return any(folders.inbox(project).has_something for project in projects(folders))
