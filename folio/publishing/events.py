"""What the ledger can tell, and how each of it is written in a line."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from folio.model.publications import Decision
from folio.model.report_definition import ReportKind
from folio.model.submissions import Submission

Fields = Mapping[str, Any]


class Event(StrEnum):
    """What happened."""

    SUBMITTED = "submitted"
    APPROVED = "approved"
    REFUSED = "refused"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Ruling:
    """That a person approved an edition, or refused to."""

    event: Event
    decision: Decision


@dataclass(frozen=True, slots=True)
class Appearance:
    """That an edition went out. By whose approval, the line with the same digest before it tells.

    The fields are those of `Publication`.
    """

    kind: str
    subject: str
    at: datetime.datetime
    digest: str
    documents: Mapping[str, str]
    says: Mapping[str, str]
    records: Mapping[str, str]


Told = Submission | Ruling | Appearance


def written(told: Told) -> dict[str, Any]:
    """The fields of the line that tells of it; what happened comes first, and when fourth."""
    match told:
        case Submission():
            return {
                "event": Event.SUBMITTED,
                "kind": f"{told.kind}-report",
                "subject": told.subject,
                "day": told.day.isoformat(),
                "documents": dict(sorted(told.documents.items())),
                "figures": dict(told.figures),
            }
        case Ruling(event, decision):
            return {
                "event": event,
                "kind": decision.kind,
                "subject": decision.subject,
                "at": decision.at.isoformat(timespec="seconds"),
                "by": decision.by,
                "note": decision.note,
                "digest": decision.digest,
            }
        case Appearance():
            return {
                "event": Event.PUBLISHED,
                "kind": told.kind,
                "subject": told.subject,
                "at": told.at.isoformat(timespec="seconds"),
                "digest": told.digest,
                "documents": dict(sorted(told.documents.items())),
                "says": dict(sorted(told.says.items())),
                "records": dict(sorted(told.records.items())),
            }


def told(fields: Fields) -> Told | None:
    """What the fields of a line tell; None where this version knows of no such thing."""
    try:
        return _READ[Event(fields["event"])](fields)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _submitted(fields: Fields) -> Submission:
    figures = fields["figures"].items()
    if not all(type(value) is int for _, value in figures):
        raise TypeError
    day = datetime.date.fromisoformat(fields["day"])
    documents = _texts(fields["documents"])
    kind = _KINDS[fields["kind"]]
    return Submission(kind, _text(fields["subject"]), day, documents, dict(figures))


def _decided(fields: Fields) -> Ruling:
    names = ("kind", "subject", "by", "note", "digest")
    texts = {name: _text(fields[name]) for name in names}
    return Ruling(Event(fields["event"]), Decision(at=_moment(fields["at"]), **texts))


def _published(fields: Fields) -> Appearance:
    return Appearance(
        _text(fields["kind"]),
        _text(fields["subject"]),
        _moment(fields["at"]),
        _text(fields["digest"]),
        _texts(fields["documents"]),
        _texts(fields["says"]),
        _texts(fields["records"]),
    )


def _moment(text: str) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: Fields) -> dict[str, str]:
    return {_text(name): _text(text) for name, text in value.items()}


_KINDS = {f"{kind}-report": kind for kind in ReportKind}
"""The reports by the kinds of document that they are."""

_READ: Mapping[Event, Callable[[Fields], Told]] = {
    Event.SUBMITTED: _submitted,
    Event.APPROVED: _decided,
    Event.REFUSED: _decided,
    Event.PUBLISHED: _published,
}
