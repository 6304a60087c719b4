"""Documents made on a real Dask cluster: a scheduler and two workers, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest

from flows.machines import Machines
from tests.flows.conftest import Office, Server

pytest.importorskip("prefect_dask", reason="the extra folio[dask] is not installed")
pytestmark = pytest.mark.prefect

WISH = ("build", "tiny", "--kind", "newsletter", "--language", "lv")
DOCUMENTS = [
    "newsletter-2013-03-bergvik-lv.docx",
    "newsletter-2013-03-bergvik-lv.pdf",
    "newsletter-2013-09-ribeira-lv.docx",
    "newsletter-2013-09-ribeira-lv.pdf",
]
GIVING_UP = {"DASK_DISTRIBUTED__SCHEDULER__NO_WORKERS_TIMEOUT": "1s"}
"""Where the last worker is gone, a scheduler waits for ever by default."""

WITHOUT_DASK = """
from pathlib import Path
from folio import actions
folders = actions.Folders(outputs=Path("here"))
wish = actions.Selection(kinds=("newsletter",), languages=("lv",))
plan = actions.plan(folders, "tiny", wish)
actions.settle(folders, plan, [actions.make(folders, one) for one in plan.to_make])
"""


@dataclass
class Cluster:
    """A scheduler and its workers, which are started somewhere else than the office is."""

    folder: Path
    address: str
    programs: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @classmethod
    def start(cls, folder: Path, workers: int) -> "Cluster":
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        cluster = cls(folder, f"tcp://127.0.0.1:{port}")
        cluster._dask("scheduler", "--host", "127.0.0.1", "--port", f"{port}", "--no-dashboard")
        for _ in range(workers):
            cluster.add_worker()
        return cluster

    def add_worker(self) -> None:
        alone = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        self._dask("worker", self.address, *alone, "--local-directory", str(self.folder))

    def made(self) -> list[int]:
        """How many tasks each worker has done."""
        from distributed import Client

        with Client(self.address, timeout=30, set_as_default=False) as client:
            done = client.run(lambda dask_worker: dask_worker.state.executed_count)
        return list(done.values())

    def wait_for(self, workers: int) -> None:
        from distributed import Client

        with Client(self.address, timeout=60, set_as_default=False) as client:
            if workers:
                client.wait_for_workers(workers, timeout=60)

    def stop(self) -> None:
        for program in self.programs:
            program.kill()
            program.wait()

    def _dask(self, *words: str) -> None:
        with (self.folder / "said").open("ab") as said:
            self.programs.append(
                subprocess.Popen(
                    [sys.executable, "-m", "dask", *words],
                    cwd=self.folder,
                    env=Office.environment(**GIVING_UP),
                    stdout=said,
                    stderr=said,
                )
            )


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster.start(tmp_path_factory.mktemp("dask"), workers=2)
    try:
        cluster.wait_for(2)
        yield cluster
    finally:
        cluster.stop()


def on(cluster: Cluster, server: Server) -> dict[str, str]:
    return {
        "FOLIO_TASK_RUNNER": "dask",
        "FOLIO_DASK_ADDRESS": cluster.address,
        "PREFECT_API_URL": server.url,
    }


def test_two_workers_make_the_same_documents_as_this_machine(
    office: Office, server: Server, cluster: Cluster
) -> None:
    done = office.folio(*WISH, **on(cluster, server))
    assert done.returncode == 0, done.stderr
    assert office.documents == DOCUMENTS
    assert server.run["state_type"] == "COMPLETED"
    assert all(cluster.made()), "a worker had nothing to do"
    office.python(WITHOUT_DASK)
    assert contents(office.root / "here") == contents(office.root / "outputs")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_a_killed_worker_is_made_good_and_a_fault_is_told_once(
    office: Office, server: Server, cluster: Cluster
) -> None:
    template = office.root / "templates" / "newsletter" / "newsletter.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("{{ headline }}", "{{ headlin }}"), encoding="utf-8")
    cluster.add_worker()
    cluster.wait_for(3)
    killing = Thread(target=kill_when_it_works, args=(cluster,))
    killing.start()
    done = office.folio(*WISH, **on(cluster, server))
    killing.join()
    assert cluster.programs.pop().wait(10) == -signal.SIGKILL
    assert office.documents == [name for name in DOCUMENTS if name.endswith(".docx")]
    assert done.returncode == 3, done.stderr
    assert done.stderr.count("there is no field 'headlin' here. Did you mean 'headline'?") == 1


def kill_when_it_works(cluster: Cluster) -> None:
    """Kill the worker that came last as soon as it has been given a document."""
    from distributed import Client

    with Client(cluster.address, timeout=30, set_as_default=False) as client:
        places = {pid: place for place, pid in client.run(os.getpid).items()}
        last = places[cluster.programs[-1].pid]
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            if any(key.startswith("_make") for key in client.processing([last])[last]):
                cluster.programs[-1].kill()
                return
            time.sleep(0.02)


ON_DASK = """
from flows import cluster
cluster.PATIENCE = 1
from flows.build import build
build("tiny", kinds=("newsletter",))
"""


def test_a_run_fails_plainly_where_its_scheduler_says_nothing(
    office: Office, server: Server
) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        there = Cluster(office.root, f"tcp://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(subprocess.CalledProcessError):
            office.python(ON_DASK, **on(there, server))
    state = server.run["state"]
    assert state["type"] == "FAILED"
    assert state["message"].startswith(f"No Dask scheduler answers at {there.address} (nothing")


def test_a_scheduler_without_workers_is_told_at_the_beginning_and_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows import cluster

    idle = Cluster.start(tmp_path, workers=0)
    try:
        idle.wait_for(0)
        monkeypatch.setattr(cluster, "PATIENCE", 0.5)
        machines = Machines(are_dask=True, address=idle.address)
        with cluster._runner(machines) as runner:
            with pytest.raises(cluster.IdleSchedulerError):
                cluster._connected(runner, machines)
            lost = cluster._Future(uuid4(), runner.client.submit(sum, [1]))
            with pytest.raises(cluster.LostClusterError, match="what is made is kept"):
                lost.result()
    finally:
        idle.stop()
