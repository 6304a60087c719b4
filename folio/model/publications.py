"""Editions that went out: when, by whose approval, and which files readers got."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far an edition is on its way to its readers."""

    DRAFT = "draft"
    APPROVED = "approved"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person has decided about an edition: that it may go out, or not, and why.

    `by` is the person's name, `at` the moment, with its zone. `digest` is that of the proof which
    was looked at: SHA-256 over the digest and the path of each of its files.
    """

    kind: str
    subject: str
    at: datetime.datetime
    by: str
    note: str
    digest: str


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition that went out: what was decided about it, and exactly the files readers got.

    `at` is the moment at which it went out, with its zone. `documents` holds the SHA-256 of each
    file by its path in the proof. `says` holds the digest of what the documents say, by language,
    and `records` the SHA-256 of the records that they were made from, by name: by these an edition
    is found out of date later.
    """

    decision: Decision
    at: datetime.datetime
    documents: Mapping[str, str]
    says: Mapping[str, str]
    records: Mapping[str, str]

    @property
    def kind(self) -> str:
        """The kind of document that went out."""
        return self.decision.kind

    @property
    def subject(self) -> str:
        """The id of the meeting or product that it tells of."""
        return self.decision.subject


@dataclass(frozen=True, slots=True)
class Edition:
    """All publications of one edition, the first one first; the later ones are corrections."""

    publications: tuple[Publication, ...]

    @property
    def first(self) -> Publication:
        """The one by which it appeared."""
        return self.publications[0]

    @property
    def last(self) -> Publication:
        """The one that counts."""
        return self.publications[-1]

    @property
    def kind(self) -> str:
        """The kind of document that it is."""
        return self.last.kind

    @property
    def subject(self) -> str:
        """The id of the meeting or product that it tells of."""
        return self.last.subject


def editions(publications: Iterable[Publication]) -> tuple[Edition, ...]:
    """The editions that went out, in the order in which they first did."""
    return tuple(Edition(group) for group in _by_edition(publications))


def _by_edition(publications: Iterable[Publication]) -> Iterator[tuple[Publication, ...]]:
    found: dict[tuple[str, str], list[Publication]] = {}
    for one in publications:
        found.setdefault((one.kind, one.subject), []).append(one)
    yield from (tuple(group) for group in found.values())
