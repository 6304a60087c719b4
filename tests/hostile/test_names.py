"""Strings that programs stumble over as names of files: of records, pictures, and what comes in."""

import json
import math
import re
from pathlib import Path

import pytest

from folio import actions
from folio.text.letters import composed, is_printable
from tests.conftest import Miniature
from tests.handing_in import FOLDERS, NOW, PARTNER, Handed
from tests.hostile.shown import STEERS_A_TERMINAL
from tests.judging import naughty_strings
from tests.properties.writing import written
from tests.test_cli import folio

pytestmark = pytest.mark.no_cover

MEETING = "number: {number}\nplace: {{city: Bergvik, country: NO}}\n"
PHOTO = "2013-09-ribeira-platform.jpg"
LONGEST = 200
"""In bytes; more would be no name of a file, with all that is put before and after it."""
IDS = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def names() -> list[str]:
    """The strings that can be names of files."""
    every = dict.fromkeys(naughty_strings())
    return [one for one in every if one.strip(". ") and not set("/\0") & set(one) and _fits(one)]


def test_there_are_some() -> None:
    assert len(names()) == 302


def test_a_record_of_any_name_is_taken_or_refused_by_its_name(miniature: Miniature) -> None:
    for number, name in enumerate(names(), start=10):
        miniature.write(f"meetings/{name}.yaml", MEETING.format(number=number))
    told = json.loads(_said("check", "tiny", "--format", "json"))["problems"]
    refused = {Path(one["file"]).stem for one in told if one["message"] and one["remedy"]}
    assert len(told) == len(refused)
    assert refused == {name for name in names() if not IDS.fullmatch(name)}
    lines = _said("check", "tiny", "--format", "github").splitlines()
    assert {line.partition(" ")[0] for line in lines} == {"::error"}
    _said("check", "tiny")
    _said("status", "tiny")


def test_whatever_comes_in_is_answered_by_any_name(miniature: Miniature) -> None:
    for name in names():
        miniature.write(f"inbox/{PARTNER}/{name}.yaml", "entries: [")
        miniature.write(f"inbox/{PARTNER}/{name}.txt", "Nobody knows this.")
    handed = actions.intake(FOLDERS, "tiny", NOW, pause=-math.inf).answers
    assert {one.state for one in handed} == {"refused"}
    assert len(handed) == 2 * len(names())
    for one in map(Handed, handed):
        assert not STEERS_A_TERMINAL.search(one.letter), one.answer.file
        assert all(problem["message"] for problem in one.problems), one.answer.file
        assert one.problems
    _said("status", "tiny")


def test_a_picture_of_any_name_is_shown_or_refused_where_it_is_named(miniature: Miniature) -> None:
    content = (miniature.folder / "media" / PHOTO).read_bytes()
    for number, name in enumerate(names()):
        miniature.write(f"media/{name}.jpg", content)
        photos = [{"file": f"{name}.jpg", "caption": "A talk"}]
        meeting = {"number": str(number + 10), "place": {"city": "Bergvik", "country": "NO"}}
        record = written({**meeting, "photos": photos}, width=10**6)
        miniature.write(f"meetings/m-{number}.yaml", record)
    told = json.loads(_said("check", "tiny", "--format", "json"))["problems"]
    refused = {names()[int(Path(one["file"]).stem[2:])] for one in told if one["remedy"]}
    assert refused == {one for one in names() if not _can_be_said(one)}


def _said(*words: str) -> str:
    """What a command says; it steers no terminal, and has no fault of its own."""
    told = folio(*words)
    assert told.returncode in (0, 1, 5), told.stderr
    assert not STEERS_A_TERMINAL.search(told.stdout + told.stderr)
    return told.stdout


def _fits(name: str) -> bool:
    return len(name.encode()) <= LONGEST


def _can_be_said(name: str) -> bool:
    """Whether a record can name the file as the disk has it."""
    return is_printable(name) and composed(name) == name == name.lstrip()
