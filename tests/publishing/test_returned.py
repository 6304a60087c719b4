"""Messages that came back tell who failed for good; nothing in them is followed."""

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from folio.errors import UsageError
from folio.publishing.returned import returned
from folio.publishing.subscribers import digest

ANNA, BEN = "anna@kalnava.example", "ben@age.example"


def report(*told: tuple[str, str, str], kind: str = "delivery-status") -> bytes:
    """A report (RFC 3464) on readers, each with what was done and a status."""
    blocks = "".join(
        f"\r\nFinal-Recipient: rfc822; {reader}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; 550 see https://evil.example/\r\n"
        for reader, action, status in told
    )
    return (
        "From: MAILER-DAEMON@mx.example\r\nTo: office@age.example\r\nSubject: Undelivered\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        f"--b\r\nContent-Type: message/{kind}\r\n\r\nReporting-MTA: dns; mx.example\r\n{blocks}"
        "\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: News\r\n\r\n--b--\r\n"
    ).encode()


GONE = report((ANNA, "failed", "5.1.1 (no such user)"))


def failed(place: Path) -> set[str]:
    return {*returned(place)}


def test_a_report_in_a_file_of_its_own_tells_who_failed(tmp_path: Path) -> None:
    (tmp_path / "back.eml").write_bytes(GONE)
    found = returned(tmp_path)[digest(ANNA)]
    assert (found.status, found.file) == ("5.1.1", str(tmp_path / "back.eml"))


@pytest.mark.parametrize(
    ("action", "status", "is_gone"),
    [
        ("Failed", "5.1.1", True),
        ("failed", "5.2.1", True),
        ("failed", "4.4.7", False),
        ("delayed", "4.2.2", False),
        ("delivered", "2.1.5", False),
        ("relayed", "5.0.0", False),
        ("failed", "", False),
    ],
)
def test_only_what_failed_for_good_counts(
    tmp_path: Path, action: str, status: str, is_gone: bool
) -> None:
    (tmp_path / "back.eml").write_bytes(report((ANNA, action, status)))
    assert (digest(ANNA) in failed(tmp_path)) == is_gone


def test_a_report_may_tell_of_several(tmp_path: Path) -> None:
    told = report((ANNA, "failed", "5.1.1"), (BEN, "delivered", "2.0.0"))
    (tmp_path / "back.eml").write_bytes(told)
    assert failed(tmp_path) == {digest(ANNA)}


def test_letters_of_any_language_are_understood(tmp_path: Path) -> None:
    told = report(("jörg@age.example", "failed", "5.1.1"), kind="global-delivery-status")
    (tmp_path / "back.eml").write_bytes(told)
    assert failed(tmp_path) == {digest("jörg@age.example")}


def test_a_maildir_is_read(tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "box")
    box.add(GONE)
    assert failed(tmp_path / "box") == {digest(ANNA)}


def test_a_file_of_many_messages_is_read_and_stays_as_it_is(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box")
    box.add(GONE)
    box.add(report((BEN, "failed", "5.4.4")))
    box.close()
    before = (tmp_path / "box").read_bytes()
    assert failed(tmp_path / "box") == {digest(ANNA), digest(BEN)}
    assert (tmp_path / "box").read_bytes() == before


def test_an_answer_of_a_person_is_no_report(tmp_path: Path) -> None:
    answer = EmailMessage()
    answer["From"] = ANNA
    answer.set_content(f"Final-Recipient: rfc822; {BEN}\nAction: failed\nStatus: 5.1.1\n")
    (tmp_path / "answer.eml").write_bytes(answer.as_bytes())
    assert failed(tmp_path) == set()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.eml").write_bytes(GONE)
    (tmp_path / "bounces").mkdir()
    (tmp_path / "bounces" / "back.eml").symlink_to(tmp_path / "elsewhere.eml")
    assert failed(tmp_path / "bounces") == set()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        GONE[: len(GONE) // 2],
        b"Content-Type: message/delivery-status\r\n\r\n",
        b"Content-Type: message/delivery-status; charset=nonsense\r\n\r\n\xff: \xfe\r\n\r\n\xff",
        b"".join(
            b"Content-Type: multipart/mixed; boundary=%d\r\n\r\n--%d\r\n" % (number, number)
            for number in range(3000)
        ),
        b"Content-Type: message/rfc822\r\n\r\n" * 3000,
        report(("a@b@c", "failed", "5.1.1"), ("<>", "failed", "5.1.1"), ("", "failed", "5.1.1")),
    ],
)
def test_a_broken_message_stops_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.eml").write_bytes(content)
    (tmp_path / "b.eml").write_bytes(GONE)
    assert failed(tmp_path) >= {digest(ANNA)}


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        returned(tmp_path / "nowhere")
