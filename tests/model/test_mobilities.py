"""One person on one trip across a border counts; everything else does not, and says why."""

from dataclasses import replace
from datetime import date

import pytest

from folio.model.mobilities import WHY, Standing, journeys, mobilities
from tests.conftest import Miniature
from tests.model.logs import EVENT, RIBEIRA, RULES, log, trip, with_rules

STAFF = "person: A. B., role: staff"


def standings(miniature: Miniature, partner: str, *entries: str) -> list[Standing]:
    log(miniature, partner, *entries)
    return [one.standing for one in journeys(miniature.register, partner)]


@pytest.fixture
def counting(miniature: Miniature) -> Miniature:
    with_rules(miniature)
    return miniature


def test_each_person_on_a_trip_to_a_partner_abroad_is_one_mobility(counting: Miniature) -> None:
    entry = trip(RIBEIRA, STAFF, "person: C. D., role: learner")
    assert standings(counting, "kalnava", entry) == [Standing.COUNTED] * 2


def test_the_same_person_counts_again_on_another_trip(counting: Miniature) -> None:
    again = trip("host: ribeira, dates: {from: 2014-01-10, to: 2014-01-12}", STAFF)
    log(counting, "kalnava", trip(RIBEIRA, STAFF), again)
    assert len(mobilities(counting.register, "kalnava")) == 2


def test_a_trip_of_a_day_counts_like_one_of_a_week(counting: Miniature) -> None:
    entry = trip("host: ribeira, dates: 2013-05-02")
    assert standings(counting, "kalnava", entry) == [Standing.COUNTED]


NOT_COUNTED = {
    "the host's own people at a meeting at home": (
        "ribeira",
        trip(RIBEIRA),
        [Standing.OWN_MEETING],
    ),
    "a journey in the partner's own country": (
        "bergvik",
        trip(f"event: {EVENT}, of_the_programme: true}}, dates: 2013-05-02"),
        [Standing.DOMESTIC],
    ),
    "an event of somebody else": (
        "kalnava",
        trip(f"event: {EVENT}}}, dates: 2013-05-02"),
        [Standing.ELSEWHERE],
    ),
    "a trip before the project": (
        "kalnava",
        trip("host: ribeira, dates: {from: 2012-08-31, to: 2012-09-02}"),
        [Standing.OUTSIDE_PERIOD],
    ),
    "a trip after the project": (
        "kalnava",
        trip("host: ribeira, dates: {from: 2014-08-30, to: 2014-09-01}"),
        [Standing.OUTSIDE_PERIOD],
    ),
    "a trip before the partner had joined": (
        "kalnava",
        trip("host: ribeira, dates: 2012-10-05"),
        [Standing.NOT_A_PARTNER_THEN],
    ),
    "somebody who only accompanies": (
        "kalnava",
        trip(RIBEIRA, STAFF, "person: C. D., role: accompanying"),
        [Standing.COUNTED, Standing.ACCOMPANYING],
    ),
    "the same person twice on one trip": (
        "kalnava",
        trip(RIBEIRA, STAFF, STAFF),
        [Standing.COUNTED, Standing.TWICE],
    ),
    "somebody who could not travel": (
        "kalnava",
        trip(RIBEIRA, "person: A. B., role: staff, force_majeure: {en: The airport was closed.}"),
        [Standing.FORCE_MAJEURE],
    ),
}


@pytest.mark.parametrize(("partner", "entry", "expected"), NOT_COUNTED.values(), ids=NOT_COUNTED)
def test_it_is_no_mobility(
    partner: str, entry: str, expected: list[Standing], counting: Miniature
) -> None:
    assert standings(counting, partner, entry) == expected


def test_an_event_of_the_programme_counts(counting: Miniature) -> None:
    entry = trip(f"event: {EVENT}, of_the_programme: true}}, dates: 2013-05-02")
    assert standings(counting, "kalnava", entry) == [Standing.COUNTED]


def test_who_accompanies_somebody_with_special_needs_counts(counting: Miniature) -> None:
    needs = "person: A. B., role: learner, special_needs: true"
    entry = trip(RIBEIRA, needs, "person: C. D., role: accompanying")
    assert standings(counting, "kalnava", entry) == [Standing.COUNTED] * 2


@pytest.mark.parametrize(
    ("rule", "other", "partner", "entry"),
    [
        ("own_meeting_counts: {value: false", "own_meeting_counts: {value: true", "ribeira", ""),
        (
            "accompanying: {value: with-special-needs",
            "accompanying: {value: always",
            "kalnava",
            "person: C. D., role: accompanying",
        ),
    ],
    ids=["who stays at home", "who accompanies"],
)
def test_what_counts_is_said_by_the_programme(
    rule: str, other: str, partner: str, entry: str, miniature: Miniature
) -> None:
    rules = RULES.replace(rule, other).replace(
        "cross_border_only: {value: true", "cross_border_only: {value: false"
    )
    with_rules(miniature, rules)
    assert standings(miniature, partner, trip(RIBEIRA, entry or STAFF)) == [Standing.COUNTED]


def test_a_programme_without_rules_counts_nothing(miniature: Miniature) -> None:
    with_rules(miniature, "")
    assert standings(miniature, "kalnava", trip(RIBEIRA)) == [Standing.NOTHING_COUNTS]


def test_a_partner_without_logs_has_no_journeys(counting: Miniature) -> None:
    assert journeys(counting.register, "bergvik") == ()


def test_journeys_come_in_the_order_of_time(counting: Miniature) -> None:
    later = trip("host: bergvik, dates: 2014-03-02")
    log(counting, "kalnava", later, trip(RIBEIRA))
    found = journeys(counting.register, "kalnava")
    assert [one.trip.dates.start.year for one in found] == [2013, 2014]


def test_a_register_that_ends_sooner_has_its_own_journeys(counting: Miniature) -> None:
    log(counting, "kalnava", trip("host: bergvik, dates: 2014-03-02"), trip(RIBEIRA))
    register = counting.register
    assert len(journeys(register, "kalnava")) == 2
    sooner = replace(register, until=date(2013, 12, 31))
    assert [one.trip.meeting for one in journeys(sooner, "kalnava")] == ["2013-09-ribeira"]
    assert len(journeys(register, "kalnava")) == 2


def test_a_register_with_other_logs_has_its_own_journeys(counting: Miniature) -> None:
    log(counting, "kalnava", trip(RIBEIRA))
    register = counting.register
    assert len(journeys(register, "kalnava")) == 1
    assert journeys(replace(register, logs={}), "kalnava") == ()
    assert not list(replace(register, logs={}).entries_of("kalnava"))


def test_journeys_are_worked_out_once(counting: Miniature) -> None:
    log(counting, "kalnava", trip(RIBEIRA))
    register = counting.register
    assert journeys(register, "kalnava") is journeys(register, "kalnava")


def test_a_third_time_on_the_list_is_none_either(counting: Miniature) -> None:
    entry = trip(RIBEIRA, STAFF, "person: C. D., role: staff", STAFF, STAFF)
    assert standings(counting, "kalnava", entry) == [
        Standing.COUNTED,
        Standing.COUNTED,
        Standing.TWICE,
        Standing.TWICE,
    ]


def test_every_reason_can_be_told() -> None:
    assert set(WHY) == set(Standing) - {Standing.COUNTED}
