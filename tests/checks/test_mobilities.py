"""Trips that are no mobilities, miss their meeting or overlap; a minimum that is missed."""

import pytest

from folio.model.remark import Remark
from tests.checks.asked import PROGRAMME, answers, asked, with_reports
from tests.conftest import Miniature
from tests.model.logs import EVENT, RIBEIRA, log, trip, with_rules

LOG = "activities/kalnava/2013"
ENTRY = ("entries", 0)
LEARNER = "person: C. D., role: learner"
STAFF = "person: A. B., role: staff"
AFTER = "2014-09-15"


def at(dates: str) -> str:
    return f"meeting: 2013-09-ribeira, dates: {dates}"


@pytest.mark.parametrize(
    ("partner", "where", "said"),
    [
        ("ribeira", RIBEIRA, "the partner was host itself. Take the entry out"),
        (
            "bergvik",
            f"event: {EVENT}, of_the_programme: true}}, dates: 2013-05-02",
            "the trip stayed in the partner's own country. Correct the entry",
        ),
        (
            "kalnava",
            f"event: {EVENT}}}, dates: 2013-05-02",
            "it went to neither a partner nor an event of the programme. Add 'host'",
        ),
        (
            "bergvik",
            "host: ribeira, dates: 2012-08-31",
            "it lies outside the project's period. Correct 'dates'",
        ),
        (
            "kalnava",
            "host: ribeira, dates: 2012-10-31",
            "the partner did not belong to the project then. Correct 'dates', or 'joined'",
        ),
    ],
)
def test_a_trip_that_is_no_mobility_is_told_once(
    partner: str, where: str, said: str, miniature: Miniature
) -> None:
    with_rules(miniature)
    log(miniature, partner, trip(where, STAFF, LEARNER))
    (remark,) = asked(miniature, "journey-without-mobility")
    assert remark.message.startswith(f"This trip is no mobility: {said}")
    assert (remark.record, remark.field, remark.partner) == (
        f"activities/{partner}/2013",
        ENTRY,
        partner,
    )


def test_somebody_who_is_listed_twice_is_told_by_number(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(RIBEIRA, STAFF, STAFF))
    assert asked(miniature, "journey-without-mobility") == [
        Remark(
            "journey-without-mobility",
            LOG,
            (*ENTRY, "travellers", 1),
            "Traveller 2 made no mobility: the same person is listed on this trip before. Take one "
            "of the two out; where they are two people, tell them apart.",
            "kalnava",
        )
    ]


def test_somebody_who_only_accompanied_others_is_told(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(RIBEIRA, STAFF, "person: E. F., role: accompanying"))
    (remark,) = asked(miniature, "journey-without-mobility")
    assert remark.message.startswith("Traveller 2 made no mobility: only accompanied others.")


def test_a_mobility_and_one_that_force_majeure_prevented_need_no_remark(
    miniature: Miniature,
) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(RIBEIRA, STAFF, f"{LEARNER}, force_majeure: Strike"))
    assert asked(miniature, "journey-without-mobility") == []


def test_a_programme_that_counts_no_mobilities_has_no_journeys_without(
    miniature: Miniature,
) -> None:
    with_rules(miniature, rules="")
    log(miniature, "ribeira", trip(RIBEIRA))
    assert asked(miniature, "journey-without-mobility") == []


@pytest.mark.parametrize(
    "dates", ["{from: 2013-09-05, to: 2013-09-07}", "{from: 2013-09-03, to: 2013-09-05}"]
)
def test_a_trip_that_does_not_cover_its_meeting_is_told(dates: str, miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(at(dates)))
    (remark,) = asked(miniature, "trip-misses-meeting")
    assert remark.message.endswith(
        "does not cover meetings/2013-09-ribeira (2013-09-04 to 2013-09-06). Correct one of the "
        "two."
    )
    assert (remark.record, remark.field, remark.partner) == (LOG, (*ENTRY, "dates"), "kalnava")


