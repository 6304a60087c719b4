"""E-mail: one message to one reader, as plain text and as a page, with headers that are safe."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from unicodedata import normalize

import idna

from folio.errors import UsageError
from folio.publishing.wire import WIRE

_NOT_IN_HEADERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")
_AT = r"@[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9][A-Za-z0-9-]*)*"
_SIGNS = r"!#$%&'*+/=?^_`{|}~-"
_PLAIN_ADDRESS = re.compile(rf"[A-Za-z0-9{_SIGNS}]+(\.[A-Za-z0-9{_SIGNS}]+)*{_AT}")
_INTERNATIONAL_ADDRESS = re.compile(rf"[\w{_SIGNS}]+(\.[\w{_SIGNS}]+)*{_AT}")
_LONGEST_ADDRESS, _LONGEST_BEFORE_AT = 254, 64
"""In bytes (RFC 5321)."""
_LONGEST_NAME = 120
NOWHERE = "folio.invalid"
"""The domain of a message that nobody sends yet (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message before it is sent. `to` and `answers_to` are addresses, the names are people's.

    `day` is the day for which it is written: the same content for the same day is the same
    message, however often it is sent. `headers` are any that this sort of message has beside the
    usual ones.
    """

    to: str
    name: str
    subject: str
    text: str
    page: str
    language: str
    day: date
    answers_to: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """By what a message is recognised that was sent before."""
        said = (self.to.lower(), self.day.isoformat(), self.subject, self.text, self.page)
        return hashlib.sha256("\0".join(said).encode(errors="replace")).hexdigest()[:32]


def message(mail: Mail, sender: Address | None, sent: datetime | None = None) -> EmailMessage:
    """The message as it goes over the wire; without a date where it is only written to a folder.

    Raises UsageError where an address cannot be one.
    """
    made = EmailMessage(WIRE)
    if sender:
        made["From"] = sender
    made["To"] = address(mail.to, mail.name)
    made["Subject"] = header(mail.subject)
    if sent:
        made["Date"] = format_datetime(sent)
    made["Message-ID"] = f"<{mail.digest}@{sender.domain if sender else NOWHERE}>"
    if mail.answers_to:
        made["Reply-To"] = address(mail.answers_to)
    made["Content-Language"] = header(mail.language)
    made["Auto-Submitted"] = "auto-generated"
    for name, value in mail.headers.items():
        made[name] = header(value)
    made.set_content(mail.text, cte="quoted-printable")
    made.add_alternative(mail.page, subtype="html", cte="quoted-printable")
    made.set_boundary(f"=_{mail.digest}")
    return made


def address(at: str, name: str = "", *, international: bool = False) -> Address:
    """An address as it stands in a header, with the name of whoever it belongs to.

    A domain in other letters than a to z is written as the post understands it; before the @ there
    may be such letters only if it is `international`, which not every server takes.
    Raises UsageError where there can be no such address.
    """
    before, _, domain = normalize("NFC", header(at)).rpartition("@")
    try:
        found = Address(header(name)[:_LONGEST_NAME], before, _domain(domain))
        _as_written(found, _INTERNATIONAL_ADDRESS if international else _PLAIN_ADDRESS)
    except (ValueError, IndexError, LookupError):
        raise UsageError(
            f"'{header(at)}' is not an address to which mail can be sent. Correct it in the record."
        ) from None
    return found


def is_address(at: str, *, international: bool = False) -> bool:
    """Whether mail can be sent there, as far as that can be seen."""
    try:
        address(at, international=international)
    except UsageError:
        return False
    return True


def header(text: str) -> str:
    """A text as a header may have it: on one line, without what no reader sees."""
    shown = _NOT_IN_HEADERS.sub(" ", text.encode(errors="replace").decode())
    return " ".join(shown.split())


def _domain(written: str) -> str:
    return written if written.isascii() else idna.encode(written, uts46=True).decode()


def _as_written(found: Address, form: re.Pattern[str]) -> None:
    """Raise ValueError where an address is more, or other, than one of this form."""
    whole = found.addr_spec
    is_short = len(whole.encode()) <= _LONGEST_ADDRESS
    if not (is_short and len(found.username.encode()) <= _LONGEST_BEFORE_AT):
        raise ValueError(whole)
    if not form.fullmatch(whole):
        raise ValueError(whole)
