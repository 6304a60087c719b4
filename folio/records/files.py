"""Which files of a project hold which records, and what of its folder cannot be one."""

import errno
import hashlib
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from folio.errors import Message, Problem, UsageError, sentence
from folio.model.activities import ActivityLog
from folio.model.answers import ReportAnswers
from folio.model.base import Record
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.records import yaml_file
from folio.records.messages import did_you_mean, listed
from folio.records.opening import why_not_opened
from folio.records.yaml_file import Tree
from folio.text.letters import bare

KINDS: dict[str, type[Record]] = {"partners": Partner, "meetings": Meeting, "products": Product}
"""The folders of a project that hold one record a file, with what each record is."""
NESTED: dict[str, type[Record]] = {"activities": ActivityLog, "reports": ReportAnswers}
"""The folders with a folder for each partner, or for each report, that holds one record a file."""
MEDIA = "media"
INBOX = "inbox"
"""Where partners lay what they hand in; nothing in it is a record yet."""
TEMPLATES = "templates"
"""Where a project has templates of its own."""
LONGEST_ID = 100
"""Files of documents are named after records, and no file's name has more than 255 bytes."""
_ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Source:
    """The file of one record: where it is, what stands in it, and the SHA-256 of its bytes."""

    path: Path
    digest: str
    tree: Tree


@dataclass(frozen=True, slots=True)
class Listing:
    """What stands in a project's folder.

    `files` can be records, by kind. `ids` are theirs, and those that misnamed files will have:
    what names these is not wrong on top of it. A kind whose folder may not be opened has none of
    either. `folders` are those inside a nested kind, whatever their names. `problems` tell of all
    that cannot be a record.
    """

    files: dict[str, list[Path]] = field(default_factory=dict)
    folders: dict[str, list[Path]] = field(default_factory=dict)
    ids: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def projects(records: Path) -> tuple[str, ...]:
    """The names of the projects under the records folder.

    Raises UsageError where the folder may not be opened.
    """
    try:
        return tuple(path.name for path in _visible(records) if _is_folder(path))
    except OSError as error:
        why = f"The folder {records}/ cannot be opened ({error.strerror})."
        raise UsageError(f"{why} Ask its owner for the right to read it.") from None


def listing(folder: Path) -> Listing:
    """Look through a project's folder once, so that whoever saves meanwhile confuses nothing.

    Nothing is passed over in silence: there is a problem for each file or folder that belongs
    nowhere.
    """
    found = Listing()
    found.problems.extend(_misplaced(_looked_through(folder, found) or ()))
    for kind in KINDS:
        ids = _take_in(folder / kind, kind, found)
        if ids is not None:
            found.ids[kind] = ids
    for kind in NESTED:
        for path in _looked_through(folder / kind, found) or ():
            if _is_folder(path):
                found.folders.setdefault(kind, []).append(path)
                _take_in(path, kind, found)
            else:
                found.problems.append(of_file(path, *_why_no_folder(kind)))
    return found


def record_name(path: Path, project: Path) -> str:
    """What a record is called: its folders inside the project, and its id."""
    return path.relative_to(project).with_suffix("").as_posix()


def is_id(name: str) -> bool:
    """Whether a record may have this name: small letters, digits and dashes, and not too many."""
    return len(name) <= LONGEST_ID and bool(_ID.fullmatch(name))


def load(path: Path) -> Source | Problem:
    """One file with its tree, or why it could not be opened at all."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return of_file(path, *_why_no_file(path))
        if state.st_size > yaml_file.LARGEST:
            return of_file(path, *_too_large(state.st_size))
        content = path.read_bytes()
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP, errno.ENOTDIR):
            return of_file(path, *_why_no_file(path))
        return of_file(path, *why_not_opened(error))
    return Source(path, hashlib.sha256(content).hexdigest(), yaml_file.tree(content))


def _take_in(folder: Path, kind: str, found: Listing) -> list[str] | None:
    """Sort the files of one folder; the ids there, or None where it may not be opened."""
    paths = _looked_through(folder, found)
    if paths is None:
        return None
    files = [path for path in paths if _can_be_record(path)]
    found.files.setdefault(kind, []).extend(files)
    others = [path for path in paths if not _can_be_record(path)]
    found.problems.extend(of_file(path, *_why_no_record(path, paths)) for path in others)
    meant = [_slug(path) for path in others if path.suffix.lower() in (".yaml", ".yml")]
    return sorted({*(path.stem for path in files), *meant} - {""})


def _looked_through(folder: Path, found: Listing) -> list[Path] | None:
    try:
        return _visible(folder)
    except OSError as error:
        found.problems.append(of_file(folder, *why_not_opened(error)))
        return None


def _visible(folder: Path) -> list[Path]:
    if not _is_folder(folder):
        return []
    paths = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(path for path in paths if _is_there(path))


def _is_there(path: Path) -> bool:
    """False for what has vanished since it was listed, as when an editor saves just now."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    return True


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(_sort(path))


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(_sort(path))


