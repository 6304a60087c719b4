"""A session with a mail server: mail is handed in, and what the server answers."""

import re
import smtplib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address

from folio.publishing.mail import Mail, address, message
from folio.publishing.undelivered import MailError, said, told


@dataclass(frozen=True, slots=True)
class Session:
    """Where mail is handed in to a server, one message after the other.

    `place` is the server as people name it, and `patience` how many seconds it has for an answer.
    """

    server: smtplib.SMTP
    sender: Address
    place: str
    patience: float

    @property
    def takes_all_letters(self) -> bool:
        """Whether an address may have other letters than a to z before its @ (RFC 6531)."""
        return self.server.has_extn("smtputf8")

    def send(self, mail: Mail) -> None:
        """Hand in a message; return once the server has taken it over. Raises as `hand_in`."""
        content = message(mail, self.sender, datetime.now().astimezone()).as_bytes()
        self.hand_in(address(mail.to).addr_spec, content)

    def hand_in(self, to: str, content: bytes) -> None:
        """Hand in a message as it goes over the wire; return once the server has taken it over.

        Raises MailError, which tells whether the message may have arrived and whether the next one
        can be tried.
        """
        is_handed_over = False
        try:
            self._from(self.sender.addr_spec, _NO_OPTIONS if to.isascii() else _ALL_LETTERS)
            self._to(to)
            is_handed_over = True
            code, answered = self.server.data(content)
            if not _is_accepted(code):
                raise self._refused(code, answered, to)
        except smtplib.SMTPDataError as error:
            raise self._refused(error.smtp_code, error.smtp_error, to) from error
        except (OSError, smtplib.SMTPException) as error:
            failed = told(error, self.place, self.patience)
            failed.may_have_arrived = is_handed_over
            raise failed from error

    def _from(self, sender: str, options: tuple[str, ...]) -> None:
        code, answered = self.server.mail(sender, options)
        if code == _CLOSING:
            raise self._refused(code, answered, "")
        if not _is_accepted(code):
            raise MailError(
                f"The mail server {self.place} takes no mail from {sender}: "
                f"{_answer(code, answered)}. Correct FOLIO_MAIL_FROM, or ask who looks after the "
                "server.",
                can_pass=_may_pass(code),
            )

    def _to(self, to: str) -> None:
        code, answered = self.server.rcpt(to)
        if not _is_accepted(code):
            refused = self._refused(code, answered, to)
            refused.is_unknown_there = bool(_UNKNOWN.fullmatch(_answer(code, answered)))
            raise refused

    def _refused(self, code: int, answered: bytes | str, to: str) -> MailError:
        """The server would not have this message, or any more; what was begun is given up."""
        if code == _CLOSING:
            return MailError(
                f"The mail server {self.place} ended the connection: {_answer(code, answered)}. "
                "Run the same command again later; what was sent is not sent twice.",
                can_pass=True,
            )
        with suppress(OSError, smtplib.SMTPException):
            self.server.rset()
        remedy = (
            "That may pass; run the same command again later."
            if _may_pass(code)
            else "Correct the address, or ask who looks after the server."
        )
        return MailError(
            f"The mail server {self.place} did not take the message to {to}: "
            f"{_answer(code, answered)}. {remedy}",
            can_pass=_may_pass(code),
            is_refused=True,
        )


_CLOSING = 421
"""The answer of a server that goes away, whoever the message is for."""
_UNKNOWN = re.compile(r"55[0134](?! ?5\.)\b.*|5\d\d 5\.(1\.\d+|2\.1)\b.*", re.DOTALL)
"""The answers of a server that knows no such reader; most others of its kind are about us."""
_NO_OPTIONS: tuple[str, ...] = ()
_ALL_LETTERS = ("SMTPUTF8", "BODY=8BITMIME")


def _is_accepted(code: int) -> bool:
    return 200 <= code < 300


def _may_pass(code: int) -> bool:
    return 400 <= code < 500


def _answer(code: int, answered: bytes | str) -> str:
    return f"{code} {said(answered)}".strip()
