"""Rules about who took part in a meeting, by its own record and by the partners' logs."""

from collections.abc import Iterator

from folio.checks.mobilities import has_travelled, trip_path
from folio.model.activities import Role
from folio.model.meeting import Meeting
from folio.model.mobilities import Journey, journeys
from folio.model.register import Register
from folio.model.remark import Remark

Travelled = dict[str, dict[str, list[Journey]]]
"""The journeys to meetings: by the meeting, then by the partner."""


def participants_differ(register: Register) -> Iterator[Remark]:
    """A meeting whose participants of a partner are not those who travelled, by its log."""
    for meeting, travelled in _meetings(register):
        told = meeting.participants
        for partner, found in travelled.items() if isinstance(told, dict) else ():
            many = told.get(partner, 0) if isinstance(told, dict) else 0
            if partner != meeting.host and many not in _possible(found):
                message = (
                    f"{_people(max(_possible(found)))} travelled, and meetings/{meeting.id} has "
                    f"{many or 'no'} participants of this partner. Correct one of the two."
                )
                field = (*trip_path(found[0]), "travellers")
                yield Remark("participants-differ", found[0].record, field, message, partner)


def more_travelled(register: Register) -> Iterator[Remark]:
    """A meeting to which more people travelled than took part in all."""
    for meeting, travelled in _meetings(register):
        guests = (found for partner, found in travelled.items() if partner != meeting.host)
        many = sum(min(_possible(found)) for found in guests)
        if isinstance(meeting.participants, int) and many > meeting.participants:
            message = (
                f"By the logs {_people(many)} travelled, and {meeting.participants} took part. "
                "Correct the number, or the logs."
            )
            owner = meeting.host or register.project.coordinator
            record = f"meetings/{meeting.id}"
            yield Remark("more-travelled", record, ("participants",), message, owner)


def participant_without_trip(register: Register) -> Iterator[Remark]:
    """A partner from abroad that took part, while its log of that time tells of no trip."""
    for meeting, travelled in _meetings(register):
        told = meeting.participants
        for partner, many in told.items() if isinstance(told, dict) else ():
            at_home = register.partners[partner].country == meeting.place.country
            if many and not at_home and partner not in travelled:
                if not _has_log(register, partner, meeting):
                    continue
                message = (
                    f"{_people(many)} of this partner took part, and its log has no trip to this "
                    "meeting. Add the trip, or correct the number."
                )
                field = ("participants", partner)
                record = f"meetings/{meeting.id}"
                yield Remark("participant-without-trip", record, field, message, partner)


def _meetings(register: Register) -> Iterator[tuple[Meeting, dict[str, list[Journey]]]]:
    """Each meeting with the journeys to it, by partner."""
    travelled: Travelled = {}
    for partner in register.partners:
        for one in journeys(register, partner):
            if one.trip.meeting:
                by_partner = travelled.setdefault(one.trip.meeting, {})
                by_partner.setdefault(partner, []).append(one)
    for meeting in register.meetings_in_order:
        yield meeting, travelled.get(meeting.id, {})


def _possible(found: list[Journey]) -> tuple[int, int]:
    """How many participants there can be: those who accompanied others are named or not."""
    there = [one for one in found if has_travelled(one)]
    others = [one for one in there if one.traveller.role != Role.ACCOMPANYING]
    return len(others), len(there)


def _has_log(register: Register, partner: str, meeting: Meeting) -> bool:
    """Whether a log of the partner covers days of the meeting, so that the trip should be there."""
    dates = meeting.dates
    return dates is not None and any(log.period.covers(dates) for log in register.logs_of(partner))


def _people(many: int) -> str:
    return "1 person" if many == 1 else f"{many or 'no'} people"
