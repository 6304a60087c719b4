"""Rules about trips: which are no mobilities, their dates, and the minimum of the agreement."""

import datetime
from collections.abc import Iterator, Mapping

from folio.checks.explanations import explained, places_to_explain
from folio.model.mobilities import WHY, Journey, Standing, journeys
from folio.model.register import FieldPath, Register
from folio.model.remark import Remark
from folio.model.report_definition import FilledBy
from folio.text.dates import Period

_OF_THE_TRIP: Mapping[Standing, str] = {
    Standing.OWN_MEETING: "Take the entry out, or correct where it went.",
    Standing.DOMESTIC: "Correct the entry where that is wrong.",
    Standing.ELSEWHERE: "Add 'host' or 'of_the_programme: true' where that is wrong.",
    Standing.OUTSIDE_PERIOD: "Correct 'dates', or take the entry out.",
    Standing.NOT_A_PARTNER_THEN: "Correct 'dates', or 'joined' and 'left' of the partner.",
}
_OF_THE_TRAVELLER: Mapping[Standing, str] = {
    Standing.ACCOMPANYING: "Correct 'role' where that is wrong.",
    Standing.TWICE: "Take one of the two out; where they are two people, tell them apart.",
}
"""What to do about a journey that does not count, by what it is that is wrong."""


def journey_without_mobility(register: Register) -> Iterator[Remark]:
    """A trip, or a person on it, that does not count, and why."""
    rule = "journey-without-mobility"
    for partner in register.partners:
        told: set[tuple[str, FieldPath, Standing]] = set()
        for one in journeys(register, partner):
            if one.standing in _OF_THE_TRAVELLER:
                message = f"{_traveller(one)} made no mobility: {WHY[one.standing]}."
                message = f"{message} {_OF_THE_TRAVELLER[one.standing]}"
                yield Remark(rule, one.record, one.field, message, partner)
            trip = (one.record, trip_path(one), one.standing)
            if one.standing in _OF_THE_TRIP and trip not in told:
                told.add(trip)
                message = f"This trip is no mobility: {WHY[one.standing]}."
                message = f"{message} {_OF_THE_TRIP[one.standing]}"
                yield Remark(rule, one.record, trip_path(one), message, partner)


def trip_misses_meeting(register: Register) -> Iterator[Remark]:
    """A trip to a meeting that began after the meeting did, or ended before its end."""
    for partner in register.partners:
        for record, path, trip in register.trips_of(partner):
            dates = register.meetings[trip.meeting].dates if trip.meeting else None
            if dates and not _can_cover(trip.dates, dates):
                message = (
                    f"The trip ({trip.dates.in_words}) does not cover meetings/{trip.meeting} "
                    f"({dates.in_words}). Correct one of the two."
                )
                yield Remark("trip-misses-meeting", record, (*path, "dates"), message, partner)


def trips_overlapping(register: Register) -> Iterator[Remark]:
    """One person who was on two trips on the same days."""
    for partner in register.partners:
        for trips in _by_person(register, partner).values():
            for before, one in _overlapping(trips):
                message = (
                    f"{_traveller(one)} is on another trip on these days: {trip_name(before)}. "
                    "Correct the dates; where they are two people, tell them apart."
                )
                yield Remark("trips-overlapping", one.record, one.field, message, partner)


def minimum_missed(register: Register, today: datetime.date) -> Iterator[Remark]:
    """Fewer mobilities than agreed when all is over, and nobody says why.

    Journeys that force majeure prevented explain themselves.
    """
    project, rules = register.project, register.programme.mobility_rules
    if rules is None or today <= project.period.end.last:
        return
    for partner in register.partners.values():
        minimum = partner.agreement.minimum_mobilities if partner.agreement else None
        found = [one.standing for one in journeys(register, partner.id)] if minimum else []
        made = found.count(Standing.COUNTED)
        is_enough = made + found.count(Standing.FORCE_MAJEURE) >= (minimum or 0)
        if not is_enough and not explained(register, FilledBy.MOBILITIES, partner.id):
            message = (
                f"The project has ended, and the logs have {made} of {minimum} mobilities. Add "
                f"the trips that are missing{places_to_explain(register, FilledBy.MOBILITIES)}."
            )
            field = ("agreement", "minimum_mobilities")
            yield Remark("minimum-missed", f"partners/{partner.id}", field, message, partner.id)


def trip_path(journey: Journey) -> FieldPath:
    """The place of a journey's trip in its log."""
    return journey.field[:-2]


def trip_name(journey: Journey) -> str:
    """How a remark names a trip that it is not about: `activities/vejle/2013-04, entries[2]`."""
    entries, number = trip_path(journey)
    return f"{journey.record}, {entries}[{number}]"


def has_travelled(journey: Journey) -> bool:
    """Whether somebody was there, and is not named a second time."""
    return journey.traveller.force_majeure is None and journey.standing != Standing.TWICE


def _traveller(journey: Journey) -> str:
    """How a remark names a person, of whom it must not give the name."""
    return f"Traveller {int(journey.field[-1]) + 1}"


def _can_cover(trip: Period, meeting: Period) -> bool:
    """Whether a trip can cover a meeting, as precisely as the dates are known."""
    return trip.start.first <= meeting.start.last and meeting.end.first <= trip.end.last


def _by_person(register: Register, partner: str) -> dict[str, list[Journey]]:
    """The trips of each person in the order of time."""
    trips: dict[str, list[Journey]] = {}
    for one in journeys(register, partner):
        if has_travelled(one):
            trips.setdefault(one.traveller.person, []).append(one)
    return trips


def _overlapping(trips: list[Journey]) -> Iterator[tuple[Journey, Journey]]:
    """Each trip that begins before an earlier one has ended, with that one."""
    longest = trips[0]
    for one in trips[1:]:
        if _share_days(longest.trip.dates, one.trip.dates):
            yield longest, one
        longest = max(longest, one, key=lambda each: each.trip.dates.end.first)


def _share_days(one: Period, other: Period) -> bool:
    """Whether two trips share days for certain; to come home and leave on one day is none."""
    start = max(one.start.last, other.start.last)
    end = min(one.end.first, other.end.first)
    is_same_start = one.start == other.start
    is_next = one.end.first == other.start.first or other.end.first == one.start.first
    return start < end or (start == end and (is_same_start or not is_next))
