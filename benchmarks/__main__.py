"""`make bench`: one table of ratios, with the machine's noise beside them."""

import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

from benchmarks import building, checking, intake, previewing, reading, reporting, spreading
from benchmarks.reporting import Cost
from folio import actions

ROOT = Path(__file__).parents[1]
ROUNDS = 7
ROUNDS_OF_BUILDS = 5
ROUNDS_OF_LOGS = 3
ROUNDS_ON_DASK = 3
ROUNDS_OF_SAVES = 15

CHECK = [sys.executable, "-m", "folio.cli", "check", "age"]
BUILD = [sys.executable, "-m", "folio.cli", "build", "age"]
PYTHON = [sys.executable, "-c", "pass"]


@dataclass(frozen=True)
class Measured:
    """How long something took, in seconds: the median of the rounds, and how much they differ."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def noise(self) -> float:
        """The spread of the middle half, as a part of the median."""
        low, _, high = statistics.quantiles(self.seconds, n=4)
        return (high - low) / self.median


def main() -> None:
    """Measure and print; nothing here passes or fails."""
    logging.getLogger("folio").setLevel(logging.ERROR)
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "FOLIO_OUTPUTS": str(folder / "outputs")}
        run(BUILD, environment)
        for words, what in ((CHECK, "check age"), (BUILD, "build age, nothing to do")):
            ours, theirs = side_by_side(
                partial(run, words, environment), partial(run, PYTHON, environment)
            )
            tell(f"{what} : Python starting", ours, theirs, f"{ours.median:.2f} s, under 1 s")
    previews()
    whole_project()
    more_machines()
    growing_logs()
    full_drop_folders()
    growing_projects()
    growing_reports()


def previews() -> None:
    """One document to look at, from nothing and from a save on."""
    ours, theirs = map(Measured, previewing.in_fresh_processes(ROUNDS))
    tell("preview of one PDF : bare WeasyPrint on the same HTML", ours, theirs, "1.3 or less")
    ours, theirs = map(Measured, previewing.from_save_to_pdf(ROUNDS_OF_SAVES))
    more = ours.median - 1.3 * theirs.median
    target = f"1.3 times and 0.2 s; it is 1.3 times and {more:.2f} s"
    tell("from a save to the finished PDF : bare WeasyPrint, as warm", ours, theirs, target)


def growing_logs() -> None:
    """All rules and figures, in processor time, so that what else the machine does falls out."""
    rounds = [(checking.many(), checking.few()) for _ in range(ROUNDS)]
    many, few = (Measured(seconds) for seconds in zip(*rounds, strict=True))
    times = checking.MANY // checking.FEW
    what = f"rules and figures of {checking.MANY} entries : {checking.FEW} entries"
    tell(what, many, few, f"{times} or little more, well under 1 s")


def full_drop_folders() -> None:
    """Drop folders emptied, against the least that a program has to do with the same files."""
    rounds = [(intake.ours(intake.MANY), intake.theirs(intake.MANY)) for _ in range(ROUNDS_OF_LOGS)]
    few = intake.ours(intake.FEW)
    ours, theirs = (list(costs) for costs in zip(*rounds, strict=True))
    what = f"{intake.MANY:,} logs of {intake.ENTRIES_OF_A_LOG} entries taken in"
    bare = "parsed, validated and durably written"
    tell(f"{what} : {bare}", *(_walls(costs) for costs in (ours, theirs)), "2.0 or less")
    tell("the same in processor time", *(_processor(costs) for costs in (ours, theirs)), "2.0")
    most = max(cost.megabytes for cost in ours)
    print(
        f"        memory at its peak: {most:.0f} MB more, with {intake.FEW} {few.megabytes:.0f} MB"
    )


def _walls(costs: Sequence[intake.Cost]) -> Measured:
    return Measured([cost.seconds for cost in costs])


def _processor(costs: Sequence[intake.Cost]) -> Measured:
    return Measured([cost.processor for cost in costs])


def growing_projects() -> None:
    """`check` and `status` as the commands do them, in fresh processes, in processor time."""
    for action in reading.ACTIONS:
        costs = {entries: reading.cost(action, entries) for entries in reading.SIZES}
        for entries, cost in costs.items():
            told = f"{cost.seconds:.2f} s, {cost.seconds / entries * 1e6:.0f} µs an entry"
            print(f"{entries:8,}  entries, {action}: {told}, {cost.megabytes:.0f} MB")
        for before, after in pairwise(costs):
            grown = costs[after].seconds / after / (costs[before].seconds / before)
            print(f"{grown:6.2f}  {action}, an entry of {after:,} : of {before:,}  (target 1)")


def growing_reports() -> None:
    """What a page of a report costs as the report grows; it takes a quarter of an hour."""
    os.chdir(ROOT)
    print("        final report of one partner: processor time and peak of memory, by mobilities")
    for grown in (found := reporting.growth()):
        steps = {"compose": grown.compose, "Word": grown.word, "PDF": grown.pdf}
        told = ", ".join(f"{name} {told_cost(cost)}" for name, cost in steps.items())
        print(f"{grown.mobilities:8,}  {told}, {grown.pdf.pages} pages")
        print(f"          a page: {told_page(grown.pdf)}; as one table: {told_page(grown.naive)}")
    for before, after in pairwise(found):
        sizes = f"a page of {after.mobilities:,} mobilities : of {before.mobilities:,}"
        time_grown = after.pdf.seconds_a_page / before.pdf.seconds_a_page
        memory_grown = after.pdf.megabytes_a_page / before.pdf.megabytes_a_page
        print(f"{time_grown:6.2f}  time of {sizes}  (target 1, give or take a tenth)")
        print(f"{memory_grown:6.2f}  memory of {sizes}  (target 1, give or take a tenth)")
    for grown in found:
        what = f"{grown.mobilities:,} mobilities in a PDF : as one table, WeasyPrint as it comes"
        print(f"{grown.pdf.seconds / grown.naive.seconds:6.2f}  time of {what}")
        print(f"{grown.pdf.megabytes / grown.naive.megabytes:6.2f}  memory of {what}")


def told_cost(cost: Cost) -> str:
    return f"{cost.seconds:.1f} s {cost.megabytes:.0f} MB"


def told_page(cost: Cost) -> str:
    return f"{cost.seconds_a_page:.3f} s {cost.megabytes_a_page:.1f} MB"


def whole_project() -> None:
    """All documents of a project from nothing, imports and Prefect not counted; then counted."""
    os.chdir(ROOT)
    workers = building.warmed()
    rounds = [(building.ours(workers), building.theirs()) for _ in range(ROUNDS_OF_BUILDS)]
    workers.stop()
    ours, theirs = (Measured(seconds) for seconds in zip(*rounds, strict=True))
    tell("all of age from nothing : one process, docxtpl and WeasyPrint", ours, theirs, "0.6")
    with tempfile.TemporaryDirectory() as name:
        start = time.perf_counter()
        run(BUILD, {**os.environ, "FOLIO_OUTPUTS": name})
        print(f"        the whole command, Prefect and all: {time.perf_counter() - start:.1f} s")


def more_machines() -> None:
    """Documents a second with Dask; a worker that is added should bring what the first brought."""
    if not spreading.IS_THERE:
        print("        on Dask: left out, since the extra folio[dask] is not installed")
        return
    os.chdir(ROOT)
    rates = {name: Measured(taken) for name, taken in spreading.rates(ROUNDS_ON_DASK).items()}
    told = ", ".join(f"{name} {rate.median:.1f}" for name, rate in rates.items())
    noise = max(rate.noise for rate in rates.values())
    print(f"        documents a second: {told} (noise {noise:.0%})")
    threads, one, two = (rate.median for rate in rates.values())
    what = "documents a second a worker, two Dask workers : one"
    print(f"{two / 2 / one:6.2f}  {what}  (target 1, where each has a core)")
    what = f"documents a second, two Dask workers : {actions.HANDS} processes of our own"
    print(f"{two / threads:6.2f}  {what}")


def side_by_side(ours: Callable[[], None], theirs: Callable[[], None]) -> tuple[Measured, Measured]:
    """Both in turn, so that what else the machine does falls on both."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for action, taken in zip((ours, theirs), seconds, strict=True):
            start = time.perf_counter()
            action()
            taken.append(time.perf_counter() - start)
    return Measured(seconds[0]), Measured(seconds[1])


def run(words: list[str], environment: dict[str, str]) -> None:
    """A command to its end, in the project's folder."""
    subprocess.run(words, cwd=ROOT, env=environment, check=True, capture_output=True)


def tell(what: str, ours: Measured, theirs: Measured, target: str) -> None:
    """One line of the table."""
    ratio = ours.median / theirs.median
    times = f"{ours.median:.2f} s : {theirs.median:.2f} s"
    noise = f"noise {max(ours.noise, theirs.noise):.0%}"
    print(f"{ratio:6.2f}  {what}  ({times}, {noise}; target {target})")


if __name__ == "__main__":
    main()
