"""(f) Offices of 1, 10 and 100 projects: what a document takes, and the program's memory."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from benchmarks.case import ROOT, Case
from benchmarks.memory import megabytes
from benchmarks.rounds import side_by_side, timed
from benchmarks.row import Row, at_most
from folio import actions
from folio.actions import Folders, Selection

MINIATURE = ROOT / "tests" / "miniature"
TINY = Case(
    "tiny",
    Selection(kinds=("newsletter",), languages=("lv",)),
    Folders(MINIATURE / "records", ROOT / "outputs", ROOT / "templates", MINIATURE / "programmes"),
)
"""A newsletter of a small project, as Word and PDF."""
SIZES = (1, 10, 100)
TARGET = at_most(1.1)


def rows(case: Case = TINY, sizes: Sequence[int] = SIZES, rounds: int = 10) -> Iterator[Row]:
    """Each office makes as many documents: the projects it has, over and over."""
    with ExitStack() as stack:
        offices = [stack.enter_context(_office(case, size)) for size in sizes]
        builds = max(sizes) // rounds
        found = side_by_side(rounds, *(partial(office.build, builds) for office in offices))
        taken = [office.megabytes() for office in offices]
    for size, seconds, memory in list(zip(sizes, found, taken, strict=True))[1:]:
        what = f"an office of {size} projects : of {sizes[0]}"
        yield Row("f", f"time of as many documents, {what}", seconds, found[0], TARGET)
        yield Row("f", f"memory of the main process, {what}", [memory], taken[:1], TARGET, "MB")


@dataclass
class _Office:
    """A program of its own, and the projects that it builds in turn."""

    projects: Sequence[Case]
    program: ProcessPoolExecutor
    built: int = 0

    def build(self, times: int) -> float:
        """How long so many builds take, each of the next project and from nothing."""
        return sum(self._next() for _ in range(times))

    def megabytes(self) -> float:
        """The memory of the program as it is now."""
        return self.program.submit(megabytes).result()

    def _next(self) -> float:
        project = self.projects[self.built % len(self.projects)]
        self.built += 1
        return self.program.submit(_built, project).result()


@contextmanager
def _office(case: Case, size: int) -> Iterator[_Office]:
    """Copies of the project under other names, and a program that has its libraries loaded."""
    with tempfile.TemporaryDirectory() as name, _program() as program:
        folders = replace(case.folders, records=Path(name))
        projects = [
            replace(case, project=f"{case.project}-{number}", folders=folders)
            for number in range(size)
        ]
        for one in projects:
            shutil.copytree(case.folders.records / case.project, folders.records / one.project)
        program.submit(_built, projects[0]).result()
        yield _Office(projects, program)


@contextmanager
def _program() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(1, get_context("spawn")) as program:
        yield program
        program.submit(_end).result()


def _built(project: Case) -> float:
    """How long a build takes; the records count as saved anew, so that none is known already."""
    (project.folders.records / project.project / "project.yaml").touch()
    with project.from_nothing() as fresh:
        return timed(lambda: fresh.build(actions.workers()))


def _end() -> None:
    actions.workers().stop()
