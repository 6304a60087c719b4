"""A partner's final report as its mobilities grow: what a page costs, and as one long table."""

import gc
import logging
import multiprocessing
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from folio.actions import Folders
from folio.actions.reading import read
from folio.documents.catalogue import KINDS
from folio.documents.reports.view import Report, ReportSection, ReportTable
from folio.model.activities import ActivityLog, Trip
from folio.model.register import Register
from folio.rendering import html, render
from folio.text.language import Language

PROJECT, PARTNER, KIND, LANGUAGE = "example", "smilgava", "final-report", "en"
SIZES = (100, 1_000, 5_000)
ROUNDS = 2
TRAVELLERS = 20
"""People on a trip."""
TRIPS = 25
"""Trips of a log: 500 people, far below what a record may hold."""
MEGABYTE = 2**10
"""In kilobytes, in which the system tells memory."""


@dataclass(frozen=True)
class Cost:
    """What one step took: processor time in seconds, memory at its peak beyond what was there."""

    seconds: float
    megabytes: float
    pages: int = 0

    @property
    def seconds_a_page(self) -> float:
        return self.seconds / self.pages

    @property
    def megabytes_a_page(self) -> float:
        return self.megabytes / self.pages


@dataclass(frozen=True)
class Growth:
    """What a report of so many mobilities costs, step by step; `naive` is the PDF as one table."""

    mobilities: int
    compose: Cost
    word: Cost
    pdf: Cost
    naive: Cost


def growth() -> list[Growth]:
    """Each step in a process of its own, at the best of its rounds; other work only adds time."""
    rounds = [[_steps(mobilities) for mobilities in SIZES] for _ in range(ROUNDS)]
    return [
        Growth(mobilities, *(_best(taken) for taken in zip(*of_size, strict=True)))
        for mobilities, *of_size in zip(SIZES, *rounds, strict=True)
    ]


def _steps(mobilities: int) -> list[Cost]:
    """One round of a size, ours and the naive one in turn."""
    return [_apart(step, mobilities) for step in STEPS]


def _best(taken: Sequence[Cost]) -> Cost:
    return min(taken, key=lambda cost: cost.seconds)


def _apart(step: str, mobilities: int) -> Cost:
    """A step in a fresh process, since memory once taken is seldom given back."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context) as process:
        return process.submit(_measured, step, mobilities).result()


def _measured(step: str, mobilities: int) -> Cost:
    from folio.rendering import archival, word  # noqa: F401

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    action = STEPS[step](mobilities)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, start = memory("VmRSS"), time.process_time()
    made = action()
    seconds = time.process_time() - start
    peak = memory("VmHWM") - before
    return Cost(seconds, peak / MEGABYTE, _pages(made) if isinstance(made, bytes) else 0)


def memory(what: str) -> int:
    """What the system tells of this process, in kilobytes: memory now, or at its peak."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"{what}:\s+(\d+)", told)
    assert found, told  # noqa: S101 - Linux writes it so
    return int(found[1])


def _pages(content: bytes) -> int:
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(content)).pages) if content.startswith(b"%PDF") else 0


def _composing(mobilities: int) -> Callable[[], object]:
    register, language = project(mobilities), _language()
    return lambda: KINDS[KIND].compose(register, PARTNER, language).digest


def _rendering(form: str, mobilities: int) -> Callable[[], object]:
    view, template = composed(mobilities), Folders().template(KINDS[KIND].template)
    return lambda: render(form, view.fields, template)


def _naively(mobilities: int) -> Callable[[], object]:
    """One table of all mobilities, as wide as its words want it, and WeasyPrint as it comes."""
    from weasyprint import HTML

    view, template = composed(mobilities), Folders().template(KINDS[KIND].template)
    fields = {**view.fields, **_in_one_piece(view)}

    def printed() -> object:
        told = html(fields, template).replace("table-layout: fixed;", "")
        base = f"{template.folder}{os.sep}"
        return HTML(string=told, base_url=base).write_pdf(pdf_variant="pdf/ua-1")

    return printed


STEPS: Mapping[str, Callable[[int], Callable[[], object]]] = {
    "compose": _composing,
    "word": lambda mobilities: _rendering("docx", mobilities),
    "pdf": lambda mobilities: _rendering("pdf", mobilities),
    "naive": _naively,
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
    return Language.load(LANGUAGE, Folders().locale, LANGUAGE)


def project(mobilities: int) -> Register:
    """The made-up project, with so many mobilities of one partner instead of its own."""
    register = read(Folders(), PROJECT).register
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
