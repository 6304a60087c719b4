"""A process that is given little room, and tries out damaged projects one after the other."""

import multiprocessing
import os
import resource
import time
import traceback
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from datetime import date
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from folio import actions
from folio.actions import Folders, Plan
from folio.errors import Problem, RecordsError
from folio.text.language import Language
from tests.conftest import LOCALE, REPOSITORY
from tests.properties.damages.damage import OFFICES, Damage
from tests.properties.office import folders
from tests.rights import somebody_without_rights

SECONDS, MEMORY = 10, 2**30
"""What no trial may take: of the processor's time, and of memory, in bytes."""
PATIENCE = 120
"""Seconds until a trial is said to hang, though it takes no time of the processor."""
ROOM = 4 * MEMORY
"""Addresses, of which a process asks for many more than it uses."""
TODAY = date(2013, 4, 1)
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["folio.actions", "folio.rendering.word", "folio.rendering.pdf"])


@dataclass(frozen=True)
class Outcome:
    """What became of a damaged project, problems or documents, and all that is wrong with that.

    `memory` is the most that the process has had so far.
    """

    problems: int = 0
    documents: int = 0
    seconds: float = 0
    memory: int = 0
    wrong: tuple[str, ...] = ()


class Trials:
    """Tries out damages in a process of its own, and in a new one where that has ended."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self._ours, theirs = _PROCESSES.Pipe()
        self._process = _PROCESSES.Process(target=_serve, args=(theirs,), daemon=True)
        with chdir(REPOSITORY):
            self._process.start()
        theirs.close()

    def outcome(self, damage: Damage) -> Outcome:
        """What becomes of the project."""
        try:
            self._ours.send(damage)
            if self._ours.poll(PATIENCE):
                found: Outcome = self._ours.recv()
                return found
            why = f"it hangs for more than {PATIENCE} s"
        except (EOFError, ConnectionError):
            why = "its process has ended"
        self.end()
        self._begin()
        return Outcome(wrong=(why,))

    def end(self) -> None:
        """No more is to be tried out."""
        self._process.kill()
        self._process.join()
        self._ours.close()


def _serve(asked: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    while True:
        try:
            damage = asked.recv()
        except EOFError:
            return
        asked.send(_tried_out(damage))


def _tried_out(damage: Damage) -> Outcome:
    with TemporaryDirectory() as name:
        office = Path(name)
        office.chmod(0o755)
        damage.happens_in(office)
        _as_planned(damage.project)
        begun = time.process_time()
        try:
            outcome = _of(office, damage)
        except Exception:  # noqa: BLE001 - none is expected
            outcome = Outcome(wrong=(traceback.format_exc(),))
        seconds = time.process_time() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    slow = [f"it takes {seconds:.0f} s"] if seconds > SECONDS else []
    large = [f"it takes {memory / 2**20:.0f} MB"] if memory > MEMORY else []
    wrong = (*outcome.wrong, *slow, *large)
    return Outcome(outcome.problems, outcome.documents, seconds, memory, wrong)


def _of(office: Path, damage: Damage) -> Outcome:
    there = folders(office)
    try:
        with somebody_without_rights():
            actions.check(there, damage.project, TODAY)
    except RecordsError as error:
        told = [one for problem in error.problems for one in ill_told(problem)]
        return Outcome(problems=len(error.problems), wrong=tuple(told))
    actions.status(there, damage.project, TODAY)
    for figure in actions.known_figures():
        actions.explain(there, damage.project, figure)
    plan = actions.plan(there, damage.project)
    before = _as_planned(damage.project)
    other = [one for one in plan.to_make if one.fingerprint != before.get(one.path)]
    made = Random(damage.number).sample(other, min(len(other), 2))  # noqa: S311
    for document in made:
        actions.make(there, document)
    return Outcome(documents=len(made))


@cache
def _as_planned(project: str) -> dict[str, str]:
    """The documents of the project as it was before, each with its fingerprint."""
    home = OFFICES[project]
    there = Folders(
        home / "records", Path("/nowhere"), folders(home).templates, home / "programmes"
    )
    plan: Plan = actions.plan(there, project)
    return {one.path: one.fingerprint for one in plan.to_make}


def ill_told(problem: Problem) -> Iterator[str]:
    """What is wrong with how a problem is told: its place, its words, its remedy."""
    lines = _lines(Path(problem.file))
    if not 1 <= problem.line <= len(lines):
        yield f"there is no such line: {problem}"
    elif not 1 <= problem.column <= len(lines[problem.line - 1]) + 1:
        yield f"there is no such column: {problem}"
    if not (problem.message and problem.remedy):
        yield f"there is no remedy: {problem}"
    told = f"{problem.field} {problem.message} {problem.remedy}"
    if not told.isprintable() or len(told) > 1000:
        yield f"that is not for people: {problem!r}"
    for language in _languages():
        language.tell(problem.message + problem.remedy)


def _lines(path: Path) -> list[str]:
    """The lines of a file as an editor counts them; what is no such file has one."""
    if not path.is_file() or path.stat().st_size > 10 * 2**20 or not os.access(path, os.R_OK):
        return [""]
    return path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")


@cache
def _languages() -> tuple[Language, ...]:
    return tuple(Language.load(code, LOCALE) for code in ("lv", "hu"))
