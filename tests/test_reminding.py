"""Partners are reminded of what they owe: once, in their language, and nobody who is made up."""

import datetime
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from folio.actions.correspondence import State
from folio.actions.folders import Folders
from folio.actions.reminding import Reminded, UnsentError, remind, to_remind
from folio.errors import UsageError
from tests.conftest import REPOSITORY, Miniature
from tests.publishing.smtp import PostRoom, post_room

DAY = datetime.date(2014, 9, 20)
WEEK = datetime.timedelta(days=7)
A_DAY = datetime.timedelta(days=1)
NOTHING_OWED = datetime.date(2016, 1, 1)
ANNA, INGRID = "anna@kalnava.example", "ingrid@bergvik.example"

RUN = """
import datetime, sys
from pathlib import Path
from folio.actions.folders import Folders
from folio.actions.reminding import remind
remind(Folders(templates=Path(sys.argv[1])), "tiny", datetime.date(2014, 9, 20), send=True)
"""


@pytest.fixture
def project(miniature: Miniature) -> Miniature:
    """The miniature as if it were real: two of its three partners have an address."""
    miniature.change("project.yaml", "illustrative: true\n", "")
    with (miniature.folder / "partners" / "kalnava.yaml").open("a", encoding="utf-8") as file:
        file.write(f"contact: {{name: Anna Kalniņa, email: {ANNA}}}\n")
    return miniature


@pytest.fixture
def folders(project: Miniature) -> Folders:
    return Folders(templates=REPOSITORY / "templates")


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostRoom]:
    with post_room() as room:
        for name, value in settings(room).items():
            monkeypatch.setenv(name, value)
        yield room


def settings(room: PostRoom) -> dict[str, str]:
    return {
        "FOLIO_SMTP_HOST": "127.0.0.1",
        "FOLIO_SMTP_PORT": str(room.port),
        "FOLIO_SMTP_SECURITY": "none",
        "FOLIO_MAIL_FROM": "Rail Office <office@rail.example>",
    }


def states(reminded: Reminded) -> dict[str, State]:
    return {letter.partner: letter.state for letter in reminded.letters}


def noted(folders: Folders) -> list[tuple[str, str]]:
    """What was noted for whom, in its order."""
    path = folders.outputs / "tiny" / "reminders.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [(line["event"], line["partner"]) for line in map(json.loads, lines)]


def test_by_default_letters_are_shown_and_nothing_is_sent_or_noted(
    folders: Folders, room: PostRoom
) -> None:
    reminded = remind(folders, "tiny", DAY)
    assert states(reminded) == dict.fromkeys(("bergvik", "kalnava", "ribeira"), State.SHOWN)
    assert room.contents == []
    assert not folders.outputs.exists()


def test_each_partner_with_an_address_gets_one_message(folders: Folders, room: PostRoom) -> None:
    reminded = remind(folders, "tiny", DAY, send=True)
    assert room.readers == [INGRID, ANNA]
    assert states(reminded) == {
        "bergvik": State.SENT,
        "kalnava": State.SENT,
        "ribeira": State.WRITTEN,
    }


def test_a_letter_is_in_the_partners_language_or_else_in_english(folders: Folders) -> None:
    letters = {one.partner: one.mail for one in remind(folders, "tiny", DAY).letters}
    assert {partner: mail.language for partner, mail in letters.items()} == {
        "bergvik": "en",
        "kalnava": "lv",
        "ribeira": "en",
    }
    assert "Activity log: 1 September 2012 – 31 August 2014" in letters["ribeira"].text
    assert 'lang="lv"' in letters["kalnava"].page


def test_a_letter_tells_what_is_overdue_before_what_is_due(folders: Folders) -> None:
    text = remind(folders, "tiny", DAY, partners=["bergvik"]).letters[0].mail.text
    overdue, due = text.split("Due next")
    assert "(deadline: 31 December 2013)" in overdue.replace("\n ", "")
    assert "30 October 2014" in due.replace("\n ", "")


def test_a_letter_to_a_partner_without_an_address_is_written_for_somebody_to_hand_over(
    folders: Folders, room: PostRoom
) -> None:
    (letter,) = remind(folders, "tiny", DAY, send=True, partners=["ribeira"]).letters
    names = [Path(file).name.rpartition("-")[0] for file in letter.files]
    assert names == ["reminder-tiny-2014-09-20-ribeira"] * 2
    assert {Path(file).suffix for file in letter.files} == {".txt", ".html"}
    assert Path(letter.files[0]).read_text(encoding="utf-8") == letter.mail.text


