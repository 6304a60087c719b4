"""(h) A partner's final report as its mobilities grow: what a page costs, and as one long table."""

import logging
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any

from benchmarks.case import OFFICE
from benchmarks.memory import forget_peak, megabytes, peak
from benchmarks.rounds import apart
from benchmarks.row import Row, at_most
from folio.actions.reading import read
from folio.documents.catalogue import KINDS
from folio.documents.reports.view import Report, ReportSection, ReportTable
from folio.model.activities import ActivityLog, Trip
from folio.model.register import Register
from folio.rendering import html, render
from folio.text.language import Language

PROJECT, PARTNER, KIND, LANGUAGE = "example", "smilgava", "final-report", "en"
SIZES = (100, 1_000, 5_000)
TRAVELLERS = 20
"""People on a trip."""
TRIPS = 25
"""Trips of a log: 500 people, far below what a record may hold."""
TARGET = at_most(1.1)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one step took: processor time in seconds, memory at its peak beyond what was there."""

    seconds: float
    megabytes: float
    pages: int = 0

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s and {self.megabytes:.0f} MB"


def rows(sizes: Sequence[int] = SIZES) -> Iterator[Row]:
    """Once, in processor time: what else the machine does falls out, and it takes minutes."""
    found = {size: {step: apart(_cost, step, size) for step in STEPS} for size in sizes}
    for few, many in pairwise(sizes):
        before, after = found[few], found[many]
        what = f"a report of {many:,} mobilities : of {few:,}"
        for told, unit, of in (("time", "s", _seconds), ("memory", "MB", _megabytes)):
            pages = [of(after["PDF"])], [of(before["PDF"])]
            yield Row("h", f"{told} a page, the PDF of {what}", *pages, TARGET, unit, _told(after))
        lines = [after["Word"].seconds / many], [before["Word"].seconds / few]
        yield Row("h", f"time a mobility, the Word file of {what}", *lines, TARGET)
    ours, naive = found[sizes[1]]["PDF"], apart(_cost, "naive", sizes[1])
    what = f"the PDF of {sizes[1]:,} mobilities : as one table, WeasyPrint as it comes"
    yield Row("h", f"time, {what}", [ours.seconds], [naive.seconds], at_most(1))
    yield Row("h", f"memory, {what}", [ours.megabytes], [naive.megabytes], at_most(1), "MB")


def _seconds(cost: Cost) -> float:
    return cost.seconds / cost.pages


def _megabytes(cost: Cost) -> float:
    return cost.megabytes / cost.pages


def _told(found: Mapping[str, Cost]) -> str:
    return f"{found['PDF'].pages} pages: " + ", ".join(
        f"{name} {one}" for name, one in found.items()
    )


def _cost(step: str, mobilities: int) -> Cost:
    """What a step costs in this process, which has done nothing before but prepare it."""
    from folio.rendering import archival, word  # noqa: F401

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    action = {**STEPS, "naive": _naively}[step](mobilities)
    forget_peak()
    before, start = megabytes(), time.process_time()
    made = action()
    seconds = time.process_time() - start
    return Cost(seconds, peak() - before, _pages(made) if isinstance(made, bytes) else 0)


def _pages(content: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(content)).pages) if content.startswith(b"%PDF") else 0


def _composing(mobilities: int) -> Callable[[], object]:
    register, language = project(mobilities), _language()
    return lambda: KINDS[KIND].compose(register, PARTNER, language).digest


def _rendering(form: str, mobilities: int) -> Callable[[], object]:
    view, template = composed(mobilities), OFFICE.template(KINDS[KIND].template)
    return lambda: render(form, view.fields, template)


def _naively(mobilities: int) -> Callable[[], object]:
    """One table of all mobilities, as wide as its words want it, and WeasyPrint as it comes."""
    from weasyprint import HTML

    view, template = composed(mobilities), OFFICE.template(KINDS[KIND].template)
    fields = {**view.fields, **_in_one_piece(view)}

    def printed() -> object:
        told = html(fields, template).replace("table-layout: fixed;", "")
        base = f"{template.folder}{os.sep}"
        return HTML(string=told, base_url=base).write_pdf(pdf_variant="pdf/ua-1")

    return printed


STEPS: Mapping[str, Callable[[int], Callable[[], object]]] = {
    "compose": _composing,
    "Word": lambda mobilities: _rendering("docx", mobilities),
    "PDF": lambda mobilities: _rendering("pdf", mobilities),
}
"""What prepares each step, in a process of its own, and gives what is to be measured."""


def _in_one_piece(view: Report) -> dict[str, Any]:
    """The sections and annexes with all tables of a shape in one."""
    return {name: tuple(map(_whole, getattr(view, name))) for name in ("sections", "annexes")}


def _whole(section: ReportSection) -> ReportSection:
    alike = groupby(section.tables, lambda table: table.shape)
    return section.model_copy(update={"tables": tuple(_joined(*tables) for _, tables in alike)})


def _joined(first: ReportTable, *others: ReportTable) -> ReportTable:
    rows = (row for table in (first, *others) for row in table.rows)
    return first.model_copy(update={"rows": tuple(rows)})


def composed(mobilities: int) -> Report:
    """What the report of so many mobilities says."""
    view = KINDS[KIND].compose(project(mobilities), PARTNER, _language())
    assert isinstance(view, Report)  # noqa: S101 - the kind has it so
    return view


def _language() -> Language:
    return Language.load(LANGUAGE, OFFICE.locale, LANGUAGE)


def project(mobilities: int) -> Register:
    """The made-up project, with so many mobilities of one partner instead of its own."""
    register = read(OFFICE, PROJECT).register
    logs = {name: log for name, log in register.logs.items() if log.partner != PARTNER}
    kept = (_without_trips(log) for log in register.logs_of(PARTNER))
    own = (*kept, *_logs(register, mobilities))
    return replace(register, logs=logs | {f"{PARTNER}/{log.id}": log for log in own})


def _without_trips(log: ActivityLog) -> ActivityLog:
    others = tuple(entry for entry in log.entries if not isinstance(entry, Trip))
    return log.model_copy(update={"entries": others})


def _logs(register: Register, mobilities: int) -> Iterator[ActivityLog]:
    trips = list(_trips(register, mobilities // TRAVELLERS))
    for number in range(0, len(trips), TRIPS):
        yield ActivityLog.model_validate(
            {
                "id": f"journeys-{number:03}",
                "partner": PARTNER,
                "period": {"from": "2012-08-01", "to": "2014-07-31"},
                "entries": trips[number : number + TRIPS],
            }
        )


def _trips(register: Register, many: int) -> Iterator[dict[str, object]]:
    """Trips to the meetings of the others and visits to them, all over the two years."""
    meetings = [one for one in register.meetings_in_order if one.host != PARTNER]
    for number in range(many):
        meeting = meetings[number % len(meetings)]
        day = date(2012, 9, 3) + timedelta(days=number * 680 // many)
        to = {"meeting": meeting.id} if number % 3 else {"host": meeting.host}
        yield {
            "kind": "trip",
            "dates": {"from": f"{day}", "to": f"{day + timedelta(days=3)}"},
            "travellers": list(_travellers(number)),
            **to,
        }


def _travellers(trip: int) -> Iterator[dict[str, object]]:
    for traveller in range(TRAVELLERS):
        yield {
            "person": f"{chr(65 + traveller)}. {chr(65 + trip % 26)}.",
            "role": "staff" if traveller % 3 else "learner",
            "evidence": ["certificate", "ticket"],
        }
