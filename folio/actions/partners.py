"""What each partner has handed in and owes, as the status of a project tells it."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from folio.model import figures
from folio.model.activities import ActivityLog
from folio.model.dues import HISTORY, Due, Duty, open_reports
from folio.model.register import Register
from folio.model.reports import deadline, filled
from folio.model.submissions import Submission
from folio.text.dates import Period


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What came in through a partner's drop folder: when last, and the files that lie there.

    `last` is a day as ISO 8601 writes it; `waiting` are files that nobody has looked at yet.
    """

    last: str | None = None
    waiting: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sections:
    """How many of the sections that need a text have one, in a report that is still to come."""

    report: str
    written: int
    needed: int


@dataclass(frozen=True, slots=True)
class PartnerState:
    """One partner: what it has handed in, and what it owes.

    `log` is the record of its last log, and `covers` the first and the last day of that; `gaps` are
    stretches that no log covers, each from its first day to its last. `action_points` are those
    that are due or soon will be, of which so many are `overdue`. `evidence` are proofs that are
    missing, `translations` texts that lack a language. `belongs` is false where it has left or not
    yet joined.
    """

    partner: str
    name: str
    belongs: bool
    handed_in: HandedIn
    log: str
    covers: tuple[str, str] | None
    gaps: tuple[tuple[str, str], ...]
    action_points: int
    overdue: int
    evidence: int
    translations: int
    sections: Sections | None
    mobilities: int
    minimum: int | None


def partner_states(
    register: Register,
    today: datetime.date,
    owed: Sequence[Due],
    submissions: Sequence[Submission],
    handed_in: Callable[[str], HandedIn],
) -> tuple[PartnerState, ...]:
    """Every partner of a project; `owed` is what all of them owe, and `handed_in` tells by id."""
    return tuple(
        _state(
            register,
            name,
            today,
            [due for due in owed if due.by == name],
            _sections(register, name, today, submissions),
            handed_in(name),
        )
        for name in register.partners
    )


def _state(
    register: Register,
    name: str,
    today: datetime.date,
    owed: Sequence[Due],
    sections: Sections | None,
    handed_in: HandedIn,
) -> PartnerState:
    partner, last = register.partners[name], _last_log(register, name)
    points = [due for due in owed if due.duty == Duty.ACTION_POINT]
    return PartnerState(
        partner=name,
        name=_short_name(register, name),
        belongs=partner.belongs_on(today),
        handed_in=handed_in,
        log=last.record if last else "",
        covers=_bounds(last.period) if last else None,
        gaps=tuple(_bounds(due.period) for due in owed if due.period),
        action_points=len(points),
        overdue=sum(due.day is not None and due.day < today for due in points),
        evidence=sum(due.number for due in owed if due.duty == Duty.EVIDENCE),
        translations=sum(due.number for due in owed if due.duty == Duty.TRANSLATION),
        sections=sections,
        mobilities=figures.mobilities_of(register, name).value,
        minimum=partner.agreement.minimum_mobilities if partner.agreement else None,
    )


def _last_log(register: Register, name: str) -> ActivityLog | None:
    return max(register.logs_of(name), key=lambda log: log.period.end.last, default=None)


def _sections(
    register: Register, name: str, today: datetime.date, submissions: Sequence[Submission]
) -> Sections | None:
    """Those of the next report that the partner has to write."""
    for kind in open_reports(register, name, submissions):
        if today <= deadline(register, kind) + HISTORY:
            return Sections(kind, *filled(register, kind, name))
    return None


def _short_name(register: Register, name: str) -> str:
    """How a list in English names a partner."""
    partner = register.partners[name]
    working = register.project.working_language
    return partner.short_name.nearest(("en",), working)[1] if partner.short_name else partner.name


def _bounds(period: Period) -> tuple[str, str]:
    return period.start.first.isoformat(), period.end.last.isoformat()
