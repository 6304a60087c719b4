"""Editions by their names: which one is meant, and how far it is on its way to its readers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from folio.actions.corrections import is_out_of_date
from folio.actions.folders import Folders
from folio.actions.reading import read
from folio.actions.selecting import Planned, Selection, refuse_other
from folio.actions.views import Views
from folio.documents.catalogue import KINDS
from folio.errors import UsageError
from folio.model.publications import Decision, Edition, State, editions
from folio.publishing import Contents, digest_of
from folio.records.messages import nearest
from folio.records.reader import Reading

EditionKind = StrEnum("EditionKind", {name: name for name, kind in KINDS.items() if kind.is_news})  # type: ignore[misc]
"""The kinds of document that are published, as choices."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An edition that somebody has named: its kind and subject, and how it is selected.

    `is_published` tells that readers have what the records say.
    """

    project: str
    kind: str
    subject: str
    selection: Selection
    is_published: bool

    @property
    def name(self) -> str:
        """The edition as people name it: `press release guide`."""
        return f"{in_words(self.kind)} {self.subject}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an edition is: its state, since when, and by whom.

    One that was published can be out of date since; `versions` tells how often it went out.
    """

    state: State
    since: datetime | None = None
    by: str = ""
    is_out_of_date: bool = False
    versions: int = 0


def in_words(kind: str) -> str:
    """A kind of document as it stands in a sentence: `press release`."""
    return kind.replace("-", " ")


def wanted(folders: Folders, project: str, subject: str, kind: str = "") -> Wanted:
    """The edition about a subject, of a kind or of the first kind that tells of it.

    Raises UsageError where there is none, and RecordsError where the records have problems.
    """
    reading = read(folders, project)
    register = reading.register
    kind = kind or _kind_about(reading, subject)
    refuse_other(reading, Planned(project, kind, subject, register.project.languages[0], "pdf"))
    noun = "meetings" if subject in register.meetings else "products"
    selection = Selection.of(**{"kinds": [kind], noun: [subject]})
    views = Views.of(folders, project, reading)
    found = edition_of(folders.ledger(project).read(), kind, subject)
    is_published = found is not None and not is_out_of_date(views, found)
    return Wanted(project, kind, subject, selection, is_published)


def edition_of(written: Contents, kind: str, subject: str) -> Edition | None:
    """An edition by its publications; None where it never went out."""
    found = editions(written.publications)
    return next((one for one in found if (one.kind, one.subject) == (kind, subject)), None)


def approval_in_force(written: Contents, kind: str, subject: str) -> Decision | None:
    """What a person has approved and what did not go out yet, nor was refused since."""
    return next(
        (one for one in written.pending if (one.kind, one.subject) == (kind, subject)), None
    )


def standing(
    folders: Folders, views: Views, written: Contents, kind: str, subject: str
) -> Standing:
    """How far an edition is on its way to its readers."""
    found = edition_of(written, kind, subject)
    versions = len(found.publications) if found else 0
    if approval := approval_in_force(written, kind, subject):
        laid_out = folders.proofs(views.project).documents(kind, subject)
        if digest_of(laid_out) == approval.digest:
            return Standing(State.APPROVED, approval.at, approval.by, versions=versions)
    if found is None:
        return Standing(State.DRAFT)
    last, is_old = found.last, is_out_of_date(views, found)
    return Standing(State.PUBLISHED, last.at, last.decision.by, is_old, versions)


def _kind_about(reading: Reading, subject: str) -> str:
    """The first kind that is published and tells of a subject."""
    register = reading.register
    for kind in KINDS.values():
        if kind.is_news and subject in kind.subjects(register):
            return kind.name
    if subject in register.meetings or subject in register.products:
        nouns = {"meeting": register.meetings, "product": register.products}
        noun = next(noun for noun, records in nouns.items() if subject in records)
        return next(one.name for one in KINDS.values() if one.is_news and noun in one.about)
    known = [one for kind in KINDS.values() if kind.is_news for one in kind.subjects(register)]
    raise UsageError(
        f"There is no edition '{subject}' here. {nearest(subject, dict.fromkeys(known))}"
    )
