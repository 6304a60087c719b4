"""One line of the ledger: what it tells, and how it hangs on the line before."""

import datetime
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from folio.model.report_definition import ReportKind
from folio.model.submissions import Submission

SUBMITTED = "submitted"
"""What happened, where a report was handed to an agency."""

_HEAD = b'{"event": "'
"""With this every line begins."""

_KINDS = {f"{kind}-report": kind for kind in ReportKind}
"""The reports by the kinds of document that they are."""


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
    def submission(self) -> Submission | None:
        """The submission that it tells of; None where it tells of none."""
        if self.event != SUBMITTED or self.before is None:
            return None
        try:
            return _submission(self._fields)
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    @cached_property
    def _fields(self) -> Mapping[str, Any]:
        try:
            told = json.loads(self.text.decode())
        except (ValueError, RecursionError):
            return {}
        return told if isinstance(told, dict) else {}


def line(submission: Submission, before: Line | None, number: int) -> Line:
    """The line that tells of a submission and follows on the one before."""
    told = {
        "event": SUBMITTED,
        "kind": f"{submission.kind}-report",
        "subject": submission.subject,
        "day": submission.day.isoformat(),
        "documents": dict(sorted(submission.documents.items())),
        "figures": dict(submission.figures),
        "before": before.digest if before else "",
    }
    return Line(number, json.dumps(told, ensure_ascii=False).encode())


def lines(content: bytes) -> tuple[Line, ...]:
    """The lines of a whole ledger."""
    *whole, rest = content.split(b"\n")
    found = [Line(number, text) for number, text in enumerate(whole, 1)]
    return (*found, Line(len(found) + 1, rest, has_end=False)) if rest else tuple(found)


def is_again(cut: Line, other: Line) -> bool:
    """Whether a line tells of the same as one that was cut off, as far as that one goes."""
    return other.text.startswith(cut.text.partition(b', "day": ')[0])


def _submission(told: Mapping[str, Any]) -> Submission:
    documents, figures = told["documents"].items(), told["figures"].items()
    texts = (told["subject"], *(text for pair in documents for text in pair))
    if not all(isinstance(text, str) for text in texts):
        raise TypeError
    if not all(type(value) is int for _, value in figures):
        raise TypeError
    day = datetime.date.fromisoformat(told["day"])
    return Submission(_KINDS[told["kind"]], told["subject"], day, dict(documents), dict(figures))
