"""Everything true about one project, joined and read-only; answers questions across records."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from folio.model.activities import ActivityLog, AnyEntry, Trip, when
from folio.model.answers import ReportAnswers
from folio.model.meeting import Meeting, Place
from folio.model.partner import Partner
from folio.model.product import Product
from folio.model.programme import Programme
from folio.model.project import Project
from folio.text.dates import Period

_A = TypeVar("_A")

FieldPath = tuple[str | int, ...]
"""The place of something inside a record: `("entries", 2)`."""


@dataclass(frozen=True)
class NextStop:
    """The meeting that follows another: when and where, as far as it is known."""

    dates: Period | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that a record names: its file, and the SHA-256 of it."""

    path: Path
    digest: str


@dataclass(frozen=True)
class Register:
    """The records of one project. Every id in them is known to exist.

    `logs` are by partner and id (`vejle/2013-04`), `answers` by report and partner (`final/vejle`,
    and `final/shared` for the part that all share); the others by their ids. What the logs tell of
    the time after `until` is left out, where a day is given.
    """

    project: Project
    programme: Programme
    partners: Mapping[str, Partner]
    meetings: Mapping[str, Meeting]
    products: Mapping[str, Product]
    pictures: Mapping[str, PictureFile]
    logs: Mapping[str, ActivityLog] = field(default_factory=dict)
    answers: Mapping[str, ReportAnswers] = field(default_factory=dict)
    until: date | None = None

    @cached_property
    def coordinator(self) -> Partner:
        """The partner that leads."""
        return self.partners[self.project.coordinator]

    @cached_property
    def countries(self) -> frozenset[str]:
        """The codes of the countries the partners come from."""
        return frozenset(partner.country for partner in self.partners.values())

    @cached_property
    def meetings_in_order(self) -> tuple[Meeting, ...]:
        """The meetings by their numbers."""
        return tuple(sorted(self.meetings.values(), key=lambda meeting: meeting.number))

    def logs_of(self, partner: str) -> tuple[ActivityLog, ...]:
        """The logs of a partner in the order of their periods."""
        return self._logs.get(partner, ())

    def entries_of(self, partner: str) -> Iterator[tuple[str, FieldPath, AnyEntry]]:
        """What a partner's logs tell, log by log, with the record's name and the place there."""
        return iter(self.once(("entries", partner), lambda: tuple(self._entries(partner))))

    def trips_of(self, partner: str) -> Iterator[tuple[str, FieldPath, Trip]]:
        """Of these entries the trips."""
        for record, path, entry in self.entries_of(partner):
            if isinstance(entry, Trip):
                yield record, path, entry

    def once(self, what: tuple[str, ...], worked_out: Callable[[], _A]) -> _A:
        """Something that follows from the records, worked out when it is first asked for.

        A register with other records, or with another `until`, is another one and begins anew.
        """
        if what not in self._known:
            self._known[what] = worked_out()
        known: _A = self._known[what]
        return known

    def translator(self, language: str, on: date | None = None) -> str:
        """The partner whose task a translation is: the first of that language, or the leader.

        Where a day is given, only those are asked who belong to the project on it.
        """
        there = (one for one in self.partners.values() if on is None or one.belongs_on(on))
        natives = (one.id for one in there if one.language == language)
        return next(natives, self.project.coordinator)

    def following(self, meeting: Meeting) -> Meeting | None:
        """The meeting with the next number, if it has a record."""
        after = (other for other in self.meetings_in_order if other.number == meeting.number + 1)
        return next(after, None)

    def next_stop(self, meeting: Meeting) -> NextStop | None:
        """When and where the partners meet next.

        It comes from that meeting's own record where there is one, so that it is written once, and
        otherwise from what was announced at this meeting.
        """
        if following := self.following(meeting):
            return NextStop(following.dates, following.place)
        if announced := meeting.next_meeting:
            return NextStop(Period(announced.date, announced.date), announced.place)
        return None

    @cached_property
    def _known(self) -> dict[tuple[str, ...], Any]:
        return {}

    @cached_property
    def _logs(self) -> Mapping[str, tuple[ActivityLog, ...]]:
        logs: dict[str, list[ActivityLog]] = {}
        for log in sorted(self.logs.values(), key=lambda log: (log.period.start.first, log.id)):
            logs.setdefault(log.partner, []).append(log)
        return {partner: tuple(own) for partner, own in logs.items()}

    def _entries(self, partner: str) -> Iterator[tuple[str, FieldPath, AnyEntry]]:
        for log in self.logs_of(partner):
            for number, entry in enumerate(log.entries):
                if self.until is None or when(entry).start.first <= self.until:
                    yield log.record, ("entries", number), entry