def _sort(path: Path) -> int:
    """What sort of thing this is, as the system tells it; 0 where it does not."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _can_be_record(path: Path) -> bool:
    return path.suffix == ".yaml" and _is_file(path) and is_id(path.stem)


def _misplaced(paths: Iterable[Path]) -> Iterator[Problem]:
    for path in paths:
        known = [*KINDS, *NESTED, MEDIA, INBOX, TEMPLATES] if _is_folder(path) else ["project.yaml"]
        if path.name not in known and path.suffix != ".md":
            question = did_you_mean(path.name, known) or _what_belongs(path, known)
            yield of_file(path, sentence("Nothing of this name belongs here."), question)


def _what_belongs(path: Path, known: list[str]) -> Message:
    if _is_folder(path):
        return listed(known)
    return sentence("Move it elsewhere; notes may stay in a file that ends in .md.")


def _why_no_file(path: Path) -> tuple[Message, Message]:
    if _is_folder(path):
        message = sentence("This is a folder, and a record is a file.")
        return message, sentence("Rename it, or move it elsewhere.")
    if path.is_symlink():
        return sentence("This link leads to no file."), sentence("Put the file itself here.")
    if _sort(path):
        return sentence("This is no ordinary file."), sentence("Put the record itself here.")
    remedy = sentence("Write it, or look whether it is here under another name.")
    return sentence("This file is missing."), remedy


def _why_no_folder(kind: str) -> tuple[Message, Message]:
    if kind == "activities":
        return (
            sentence("Only folders belong here, one for each partner that keeps a log."),
            sentence("Move the file into its partner's folder, or elsewhere."),
        )
    return (
        sentence("Only folders belong here, one for each report."),
        sentence("Move the file into the folder of its report, or elsewhere."),
    )


def _why_no_record(path: Path, beside: Iterable[Path]) -> tuple[Message, Message]:
    if path.suffix in (".yml", ".YAML", ".YML"):
        return sentence("A record's name ends in .yaml."), _renaming(path, beside)
    if path.suffix != ".yaml":
        message = sentence("A record is a file whose name ends in .yaml.")
        return message, sentence("Rename it, or move it elsewhere.")
    if not _is_file(path):
        return _why_no_file(path)
    if _ID.fullmatch(path.stem):
        remedy = sentence(
            "Give the file a name of {number} letters at the most.", number=LONGEST_ID
        )
        return sentence("This file name is too long."), remedy
    message = sentence("A record's name is made of small letters, digits and dashes.")
    return message, _renaming(path, beside)


def _renaming(path: Path, beside: Iterable[Path]) -> Message:
    """The nearest name that can be an id, unless another file has it already."""
    if not _slug(path):
        return sentence("Write it in Latin letters, such as 2013-04-vejle.yaml.")
    name = f"{_slug(path)}.yaml"
    if any(name == other.name for other in beside):
        return sentence("Rename it; {name} stands here already.", name=name)
    return sentence("Rename it to {name}.", name=name)


def _slug(path: Path) -> str:
    """The id nearest to a file's name."""
    return nearest_id(path.stem)


def nearest_id(name: str) -> str:
    """The id nearest to a name: small letters without accents, digits, dashes for the rest.

    It is empty where the name has neither letters nor digits that can stay.
    """
    plain = bare(name.casefold().translate(_LETTERS))
    return "-".join(re.findall("[a-z0-9]+", plain))[:LONGEST_ID].rstrip("-")


_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
"""Letters that are no others with an accent."""


def _too_large(size: int) -> tuple[Message, Message]:
    message = sentence(
        "The file has {found} MB; a record has {allowed} MB at the most.",
        found=-(-size // 2**20),
        allowed=yaml_file.LARGEST // 2**20,
    )
    return message, sentence("Was something else saved under this name?")


def of_file(path: Path, message: Message, remedy: Message) -> Problem:
    """A problem of a file or folder as a whole."""
    return Problem(str(path), 1, 1, "", message, remedy)
