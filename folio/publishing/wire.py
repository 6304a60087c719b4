"""Headers as they go over the wire: every letter and every space of them arrives.

Python's own policy loses spaces, or adds some, where it breaks a line between words that have
letters beyond ASCII: „mācās rakstīt” arrived as „mācāsrakstīt”. Where it breaks a line within a
name, it loses the quotation marks around it, and what is in the name may become an address.
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
        if addresses := getattr(value, "addresses", None):
            return f"{name}: {self._mailboxes(addresses, name)}{self.linesep}"
        if self.utf8 or str(value).isascii():
            return str(super().fold(name, value))
        return f"{name}: {_words(str(value), name, self.linesep)}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        """A header as lines, for a message as bytes."""
        return self.fold(name, value).encode("utf-8" if self.utf8 else "ascii")

    def _mailboxes(self, addresses: tuple[Address, ...], name: str) -> str:
        return f",{self.linesep} ".join(self._mailbox(one, name) for one in addresses)

    def _mailbox(self, address: Address, name: str) -> str:
        """A name that fits on the line stands there as it is, in quotation marks if need be."""
        written = str(address)
        if self.utf8 or (written.isascii() and len(f"{name}: {written}") <= _LINE):
            return written
        words = _words(address.display_name, name, self.linesep)
        return f"{words}{self.linesep} <{address.addr_spec}>"


WIRE = WirePolicy(linesep="\r\n", refold_source="all")
WIRE_IN_ALL_LETTERS = WIRE.clone(utf8=True)
"""For mailboxes whose names have letters beyond ASCII (RFC 6531)."""


def _words(text: str, name: str, end: str) -> str:
    return Header(text, "utf-8", _LINE, name).encode(linesep=end)
