"""Of a name that is not known, the known one is found that was meant, or none."""

import pytest

from folio.text.slips import meant

MEETINGS = ["2012-10-magdeburg", "2013-04-vejle", "2013-06-jaszbereny", "2014-06-magdeburg"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2013-04-vejl", "2013-04-vejle"),
        ("2013-04-VEJLE", "2013-04-vejle"),
        ("2013-04-vejle.yaml", "2013-04-vejle"),
        ("records/age/meetings/2013-04-vejle.yaml", "2013-04-vejle"),
        ("Vejle", "2013-04-vejle"),
        ("Jászberény", "2013-06-jaszbereny"),
        ("2013-06", "2013-06-jaszbereny"),
        ("bergvik", ""),
        ("2015", ""),
        ("/", ""),
    ],
)
def test_what_was_meant_is_found_by_its_letters_or_as_a_part_of_one_name(
    written: str, found: str
) -> None:
    assert meant(written, MEETINGS) == found


def test_a_folder_stands_for_the_project_that_is_kept_in_it() -> None:
    assert meant("records/age/", ["age", "example"]) == "age"


def test_a_part_of_two_names_stands_for_neither() -> None:
    assert meant("x", ["x-north", "x-south"]) == ""
