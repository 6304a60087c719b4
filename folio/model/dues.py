"""What each partner owes, seen from a day: logs, action points, proofs, texts, reports.

What is long past is history and owed no more.
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from folio.model.answers import SHARED
from folio.model.logs import unlogged
from folio.model.meeting import ActionPoint
from folio.model.mobilities import Journey, unproven
from folio.model.register import FieldPath, Register
from folio.model.report_definition import Reporter, ReportKind, ReportPart
from folio.model.reports import (
    What,
    deadline,
    is_signed,
    languages,
    period,
    reporters,
    signature,
    unwritten,
)
from folio.model.submissions import Submission, submission_of
from folio.model.texts import untranslated
from folio.text.dates import Period

SOON = datetime.timedelta(days=30)
"""So long before the day something is due it is spoken of."""

WRITING = datetime.timedelta(days=120)
"""So long before its deadline a report is written."""

HISTORY = datetime.timedelta(days=60)
"""So long after its deadline a report is spoken of; and so long after the project's end, the rest.

That is the time in which the final report is written, and loose ends are tied up.
"""


class Duty(StrEnum):
    """What a partner can owe."""

    LOG = "log"
    ACTION_POINT = "action-point"
    EVIDENCE = "evidence"
    TRANSLATION = "translation"
    ANSWER = "answer"
    SIGNATURE = "signature"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that a partner owes.

    `by` is the partner's id, and `day` the last one on which it is in time, where one is known.
    `record` is where it is to be written: for a log the folder of the partner's logs, for texts
    to translate the first record that has any; `field` is the place therein.

    `of` says what is meant: the id of the meeting or section, the name of the report or proof, the
    code of the language. `number` is that of mobilities without the proof, or of texts without the
    language; `period` what no log covers. `digest` stands for what was taken on: its place in the
    record is another one as soon as a point before it is added or taken out.
    """

    duty: Duty
    by: str
    day: datetime.date | None
    record: str
    field: FieldPath
    of: str = ""
    number: int = 0
    period: Period | None = None
    digest: str = ""

    @property
    def key(self) -> str:
        """A text that stays as long as the same thing is owed, though there may be more of it."""
        named = (self.duty, self.by, *self._named)
        return ":".join(part for part in named if part)

    @property
    def _named(self) -> tuple[str, ...]:
        """What tells it from others of its duty and partner."""
        if self.duty == Duty.ACTION_POINT:
            return self.of, str(self.day or ""), self.digest
        place = "" if self.duty == Duty.TRANSLATION and not self.is_of_report else self.record
        return place, self.of, str(self.period.start) if self.period else ""

    @property
    def is_of_report(self) -> bool:
        """Whether it belongs to the text of a report."""
        return self.record.startswith("reports/")


def dues(
    register: Register, today: datetime.date, submissions: Sequence[Submission] = ()
) -> tuple[Due, ...]:
    """What all partners owe on a day, partner by partner.

    A report that is signed, or among the `submissions`, is no longer owed. Nothing is when all is
    history.
    """
    found = list(_of_reports(register, today, submissions))
    if today <= register.project.period.end.last + HISTORY:
        found += _unlogged(register, today, submissions)
        found += _action_points(register, today)
        found += _evidence(register)
        found += _translations(register, today)
    order = {partner: number for number, partner in enumerate(register.partners)}
    once = {due.key: due for due in found}.values()
    return tuple(sorted(once, key=lambda due: (order[due.by], _DUTIES.index(due.duty))))


def takers(register: Register, point: ActionPoint) -> tuple[str, ...]:
    """Who took it on; where that is all, the partner that leads asks after it."""
    return (register.project.coordinator,) if point.who == "all" else point.who


def open_reports(
    register: Register, partner: str, submissions: Sequence[Submission] = ()
) -> tuple[ReportKind, ...]:
    """The reports that a partner still has to sign and hand in, the next one first."""
    kinds = register.programme.reports
    still = (one for one in kinds if _is_open(register, one, partner, submissions))
    return tuple(sorted(still, key=lambda kind: deadline(register, kind)))


def _is_open(
    register: Register, kind: ReportKind, partner: str, submissions: Sequence[Submission]
) -> bool:
    return (
        partner in reporters(register, kind)
        and not is_signed(register, kind, partner)
        and submission_of(submissions, kind, partner) is None
    )


def _unlogged(
    register: Register, today: datetime.date, submissions: Sequence[Submission]
) -> Iterator[Due]:
    """The days that no log covers, up to the last one of the month before."""
    start, end = register.project.period.start.first, register.project.period.end.last
    until = min(end, today.replace(day=1) - datetime.timedelta(days=1))
    for name in register.partners:
        kinds = _telling_of(register, name, submissions)
        for stretch in unlogged(register, name, start, until):
            day = _needed(register, kinds, stretch, today)
            yield Due(Duty.LOG, name, day, f"activities/{name}", (), period=stretch)


