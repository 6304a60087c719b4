"""News from the partners: what they did at home since the meeting before, from their logs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from folio.documents import parts
from folio.documents.view import Section
from folio.model.activities import Dissemination, LocalActivity, when
from folio.model.entries import entries
from folio.model.meeting import Meeting
from folio.model.mobilities import Standing
from folio.model.register import Register
from folio.text.language import Language
from folio.text.marks import Phrase, bullets

MOST = 4
"""So many items, the latest, have room in an edition."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a partner did at home, with the record that tells of it."""

    partner: str
    record: str
    entry: LocalActivity | Dissemination

    @property
    def day(self) -> date:
        """Its first day."""
        return when(self.entry).start.first


def items(register: Register, meeting: Meeting) -> tuple[Item, ...]:
    """The latest items between the meeting before and the end of this one, in order of time."""
    assert meeting.dates is not None  # noqa: S101 - only such a meeting is written about
    after, until = _end_before(register, meeting), meeting.dates.end.last
    found = [one for one in _all(register) if after < one.day <= until]
    return tuple(sorted(found, key=lambda one: (one.day, one.record))[-MOST:])


def from_the_partners(
    register: Register, meeting: Meeting, language: Language
) -> Iterator[Section]:
    """The items as a list; nothing where no log tells of any."""
    if found := items(register, meeting):
        phrases = (_said(register, one, language) for one in found)
        yield Section(heading=language.say("From the partners"), blocks=bullets(phrases))


def records(register: Register, meeting: Meeting) -> tuple[str, ...]:
    """The names of the logs that these items are from."""
    return tuple(dict.fromkeys(one.record for one in items(register, meeting)))


def _all(register: Register) -> Iterator[Item]:
    for partner in register.partners:
        for (record, _), activity, how in entries(register, partner, LocalActivity):
            if how == Standing.COUNTED:
                yield Item(partner, record, activity)
        for (record, _), told, how in entries(register, partner, Dissemination):
            if how == Standing.COUNTED:
                yield Item(partner, record, told)


def _end_before(register: Register, meeting: Meeting) -> date:
    """The last day of the meeting before; at the first one, a day before all that counts."""
    before = [
        other.dates.end.last
        for other in register.meetings_in_order
        if other.dates and other.number < meeting.number
    ]
    return max(before, default=date.min)


def _said(register: Register, one: Item, language: Language) -> Phrase:
    return language.say(
        "{partner}, {date}: {title}",
        partner=parts.short_name(register.partners[one.partner], language),
        date=language.grammar.span(when(one.entry)),
        title=language.phrase(one.entry.title),
    )
