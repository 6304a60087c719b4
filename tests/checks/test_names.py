"""Names of travellers: with consent, spelled alike, and in no message."""

import pytest

from folio.checks.names import is_personal
from folio.model.remark import Remark
from tests.checks.asked import asked
from tests.conftest import Miniature
from tests.model.logs import RIBEIRA, log, trip, with_rules

LOG = "activities/kalnava/2013"


def people(miniature: Miniature, *names: str, more: str = "") -> None:
    """A log with a trip of each of these people."""
    with_rules(miniature)
    entries = [trip(RIBEIRA, f"person: {name}, role: staff{more}") for name in names]
    log(miniature, "kalnava", *entries)


def test_a_name_without_consent_is_told_by_its_number(miniature: Miniature) -> None:
    people(miniature, "Anna Kalniņa")
    assert asked(miniature, "name-without-consent") == [
        Remark(
            "name-without-consent",
            LOG,
            ("entries", 0, "travellers", 0),
            "Traveller 1 is named without consent. Write initials, or ask and then write "
            "'consent: true'.",
            "kalnava",
        )
    ]


def test_several_names_of_one_trip_are_told_together(miniature: Miniature) -> None:
    with_rules(miniature)
    names = ("Anna Kalniņa", "J. O.", "Pēteris Ozols")
    log(miniature, "kalnava", trip(RIBEIRA, *(f"person: {name}, role: staff" for name in names)))
    (remark,) = asked(miniature, "name-without-consent")
    assert remark.message.startswith("Travellers 1 and 3 are named without consent.")


def test_a_name_with_consent_needs_no_remark(miniature: Miniature) -> None:
    people(miniature, "Anna Kalniņa", more=", consent: true")
    assert asked(miniature, "name-without-consent") == []


def test_initials_need_no_consent(miniature: Miniature) -> None:
    people(miniature, "A. K.")
    assert asked(miniature, "name-without-consent") == []


@pytest.mark.parametrize(
    "name",
    [
        "Anna Kalniņa",
        "A. Kalniņa",
        "Anna K.",
        "MARIA ROSSI",
        "Ludwig van Beethoven",
        "Jean-Luc d'Arc",
        "Anna-Maria von Bülow",
        "Máire O’Brien",
    ],
)
def test_a_first_and_a_family_name_are_personal(name: str) -> None:
    assert is_personal(name)


@pytest.mark.parametrize(
    "name", ["A. K.", "A.B.", "AB", "J.-P. M.", "Teacher 2", "Person A", "Staff member", "Anna"]
)
def test_initials_and_what_stands_for_a_name_are_not_personal(name: str) -> None:
    assert not is_personal(name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Anna Kalniņa", "Anna Kalnina"),
        ("Anna Kalniņa", "Kalniņa Anna"),
        ("Anna Kalniņa", "ANNA KALNIŅA"),
        ("Kirsten Hansen", "Kirsten Hannsen"),
        ("Kirsten Hansen", "Kirsten Hasnen"),
        ("Kirsten Hansen", "Kristen Hansen"),
        ("Kirsten Hansen", "Kirsten Hanson"),
        ("A. B.", "A.B."),
    ],
)
def test_a_name_that_is_spelled_almost_alike_is_told(
    name: str, other: str, miniature: Miniature
) -> None:
    people(miniature, name, other)
    assert asked(miniature, "name-in-variants") == [
        Remark(
            "name-in-variants",
            LOG,
            ("entries", 1, "travellers", 0, "person"),
            f"Traveller 1 is spelled almost like traveller 1 of {LOG}, entries[0]. Where it is the "
            "same person, write the name alike.",
            "kalnava",
        )
    ]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Anna Kalniņa", "Anna Kalniņa"),
        ("Mario Rossi", "Maria Rossi"),
        ("Jānis Kalniņš", "Anna Kalniņa"),
        ("A. B.", "A. C."),
        ("A. B.", "B. A."),
        ("Teacher 1", "Teacher 2"),
    ],
)
def test_other_people_are_not_taken_for_a_misspelling(
    name: str, other: str, miniature: Miniature
) -> None:
    people(miniature, name, other)
    assert asked(miniature, "name-in-variants") == []


def test_a_name_stands_in_no_message_of_any_rule(miniature: Miniature) -> None:
    people(miniature, "Anna Kalniņa", "Anna Kalnina", "Anna Kalniņa")
    rules = ("name-without-consent", "name-in-variants", "trips-overlapping", "participants-differ")
    told = [remark.message for rule in rules for remark in asked(miniature, rule)]
    assert len(told) == 5
    assert not [message for message in told if "Kaln" in message or "Anna" in message]
