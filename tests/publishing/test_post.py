"""Mail goes out over a real connection, and what hinders it is told in plain words."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from folio.errors import UsageError
from folio.publishing.mail import Mail
from folio.publishing.post import MailError, PostOffice, Security
from tests.publishing.smtp import PASSWORD, USER, Certificates, PostRoom, post_room, saying

WRONG = "hunter2"
DAY = datetime.date(2013, 6, 3)
MAIL = Mail(
    to="inese@smilgava.example",
    name="Inese Ābelkalne",
    subject="Atgādinājums",
    text="Labdien!\n\n.\nfrom the start\n",
    page="<!DOCTYPE html><html lang=lv><p>Labdien!</p></html>",
    language="lv",
    day=DAY,
    answers_to="eirik@lysvag.example",
)
SETTINGS = {"FOLIO_SMTP_HOST": "localhost", "FOLIO_MAIL_FROM": "AGE Office <office@age.example>"}


@pytest.fixture
def room() -> Iterator[PostRoom]:
    with post_room() as room:
        yield room


@pytest.fixture
def certificates(tmp_path: Path) -> Certificates:
    return Certificates(tmp_path)


def office(room: PostRoom, **changed: Any) -> PostOffice:
    named = {"FOLIO_SMTP_PORT": str(room.port), "FOLIO_SMTP_SECURITY": "none"}
    return replace(PostOffice.from_environment({**SETTINGS, **named}), patience=5, **changed)


def send(office: PostOffice, *mails: Mail) -> None:
    with office.open() as session:
        for mail in mails or (MAIL,):
            session.send(mail)


def refusal(office: PostOffice, *mails: Mail) -> MailError:
    with pytest.raises(MailError) as told:
        send(office, *mails)
    assert told.value.exit_code == 69
    return told.value


def test_a_message_arrives_as_text_and_as_a_page(room: PostRoom) -> None:
    send(office(room))
    (arrived,) = room.taken
    assert str(arrived["From"]) == "AGE Office <office@age.example>"
    assert str(arrived["To"]) == "Inese Ābelkalne <inese@smilgava.example>"
    assert (str(arrived["Subject"]), str(arrived["Reply-To"])) == (
        "Atgādinājums",
        "eirik@lysvag.example",
    )
    text, page = arrived.iter_parts()
    assert text.get_content().replace("\r\n", "\n") == MAIL.text
    assert page.get_content().replace("\r\n", "\n").rstrip("\n") == MAIL.page
    assert page.get_content_type() == "text/html"


def test_every_line_on_the_wire_is_ascii_and_short(room: PostRoom) -> None:
    send(office(room), replace(MAIL, subject="ā" * 300, text="ā" * 5000))
    assert max(map(len, room.contents[0].decode("ascii").splitlines())) <= 998


def test_the_same_message_of_a_day_is_recognised(room: PostRoom) -> None:
    later = replace(MAIL, day=DAY + datetime.timedelta(days=7))
    send(office(room), MAIL, MAIL, later, replace(MAIL, text="Cits"))
    first, again, *others = (str(one["Message-ID"]) for one in room.taken)
    assert first == again
    assert first.endswith("@age.example>")
    assert len({first, *others}) == 3


def test_the_line_is_secret_with_starttls(certificates: Certificates) -> None:
    with post_room(starttls=certificates.context, login=True) as room:
        send(
            office(
                room,
                security=Security.STARTTLS,
                authorities=certificates.authority,
                user=USER,
                password=PASSWORD,
            )
        )
        assert room.readers == ["inese@smilgava.example"]


def test_the_line_is_secret_from_the_start_with_tls(certificates: Certificates) -> None:
    with post_room(tls=certificates.context) as room:
        send(office(room, security=Security.TLS, authorities=certificates.authority))
        assert room.readers == ["inese@smilgava.example"]


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(
    security: Security, certificates: Certificates
) -> None:
    own = {str(security): certificates.context}
    with post_room(**own) as room:  # type: ignore[arg-type]
        told = refusal(office(room, security=security))
        assert "certificate" in str(told)
        assert "FOLIO_SMTP_CA_FILE" in str(told)
        assert room.contents == []


def test_a_certificate_for_another_name_is_not_trusted(tmp_path: Path) -> None:
    other = Certificates(tmp_path, "mail.example")
    with post_room(starttls=other.context) as room:
        told = refusal(office(room, security=Security.STARTTLS, authorities=other.authority))
        assert "certificate" in str(told)


def test_nothing_is_sent_in_the_open_where_it_should_be_secret(room: PostRoom) -> None:
    told = refusal(office(room, security=Security.STARTTLS))
    assert "does not offer" in str(told)
    assert room.contents == []


def test_a_wrong_password_is_told_and_not_shown(certificates: Certificates) -> None:
    with post_room(starttls=certificates.context, login=True) as room:
        wrong = office(
            room,
            security=Security.STARTTLS,
            authorities=certificates.authority,
            user=USER,
            password=WRONG,
        )
        told = refusal(wrong)
        assert "FOLIO_SMTP_PASSWORD" in str(told)
        assert WRONG not in f"{told}{wrong}"
        assert not told.can_pass


def test_a_server_that_is_not_there_may_be_there_later(room: PostRoom) -> None:
    told = refusal(replace(office(room), port=1))
    assert "cannot be reached" in str(told)
    assert told.can_pass


def test_a_server_that_hangs_is_not_waited_for_for_ever() -> None:
    with saying(b"") as port:
        told = refusal(replace(office(PostRoom(port=port)), patience=0.2))
    assert "within 0.2 seconds" in str(told)
    assert told.can_pass


def test_a_server_that_is_none_is_told() -> None:
    with saying(b"HTTP/1.1 400 Bad Request\r\n\r\n") as port:
        assert "The mail server" in str(refusal(office(PostRoom(port=port))))


def test_an_address_that_is_refused_is_told_and_the_next_one_is_served(room: PostRoom) -> None:
    room.refused = {MAIL.to: "550 no such user here"}
    with office(room).open() as session:
        with pytest.raises(MailError, match="550 no such user here") as told:
            session.send(MAIL)
        session.send(replace(MAIL, to="marta@pietrachiara.example"))
    assert (told.value.is_refused, told.value.may_have_arrived) == (True, False)
    assert (told.value.can_pass, room.readers) == (False, ["marta@pietrachiara.example"])


def test_an_address_that_is_refused_for_now_may_pass(room: PostRoom) -> None:
    room.refused = {MAIL.to: "450 mailbox is busy"}
    assert refusal(office(room)).can_pass


def test_a_server_that_dies_while_it_takes_a_message_may_have_taken_it(room: PostRoom) -> None:
    room.dies_at = 1
    told = refusal(office(room))
    assert (told.may_have_arrived, told.is_refused) == (True, False)
    assert "broke off" in str(told)


@pytest.mark.parametrize(
    "name", ["Inese\r\nBcc: spy@evil.example", "Inese\u2028Bcc: spy@evil.example", "I\x00<x@y.zz>,"]
)
def test_a_name_with_line_breaks_adds_no_header_and_no_reader(room: PostRoom, name: str) -> None:
    hostile = replace(MAIL, name=name, subject=f"Sveiki{name}", headers={"X-Part": name})
    send(office(room), hostile)
    (arrived,) = room.taken
    assert arrived["Bcc"] is None
    assert room.readers == [MAIL.to]
    assert len(arrived["To"].addresses) == 1


@pytest.mark.parametrize(
    "to", ["a@b@c.example", "a,b@c.example", "inése@smilgava.example", "a@", "a@-.example", "x"]
)
def test_an_address_that_can_be_none_is_told(room: PostRoom, to: str) -> None:
    with pytest.raises(UsageError, match="is not an address to which mail can be sent"):
        send(office(room), replace(MAIL, to=to))
    assert room.contents == []


def test_a_domain_in_other_letters_is_written_as_the_post_understands_it(room: PostRoom) -> None:
    send(office(room), replace(MAIL, to="post@jászság.example"))
    assert room.readers == ["post@xn--jszsg-xqad.example"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"FOLIO_SMTP_HOST": ""}, "FOLIO_SMTP_HOST is not set"),
        ({"FOLIO_MAIL_FROM": ""}, "FOLIO_MAIL_FROM is not set"),
        ({"FOLIO_MAIL_FROM": "office"}, "FOLIO_MAIL_FROM is 'office', which is no address"),
        ({"FOLIO_SMTP_PORT": "smtp"}, "FOLIO_SMTP_PORT is 'smtp'"),
        ({"FOLIO_SMTP_SECURITY": "ssl"}, "must be one of: starttls, tls, none"),
        ({"FOLIO_SMTP_USER": "office"}, "no password"),
        ({"FOLIO_SMTP_PASSWORD_FILE": "nowhere"}, "nowhere that FOLIO_SMTP_PASSWORD_FILE names"),
    ],
)
def test_a_setting_that_is_off_is_told(changed: dict[str, str], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        PostOffice.from_environment({**SETTINGS, **changed})


def test_the_line_is_secret_where_nothing_else_is_said() -> None:
    there = PostOffice.from_environment(SETTINGS)
    assert (there.security, there.port) == (Security.STARTTLS, 587)


def test_the_password_can_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    named = {"FOLIO_SMTP_USER": USER, "FOLIO_SMTP_PASSWORD_FILE": str(tmp_path / "password")}
    assert PostOffice.from_environment({**SETTINGS, **named}).password == PASSWORD
