"""Text as it may stand in a document: nothing in it that a file format would trip over."""

import re

from folio.text.marks import Phrase

# XML 1.0 allows no control characters; the noncharacters are kept for `marks`.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")
_BREAKS = re.compile(r"[\t\n\r]+")

LINKS = re.compile(r"(https?|mailto):\S+", re.IGNORECASE | re.ASCII)
"""The addresses that a document may lead to."""


def printable(text: str) -> str:
    """The text without control characters, and on one line."""
    return _BREAKS.sub(" ", _FORBIDDEN.sub("", text))


def address(link: str) -> str:
    """The link if a document may lead there, else nothing."""
    return link if LINKS.fullmatch(link) else ""


def plain(phrase: Phrase | str) -> str:
    """The words of a phrase without its marks, and with plain spaces."""
    return printable(str(phrase)).replace("\u00a0", " ")
