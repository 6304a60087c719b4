"""Rules about what is due, seen from a day: reports and action points.

What is long past is history and told no more.
"""

import datetime
from collections.abc import Iterator

from folio.model.meeting import ActionPoint
from folio.model.register import Register
from folio.model.remark import Remark
from folio.model.report_definition import ReportKind
from folio.model.reports import reporters

SOON = datetime.timedelta(days=30)
"""So long before its deadline a report is spoken of."""

HISTORY = datetime.timedelta(days=60)
"""So long after its deadline a report is spoken of; and so long after the project's end, the rest.

That is the time in which the final report is written, and loose ends are tied up.
"""


def report_due(register: Register, today: datetime.date) -> Iterator[Remark]:
    """A report that is due soon, or was due not long ago, and that is not signed yet."""
    end = register.project.period.end.last
    for kind, report in register.programme.reports.items():
        day = report.deadline.after(end)
        if not day - SOON <= today <= day + HISTORY:
            continue
        for partner in reporters(register, kind):
            if not _is_signed(register, kind, partner):
                message = (
                    f"The {kind} report {_due(day, today)}. When it is signed, write 'signature' "
                    f"with its 'date' into reports/{kind}/{partner}.yaml."
                )
                yield Remark("report-due", f"partners/{partner}", (), message, partner)


def action_point_overdue(register: Register, today: datetime.date) -> Iterator[Remark]:
    """What a partner took on at a meeting, is due, and not said to be done."""
    if today > register.project.period.end.last + HISTORY:
        return
    for meeting in register.meetings_in_order:
        for number, point in enumerate(meeting.action_points):
            if point.due and point.due.last < today and point.done is None:
                message = f"This was due by {point.due}. When it is done, write 'done' and the day."
                for partner in _takers(register, point):
                    record, field = f"meetings/{meeting.id}", ("action_points", number)
                    yield Remark("action-point-overdue", record, field, message, partner)


def _is_signed(register: Register, kind: ReportKind, partner: str) -> bool:
    answers = register.answers.get(f"{kind}/{partner}")
    return bool(answers and answers.signature and answers.signature.date)


def _due(day: datetime.date, today: datetime.date) -> str:
    days = abs((day - today).days)
    told = f"{days} day{'' if days == 1 else 's'}"
    if day == today:
        return f"is due today, on {day}"
    return f"is due on {day}, in {told}" if today < day else f"was due on {day}, {told} ago"


def _takers(register: Register, point: ActionPoint) -> tuple[str, ...]:
    """Who took it on; where that is all, the partner that leads asks after it."""
    return (register.project.coordinator,) if point.who == "all" else point.who
