"""(k) `folio check` and `folio status` as the logs of a project grow to 20,000 entries."""

import datetime
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

from benchmarks.case import OFFICE
from benchmarks.intake import ENTRIES_OF_A_LOG, PROJECT, written_logs
from benchmarks.memory import forget_peak, megabytes, peak
from benchmarks.reporting import Cost
from benchmarks.rounds import apart
from benchmarks.row import Row, at_most
from folio import actions
from folio.actions import Folders

FEW, MANY = 2_000, 20_000
TODAY = datetime.date(2014, 9, 1)
ACTIONS: dict[str, Callable[[Folders], object]] = {
    "check": lambda folders: actions.check(folders, PROJECT, TODAY),
    "status": lambda folders: actions.status(folders, PROJECT, TODAY),
}


def rows(few: int = FEW, many: int = MANY) -> Iterator[Row]:
    """Once, in processor time, in processes that have read nothing before."""
    for action in ACTIONS:
        small, large = apart(_cost, action, few), apart(_cost, action, many)
        what = f"folio {action}, an entry of {many:,} : of {few:,}"
        each = [large.seconds / many], [small.seconds / few]
        yield Row("k", what, *each, at_most(1.1), note=f"{many:,} entries: {large}")


def _cost(action: str, entries: int) -> Cost:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay(folder, entries)
        forget_peak()
        before, start = megabytes(), time.process_time()
        ACTIONS[action](replace(OFFICE, records=folder / "records", outputs=folder / "outputs"))
        return Cost(time.process_time() - start, peak() - before)


def lay(folder: Path, entries: int) -> None:
    """The project with logs of so many entries, as they stand in the records."""
    shutil.copytree(OFFICE.records / PROJECT, folder / "records" / PROJECT)
    for partner, name, content in _logs(entries // ENTRIES_OF_A_LOG):
        place = folder / "records" / PROJECT / "activities" / partner / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")


@cache
def _logs(many: int) -> list[tuple[str, str, str]]:
    return list(islice(written_logs(), many))