def test_nobody_is_reminded_of_the_same_thing_within_a_week(
    folders: Folders, room: PostRoom
) -> None:
    remind(folders, "tiny", DAY, send=True)
    again = remind(folders, "tiny", DAY + WEEK - A_DAY, send=True)
    assert (states(again), len(room.contents)) == ({}, 2)
    assert [one.partner for one in again.before] == ["bergvik", "kalnava", "ribeira"]


def test_a_week_later_a_reminder_is_in_order(folders: Folders, room: PostRoom) -> None:
    remind(folders, "tiny", DAY, send=True)
    assert len(remind(folders, "tiny", DAY + WEEK, send=True).letters) == 3


def test_what_has_come_up_since_is_told_alone(
    folders: Folders, project: Miniature, room: PostRoom
) -> None:
    remind(folders, "tiny", DAY, send=True)
    take_on(project, "{en: Paint the bench., lv: Krāsot solu.}")
    (letter,) = remind(folders, "tiny", DAY + A_DAY, send=True).letters
    assert letter.partner == "kalnava"
    assert "Krāsot solu" in letter.mail.text
    assert len(letter.things) == 1


def test_where_nothing_is_owed_nobody_is_written_to(folders: Folders, room: PostRoom) -> None:
    assert remind(folders, "tiny", NOTHING_OWED, send=True).letters == ()
    assert room.contents == []


def test_people_who_are_made_up_get_no_mail(miniature: Miniature, room: PostRoom) -> None:
    with pytest.raises(UsageError, match="is made up"):
        remind(Folders(templates=REPOSITORY / "templates"), "tiny", DAY, send=True)
    assert room.contents == []


def test_letters_of_a_made_up_project_can_be_written_and_say_so(
    miniature: Miniature, tmp_path: Path
) -> None:
    folders = Folders(templates=REPOSITORY / "templates")
    written = remind(folders, "tiny", DAY, to=tmp_path / "tray").letters
    assert all("made-up" in letter.mail.text for letter in written if letter.mail.language == "en")
    assert len(list((tmp_path / "tray").iterdir())) == 5


def test_a_letter_in_a_folder_is_a_message_that_a_mail_program_opens(
    folders: Folders, tmp_path: Path
) -> None:
    (letter,) = remind(folders, "tiny", DAY, to=tmp_path / "tray", partners=["kalnava"]).letters
    message = message_from_bytes(Path(letter.files[0]).read_bytes(), policy=policy.default)
    assert str(message["To"]) == f"Anna Kalniņa <{ANNA}>"
    assert str(message["From"]) == f"Ingrid Myklebust <{INGRID}>"
    assert (message["X-Unsent"], message["Date"]) == ("1", None)
    assert noted(folders) == []


def test_the_same_letter_is_written_in_the_same_bytes(folders: Folders, tmp_path: Path) -> None:
    def written(tray: str) -> list[bytes]:
        remind(folders, "tiny", DAY, to=tmp_path / tray)
        return [path.read_bytes() for path in sorted((tmp_path / tray).iterdir())]

    assert written("one") == written("two")


def test_letters_sent_into_a_folder_are_noted(
    folders: Folders, room: PostRoom, tmp_path: Path
) -> None:
    remind(folders, "tiny", DAY, send=True, to=tmp_path / "tray")
    assert room.contents == []
    assert remind(folders, "tiny", DAY, send=True).letters == ()


def test_a_partner_that_there_is_not_is_told(folders: Folders) -> None:
    with pytest.raises(UsageError, match="Did you mean 'kalnava'"):
        remind(folders, "tiny", DAY, partners=["kalnva"])


def test_without_a_mail_server_nothing_is_noted(folders: Folders) -> None:
    with pytest.raises(UsageError, match="FOLIO_SMTP_HOST is not set"):
        remind(folders, "tiny", DAY, send=True)
    assert noted(folders) == []


def test_one_address_that_is_refused_keeps_no_other_from_being_written_to(
    folders: Folders, room: PostRoom
) -> None:
    room.refused = {INGRID: "550 no such user here"}
    with pytest.raises(UnsentError, match="550 no such user here") as told:
        remind(folders, "tiny", DAY, send=True)
    assert room.readers == [ANNA]
    assert states(told.value.reminded) == {
        "kalnava": State.SENT,
        "bergvik": State.NOT_SENT,
        "ribeira": State.WRITTEN,
    }
    room.refused = {}
    assert states(remind(folders, "tiny", DAY, send=True)) == {"bergvik": State.SENT}


def test_a_letter_to_an_address_that_can_be_none_is_written_and_said_so(
    folders: Folders, project: Miniature, room: PostRoom
) -> None:
    project.change("partners/bergvik.yaml", INGRID, "a,b@c.example")
    letter, *_ = remind(folders, "tiny", DAY, send=True).letters
    assert (letter.partner, letter.state) == ("bergvik", State.WRITTEN)
    assert letter.why == "To 'a,b@c.example' no mail can be sent. Correct the address."
    assert room.readers == [ANNA]


