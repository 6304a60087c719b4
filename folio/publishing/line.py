"""One line of the ledger: what it tells, and how it hangs on the line before."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from folio.publishing import events
from folio.publishing.events import Told

_HEAD = b'{"event": "'
"""With this every line begins."""
_TIMES = (b', "day": ', b', "at": ')
"""What follows on what happened to what: when."""


@dataclass(frozen=True)
class Line:
    """A line as it stands in the file, by its number from 1; the last one may have no end."""

    number: int
    text: bytes
    has_end: bool = True

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of its text: what the next line says stood before it."""
        return hashlib.sha256(self.text).hexdigest()

    @cached_property
    def before(self) -> str | None:
        """The digest of the line that stood before it; None where it does not say so."""
        before = self._fields.get("before")
        return before if isinstance(before, str) else None

    @cached_property
    def can_be_a_beginning(self) -> bool:
        """Whether a program that was stopped can have left it: it begins as all lines do."""
        return bool(self.text) and (_HEAD.startswith(self.text) or self.text.startswith(_HEAD))

    @cached_property
    def event(self) -> str:
        """What happened, in a word; nothing where the line cannot be read."""
        return str(self._fields.get("event", ""))

    @cached_property
    def told(self) -> Told | None:
        """What it tells; None where it cannot be read, or tells of what is not known here."""
        return None if self.before is None else events.told(self._fields)

    @cached_property
    def _fields(self) -> Mapping[str, Any]:
        try:
            fields = json.loads(self.text.decode())
        except (ValueError, RecursionError):
            return {}
        return fields if isinstance(fields, dict) else {}


def line(told: Told, before: Line | None, number: int) -> Line:
    """The line that tells something and follows on the one before."""
    fields = {**events.written(told), "before": before.digest if before else ""}
    return Line(number, json.dumps(fields, ensure_ascii=False).encode())


def lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a whole ledger."""
    *whole, rest = content.split(b"\n")
    found = [Line(number, text) for number, text in enumerate(whole, 1)]
    return (*found, Line(len(found) + 1, rest, has_end=False)) if rest else tuple(found)


def is_again(cut: Line, other: Line) -> bool:
    """Whether a line tells of the same as one that was cut off, as far as that one goes."""
    ends = (cut.text.find(mark) for mark in _TIMES)
    end = min((place for place in ends if place >= 0), default=len(cut.text))
    return other.text.startswith(cut.text[:end])
