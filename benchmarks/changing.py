"""(c) One word changed in one record: only what holds it is made, in the time that this takes."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.case import AGE, Case
from benchmarks.rounds import timed
from benchmarks.row import Row, at_most, exactly
from folio import actions
from folio.actions import Folders, Planned
from folio.documents.view import said
from folio.rendering.workers import Workers

WORD = "Novaterra"
"""What is written in place of another word, and stands nowhere else."""


@dataclass(frozen=True, slots=True)
class Change:
    """A word that stands once in a record, and what people call the place."""

    record: str
    word: str
    place: str


HEADLINE = Change("meetings/2013-04-vejle.yaml", "pieredzes", "a meeting's Latvian headline")
"""It stands in the newsletter and the press release, and in what the PDF of a report encloses."""


def rows(case: Case = AGE, change: Change = HEADLINE, rounds: int = 3) -> Iterator[Row]:
    """A build after the change, against those documents' part of the build before it."""
    workers = case.warmed()
    found = [_round(case, change, workers) for _ in range(rounds)]
    what = f"one word changed in {change.place} of {case.project}"
    made, holding, seconds, shares = zip(*found, strict=True)
    yield Row(
        "c", f"{what}, documents made : documents that hold it", made, holding, exactly(1), ""
    )
    what = f"the same, the build of these {made[0]:.0f} : their part of the build from nothing"
    yield Row("c", what, seconds, shares, at_most(1.2))


def _round(case: Case, change: Change, workers: Workers) -> tuple[float, float, float, float]:
    """How many documents were made and how many hold the word; how long it took and should."""
    work: dict[str, float] = {}

    def make(folders: Folders, document: Planned, workers: Workers) -> str:
        start = time.perf_counter()
        path = actions.make(folders, document, workers)
        work[path] = time.perf_counter() - start
        return path

    with _copied(case) as copy:
        whole = timed(lambda: copy.build(workers, make))
        _write(copy, change)
        start = time.perf_counter()
        made = copy.build(workers).made
        seconds = time.perf_counter() - start
        share = sum(work[path] for path in made) / sum(work.values())
        return len(made), len(_holding(copy)), seconds, whole * share


@contextmanager
def _copied(case: Case) -> Iterator[Case]:
    """The same with records of its own and outputs in which nothing is yet."""
    with tempfile.TemporaryDirectory() as name, case.from_nothing() as fresh:
        records = Path(name)
        shutil.copytree(case.folders.records / case.project, records / case.project)
        yield replace(fresh, folders=replace(fresh.folders, records=records))


def _write(case: Case, change: Change) -> None:
    record = case.folders.records / case.project / change.record
    text = record.read_text(encoding="utf-8")
    assert text.count(change.word) == 1, change  # noqa: S101 - else it is another change
    record.write_text(text.replace(change.word, WORD), encoding="utf-8")


def _holding(case: Case) -> list[str]:
    """The files in which the word stands; what a view has to enclose, only its PDF holds."""
    found = []
    for document, (view, _) in zip(case.documents(), case.views(), strict=True):
        enclosed = getattr(view, "extract", None)
        shown = view.model_copy(update={"extract": None}) if enclosed else view
        found += [f"{document.name}.docx"] * (WORD in said(shown))
        found += [f"{document.name}.pdf"] * (WORD in said(view))
    return found
