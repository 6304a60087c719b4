"""Headers as they go over the wire: every letter and every space of them arrives.

Python's own policy loses spaces, or adds some, where it breaks a line between words that have
letters beyond ASCII: „mācās rakstīt” arrived as „mācāsrakstīt”.
"""

from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy
from typing import Any

_LINE = 76


class WirePolicy(EmailPolicy):
    """What the post asks for, with lines broken inside of encoded words only."""

    def fold(self, name: str, value: Any) -> str:
        """A header as lines, for a message as text."""
        if self.utf8 or str(value).isascii():
            return str(super().fold(name, value))
        return f"{name}: {_encoded(name, value, self.linesep)}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        """A header as lines, for a message as bytes."""
        if self.utf8 or str(value).isascii():
            return super().fold_binary(name, value)
        return self.fold(name, value).encode("ascii")


WIRE = WirePolicy(linesep="\r\n", refold_source="all")
WIRE_IN_ALL_LETTERS = WIRE.clone(utf8=True)
"""For mailboxes whose names have letters beyond ASCII (RFC 6531)."""


def _encoded(name: str, value: Any, end: str) -> str:
    addresses: tuple[Address, ...] | None = getattr(value, "addresses", None)
    if addresses is None:
        return _words(str(value), name, end)
    return f",{end} ".join(_mailbox(address, name, end) for address in addresses)


def _mailbox(address: Address, name: str, end: str) -> str:
    if address.display_name.isascii():
        return str(address)
    return f"{_words(address.display_name, name, end)}{end} <{address.addr_spec}>"


def _words(text: str, name: str, end: str) -> str:
    return Header(text, "utf-8", _LINE, name).encode(linesep=end)
