"""Who took part in a meeting, by its record and by the logs."""

from folio.model.remark import Remark
from tests.checks.asked import asked
from tests.conftest import Miniature
from tests.model.logs import RIBEIRA, log, trip, with_rules

MEETING = "meetings/2013-09-ribeira"
THREE = [f"person: {letter}. X., role: staff" for letter in "ABC"]
AT_BERGVIK = "meeting: 2013-03-bergvik, dates: 2013-03"


def test_more_participants_than_travelled_are_told(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(RIBEIRA, *THREE[:2]))
    assert asked(miniature, "participants-differ") == [
        Remark(
            "participants-differ",
            "activities/kalnava/2013",
            ("entries", 0, "travellers"),
            f"2 people travelled, and {MEETING} has 3 participants of this partner. Correct one of "
            "the two.",
            "kalnava",
        )
    ]


def test_a_partner_that_travelled_and_did_not_take_part_is_told(miniature: Miniature) -> None:
    with_rules(miniature)
    miniature.change(f"{MEETING}.yaml", "kalnava: 3, ", "")
    log(miniature, "kalnava", trip(RIBEIRA))
    (remark,) = asked(miniature, "participants-differ")
    assert remark.message.startswith(f"1 person travelled, and {MEETING} has no participants")


def test_those_who_took_part_in_two_trips_together_are_no_difference(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(RIBEIRA, THREE[0]), trip(RIBEIRA, *THREE[1:]))
    assert asked(miniature, "participants-differ") == []


def test_who_did_not_travel_or_stands_there_twice_is_not_counted_as_having_been_there(
    miniature: Miniature,
) -> None:
    with_rules(miniature)
    ill = "person: D. X., role: staff, force_majeure: Illness"
    log(miniature, "kalnava", trip(RIBEIRA, *THREE, THREE[0], ill))
    assert asked(miniature, "participants-differ") == []


def test_those_who_accompanied_others_may_be_counted_as_participants_or_not(
    miniature: Miniature,
) -> None:
    with_rules(miniature)
    helper = "person: D. X., role: accompanying"
    log(miniature, "kalnava", trip(RIBEIRA, *THREE, helper))
    assert asked(miniature, "participants-differ") == []
    miniature.change(f"{MEETING}.yaml", "kalnava: 3", "kalnava: 4")
    assert asked(miniature, "participants-differ") == []


def test_more_travellers_than_took_part_in_all_are_told_to_the_host(miniature: Miniature) -> None:
    with_rules(miniature)
    miniature.change("meetings/2013-03-bergvik.yaml", "participants: 11", "participants: 2")
    log(miniature, "kalnava", trip(AT_BERGVIK, *THREE))
    assert asked(miniature, "more-travelled") == [
        Remark(
            "more-travelled",
            "meetings/2013-03-bergvik",
            ("participants",),
            "By the logs 3 people travelled, and 2 took part. Correct the number, or the logs.",
            "bergvik",
        )
    ]


def test_fewer_travellers_than_took_part_are_no_wonder(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(AT_BERGVIK, *THREE))
    assert asked(miniature, "more-travelled") == []


def test_a_partner_that_took_part_without_a_trip_is_told(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(AT_BERGVIK))
    assert asked(miniature, "participant-without-trip") == [
        Remark(
            "participant-without-trip",
            MEETING,
            ("participants", "kalnava"),
            "3 people of this partner took part, and its log has no trip to this meeting. Add the "
            "trip, or correct the number.",
            "kalnava",
        )
    ]


def test_a_partner_whose_log_of_that_time_is_not_there_yet_is_not_asked_for_a_trip(
    miniature: Miniature,
) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(AT_BERGVIK))
    miniature.change("activities/kalnava/2013.yaml", "to: 2016-12-31", "to: 2013-06-30")
    assert asked(miniature, "participant-without-trip") == []


def test_neither_the_host_nor_a_neighbour_in_its_country_makes_a_trip(miniature: Miniature) -> None:
    with_rules(miniature)
    miniature.change("partners/kalnava.yaml", "country: LV", "country: PT")
    for partner in ("kalnava", "ribeira"):
        log(miniature, partner, trip(AT_BERGVIK))
    assert asked(miniature, "participant-without-trip") == []
