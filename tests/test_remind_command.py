"""`folio remind` as somebody types it: what it shows, what it sends, and its exit codes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Miniature
from tests.publishing.smtp import PostRoom, post_room
from tests.test_cli import folio

DAY = ("--today", "2014-09-20")


@pytest.fixture
def room() -> Iterator[PostRoom]:
    with post_room() as room:
        yield room


@pytest.fixture
def project(miniature: Miniature) -> Miniature:
    """The miniature as if it were real; one of its partners has an address."""
    miniature.change("project.yaml", "illustrative: true\n", "")
    return miniature


def settings(room: PostRoom) -> dict[str, str]:
    return {
        "FOLIO_SMTP_HOST": "127.0.0.1",
        "FOLIO_SMTP_PORT": str(room.port),
        "FOLIO_SMTP_SECURITY": "none",
        "FOLIO_MAIL_FROM": "office@rail.example",
    }


def test_without_send_the_letters_are_shown(project: Miniature) -> None:
    told = folio("remind", "tiny", *DAY)
    assert told.returncode == 0
    assert "To Ingrid Myklebust <ingrid@bergvik.example>, in 'en'" in told.stdout
    assert "Subject: NBR: reminder of what is still open" in told.stdout
    assert "  - Activity log: 1 September 2012 – 31 August 2014" in told.stdout
    assert "To ribeira (no e-mail address in partners/ribeira.yaml)" in told.stdout
    assert "tiny: 3 letters; nothing was sent. To send them: --send" in told.stderr


def test_with_send_they_go_out_once(project: Miniature, room: PostRoom) -> None:
    told = folio("remind", "tiny", "--send", *DAY, **settings(room))
    assert "bergvik: sent, to Ingrid Myklebust <ingrid@bergvik.example>" in told.stdout
    again = folio("remind", "tiny", "--send", *DAY, **settings(room))
    assert (again.stdout, len(room.contents)) == ("", 1)
    assert "bergvik was reminded of 6 things on 2014-09-20, and is not again yet." in again.stderr
    assert "tiny: there is nothing to remind anybody of." in again.stderr


def test_a_server_that_refuses_is_told_with_its_words(project: Miniature, room: PostRoom) -> None:
    room.refused = {"ingrid@bergvik.example": "550 no such user here"}
    told = folio("remind", "tiny", "--send", *DAY, **settings(room))
    assert told.returncode == 69
    assert "bergvik: not sent" in told.stdout
    assert "550 no such user here" in told.stderr
    assert "Traceback" not in told.stderr


def test_letters_are_written_into_a_folder(project: Miniature, tmp_path: Path) -> None:
    told = folio("remind", "tiny", "--partner", "bergvik", "--to", "tray", *DAY)
    (file,) = (tmp_path / "tray").iterdir()
    assert file.suffix == ".eml"
    assert f"  tray/{file.name}" in told.stdout.splitlines()


def test_json_tells_the_same(project: Miniature) -> None:
    told = json.loads(folio("remind", "tiny", "--format", "json", *DAY).stdout)
    letters = {letter["partner"]: letter for letter in told["letters"]}
    assert letters["bergvik"]["to"] == "ingrid@bergvik.example"
    assert letters["ribeira"]["state"] == "shown"
    assert told["before"] == []


def test_a_made_up_project_is_refused(miniature: Miniature) -> None:
    told = folio("remind", "tiny", "--send", *DAY)
    assert told.returncode == 2
    assert "The project 'tiny' is made up" in told.stderr
