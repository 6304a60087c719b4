"""A real mail server on this machine, which takes mail, refuses it, hangs or dies."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "office", "a good password"


@dataclass
class PostRoom:
    """What the server does with mail, and the messages it has taken, in their order.

    It refuses the addresses in `refused` with the answers given there (`*` are all others), and
    dies without a word once it was handed as many messages as `dies_at`, before or after it has
    taken the last. It keeps who hands in a message waiting for a `pause` of so many seconds, and
    ends a connection, with the answer 421, after as many messages as `most_at_once`.
    """

    refused: dict[str, str] = field(default_factory=dict)
    refused_senders: dict[str, str] = field(default_factory=dict)
    dies_at: int | None = None
    pause: float = 0
    most_at_once: int | None = None
    has_taken_it: bool = False
    contents: list[bytes] = field(default_factory=list)
    handed: int = 0
    port: int = 0
    envelopes: list[str] = field(default_factory=list)
    at_once: dict[Session, int] = field(default_factory=dict)

    @property
    def taken(self) -> list[EmailMessage]:
        return [
            message_from_bytes(content, policy=policy.default)  # type: ignore[arg-type]
            for content in self.contents
        ]

    @property
    def readers(self) -> list[str]:
        """To whom the messages went."""
        return [str(one["To"].addresses[0].addr_spec) for one in self.taken]

    async def handle_MAIL(  # noqa: N802 - as the server calls it
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.most_at_once and self.at_once.get(session, 0) >= self.most_at_once:
            return "421 4.7.0 too many messages on this connection"
        if answer := self.refused_senders.get(address):
            return answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - as the server calls it
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if answer := self.refused.get(address, self.refused.get("*")):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - as the server calls it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.handed += 1
        self.at_once[session] = self.at_once.get(session, 0) + 1
        await asyncio.sleep(self.pause)
        dies = self.handed == self.dies_at
        if self.has_taken_it or not dies:
            assert isinstance(envelope.content, bytes)
            self.contents.append(envelope.content)
            self.envelopes += envelope.rcpt_tos
        if dies:
            assert server.transport is not None
            server.transport.abort()
            await asyncio.sleep(0)
        return "250 taken"


def _admits(_server: Any, _session: Any, _envelope: Any, _mechanism: str, who: Any) -> AuthResult:
    known = isinstance(who, LoginPassword) and who.login.decode() == USER
    return AuthResult(success=known and who.password.decode() == PASSWORD, handled=False)


class Certificates:
    """An authority of its own, and a server's certificate for a name."""

    def __init__(self, folder: Path, name: str = "localhost") -> None:
        authority = trustme.CA()
        self.authority = folder / "authority.pem"
        authority.cert_pem.write_to_path(str(self.authority))
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(self.context)


class _Server(Controller):
    def __init__(self, *words: Any, direct: ssl.SSLContext | None = None, **named: Any) -> None:
        super().__init__(*words, ssl_context=direct, **named)

    def _trigger_server(self) -> None:
        """A call makes it ready; a greeting is not waited for, since TLS may come before it."""
        socket.create_connection((self.hostname, self.port), 5).close()


@contextmanager
def post_room(
    room: PostRoom | None = None,
    *,
    starttls: ssl.SSLContext | None = None,
    tls: ssl.SSLContext | None = None,
    login: bool = False,
    all_letters: bool = False,
) -> Iterator[PostRoom]:
    """A mail server that runs for the length of a test."""
    room = room or PostRoom()
    asked = {"authenticator": _admits, "auth_required": True, "auth_require_tls": bool(starttls)}
    server = _Server(
        room,
        "127.0.0.1",
        _free_port(),
        direct=tls,
        tls_context=starttls,
        require_starttls=bool(starttls),
        enable_SMTPUTF8=all_letters,
        **(asked if login else {}),
    )
    server.start()
    room.port = server.port
    try:
        yield room
    finally:
        server.stop()


@contextmanager
def saying(words: bytes) -> Iterator[int]:
    """The port of a server that says a few words to whoever calls, and nothing more."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_say, args=(listening, words), daemon=True).start()
        yield listening.getsockname()[1]


def _say(listening: socket.socket, words: bytes) -> None:
    callers = []
    while True:
        try:
            caller, _ = listening.accept()
        except OSError:
            return
        callers.append(caller)
        caller.sendall(words)


def _free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port: int = listening.getsockname()[1]
        return port