def _telling_of(
    register: Register, partner: str, submissions: Sequence[Submission]
) -> tuple[ReportKind, ...]:
    """The open reports that tell what a partner did: its own, or the leader's that is of all."""
    leader = register.project.coordinator
    owners = {
        kind: leader if report.by == Reporter.COORDINATOR else partner
        for kind, report in register.programme.reports.items()
    }
    return tuple(one for one, by in owners.items() if _is_open(register, one, by, submissions))


def _needed(
    register: Register, kinds: Iterable[ReportKind], stretch: Period, today: datetime.date
) -> datetime.date | None:
    """The deadline of the next report that tells of a stretch of time; None if there is none."""
    covering = (one for one in kinds if stretch.start.first <= period(register, one).end.last)
    days = (deadline(register, kind) for kind in covering)
    return min((day for day in days if today <= day), default=None)


def _action_points(register: Register, today: datetime.date) -> Iterator[Due]:
    """What was taken on, is not done, and is due, or soon will be, or at no day that is known."""
    for meeting in register.meetings_in_order:
        for number, point in enumerate(meeting.action_points):
            day = point.due.last if point.due else None
            if point.done or (day and today + SOON < day):
                continue
            for partner in takers(register, point):
                if register.partners[partner].belongs_on(min(day or today, today)):
                    yield Due(
                        Duty.ACTION_POINT,
                        partner,
                        day,
                        f"meetings/{meeting.id}",
                        ("action_points", number),
                        meeting.id,
                        digest=_digest(register, point),
                    )


def _digest(register: Register, point: ActionPoint) -> str:
    """What was taken on and by whom; it stays when a translation is added."""
    working = register.project.working_language
    _, text = point.what.nearest((working,), working)
    told = " ".join((*takers(register, point), *text.split()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _evidence(register: Register) -> Iterator[Due]:
    """The proofs that the partner's agency asks for, log by log."""
    for name, partner in register.partners.items():
        for rule in register.programme.evidence_for(partner.agency):
            lacking: dict[str, list[Journey]] = {}
            for one in unproven(register, name, rule.proof):
                lacking.setdefault(one.record, []).append(one)
            for record, found in lacking.items():
                place = found[0].field
                yield Due(Duty.EVIDENCE, name, None, record, place, rule.proof, len(found))


def _translations(register: Register, today: datetime.date) -> Iterator[Due]:
    """The texts of records without a language, told to one partner for each language."""
    lacking: dict[str, list[tuple[str, FieldPath]]] = {}
    for record, place, code in untranslated(register):
        lacking.setdefault(code, []).append((record, place))
    for code, places in lacking.items():
        record, place = places[0]
        by = register.translator(code, today)
        yield Due(Duty.TRANSLATION, by, None, record, place, code, len(places))


def _of_reports(
    register: Register, today: datetime.date, submissions: Sequence[Submission]
) -> Iterator[Due]:
    """What is to be written and signed for the reports that are being written."""
    for partner in register.partners:
        for kind in open_reports(register, partner, submissions):
            day = deadline(register, kind)
            if day - WRITING <= today <= day + HISTORY:
                yield from _unwritten(register, kind, partner, day)
                own = f"reports/{kind}/{partner}"
                if signature(register, kind, partner) is None:
                    yield Due(Duty.SIGNATURE, partner, day, own, ("signature",), kind)
                yield Due(Duty.REPORT, partner, day, own, (), kind)


def _unwritten(
    register: Register, kind: ReportKind, partner: str, day: datetime.date
) -> Iterator[Due]:
    """The sections without a text, or without one in a language in which the report is written."""
    report = register.programme.reports[kind]
    shared = {section.id for section in report.sections_of(ReportPart.SHARED)}
    for code in languages(register, partner):
        lacking: dict[tuple[str, str], list[str]] = {}
        for one in unwritten(register, kind, partner, code):
            record = f"reports/{kind}/{SHARED if one.of in shared else partner}"
            if one.what == What.ANSWER:
                yield Due(Duty.ANSWER, one.by, day, record, ("answers", one.of), one.of)
            elif one.what == What.TRANSLATION:
                lacking.setdefault((one.by, record), []).append(one.of)
        for (by, record), sections in lacking.items():
            field = ("answers", sections[0])
            yield Due(Duty.TRANSLATION, by, day, record, field, code, len(sections))


_DUTIES = tuple(Duty)
