"""Commands that are killed at any moment: nobody ever sees half a file, nothing is lost, nothing is
there twice, and the next run ends as if nobody had disturbed it."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import editions
from tests.editions import BERGVIK, RIBEIRA
from tests.flows.conftest import Office, furnished
from tests.inbox.handing import PARTNER, log, photo, with_history, written
from tests.onlooker import Onlooker
from tests.outcome import digest, outcome, visible

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.soak,
    pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning"),
]

KILLS = int(os.environ.get("FOLIO_KILLS", "50"))
"""Of each command, which makes two hundred."""
SEED = int(os.environ.get("FOLIO_SEED", time.time_ns() % 10**6))
APPROVED = ("--approved-by", "Nora Berg", "--note", "Read in both languages.")
COMMANDS = {
    "build": ("build", "tiny", "--kind", "newsletter"),
    "submit": ("submit", "tiny", PARTNER, "2013-07.yaml", "walk.png"),
    "intake": ("intake", "tiny", "--pause", "0"),
    "publish": ("publish", "tiny", RIBEIRA, *APPROVED),
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in which one edition is out, and every newsletter says by now something else.

    A log with a picture lies on the desk, and another one in the drop folder.
    """
    root = furnished(tmp_path_factory.mktemp("office")).root
    inside = editions.Office(editions.folders(root))
    inside.publish(BERGVIK)
    inside.built(inside.wanted(RIBEIRA))
    inside.change("project.yaml", "Three small towns", "Three small and proud towns")
    drop = root / "records" / "tiny" / "inbox" / PARTNER
    for number, (folder, month, name) in enumerate(
        [(root, "2013-07", "walk.png"), (drop, "2013-08", "ride.png")]
    ):
        written(folder / name, photo(number))
        written(folder / f"{month}.yaml", log(month, pictures=(name,)))
    with_history(root)
    return root


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_killed_at_any_moment_is_done_by_the_next_run_as_if_nothing_had_been(
    command: str, prepared: Path, tmp_path: Path, running: str
) -> None:
    words, chance = COMMANDS[command], random.Random(f"{SEED} {command}")  # noqa: S311
    with copied(prepared, tmp_path) as office:
        began = time.monotonic()
        assert office.folio(*words, PREFECT_API_URL=running).returncode == 0
        whole, wanted = time.monotonic() - began, outcome(office.root)
        known = {digest(one) for root in (prepared, office.root) for _, one in visible(root)}
    at_work = looks = 0
    for number in range(KILLS):
        with copied(prepared, tmp_path) as office:
            with Onlooker(office.root, known) as onlooker:
                at_work += killed(office, words, running, chance.uniform(0, whole), chance)
                for lock in (office.root / ".git").rglob("*.lock"):
                    lock.unlink()  # a killed git leaves it, and asks for that
                told = office.folio(*words, PREFECT_API_URL=running)
            where = f"FOLIO_SEED={SEED}, kill {number}"
            assert told.returncode == 0, f"{where}: {told.stderr}"
            assert onlooker.halves == {}, where
            assert outcome(office.root) == wanted, where
            looks += onlooker.looks
    print(f"{command}: {KILLS} kills, {at_work} at work, {looks} looks, FOLIO_SEED={SEED}")


@contextmanager
def copied(prepared: Path, folder: Path) -> Iterator[Office]:
    """A copy of the office, for as long as it is needed."""
    root = shutil.copytree(prepared, folder / "office", symlinks=True)
    yield Office(root)
    shutil.rmtree(root)


def killed(
    office: Office, words: tuple[str, ...], server: str, after: float, chance: random.Random
) -> bool:
    """Kill a command after so many seconds, alone or with all that it has started.

    Returns whether it was still at work.
    """
    running = subprocess.Popen(
        office.command(*words),
        cwd=office.root,
        env=office.environment(PREFECT_API_URL=server),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        running.wait(after)
    except subprocess.TimeoutExpired:
        chance.choice((os.kill, os.killpg))(running.pid, signal.SIGKILL)
        running.wait()
        return True
    return False
