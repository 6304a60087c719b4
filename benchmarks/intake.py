"""Emptying drop folders against a bare loop that parses, validates and writes the same files."""

import gc
import math
import multiprocessing
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from pathlib import Path

import yaml

from benchmarks.checking import written_entries
from benchmarks.reporting import MEGABYTE, memory
from folio import actions
from folio.actions import Folders
from folio.actions.reading import read
from folio.model.activities import ActivityLog
from folio.model.register import Register
from folio.records.yaml_file import tree

ROOT = Path(__file__).parents[1]
PROJECT = "age"
FEW, MANY = 100, 1_000
ENTRIES_OF_A_LOG = 20
NOW = datetime(2014, 9, 1, 8, tzinfo=UTC)
FIRST_DAY = date(2012, 8, 1)
STRETCHES = 240
"""So many stretches of three days lie in the time of the project."""


@dataclass(frozen=True)
class Cost:
    """What taking in so many logs took, in seconds, and its memory at its peak, in megabytes."""

    seconds: float
    processor: float
    megabytes: float


def ours(logs: int) -> Cost:
    """What `intake` costs."""
    return _apart(_emptied, logs)


def theirs(logs: int) -> Cost:
    """What the bare loop costs."""
    return _apart(_written, logs)


def _apart(step: Callable[[Path], None], logs: int) -> Cost:
    """A step in a fresh process, on files of its own on the same disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay(folder, logs)
        os.sync()
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, context) as process:
            return process.submit(_measured, step, folder).result()


def _measured(step: Callable[[Path], None], folder: Path) -> Cost:
    os.chdir(ROOT)
    _warm()
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, start, processor = memory("VmRSS"), time.perf_counter(), time.process_time()
    step(folder)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    return Cost(seconds, processor, (memory("VmHWM") - before) / MEGABYTE)


def _warm() -> None:
    """Some logs are taken in elsewhere first, one of each partner.

    So what is read and built only once, such as the phrases of a language, counts for neither.
    """
    with tempfile.TemporaryDirectory() as name:
        lay(Path(name), 10)
        _written(Path(name))
        _emptied(Path(name))


def _emptied(folder: Path) -> None:
    there = Folders(records=folder / "records")
    taken = actions.intake(there, PROJECT, NOW, pause=-math.inf)
    left = {answer.state for answer in taken.answers} - {"accepted"}
    assert not left and not taken.failures and not taken.waiting  # noqa: S101, PT018


def _written(folder: Path) -> None:
    """Each file parsed, validated and durably written: beside its place, then to it."""
    written = folder / "written"
    written.mkdir()
    for path in sorted((folder / "records" / PROJECT / "inbox").glob("*/*.yaml")):
        content = path.read_bytes()
        found = tree(content)
        assert isinstance(found.value, dict)  # noqa: S101 - a log is made of fields
        assert not found.faults  # noqa: S101
        ActivityLog.model_validate({**found.value, "id": path.stem})
        draft, place = written / f".{path.name}", written / f"{path.parent.name}-{path.name}"
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
        there = os.open(written, os.O_RDONLY)
        os.fsync(there)
        os.close(there)


def lay(folder: Path, logs: int) -> None:
    """The project, with so many logs in the drop folders of its partners."""
    shutil.copytree(ROOT / "records" / PROJECT, folder / "records" / PROJECT)
    for partner, name, content in islice(written_logs(), logs):
        drop = folder / "records" / PROJECT / "inbox" / partner
        drop.mkdir(parents=True, exist_ok=True)
        (drop / name).write_text(content, encoding="utf-8")


def written_logs() -> Iterator[tuple[str, str, str]]:
    """Logs of all partners in turn, one after the other in time, as partners write them."""
    os.chdir(ROOT)
    register = read(Folders(), PROJECT).register
    partners = list(register.partners)
    written = written_entries(register)
    for number in count():
        partner, nth = partners[number % len(partners)], number // len(partners)
        first = FIRST_DAY + timedelta(days=nth % STRETCHES * 3)
        own = (entry for entry in written if _is_abroad(entry, partner, register))
        entries = [_moved(entry, first) for entry in islice(own, ENTRIES_OF_A_LOG)]
        period = {"from": f"{first}", "to": f"{first + timedelta(days=2)}"}
        log = {"partner": partner, "period": period, "entries": entries}
        content = yaml.dump(log, Dumper=_Plain, allow_unicode=True, sort_keys=False)
        yield partner, f"log-{number:04}.yaml", content


def _is_abroad(entry: dict[str, object], partner: str, register: Register) -> bool:
    """Whether it is anything but a trip inside the partner's own country, which does not count."""
    meeting, host = entry.get("meeting"), entry.get("host")
    town = register.meetings[str(meeting)].place if meeting else register.partners.get(str(host))
    return town is None or town.country != register.partners[partner].country


class _Plain(yaml.CSafeDumper):
    """Writes what stands in two places twice, as people do."""

    def ignore_aliases(self, _data: object) -> bool:
        return True


def _moved(entry: dict[str, object], day: date) -> dict[str, object]:
    """The same entry in the period of a log, and with all proofs there are."""
    date_of = {"date": f"{day}"} if "date" in entry else {"dates": f"{day}"}
    proofs = ["certificate", "ticket"]
    people = entry.get("travellers")
    told = [{**one, "evidence": proofs} for one in people] if isinstance(people, list) else None
    return {**entry, **date_of, **({"travellers": told} if told else {})}
