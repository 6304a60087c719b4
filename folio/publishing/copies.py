"""Copies of a circular: the same message for everybody, with a head of its own for each reader."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cached_property
from mimetypes import guess_type

from folio.publishing.circular import Circular
from folio.publishing.mail import NOWHERE, address, header
from folio.publishing.subscribers import Subscriber
from folio.publishing.unsubscribing import List
from folio.publishing.wire import WIRE, WIRE_IN_ALL_LETTERS


@dataclass(frozen=True)
class Copies:
    """A circular ready to be sent: its files, the list it belongs to, and who sends it when.

    `edition` names what it is about and `digest` the publication, by which a copy is the same
    message however often it is made. `pdf` is the name and content of what comes with it, if
    anything does.
    """

    circular: Circular
    files: Mapping[str, bytes]
    pdf: tuple[str, bytes] | None
    list: List
    sender: Address | None
    answers_to: str
    digest: str
    sent: datetime | None = None

    def of(self, reader: Subscriber, headers: Mapping[str, str] | None = None) -> bytes:
        """The copy for one reader, as it goes over the wire."""
        return self._head(reader, headers or {}) + self._body

    def _head(self, reader: Subscriber, headers: Mapping[str, str]) -> bytes:
        mailbox = reader.mailbox
        head = EmailMessage(WIRE if mailbox.isascii() else WIRE_IN_ALL_LETTERS)
        if self.sender:
            head["From"] = self.sender
        head["To"] = address(reader.email, reader.name, international=True)
        head["Subject"] = header(self.circular.subject)
        if self.sent:
            head["Date"] = format_datetime(self.sent)
        domain = self.sender.domain if self.sender else NOWHERE
        head["Message-ID"] = f"<{self._identity(reader)}@{domain}>"
        if self.answers_to:
            head["Reply-To"] = address(self.answers_to)
        for name, value in {**_FOR_MANY, **headers}.items():
            head[name] = value
        head["Content-Language"] = self.circular.language
        return head.as_bytes().rstrip(b"\r\n") + b"\r\n" + self.list.headers(mailbox)

    def _identity(self, reader: Subscriber) -> str:
        whole = f"{self.digest} {self.circular.language} {reader.digest}"
        return hashlib.sha256(whole.encode()).hexdigest()[:32]

    @cached_property
    def _body(self) -> bytes:
        """All that is alike in every copy, worked out once."""
        made = EmailMessage(WIRE)
        made.set_content(self.circular.text, cte="quoted-printable")
        made.add_alternative(self.circular.page, subtype="html", cte="quoted-printable")
        page = made.get_payload()[1]  # type: ignore[index]
        assert isinstance(page, EmailMessage)  # noqa: S101 - it was just added
        for identity, path in self.circular.pictures.items():
            kind, subtype = _type(path)
            page.add_related(
                self.files[path],
                kind,
                subtype,
                cid=f"<{identity}>",
                disposition="inline",
                filename=path.rpartition("/")[2],
            )
        if self.pdf:
            name, content = self.pdf
            made.add_attachment(content, *_type(name), filename=name)
        for number, part in enumerate(part for part in made.walk() if part.is_multipart()):
            part.set_boundary(f"=_{number}_{self.digest[:32]}")
        return made.as_bytes()


_FOR_MANY = {
    "Precedence": "bulk",
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
}
"""By these, programs that answer for people who are away keep silent (RFC 3834; Exchange)."""


def _type(name: str) -> tuple[str, str]:
    kind, _, subtype = (guess_type(name)[0] or "application/octet-stream").partition("/")
    return kind, subtype
