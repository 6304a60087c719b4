"""The post: a mail server that is named by the environment, and what can go wrong with it."""

import os
import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar

from folio.errors import UsageError
from folio.publishing.mail import address, header
from folio.publishing.session import Session
from folio.publishing.undelivered import MailError, told

PATIENCE = 30.0
"""How many seconds the mail server has for each answer."""

R = TypeVar("R")


class Security(StrEnum):
    """How what is said to the server is kept secret on its way."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True, slots=True)
class PostOffice:
    """A mail server, how it is spoken to, and in whose name mail is sent."""

    host: str
    port: int
    sender: Address
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    authorities: Path | None = None
    patience: float = PATIENCE

    @classmethod
    def from_environment(cls, settings: Mapping[str, str] = os.environ) -> Self:
        """The server that FOLIO_SMTP_HOST and its siblings name.

        Raises UsageError where one of them is missing or off.
        """
        host = _needed(settings, "FOLIO_SMTP_HOST", "the name of the mail server")
        security = _security(settings.get("FOLIO_SMTP_SECURITY") or Security.STARTTLS)
        user, password = settings.get("FOLIO_SMTP_USER", ""), _password(settings)
        if user and not password:
            raise UsageError(
                "FOLIO_SMTP_USER is set, but no password. "
                "Set FOLIO_SMTP_PASSWORD, or FOLIO_SMTP_PASSWORD_FILE with the file that holds it."
            )
        authorities = settings.get("FOLIO_SMTP_CA_FILE")
        sender = sender_from_environment(settings)
        if sender is None:
            raise _missing("FOLIO_MAIL_FROM", "who the mail comes from")
        return cls(
            host,
            _port(settings.get("FOLIO_SMTP_PORT") or str(_PORTS[security])),
            sender,
            security,
            user,
            password,
            Path(authorities) if authorities else None,
        )

    @contextmanager
    def open(self) -> Iterator[Session]:
        """A place to hand mail in; closed again at the end. Raises MailError."""
        server = self._asked(self._reached)
        try:
            if self.user:
                self._asked(lambda: server.login(self.user, self.password))
            yield Session(server, self.sender, self.place, self.patience)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()

    @property
    def place(self) -> str:
        """The server as people name it."""
        return f"{self.host}:{self.port}"

    def _reached(self) -> smtplib.SMTP:
        """The server, having greeted us as what we say we are: the sender's domain."""
        at, own, patience = (self.host, self.port), self.sender.domain, self.patience
        server: smtplib.SMTP
        if self.security == Security.TLS:
            trusted = self._certificates()
            server = smtplib.SMTP_SSL(*at, own, timeout=patience, context=trusted)
        else:
            server = smtplib.SMTP(*at, own, timeout=patience)
        try:
            if self.security == Security.STARTTLS:
                server.starttls(context=self._certificates())
            server.ehlo_or_helo_if_needed()
        except BaseException:
            server.close()
            raise
        return server

    def _certificates(self) -> ssl.SSLContext:
        """Whom the server must be vouched for by: those the machine trusts, or an own authority."""
        try:
            return ssl.create_default_context(cafile=self.authorities)
        except OSError as error:
            raise MailError(
                f"The file {self.authorities} that FOLIO_SMTP_CA_FILE names cannot be used "
                f"({error.strerror or error}). It must hold certificates in PEM form."
            ) from None

    def _asked(self, step: Callable[[], R]) -> R:
        """A step before any mail is handed in; what goes wrong is told in plain words."""
        try:
            return step()
        except (OSError, smtplib.SMTPException, UnicodeError, ValueError) as error:
            raise told(error, self.place, self.patience) from error


def sender_from_environment(settings: Mapping[str, str] = os.environ) -> Address | None:
    """In whose name mail is sent: FOLIO_MAIL_FROM, as `Name <address>` or an address alone.

    Raises UsageError where it is none.
    """
    asked = header(settings.get("FOLIO_MAIL_FROM", ""))
    if not asked:
        return None
    name, at = parseaddr(asked)
    try:
        return address(at, name)
    except UsageError:
        raise UsageError(
            f"FOLIO_MAIL_FROM is '{asked}', which is no address. "
            "Write it as 'AGE Office <office@example.org>'."
        ) from None


def _needed(settings: Mapping[str, str], name: str, what: str) -> str:
    if value := settings.get(name, "").strip():
        return value
    raise _missing(name, what)


def _missing(name: str, what: str) -> UsageError:
    return UsageError(
        f"{name} is not set: {what}. Set it to send mail, "
        "or write the letters into a folder with --to FOLDER."
    )


def _security(asked: str) -> Security:
    try:
        return Security(asked.strip().lower())
    except ValueError:
        known = ", ".join(Security)
        raise UsageError(f"FOLIO_SMTP_SECURITY is '{asked}'. It must be one of: {known}.") from None


def _port(asked: str) -> int:
    if asked.strip().isdecimal() and 0 < int(asked) < 65536:
        return int(asked)
    raise UsageError(f"FOLIO_SMTP_PORT is '{asked}'. It must be a number, such as 587.")


def _password(settings: Mapping[str, str]) -> str:
    file = settings.get("FOLIO_SMTP_PASSWORD_FILE")
    if not file:
        return settings.get("FOLIO_SMTP_PASSWORD", "")
    try:
        return Path(file).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no text"
        raise UsageError(
            f"The file {file} that FOLIO_SMTP_PASSWORD_FILE names cannot be read ({reason}). "
            "Ask for the right to read it, or correct the name."
        ) from None
