"""Returned messages: what mail servers say of readers whom they could not reach (RFC 3464).

The files come from anybody. They are looked at, and nothing in them is followed, opened or run.
"""

import email
import mailbox
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from folio.errors import UsageError
from folio.publishing.mail import is_address
from folio.publishing.subscribers import digest

LARGEST = 1_000_000
"""So many bytes of a message are looked at; the report stands before what is returned."""
_FOR_GOOD = re.compile(r"5\.\d{1,3}\.\d{1,3}")
_REPORT = "message/delivery-status"
_IN_ALL_LETTERS = re.compile(rb"message/global-delivery-status", re.IGNORECASE)
"""The same in letters of all languages (RFC 6533), which Python does not take apart."""
_RECIPIENTS = ("original-recipient", "final-recipient")


@dataclass(frozen=True, slots=True)
class Returned:
    """That a server reached somebody no more: the file that says so, and the status, `5.1.1`."""

    file: str
    status: str


def returned(place: Path) -> Mapping[str, Returned]:
    """The readers who failed for good, by their digests, as returned messages tell.

    `place` is a folder of messages (`.eml`), a Maildir, or a file of many (mbox). Raises UsageError
    where it cannot be read.
    """
    found: dict[str, Returned] = {}
    try:
        for file, content in _messages(place):
            for address, status in _failed(content):
                found.setdefault(digest(address), Returned(file, status))
    except OSError as error:
        raise UsageError(
            f"The returned messages in {place} cannot be read ({error.strerror or error}). "
            "Correct the name, or ask for the right to read them."
        ) from error
    return found


def _messages(place: Path) -> Iterator[tuple[str, bytes]]:
    """The beginnings of all messages, each with the file that it stands in."""
    if not place.is_dir():
        yield from _in_a_file(place)
        return
    for path in sorted(place.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield from _in_a_file(path)


def _in_a_file(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as file:
        beginning = file.read(LARGEST)
    if not beginning.startswith(b"From "):
        yield str(path), beginning
        return
    box = mailbox.mbox(path, create=False)
    try:
        for key in box.iterkeys():
            with box.get_file(key) as message:
                yield str(path), message.read(LARGEST)
    finally:
        box.close()


def _failed(content: bytes) -> Iterator[tuple[str, str]]:
    """The addresses that a report says failed for good, each with the status."""
    try:
        plain = _IN_ALL_LETTERS.sub(_REPORT.encode(), content)
        parts = list(email.message_from_bytes(plain).walk())
    except (ValueError, LookupError, RecursionError):
        return
    for part in parts:
        if part.get_content_type() == _REPORT and part.is_multipart():
            for told in part.get_payload():
                if isinstance(told, Message):
                    yield from _of_one(told)


def _of_one(told: Message) -> Iterator[tuple[str, str]]:
    """What a report says of one reader; both of its addresses count, since mail is passed on."""
    status = _FOR_GOOD.match(_field(told, "status"))
    if status is None or _field(told, "action").lower() != "failed":
        return
    for name in _RECIPIENTS:
        address = _field(told, name).partition(";")[2].strip().strip("<>")
        if is_address(address, international=True):
            yield address, status.group()


def _field(told: Message, name: str) -> str:
    """A field of a report, in whatever letters; empty where there is none."""
    for known, value in told.raw_items():
        if known.lower() == name:
            raw = str(value).encode(errors="surrogateescape")
            return raw.decode(errors="replace").strip()
    return ""
