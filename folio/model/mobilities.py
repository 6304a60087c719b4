"""Which journeys count as mobilities, and why the others do not."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from folio.model.activities import Evidence, Role, Traveller, Trip
from folio.model.partner import Partner
from folio.model.register import Register
from folio.model.rules import Accompanying, MobilityRules


class Standing(StrEnum):
    """How one person on one trip stands to the count of mobilities."""

    COUNTED = "counted"
    FORCE_MAJEURE = "force-majeure"
    OWN_MEETING = "own-meeting"
    DOMESTIC = "domestic"
    ELSEWHERE = "elsewhere"
    OUTSIDE_PERIOD = "outside-period"
    NOT_A_PARTNER_THEN = "not-a-partner-then"
    ACCOMPANYING = "accompanying"
    TWICE = "twice"
    NOTHING_COUNTS = "nothing-counts"


WHY: Mapping[Standing, str] = {
    Standing.FORCE_MAJEURE: "could not travel for reasons outside the partner's control",
    Standing.OWN_MEETING: "the partner was host itself",
    Standing.DOMESTIC: "the trip stayed in the partner's own country",
    Standing.ELSEWHERE: "it went to neither a partner nor an event of the programme",
    Standing.OUTSIDE_PERIOD: "it lies outside the project's period",
    Standing.NOT_A_PARTNER_THEN: "the partner did not belong to the project then",
    Standing.ACCOMPANYING: "only accompanied others",
    Standing.TWICE: "the same person is listed on this trip before",
    Standing.NOTHING_COUNTS: "the programme counts no mobilities",
}
"""Why a journey is no mobility, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One person on one trip of a partner, with the place of it in the partner's log.

    It is a mobility where its standing is `COUNTED`.
    """

    trip: Trip
    traveller: Traveller
    record: str
    field: tuple[str | int, ...]
    standing: Standing

    @property
    def is_mobility(self) -> bool:
        """Whether it counts."""
        return self.standing == Standing.COUNTED


def journeys(register: Register, partner: str) -> tuple[Journey, ...]:
    """All that a partner's logs tell of people on trips, in the order of time."""
    return register.once(("journeys", partner), lambda: tuple(_in_order(register, partner)))


def mobilities(register: Register, partner: str) -> tuple[Journey, ...]:
    """The journeys of a partner that count: one person on one cross-border trip each.

    Source: rules of the Leonardo da Vinci Partnerships, call 2012; which of them hold for a
    programme stands in its file (`mobility_rules`).
    """
    return tuple(one for one in journeys(register, partner) if one.is_mobility)


def unproven(register: Register, partner: str, proof: Evidence) -> tuple[Journey, ...]:
    """The mobilities of a partner of which a proof is missing."""
    found = mobilities(register, partner)
    return tuple(one for one in found if proof not in one.traveller.evidence)


def destination(register: Register, trip: Trip) -> str:
    """The code of the country a trip went to: that of the meeting, the event or the host."""
    if trip.meeting:
        return register.meetings[trip.meeting].place.country
    if trip.event:
        return trip.event.place.country
    return register.partners[str(trip.host)].country


def host(register: Register, trip: Trip) -> str:
    """The partner that received the travellers, by its id, or nobody."""
    if trip.host:
        return trip.host
    return (register.meetings[trip.meeting].host or "") if trip.meeting else ""


def _in_order(register: Register, partner: str) -> list[Journey]:
    found = [
        Journey(trip, case.traveller, record, (*path, "travellers", number), _standing(case))
        for record, path, trip in register.trips_of(partner)
        for number, case in enumerate(_cases(register, register.partners[partner], trip))
    ]
    return sorted(found, key=lambda one: (one.trip.dates.start.first, one.record, one.field))


def _cases(register: Register, partner: Partner, trip: Trip) -> Iterator["_Case"]:
    """Each person on a trip, with what depends on the others there."""
    needs = any(one.special_needs for one in trip.travellers)
    before: set[str] = set()
    for traveller in trip.travellers:
        yield _Case(register, partner, trip, traveller, needs, traveller.person in before)
        before.add(traveller.person)


@dataclass(frozen=True, slots=True)
class _Case:
    """One person on one trip of a partner, to be judged."""

    register: Register
    partner: Partner
    trip: Trip
    traveller: Traveller
    with_special_needs: bool
    is_listed_twice: bool

    @property
    def rules(self) -> MobilityRules:
        rules = self.register.programme.mobility_rules
        assert rules is not None  # noqa: S101 - where there are none, nothing else is asked
        return rules

    @property
    def is_own_meeting(self) -> bool:
        is_host = host(self.register, self.trip) == self.partner.id
        return is_host and not self.rules.own_meeting_counts.value

    @property
    def is_at_home(self) -> bool:
        is_domestic = destination(self.register, self.trip) == self.partner.country
        return is_domestic and self.rules.cross_border_only.value

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is an event of neither a partner nor, where that counts, the programme."""
        event = self.trip.event
        if event is None or self.trip.host:
            return False
        return not (event.of_the_programme and self.rules.events_of_the_programme.value)

    @property
    def is_outside_the_period(self) -> bool:
        """Whether the trip, as precisely as it is known, can lie outside the project."""
        return not self.register.project.period.covers(self.trip.dates)

    @property
    def is_of_no_partner(self) -> bool:
        """Whether the partner had not joined yet, or had left."""
        joined, left = self.partner.joined, self.partner.left
        return (joined is not None and self.trip.dates.start.first < joined.first) or (
            left is not None and left.last < self.trip.dates.end.last
        )

    @property
    def is_only_accompanying(self) -> bool:
        """Whether the person accompanies others, where that does not count."""
        rule = self.rules.accompanying.value
        counts = rule == Accompanying.ALWAYS or (
            rule == Accompanying.WITH_SPECIAL_NEEDS and self.with_special_needs
        )
        return self.traveller.role == Role.ACCOMPANYING and not counts


_RULES: tuple[tuple[Standing, Callable[[_Case], bool]], ...] = (
    (Standing.NOTHING_COUNTS, lambda case: case.register.programme.mobility_rules is None),
    (Standing.FORCE_MAJEURE, lambda case: case.traveller.force_majeure is not None),
    (Standing.OWN_MEETING, lambda case: case.is_own_meeting),
    (Standing.DOMESTIC, lambda case: case.is_at_home),
    (Standing.ELSEWHERE, lambda case: case.is_elsewhere),
    (Standing.OUTSIDE_PERIOD, lambda case: case.is_outside_the_period),
    (Standing.NOT_A_PARTNER_THEN, lambda case: case.is_of_no_partner),
    (Standing.ACCOMPANYING, lambda case: case.is_only_accompanying),
    (Standing.TWICE, lambda case: case.is_listed_twice),
)
"""Why a journey does not count, in the order in which the reasons are told."""


def _standing(case: _Case) -> Standing:
    return next((reason for reason, holds in _RULES if holds(case)), Standing.COUNTED)
