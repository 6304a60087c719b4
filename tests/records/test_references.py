"""Everything a record names outside itself is found, wherever in the record it stands."""

import os
from pathlib import Path

import pytest

from folio.errors import sentence
from folio.model.base import InMedia, Reference
from folio.model.meeting import Meeting
from folio.model.product import Product
from folio.records.references import named, unknown
from folio.records.yaml_file import Value
from tests.conftest import Miniature

MEETING = "meetings/2013-09-ribeira.yaml"
PHOTO = "2013-09-ribeira-platform.jpg"


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ({"host": "a"}, [("host",)]),
        ({"participants": {"a": "1", "b": "2"}}, [("participants", "a"), ("participants", "b")]),
        ({"programme": {"items": [{"by": "a"}]}}, [("programme", "items", 0, "by")]),
        (
            {"action_points": [{"who": ["a", "b"]}]},
            [("action_points", 0, "who", n) for n in (0, 1)],
        ),
        ({"action_points": [{"who": "all"}]}, []),
        ({"progress": [{"product": "a"}]}, [("progress", 0, "product")]),
        ({"prepared_by": {"partner": "a"}}, [("prepared_by", "partner")]),
        ({"photos": [{"caption": "a"}, {"file": "b.jpg"}]}, [("photos", 1, "file")]),
    ],
)
def test_a_meeting_names_others_in_many_places(
    value: Value, paths: list[tuple[str | int, ...]]
) -> None:
    assert [path for path, _, _ in named(Meeting, value)] == paths


@pytest.mark.parametrize("value", [None, "a", ["a"], {"host": ["a"]}, {"participants": "19"}])
def test_what_has_the_wrong_shape_names_nothing(value: Value) -> None:
    assert list(named(Meeting, value)) == []


def test_what_is_named_knows_what_it_should_be() -> None:
    found = {path: what for path, what, _ in named(Product, {"owners": ["a"], "from_meeting": "b"})}
    assert found == {("owners", 0): Reference("partners"), ("from_meeting",): Reference("meetings")}


def test_a_picture_is_named_by_its_file() -> None:
    assert list(named(Meeting, {"photos": [{"file": "a.jpg"}]})) == [
        (("photos", 0, "file"), InMedia(), "a.jpg")
    ]


def test_white_space_around_a_name_does_not_belong_to_it() -> None:
    value: Value = {"host": " a", "participants": {"b ": "1"}, "photos": [{"file": " c.jpg "}]}
    assert [name for _, _, name in named(Meeting, value)] == ["a", "b", "c.jpg"]


def test_a_name_with_white_space_around_it_is_that_of_a_record(miniature: Miniature) -> None:
    miniature.change("project.yaml", "programme: small-steps", "programme: ' small-steps '")
    miniature.change(MEETING, "host: ribeira", "host: 'ribeira '")
    miniature.change(MEETING, f"file: {PHOTO}", f"file: ' {PHOTO}'")
    meeting = miniature.register.meetings["2013-09-ribeira"]
    assert (meeting.host, meeting.photos[0].file) == ("ribeira", PHOTO)
    assert list(miniature.register.pictures) == [PHOTO]


@pytest.mark.parametrize("name", ["\u202esmall", "small" * 400])
def test_a_programme_is_told_so_that_it_can_be_read(miniature: Miniature, name: str) -> None:
    miniature.change("project.yaml", "programme: small-steps", f'programme: "{name}"')
    for problem in miniature.problems:
        assert str(problem.message).isprintable()
        assert len(str(problem.message)) < 200


def test_no_programme_is_proposed_whose_name_nobody_can_type(miniature: Miniature) -> None:
    name = os.fsdecode(b"\xe4.yaml")
    Path("programmes/small-steps.yaml").rename(Path("programmes", name))
    told = [str(problem.remedy) for problem in miniature.problems]
    assert told
    assert all(remedy.isprintable() for remedy in told)


def test_no_picture_is_proposed_that_no_record_can_name(miniature: Miniature) -> None:
    miniature.write("media/clock.jpg ", b"")
    miniature.change(MEETING, PHOTO, "clock.jpg")
    (problem,) = miniature.problems
    assert problem.remedy == sentence("Put it there, or leave 'file' out until it is at hand.")


def test_an_unknown_id_is_answered_with_the_nearest() -> None:
    known = {"agencies": {"viaa": 1, "isfol": 2}}
    told = unknown(Reference("agencies"), "via", known) or ()
    assert [*map(str, told)] == [
        "There is no agency 'via'.",
        "Known: isfol, viaa. Did you mean 'viaa'?",
    ]


def test_a_known_id_is_no_problem() -> None:
    assert unknown(Reference("partners"), "vejle", {"partners": {"vejle": 1}}) is None


def test_ids_of_a_kind_that_could_not_be_read_are_not_judged() -> None:
    assert unknown(Reference("agencies"), "viaa", {}) is None
