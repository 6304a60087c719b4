"""Editions that went out, laid out as they are kept: their web texts, and files beside them."""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from folio.actions.articles import article_files
from folio.actions.folders import Folders
from folio.actions.reading import spoken
from folio.documents.catalogue import KINDS
from folio.model.publications import Decision, Publication
from folio.records.reader import Reading

FIRST = datetime.datetime(2013, 6, 3, 9, 30, tzinfo=ZoneInfo("Europe/Riga"))
EDITIONS = (
    ("newsletter", "2012-10-lysvag"),
    ("newsletter", "2013-05-smilgava"),
    ("press-release", "guide"),
)


def published(
    folders: Folders,
    project: str,
    reading: Reading,
    *,
    editions: Iterable[tuple[str, str]] = EDITIONS,
    first: datetime.datetime = FIRST,
) -> tuple[Publication, ...]:
    """The editions as if each had gone out a week after the one before it, with its files kept."""
    return tuple(
        _publish(folders, project, reading, kind, subject, first + week * datetime.timedelta(7))
        for week, (kind, subject) in enumerate(editions)
    )


def _publish(
    folders: Folders,
    project: str,
    reading: Reading,
    kind: str,
    subject: str,
    at: datetime.datetime,
) -> Publication:
    files: dict[str, bytes] = {}
    for code in KINDS[kind].languages(reading.register, subject):
        view = KINDS[kind].compose(reading.register, subject, spoken(folders, reading, code))
        files |= article_files(folders, project, view, kind)
        for form in ("docx", "pdf"):
            files[f"{kind}-{subject}-{code}.{form}"] = f"{kind} {subject} {code} {form}".encode()
    documents = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    digest = hashlib.sha256(repr(sorted(documents.items())).encode()).hexdigest()
    decision = Decision(kind, subject, at, "Eirik Nordhavn", "", digest)
    publication = Publication(decision, at, documents, {}, {})
    write(folders.archive(project).of(publication), files)
    return publication


def write(folder: Path, files: Mapping[str, bytes | Path]) -> None:
    """All files of a site or an edition, at their paths in a folder."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.read_bytes())
