"""What the head of a message says of the list it belongs to, and how somebody leaves that list."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from email.headerregistry import Address
from urllib.parse import quote, urlsplit

from folio.errors import UsageError
from folio.publishing.mail import NOWHERE

SETTING = "FOLIO_UNSUBSCRIBE_URL"
_READER = "{address}"
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class List:
    """A mailing list: its name (RFC 2919), and where somebody says that one more is too many.

    `page` is an address on the web that holds `{address}` and takes somebody off the list with
    one click (RFC 8058); it is empty where the office has none.
    """

    name: str
    mailbox: str = ""
    page: str = ""

    @classmethod
    def of(cls, kind: str, project: str, keeper: Address | None, page: str = "") -> "List":
        """The list of those who get editions of a kind from a project, kept at an address."""
        labels = [_NOT_IN_A_NAME.sub("-", label.lower()).strip("-") for label in (kind, project)]
        name = ".".join([*filter(None, labels), keeper.domain if keeper else NOWHERE])
        return cls(name, keeper.addr_spec if keeper else "", page)

    def headers(self, reader: str) -> bytes:
        """The lines of a message's head for one reader. They are long, and never folded inside."""
        ways = []
        if self.page:
            ways.append(f"<{self.page.replace(_READER, quote(reader, safe=''))}>")
        if self.mailbox:
            subject = quote(f"unsubscribe {self.name}")
            ways.append(f"<mailto:{quote(self.mailbox, safe='@')}?subject={subject}>")
        lines = [f"List-Id: <{self.name}>"]
        if ways:
            lines.append(f"List-Unsubscribe: {f',{_FOLD}'.join(ways)}")
        if self.page:
            lines.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        return "".join(f"{line}\r\n" for line in lines).encode("ascii")


_FOLD = "\r\n "


def page_from_environment(settings: Mapping[str, str] = os.environ) -> str:
    """The page that FOLIO_UNSUBSCRIBE_URL names; empty where it names none.

    Raises UsageError where it cannot be such a page.
    """
    page = settings.get(SETTING, "").strip()
    if page and not _is_usable(page):
        raise UsageError(
            f"{SETTING} is '{page}'. It must begin with https:// and hold {_READER} where the "
            "reader's address belongs: https://example.org/leave?who={address}."
        )
    return page


def _is_usable(page: str) -> bool:
    try:
        found = urlsplit(page)
    except ValueError:
        return False
    is_plain = page.isascii() and page.isprintable() and not set(page) & set(' <>"')
    return is_plain and found.scheme == "https" and bool(found.netloc) and _READER in page
