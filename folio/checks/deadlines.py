"""Rules about what is due, seen from a day: reports and action points.

What is long past is history and told no more.
"""

import datetime
from collections.abc import Iterator

from folio.model.dues import HISTORY, SOON, takers
from folio.model.register import Register
from folio.model.remark import Remark
from folio.model.reports import deadline, is_signed, reporters


def report_due(register: Register, today: datetime.date) -> Iterator[Remark]:
    """A report that is due soon, or was due not long ago, and that is not signed yet."""
    for kind in register.programme.reports:
        day = deadline(register, kind)
        if not day - SOON <= today <= day + HISTORY:
            continue
        for partner in reporters(register, kind):
            if not is_signed(register, kind, partner):
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
                for partner in takers(register, point):
                    record, field = f"meetings/{meeting.id}", ("action_points", number)
                    yield Remark("action-point-overdue", record, field, message, partner)


def _due(day: datetime.date, today: datetime.date) -> str:
    days = abs((day - today).days)
    told = f"{days} day{'' if days == 1 else 's'}"
    if day == today:
        return f"is due today, on {day}"
    return f"is due on {day}, in {told}" if today < day else f"was due on {day}, {told} ago"
