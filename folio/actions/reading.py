"""The reading of a project, kept for as long as none of its files is saved anew."""

import hashlib
import logging
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from folio.actions.folders import Folders
from folio.errors import TemplateError
from folio.records import files, reader
from folio.records.reader import Reading
from folio.text.language import LINGUA_FRANCA, Language, languages

log = logging.getLogger("folio")


def projects(folders: Folders) -> tuple[str, ...]:
    """The names of the projects there are."""
    return files.projects(folders.records)


def read(folders: Folders, project: str) -> Reading:
    """The register of a project with its files, read again only where one of these has changed.

    Raises UsageError where there is no such project, and RecordsError with all problems.
    """
    if project not in projects(folders):
        return _read(folders, project)
    return _kept(folders, project, _state(folders, project))


def languages_of(folders: Folders, reading: Reading) -> tuple[Language, ...]:
    """The languages of a project; raise TemplateError with all faults of their catalogues."""
    project = reading.register.project
    spoken: list[Language] = []
    faults: list[str] = []
    for code in project.languages:
        try:
            spoken.append(Language.load(code, folders.locale, project.working_language))
        except TemplateError as error:
            faults += str(error).splitlines()
    if faults:
        raise TemplateError("\n".join(dict.fromkeys(faults)))
    return tuple(spoken)


def spoken(folders: Folders, reading: Reading, code: str) -> Language:
    """A language of a project, with its fixed phrases and what it falls back on."""
    return Language.load(code, folders.locale, reading.register.project.working_language)


def language_of(folders: Folders, reading: Reading, partner: str) -> Language:
    """The language in which one writes to a partner, or the nearest in which that can be done.

    Raises TemplateError where its catalogue is broken, and UsageError where there are none.
    """
    own = reading.register.partners[partner].language
    working = reading.register.project.working_language
    return spoken(folders, reading, nearest_code(folders, own, working) or own)


def nearest_code(folders: Folders, own: str, working: str) -> str:
    """The code of somebody's own language, or of the nearest one that has fixed phrases.

    It is empty where none has.
    """
    there = languages(folders.locale)
    return next((one for one in (own, LINGUA_FRANCA, working) if one in there), "")


def sources(folders: Folders, project: str) -> Iterator[Path]:
    """The files and folders that the reading of a project depends on."""
    yield from _files((folders.records / project).resolve())
    yield from folders.programmes.resolve().glob("*.yaml")


def saved(paths: Iterable[Path]) -> str:
    """SHA-256 of names, sizes and times: it differs once one of them was saved, came or went."""
    found = hashlib.sha256()
    for path in sorted(paths):
        for line in _saved(path):
            found.update(line.encode(errors="surrogateescape"))
    return found.hexdigest()


@lru_cache(maxsize=8)
def _kept(folders: Folders, project: str, _state: str) -> Reading:
    return _read(folders, project)


def _read(folders: Folders, project: str) -> Reading:
    log.info("Steps 1 to 3 of 6 · Read, validate and join %s", project)
    return reader.read(folders.records, project, folders.programmes, languages(folders.locale))


def _state(folders: Folders, project: str) -> str:
    """What differs once a reading would be another."""
    return f"{languages(folders.locale)} {saved(sources(folders, project))}"


def _files(records: Path) -> Iterator[Path]:
    """What stands in a project's folder; what partners hand in is no record yet, so it is left out.

    Receipts gather there in thousands, and git keeps as much in a folder that is hidden.
    """
    for place, folders, names in os.walk(records):
        if place == str(records):
            folders[:] = [one for one in folders if one != files.INBOX and not one.startswith(".")]
            names = [one for one in names if not one.startswith(".")]
        yield from (Path(place, name) for name in (*folders, *names))


def _saved(path: Path) -> Iterator[str]:
    """A line that changes once the file is saved anew; none for one that is gone, or closed."""
    try:
        state = path.lstat()
    except OSError:
        return
    yield f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}\n"