def test_a_server_that_dies_in_between_gets_nobody_written_to_twice(
    folders: Folders, room: PostRoom
) -> None:
    room.dies_at, room.has_taken_it = 1, True
    with pytest.raises(UnsentError) as told:
        remind(folders, "tiny", DAY, send=True)
    assert told.value.exit_code == 69
    assert states(told.value.reminded)["bergvik"] == State.UNCERTAIN
    assert states(told.value.reminded)["kalnava"] == State.NOT_SENT
    rest = remind(folders, "tiny", DAY, send=True)
    assert room.readers == [INGRID, ANNA]
    assert [one.partner for one in rest.before if not one.is_certain] == ["bergvik"]


def test_a_server_that_is_not_there_leaves_everything_to_the_next_run(
    folders: Folders, room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as closed:
        closed.setenv("FOLIO_SMTP_PORT", "1")
        with pytest.raises(UnsentError, match="cannot be reached") as told:
            remind(folders, "tiny", DAY, send=True)
    assert told.value.can_pass
    remind(folders, "tiny", DAY, send=True)
    assert room.readers == [INGRID, ANNA]


def test_a_run_that_is_killed_while_it_sends_is_not_repeated(
    folders: Folders, room: PostRoom
) -> None:
    room.pause = 60
    running = start(room)
    while ("sending", "bergvik") not in noted(folders):
        assert running.poll() is None
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    room.pause = 0
    after = remind(folders, "tiny", DAY, send=True)
    assert "bergvik" not in states(after)
    assert [one.partner for one in after.before if not one.is_certain] == ["bergvik"]


def test_a_line_that_was_cut_off_is_passed_over(folders: Folders, room: PostRoom) -> None:
    remind(folders, "tiny", DAY, send=True, partners=["kalnava"])
    path = folders.outputs / "tiny" / "reminders.jsonl"
    path.write_bytes(path.read_bytes() + b'{"event": "sending", "letter": "ab')
    remind(folders, "tiny", DAY, send=True, partners=["bergvik"])
    assert remind(folders, "tiny", DAY, send=True, partners=["bergvik", "kalnava"]).letters == ()


def test_two_runs_at_once_send_once(folders: Folders, room: PostRoom) -> None:
    runs = [start(room), start(room)]
    assert [run.wait(60) for run in runs] == [0, 0]
    assert sorted(room.readers) == sorted([INGRID, ANNA])


def start(room: PostRoom) -> "subprocess.Popen[bytes]":
    """A run that sends, in a process of its own."""
    words = [sys.executable, "-c", RUN, str(REPOSITORY / "templates")]
    path = {"PYTHONPATH": str(REPOSITORY)}
    return subprocess.Popen(words, env={**os.environ, **settings(room), **path})


def take_on(project: Miniature, what: str) -> None:
    """Let Kalnava take something on at a meeting."""
    point = f"{{who: [kalnava], what: {what}, due: 2014-09}}"
    with (project.folder / "meetings" / "2013-03-bergvik.yaml").open("a", encoding="utf-8") as file:
        file.write(f"action_points: [{point}]\n")


def test_text_of_a_record_is_neither_markup_nor_header(
    folders: Folders, project: Miniature, room: PostRoom
) -> None:
    hostile = "Send <b>{{ 7*7 }}</b> & <https://evil.example>"
    project.change("project.yaml", "acronym: NBR", "acronym: 'NBR {{ 7*7 }} =?utf-8?q?x?= <b>'")
    take_on(project, f"'{hostile}'")
    remind(folders, "tiny", DAY, send=True, partners=["kalnava"])
    (message,) = room.taken
    text, page = (" ".join(part.get_content().split()) for part in message.iter_parts())
    assert "{{ 7*7 }}" in text
    assert "&lt;b&gt;{{" in page
    assert "<b>" not in page
    assert str(message["Subject"]).startswith("NBR {{ 7*7 }}")


def test_all_projects_are_those_that_are_real_where_mail_is_sent(folders: Folders) -> None:
    records = folders.records
    (records / "other").mkdir()
    text = (records / "tiny" / "project.yaml").read_text(encoding="utf-8")
    made_up = f"{text}illustrative: true\n"
    (records / "other" / "project.yaml").write_text(made_up, encoding="utf-8")
    (records / "other" / "partners").symlink_to(records.resolve() / "tiny" / "partners")
    assert to_remind(folders, None, send=False) == ("other", "tiny")
    assert to_remind(folders, None, send=True) == ("tiny",)
    assert to_remind(folders, "other", send=True) == ("other",)
