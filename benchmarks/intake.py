"""(j) Drop folders emptied, against a bare loop that parses, validates and writes the files."""

import math
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, islice
from operator import attrgetter
from pathlib import Path

import yaml

from benchmarks.case import OFFICE, ROOT
from benchmarks.checking import written_entries
from benchmarks.rounds import apart
from benchmarks.row import Row, at_most
from folio import actions
from folio.actions.reading import read
from folio.model.activities import ActivityLog
from folio.model.register import Register
from folio.records.yaml_file import tree

PROJECT = "age"
MANY = 300
ENTRIES_OF_A_LOG = 20
NOW = datetime(2014, 9, 1, 8, tzinfo=UTC)
FIRST_DAY = date(2012, 8, 1)
STRETCHES = 240
"""So many stretches of three days lie in the time of the project."""
TARGET = at_most(2)


@dataclass(frozen=True, slots=True)
class Cost:
    """What taking in so many logs took, in seconds; and the processor's part of it."""

    seconds: float
    processor: float


def rows(logs: int = MANY, rounds: int = 3) -> Iterator[Row]:
    """In seconds, and in processor time."""
    costs = [(apart(_cost, _emptied, logs), apart(_cost, _written, logs)) for _ in range(rounds)]
    ours, theirs = zip(*costs, strict=True)
    what = (
        f"{logs} logs of {ENTRIES_OF_A_LOG} entries taken in : "
        "parsed, validated and durably written"
    )
    seconds, processor = attrgetter("seconds"), attrgetter("processor")
    yield Row("j", what, [*map(seconds, ours)], [*map(seconds, theirs)], TARGET)
    what += ", in processor time"
    yield Row("j", what, [*map(processor, ours)], [*map(processor, theirs)], TARGET)


def _cost(step: Callable[[Path], None], logs: int) -> Cost:
    """What a step costs, in this fresh process, on files of its own on the same disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay(folder, logs)
        os.sync()
        _warm()
        start, processor = time.perf_counter(), time.process_time()
        step(folder)
        return Cost(time.perf_counter() - start, time.process_time() - processor)


def _warm() -> None:
    """Some logs are taken in elsewhere first, one of each partner.

    So what is read and built only once, such as the phrases of a language, counts for neither.
    """
    with tempfile.TemporaryDirectory() as name:
        lay(Path(name), 10)
        _written(Path(name))
        _emptied(Path(name))


def _emptied(folder: Path) -> None:
    there = replace(OFFICE, records=folder / "records")
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
    register = read(OFFICE, PROJECT).register
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