@pytest.mark.parametrize("dates", ["{from: 2013-09-04, to: 2013-09-06}", "2013-09", "2013"])
def test_a_trip_that_can_cover_its_meeting_needs_no_remark(
    dates: str, miniature: Miniature
) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(at(dates)))
    assert asked(miniature, "trip-misses-meeting") == []


def to(start: str, end: str, who: str = STAFF) -> str:
    return trip(f"host: bergvik, dates: {{from: {start}, to: {end}}}", who)


def test_somebody_on_two_trips_on_the_same_days_is_told(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", to("2013-05-01", "2013-05-10"), to("2013-05-04", "2013-05-04"))
    assert asked(miniature, "trips-overlapping") == [
        Remark(
            "trips-overlapping",
            LOG,
            ("entries", 1, "travellers", 0),
            "Traveller 1 is on another trip on these days: activities/kalnava/2013, entries[0]. "
            "Correct the dates; where they are two people, tell them apart.",
            "kalnava",
        )
    ]


def test_a_trip_in_the_midst_of_another_is_found_behind_a_third(miniature: Miniature) -> None:
    with_rules(miniature)
    long = to("2013-05-01", "2013-05-20")
    log(miniature, "kalnava", long, to("2013-05-02", "2013-05-03"), to("2013-05-10", "2013-05-12"))
    assert len(asked(miniature, "trips-overlapping")) == 2


@pytest.mark.parametrize(
    "other",
    [
        to("2013-05-10", "2013-05-12"),
        to("2013-05-04", "2013-05-06", LEARNER),
        to("2013-05-04", "2013-05-06", f"{STAFF}, force_majeure: Strike"),
        to("2013-05", "2013-05"),
    ],
    ids=["next day's", "another's", "one that was not made", "one of an unknown day"],
)
def test_trips_that_need_not_overlap_are_not_told(other: str, miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", to("2013-05-01", "2013-05-10"), other)
    assert asked(miniature, "trips-overlapping") == []


def test_a_minimum_that_is_missed_is_told_after_the_end(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "bergvik", trip(RIBEIRA))
    (remark,) = asked(miniature, "minimum-missed", AFTER)
    assert remark.message.startswith(
        "The project has ended, and the logs have 1 of 12 mobilities. Add the trips that are "
        "missing"
    )
    place = ("partners/bergvik", ("agreement", "minimum_mobilities"), "bergvik")
    assert (remark.record, remark.field, remark.partner) == place


def test_a_minimum_is_not_missed_before_the_end(miniature: Miniature) -> None:
    with_rules(miniature)
    assert asked(miniature, "minimum-missed", "2014-08-31") == []


def test_a_minimum_that_is_reached_needs_no_remark(miniature: Miniature) -> None:
    with_rules(miniature)
    travellers = [f"person: A. {chr(65 + number)}., role: staff" for number in range(11)]
    log(miniature, "bergvik", trip(RIBEIRA, *travellers, f"{LEARNER}, force_majeure: Strike"))
    assert asked(miniature, "minimum-missed", AFTER) == []


def test_a_minimum_that_is_missed_and_explained_needs_no_remark(miniature: Miniature) -> None:
    with_reports(miniature)
    (remark,) = asked(miniature, "minimum-missed", AFTER)
    assert remark.message.endswith(", or say why in 'mobilities' of the final report.")
    answers(miniature, "final/bergvik", mobilities="There was a strike.")
    assert asked(miniature, "minimum-missed", AFTER) == []


def test_where_there_is_no_other_place_changes_explain_what_was_missed(
    miniature: Miniature,
) -> None:
    with_reports(miniature)
    miniature.change(PROGRAMME, "filled_by: mobilities, narrative: true", "filled_by: mobilities")
    (remark,) = asked(miniature, "minimum-missed", AFTER)
    assert remark.message.endswith(", or say why in 'changes' of the final report.")
    answers(miniature, "final/shared", changes="The website moved.")
    assert asked(miniature, "minimum-missed", AFTER) == [remark]
    answers(miniature, "final/shared", changes="A strike prevented two mobilities.")
    assert asked(miniature, "minimum-missed", AFTER) == []
