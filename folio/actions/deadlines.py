"""The days to which a project works: of reports, action points, products, and its own end."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from folio.model.dues import HISTORY, Due, Duty, open_reports
from folio.model.product import State
from folio.model.register import Register
from folio.model.reports import deadline
from folio.model.submissions import Submission


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due, as ISO 8601 writes it, and who still owes it.

    `days_left` is negative where the day is past; `partners` are named by their ids.
    """

    day: str
    days_left: int
    what: str
    partners: tuple[str, ...] = ()


def deadlines(
    register: Register,
    today: datetime.date,
    owed: Sequence[Due],
    submissions: Sequence[Submission],
) -> tuple[Deadline, ...]:
    """What is still to come, and what is overdue and no history yet, in the order of time."""
    every = (
        *_of_reports(register, today, submissions),
        *_of_action_points(owed),
        *_of_products(register, today),
        *_of_project(register, today),
    )
    return tuple(
        Deadline(day.isoformat(), (day - today).days, what, partners)
        for day, what, partners in sorted(every)
    )


_Deadline = tuple[datetime.date, str, tuple[str, ...]]


def _of_reports(
    register: Register, today: datetime.date, submissions: Sequence[Submission]
) -> Iterator[_Deadline]:
    still = {name: open_reports(register, name, submissions) for name in register.partners}
    for kind in register.programme.reports:
        day = deadline(register, kind)
        partners = tuple(name for name, kinds in still.items() if kind in kinds)
        if partners and today <= day + HISTORY:
            yield day, f"{kind} report", partners


def _of_action_points(owed: Sequence[Due]) -> Iterator[_Deadline]:
    """Those of one meeting that are due on one day are told together."""
    together: dict[tuple[datetime.date, str], dict[str, None]] = {}
    for due in owed:
        if due.duty == Duty.ACTION_POINT and due.day:
            together.setdefault((due.day, due.of), {})[due.by] = None
    for (day, meeting), partners in together.items():
        yield day, f"action points of {meeting}", tuple(partners)


def _of_products(register: Register, today: datetime.date) -> Iterator[_Deadline]:
    if today > register.project.period.end.last + HISTORY:
        return
    for product in register.products.values():
        if product.due and product.state != State.FINAL:
            owner = product.responsible or register.project.coordinator
            yield product.due.last, f"product {product.id}", (owner,)


def _of_project(register: Register, today: datetime.date) -> Iterator[_Deadline]:
    end = register.project.period.end.last
    if today <= end:
        yield end, "end of the project", ()
