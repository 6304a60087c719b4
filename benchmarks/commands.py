"""(b) The command with nothing to do, against the same from nothing; Prefect and all."""

import os
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.building import bare
from benchmarks.case import AGE, ROOT, Case
from benchmarks.rounds import apart, side_by_side, timed
from benchmarks.row import Row, at_most

NOTHING = [sys.executable, "-c", "pass"]


def rows(case: Case = AGE, rounds: int = 9) -> Iterator[Row]:
    """`folio build` as an author runs it, first in an empty folder and then again and again."""
    with case.from_nothing() as fresh:
        whole = [timed(lambda: folio(fresh, "build", fresh.project))] * rounds
        again, started = side_by_side(
            rounds,
            lambda: timed(lambda: folio(fresh, "build", fresh.project)),
            lambda: timed(lambda: run(NOTHING)),
        )
    command = f"folio build {case.project}"
    yield Row("b", f"{command} with nothing to do : from nothing", again, whole, at_most(0.01))
    yield Row("b", f"{command} with nothing to do : one second", again, [1.0] * rounds, at_most(1))
    yield Row("b", f"{command} with nothing to do : Python that starts and ends", again, started)
    script = [timed(lambda: apart(_script, case))]
    what = f"{command} from nothing, with Prefect and its server : a script of the libraries alone"
    yield Row("b", what, whole[:1], script)


def folio(case: Case, *words: str) -> None:
    """A command to its end, with the folders of the case and no Prefect server of one's own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    run([sys.executable, "-m", "folio.cli", *words], own | case.folders.as_environment)


def run(words: list[str], environment: dict[str, str] | None = None) -> None:
    """Any command to its end."""
    subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True)


def _script(case: Case) -> float:
    """What whoever calls the libraries does: read, word, and make one after the other."""
    return bare(case.views())
