"""`folio check` and `folio status` as the logs of a project grow to 40,000 entries."""

import datetime
import gc
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from benchmarks.intake import ENTRIES_OF_A_LOG, PROJECT, ROOT, written_logs
from benchmarks.reporting import MEGABYTE, memory
from folio import actions
from folio.actions import Folders

SIZES = (2_000, 20_000, 40_000)
TODAY = datetime.date(2014, 9, 1)
ACTIONS: dict[str, Callable[[Folders], object]] = {
    "check": lambda folders: actions.check(folders, PROJECT, TODAY),
    "status": lambda folders: actions.status(folders, PROJECT, TODAY),
}


@dataclass(frozen=True)
class Cost:
    """Processor time in seconds, and memory at its peak in megabytes."""

    seconds: float
    megabytes: float


def cost(action: str, entries: int) -> Cost:
    """What an action costs in a process that has read nothing before."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay(folder, entries)
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, context) as process:
            return process.submit(_measured, action, folder).result()


def _measured(action: str, folder: Path) -> Cost:
    os.chdir(ROOT)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, start = memory("VmRSS"), time.process_time()
    ACTIONS[action](Folders(records=folder / "records", outputs=folder / "outputs"))
    return Cost(time.process_time() - start, (memory("VmHWM") - before) / MEGABYTE)


def lay(folder: Path, entries: int) -> None:
    """The project with logs of so many entries, as they stand in the records."""
    shutil.copytree(ROOT / "records" / PROJECT, folder / "records" / PROJECT)
    for partner, name, content in _logs()[: entries // ENTRIES_OF_A_LOG]:
        place = folder / "records" / PROJECT / "activities" / partner / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content, encoding="utf-8")


@cache
def _logs() -> list[tuple[str, str, str]]:
    return list(islice(written_logs(), max(SIZES) // ENTRIES_OF_A_LOG))
