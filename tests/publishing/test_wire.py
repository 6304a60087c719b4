"""Headers arrive as they were written, however long they are and whatever letters they have."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy, default
from email.utils import parseaddr

import pytest

from folio.publishing.wire import WIRE, WIRE_IN_ALL_LETTERS

TEXTS = [
    "Projekta ziņas Nr. 1 · Trīs pašvaldības mācās rakstīt iedzīvotājiem saprotamas vēstules",
    "Projekta ziņas Nr. 3 · Pietiek ar četrām stundām: trīs pašvaldības māca rakstīt skaidri",
    "Bollettino n. 2 · «Città», che cosa devo fare? Prova di lettura con 24 cittadini, uno su due",
    "Hírlevél: Három önkormányzat közérthető leveleket ír a lakosságnak, és ehhez nem kell sok idő",
    "News no. 4 · a plain line of ASCII letters that is longer than one line of a header may be",
    "News without any special letter that is longer than one line of a header is meant to be here",
]


@pytest.mark.parametrize("text", TEXTS)
def test_each_beginning_of_a_subject_and_of_a_name_arrives_whole(text: str) -> None:
    for end in range(1, len(text) + 1):
        beginning = text[:end].strip()
        wired = sent(beginning)
        arrived = message_from_bytes(wired)
        assert read(arrived["Subject"]) == beginning
        name, mailbox = parseaddr(arrived["To"])
        assert (read(name), mailbox) == (beginning, "anna@readers.example")
        assert [line for line in wired.split(b"\r\n") if len(line) > 78] == []


@pytest.mark.parametrize("policy", [WIRE, WIRE_IN_ALL_LETTERS])
@pytest.mark.parametrize("length", [10, 60, 75, 110])
def test_no_name_becomes_an_address_however_long_it_is(policy: EmailPolicy, length: int) -> None:
    name = '"Rail, <thief@elsewhere.example>, (Office)" ' * 3
    message = EmailMessage(policy)
    message["From"] = message["Reply-To"] = Address(name[:length], "anna", "readers.example")
    message["To"] = (*message["From"].addresses, Address("Zoë, <x@y.example>", "zoe", "y.example"))
    arrived = message_from_bytes(message.as_bytes(), policy=default)
    names = {header: [one.username for one in arrived[header].addresses] for header in message}
    assert names == {"From": ["anna"], "Reply-To": ["anna"], "To": ["anna", "zoe"]}
    shown = arrived["From"].addresses[0].display_name
    assert "".join(shown.split()) == "".join(name[:length].split())


def test_a_mailbox_in_other_letters_stays_as_it_is() -> None:
    message = EmailMessage(WIRE_IN_ALL_LETTERS)
    message["Subject"] = TEXTS[0]
    message["To"] = Address(TEXTS[1], "aņņa", "readers.example")
    wired = message.as_bytes().decode()
    assert "<aņņa@readers.example>" in wired
    assert TEXTS[0].split() == wired.partition("To:")[0].split()[1:]


def sent(text: str) -> bytes:
    message = EmailMessage(WIRE)
    message["Subject"] = text
    message["To"] = Address(text, "anna", "readers.example")
    wired = message.as_bytes()
    assert message.as_string(policy=WIRE).encode() == wired
    return wired


def read(header: str) -> str:
    """By Python's older reader; the newer one adds spaces to names that are right."""
    return str(make_header(decode_header(header.replace("\r\n", "").strip())))
