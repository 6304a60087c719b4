"""An edition reaches each subscriber once, whatever the mail server does and whatever is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from lxml import html

from folio.actions.copies import State
from folio.actions.mailing import Mailed, UnmailedError, ready_to_mail
from folio.errors import RecordsError, UsageError
from folio.model.publications import Edition
from folio.publishing import CircularError, PostOffice
from tests import mailing
from tests.conftest import Miniature
from tests.mailing import KIND, NOW, PDF, SUBJECT, MailRoom, mail_room, settings
from tests.publishing.smtp import PostRoom, post_room
from tests.publishing.test_returned import report

ANNA, BEN, CARL = "anna@kalnava.example", "ben@age.example", "carl@rail.example"
THREE = (f"{ANNA},Anna Kalniņa,lv", f"{BEN},,en", f"{CARL},Carl Berg,")

RUN = """
import sys
from tests.mailing import MailRoom, published
from folio.actions.folders import Folders
from pathlib import Path
folders = Folders(templates=Path(sys.argv[1]))
MailRoom(folders, published(folders)).mail()
"""


@pytest.fixture
def office(miniature: Miniature) -> MailRoom:
    """The miniature as if it were real, with three subscribers."""
    miniature.change("project.yaml", "illustrative: true\n", "")
    found = mail_room()
    found.subscribe(*THREE)
    return found


@pytest.fixture
def room(monkeypatch: pytest.MonkeyPatch) -> Iterator[PostRoom]:
    with post_room() as room:
        connect(room, monkeypatch)
        yield room


def connect(room: PostRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in settings(room).items():
        monkeypatch.setenv(name, value)


def states(mailed: Mailed) -> dict[str, State]:
    return {copy.reader.email: copy.state for copy in mailed.copies}


def unmailed(office: MailRoom) -> UnmailedError:
    with pytest.raises(UnmailedError) as told:
        office.mail()
    assert told.value.exit_code == 69
    return told.value


def noted(office: MailRoom) -> list[dict[str, str]]:
    lines = (office.folders.outputs / "tiny" / "mailings.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in lines.splitlines()]


def many(office: MailRoom, number: int) -> list[str]:
    readers = [f"reader{one}@age.example" for one in range(number)]
    office.subscribe(*(f"{one},," for one in readers))
    return readers


def test_by_default_it_is_only_told_who_would_get_it(office: MailRoom, room: PostRoom) -> None:
    mailed = office.mail(send=False)
    assert [(copy.reader.email, copy.language, copy.state) for copy in mailed.copies] == [
        (ANNA, "lv", State.SHOWN),
        (BEN, "en", State.SHOWN),
        (CARL, "en", State.SHOWN),
    ]
    assert room.contents == []
    assert not (office.folders.outputs / "tiny" / "mailings.jsonl").exists()


def test_each_subscriber_gets_one_message_in_the_language_asked_for(
    office: MailRoom, room: PostRoom
) -> None:
    mailed = office.mail()
    assert {*states(mailed).values()} == {State.SENT}
    assert room.readers == room.envelopes == [ANNA, BEN, CARL]
    languages = [str(one["Content-Language"]) for one in room.taken]
    assert languages == ["lv", "en", "en"]
    assert [str(one["To"]) for one in room.taken] == [
        f"Anna Kalniņa <{ANNA}>",
        BEN,
        f"Carl Berg <{CARL}>",
    ]


def test_a_second_run_sends_nothing(office: MailRoom, room: PostRoom) -> None:
    office.mail()
    again = office.mail()
    assert {*states(again).values()} == {State.HAS_IT}
    assert len(room.contents) == 3


def test_who_subscribes_later_gets_it_with_the_next_run(office: MailRoom, room: PostRoom) -> None:
    office.mail()
    office.subscribe(*THREE, "dora@age.example,,lv", f"{ANNA.upper()},,lv")
    mailed = office.mail()
    assert room.readers[3:] == ["dora@age.example"]
    assert "is already in line 2" in mailed.notes[0]


def test_a_correction_is_another_mailing(office: MailRoom, room: PostRoom) -> None:
    office.mail()
    corrected = mailing.published(office.folders, pdf=b"%PDF corrected")
    office.edition = Edition((office.edition.last, corrected.last))
    office.mail()
    assert len(room.contents) == 6


def test_the_message_is_sound_in_all_its_parts(office: MailRoom, room: PostRoom) -> None:
    office.mail()
    for content in room.contents:
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        for part in message.walk():
            assert part.defects == []
            assert all(not value.defects for value in part.values())  # type: ignore[attr-defined]
        assert max(map(len, content.splitlines())) <= 998
        content.decode("ascii")


def test_the_pictures_lie_in_the_message_and_the_pdf_comes_with_it(
    office: MailRoom, room: PostRoom
) -> None:
    office.mail()
    anna, *_ = room.taken
    body, pdf = anna.iter_parts()
    assert pdf.get_filename() == f"{KIND}-{SUBJECT}-lv.pdf"
    assert pdf.get_content() == PDF + b"lv"
    text, related = body.iter_parts()
    page, *pictures = related.iter_parts()
    assert text.get_content_type() == "text/plain"
    shown = html.document_fromstring(page.get_content())
    sources = {image.get("src").removeprefix("cid:") for image in shown.iter("img")}
    assert sources == {str(one["Content-ID"]).strip("<>") for one in pictures}
    assert {one.get_content_type() for one in pictures} == {"image/jpeg", "image/png"}
    assert {one.get_content_disposition() for one in pictures} == {"inline"}


def test_where_the_website_is_known_no_pdf_comes_with_it(office: MailRoom, room: PostRoom) -> None:
    office.edition = mailing.published(office.folders, "https://rail.example")
    office.mail()
    assert [part.get_content_type() for part in room.taken[0].iter_parts()] == [
        "text/plain",
        "multipart/related",
    ]


def test_the_head_tells_of_the_list_and_how_to_leave_it(
    office: MailRoom, room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLIO_UNSUBSCRIBE_URL", "https://rail.example/leave?who={address}")
    office.mail()
    head = room.taken[0]
    assert str(head["List-Id"]) == "<newsletter.tiny.rail.example>"
    assert str(head["List-Unsubscribe"]).split(", ") == [
        "<https://rail.example/leave?who=anna%40kalnava.example>",
        "<mailto:office@rail.example?subject=unsubscribe%20newsletter.tiny.rail.example>",
    ]
    assert str(head["List-Unsubscribe-Post"]) == "List-Unsubscribe=One-Click"
    assert (str(head["Precedence"]), str(head["Auto-Submitted"])) == ("bulk", "auto-generated")
    assert str(head["From"]) == "Rail Office <office@rail.example>"
    assert str(head["Reply-To"]) == "ingrid@bergvik.example"


def test_a_copy_made_again_is_the_same_message(office: MailRoom, tmp_path: Path) -> None:
    first = office.mail(send=False, to=tmp_path / "one")
    office.mail(send=False, to=tmp_path / "two")
    for copy in first.copies:
        name = Path(copy.file).name
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_into_a_folder_it_goes_as_drafts_without_a_mail_server(
    office: MailRoom, tmp_path: Path
) -> None:
    mailed = office.mail(to=tmp_path / "tray")
    assert {*states(mailed).values()} == {State.WRITTEN}
    message = message_from_bytes(Path(mailed.copies[0].file).read_bytes(), policy=policy.default)
    assert (str(message["X-Unsent"]), message["Date"]) == ("1", None)
    assert {*states(office.mail(to=tmp_path / "tray")).values()} == {State.HAS_IT}


def test_people_who_are_made_up_get_no_mail_but_files(
    miniature: Miniature, room: PostRoom, tmp_path: Path
) -> None:
    office = mail_room()
    office.subscribe(*THREE)
    with pytest.raises(UsageError, match="The project 'tiny' is made up"):
        office.mail()
    assert room.contents == []
    assert {*states(office.mail(to=tmp_path / "tray")).values()} == {State.WRITTEN}


def test_no_address_stands_in_what_is_noted(office: MailRoom, room: PostRoom) -> None:
    office.mail()
    assert [one["event"] for one in noted(office)] == ["sending", "sent"] * 3
    content = (office.folders.outputs / "tiny" / "mailings.jsonl").read_text(encoding="utf-8")
    assert not [one for one in (ANNA, BEN, CARL, "@", "Anna") if one in content]


def test_a_reader_whom_the_server_does_not_know_is_told_and_remembered(
    office: MailRoom, room: PostRoom
) -> None:
    room.refused = {ANNA: "550 5.1.1 no such user here"}
    mailed = office.mail()
    assert states(mailed) == {ANNA: State.NOT_SENT, BEN: State.SENT, CARL: State.SENT}
    assert "550 5.1.1 no such user here" in mailed.copies[0].why
    room.refused = {}
    again = office.mail()
    assert (states(again)[ANNA], room.readers) == (State.LEFT_OUT, [BEN, CARL])
    assert "does not know this address" in again.copies[0].why


def test_after_half_a_year_such_a_reader_is_tried_again(office: MailRoom, room: PostRoom) -> None:
    room.refused = {BEN: "550 5.1.1 no such user here"}
    assert states(office.mail())[BEN] == State.NOT_SENT
    room.refused = {}
    assert states(office.mail(now=NOW + timedelta(days=181)))[BEN] == State.SENT


@pytest.mark.parametrize("answer", ["450 4.2.0 greylisted", "554 5.7.1 relay access denied"])
def test_a_refusal_that_tells_nothing_of_the_reader_is_not_remembered(
    office: MailRoom, room: PostRoom, answer: str
) -> None:
    room.refused = {BEN: answer}
    told = unmailed(office)
    assert states(told.mailed)[BEN] == State.NOT_SENT
    assert str(told).startswith("Of 3 messages: 1 not sent. The mail server refused them.")
    assert BEN not in str(told)
    room.refused = {}
    assert states(office.mail())[BEN] == State.SENT
    assert sorted(room.readers) == [ANNA, BEN, CARL]


def test_a_server_that_refuses_everybody_is_not_believed(office: MailRoom, room: PostRoom) -> None:
    readers = many(office, 30)
    room.refused = {"*": "550 5.1.1 no such user here"}
    told = unmailed(office)
    assert "refused the first 10 messages and took none" in str(told)
    assert room.handed == 0
    room.refused = {}
    assert {*states(office.mail()).values()} == {State.SENT}
    assert room.readers == readers


def test_a_server_that_takes_no_mail_from_us_is_told_once(
    office: MailRoom, room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLIO_MAIL_FROM", "office@other.example")
    room.refused_senders = {"office@other.example": "550 5.7.1 not yours"}
    told = unmailed(office)
    assert "takes no mail from office@other.example: 550 5.7.1 not yours" in str(told)
    assert {*states(told.mailed).values()} == {State.NOT_SENT}


def test_a_server_that_ends_the_line_in_between_is_called_again(
    office: MailRoom, room: PostRoom
) -> None:
    readers = many(office, 10)
    room.most_at_once = 3
    assert {*states(office.mail()).values()} == {State.SENT}
    assert room.readers == readers
    assert sorted(room.at_once.values()) == [1, 3, 3, 3]


@pytest.mark.parametrize("has_taken_it", [True, False])
def test_a_server_that_dies_half_way_gets_nobody_two(
    office: MailRoom, room: PostRoom, has_taken_it: bool
) -> None:
    room.dies_at, room.has_taken_it = 2, has_taken_it
    told = unmailed(office)
    assert states(told.mailed) == {ANNA: State.SENT, BEN: State.UNCERTAIN, CARL: State.NOT_SENT}
    again = office.mail()
    assert states(again) == {ANNA: State.HAS_IT, BEN: State.UNCERTAIN, CARL: State.SENT}
    assert "nobody knows whether it arrived" in again.copies[1].why
    assert room.readers == [ANNA, *([BEN] if has_taken_it else []), CARL]


def test_a_server_that_hangs_is_not_waited_for_for_ever(
    office: MailRoom, room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = PostOffice.from_environment()
    monkeypatch.setattr(
        PostOffice, "from_environment", classmethod(lambda _: replace(usual, patience=0.3))
    )
    room.pause = 1.5
    begun = time.monotonic()
    told = unmailed(office)
    assert time.monotonic() - begun < 1.5
    assert "did not answer within 0.3 seconds" in str(told)
    assert states(told.mailed)[ANNA] == State.UNCERTAIN


def test_a_server_that_is_not_there_leaves_everybody_to_the_next_run(
    office: MailRoom, room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOLIO_SMTP_PORT", "1")
    told = unmailed(office)
    assert (told.can_pass, {*states(told.mailed).values()}) == (True, {State.NOT_SENT})
    connect(room, monkeypatch)
    assert {*states(office.mail()).values()} == {State.SENT}


def test_a_run_that_is_killed_in_the_middle_gets_nobody_two(
    office: MailRoom, room: PostRoom
) -> None:
    readers = many(office, 40)
    room.pause = 0.02
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with subprocess.Popen(
        [sys.executable, "-c", RUN, str(office.folders.templates)], env=environment
    ) as run:
        while len(room.contents) < 10:
            time.sleep(0.005)
            assert run.poll() is None
        run.send_signal(signal.SIGKILL)
    time.sleep(0.1)
    room.pause = 0
    again = office.mail()
    uncertain = [one for one, state in states(again).items() if state == State.UNCERTAIN]
    assert len(uncertain) <= 1
    assert len(room.readers) == len({*room.readers})
    assert {*readers} - {*room.readers} <= {*uncertain}
    assert {*states(office.mail()).values()} <= {State.HAS_IT, State.UNCERTAIN}


def test_two_runs_at_once_send_once(office: MailRoom, room: PostRoom) -> None:
    many(office, 20)
    room.pause = 0.01
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    call = [sys.executable, "-c", RUN, str(office.folders.templates)]
    with (
        subprocess.Popen(call, env=environment) as one,
        subprocess.Popen(call, env=environment) as other,
    ):
        assert (one.wait(), other.wait()) == (0, 0)
    assert len(room.readers) == len({*room.readers}) == 20


def test_an_address_in_letters_of_any_language_is_written_to_where_the_server_can(
    office: MailRoom, room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.subscribe("jörg@straße.example,Jörg Groß,en", f"{BEN},,en")
    mailed = office.mail()
    assert [*states(mailed).values()] == [State.NOT_SENT, State.SENT]
    assert "letters other than a to z" in mailed.copies[0].why
    with post_room(all_letters=True) as other:
        connect(other, monkeypatch)
        assert [*states(office.mail()).values()] == [State.SENT, State.HAS_IT]
        assert other.envelopes == ["jörg@xn--strae-oqa.example"]
        (arrived,) = other.taken
        assert str(arrived["To"]) == "Jörg Groß <jörg@xn--strae-oqa.example>"
        assert [part.defects for part in arrived.walk() if part.defects] == []


def test_whose_messages_came_back_is_left_out(
    office: MailRoom, room: PostRoom, tmp_path: Path
) -> None:
    (tmp_path / "bounces").mkdir()
    (tmp_path / "bounces" / "back.eml").write_bytes(report((ANNA.upper(), "failed", "5.1.1")))
    mailed = office.mail(bounces=tmp_path / "bounces")
    assert states(mailed)[ANNA] == State.LEFT_OUT
    assert "bounces/back.eml" in mailed.copies[0].why
    assert room.readers == [BEN, CARL]


def test_what_was_altered_since_it_was_approved_is_not_sent(
    office: MailRoom, room: PostRoom
) -> None:
    file = office.archive / "message-lv.json"
    file.write_bytes(file.read_bytes().replace(b"Ribeira", b"Lisbon"))
    with pytest.raises(CircularError, match=r"message-lv\.json: this is not what was approved"):
        office.mail()
    assert room.contents == []


def test_a_name_in_the_list_adds_no_header_and_no_reader(office: MailRoom, room: PostRoom) -> None:
    office.subscribe(f'{ANNA},"Anna\r\nBcc: spy@evil.example",lv', f'{BEN},"<a@b.example>,",en')
    office.mail()
    assert [one["Bcc"] for one in room.taken] == [None, None]
    assert [len(one["To"].addresses) for one in room.taken] == [1, 1]
    assert room.envelopes == [ANNA, BEN]


def test_where_there_is_no_list_nobody_is_written_to(office: MailRoom, room: PostRoom) -> None:
    office.list.unlink()
    assert office.mail(send=False).copies == ()
    with pytest.raises(UsageError, match=r"There is no list of subscribers subscribers/tiny\.csv"):
        office.mail()


def test_what_would_hinder_it_is_told_before_anything_is_published(
    office: MailRoom, room: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = {"to": None, "bounces": None}
    ready_to_mail(office.folders, "tiny", None, send=True, **asked)
    office.subscribe("nobody")
    with pytest.raises(RecordsError, match=r"tiny\.csv:2:1: email"):
        ready_to_mail(office.folders, "tiny", None, send=True, **asked)
    office.subscribe(*THREE)
    monkeypatch.setenv("FOLIO_UNSUBSCRIBE_URL", "http://rail.example/leave")
    with pytest.raises(UsageError, match="FOLIO_UNSUBSCRIBE_URL is"):
        ready_to_mail(office.folders, "tiny", None, send=True, **asked)


def test_hundreds_of_subscribers_are_served_in_seconds(office: MailRoom, room: PostRoom) -> None:
    readers = many(office, 300)
    begun = time.monotonic()
    office.mail()
    assert time.monotonic() - begun < 10
    assert room.readers == readers


def test_a_broken_list_hinders_nobody_who_does_not_send(office: MailRoom) -> None:
    office.subscribe("nobody")
    mailed = office.mail(send=False)
    assert mailed.copies == ()
    (note,) = mailed.notes
    assert "tiny.csv:2:1: email" in note
    assert "mend it before you send" in note


def test_only_who_can_be_sent_it_is_offered_to(office: MailRoom, room: PostRoom) -> None:
    assert office.mail(send=False).can_be_sent
    office.mail()
    assert not office.mail(send=False).can_be_sent


def test_people_who_are_made_up_are_not_offered_to(office: MailRoom, miniature: Miniature) -> None:
    miniature.change("project.yaml", "acronym:", "illustrative: true\nacronym:")
    assert not office.mail(send=False).can_be_sent
