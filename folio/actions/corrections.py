"""Editions that went out: which of them are out of date, and which day a new version replaces."""

from collections.abc import Iterable, Mapping

from folio.actions.views import Views
from folio.documents.catalogue import KINDS
from folio.model.publications import Edition, Publication, editions
from folio.records.reader import Reading


def replaced_days(
    views: Views, publications: Iterable[Publication]
) -> Mapping[tuple[str, str], str]:
    """The day, as ISO 8601 writes it, on which the version went out that a document replaces.

    They are by kind and subject. An edition that is out of date replaces the version that counts;
    one that is not is that version, and replaces the one before it, if there is one.
    """
    found = {}
    for edition in editions(publications):
        if not is_told_of(views.reading, edition.kind, edition.subject):
            continue
        versions = edition.publications
        replaced = versions if is_out_of_date(views, edition) else versions[:-1]
        if replaced:
            found[edition.kind, edition.subject] = replaced[-1].at.date().isoformat()
    return found


def is_out_of_date(views: Views, edition: Edition) -> bool:
    """Whether records say something else by now than what readers have.

    Records may change without changing what is said; and a newer version of the program may word
    the same records otherwise, which is no reason to correct anything.
    """
    last = edition.last
    return last.says != says(views, last.kind, last.subject) and last.records != digests(
        views.reading, last.kind, last.subject
    )


def says(views: Views, kind: str, subject: str) -> dict[str, str]:
    """The digest of what the documents of an edition say now, by language."""
    register = views.reading.register
    spoken_there = KINDS[kind].languages(register, subject)
    return {
        code: views.digest(kind, subject, code, "pdf")
        for code in register.project.languages
        if code in spoken_there
    }


def digests(reading: Reading, kind: str, subject: str) -> dict[str, str]:
    """The SHA-256 of the records that documents about a subject are made from, by name."""
    names = KINDS[kind].records(reading.register, subject)
    return {name: reading.sources[name].digest for name in names}


def is_told_of(reading: Reading, kind: str, subject: str) -> bool:
    """Whether there is a record, complete enough, that such an edition is made from."""
    return kind in KINDS and subject in KINDS[kind].subjects(reading.register)
