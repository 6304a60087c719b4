"""Two that hand something in at once, from two processes."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import pytest
from filelock import FileLock

from folio.errors import BusyError
from folio.inbox import inbox
from tests.conftest import REPOSITORY
from tests.inbox.handing import PARTNER, Office, log

SUBMIT = """
import datetime, sys
from pathlib import Path
from folio.actions.folders import Folders
from folio.actions.intake import intake, submit
folders, now = Folders(templates=Path(sys.argv[1])), datetime.datetime.now().astimezone()
print("ready", flush=True)
sys.stdin.readline()
paths = [Path(path) for path in sys.argv[2:]]
each = [submit(folders, "tiny", "kalnava", [path], now) for path in paths]
answers = each or [intake(folders, "tiny", now, pause=0).answers]
print(*(answer.state for each in answers for answer in each))
"""


def at_once(*runs: list[str]) -> Iterator[list[str]]:
    """Start processes, let them begin at once, and return what became of the files of each."""
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SUBMIT, str(REPOSITORY / "templates"), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for words in runs
    ]
    for run in started:
        assert run.stdout
        assert run.stdout.readline() == "ready\n"
    for run in started:
        assert run.stdin
        run.stdin.write("\n")
        run.stdin.flush()
    for run in started:
        said, _ = run.communicate(timeout=60)
        assert run.returncode == 0
        yield said.split()


def states(office: Office) -> Counter[str]:
    """What the receipts say."""
    told = (json.loads(path.read_bytes()) for path in (office.drop / "receipts").glob("*.json"))
    return Counter(one["state"] for one in told)


def test_the_same_file_by_two_roads_is_accepted_once(office: Office) -> None:
    office.lay("2013-07.yaml", log())
    path = str(office.write("2013-07.yaml", log()))
    found = [state for one in at_once([], [path]) for state in one]
    assert sorted(found) == ["accepted", "unchanged"]
    assert states(office) == {"accepted": 1, "unchanged": 1}


def test_two_files_for_one_place_follow_each_other(office: Office) -> None:
    paths = [office.write(f"{name}/2013-07.yaml", log(title=name)) for name in ("one", "other")]
    found = [state for one in at_once(*([str(path)] for path in paths)) for state in one]
    assert sorted(found) == ["accepted", "replaced"]
    contents = {log(title="one"), log(title="other")}
    (kept,) = (office.drop / "replaced").iterdir()
    there = office.record(f"activities/{PARTNER}/2013-07")
    assert {path.read_text(encoding="utf-8") for path in (kept, there)} == contents


def test_many_at_once_leave_each_its_receipt_and_its_commit(office_with_history: Office) -> None:
    office = office_with_history
    months = [f"2013-{number:02}" for number in range(7, 13)]
    paths = [str(office.write(f"{month}.yaml", log(month))) for month in months]
    list(at_once(paths[:2], paths[2:4], paths[4:]))
    assert states(office) == {"accepted": 6}
    assert office.git("rev-list", "--count", "HEAD").strip() == "7"


def test_whoever_waits_too_long_is_told_so_and_the_file_stays(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "PATIENCE", 0.2)
    office.lay("2013-07.yaml", log())
    with FileLock(office.drop.parent / ".lock"):
        with pytest.raises(BusyError, match="for over a minute") as told:
            office.intake()
        with pytest.raises(BusyError):
            office.submit(office.write("2013-07.yaml", log()))
    assert told.value.exit_code == 75
    assert (office.drop / "2013-07.yaml").exists()
    assert office.intake().answers[0].state == "accepted"
