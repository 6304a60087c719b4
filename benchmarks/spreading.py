"""(g) Documents a second on a Dask cluster of one and two workers, and with our own processes."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path
from unittest import mock

from benchmarks.case import Case
from benchmarks.row import Row, at_least
from flows import machines, runs
from folio import actions
from folio.actions import Selection

NEWSLETTERS = Case(wish=Selection(kinds=("newsletter",)))
IS_THERE = find_spec("prefect_dask") is not None
"""Whether the extra folio[dask] is installed."""


def rows(case: Case = NEWSLETTERS, rounds: int = 5) -> Iterator[Row]:
    """What a worker that is added brings, and what the cluster costs on one machine."""
    if not IS_THERE:
        return
    own, one, two = rates(case, rounds).values()
    what = "documents a second, two Dask workers"
    each = [rate / 2 for rate in two]
    yield Row("g", f"{what}, a worker : one worker", each, one, at_least(0.9), "/s")
    yield Row("g", f"{what} : {actions.HANDS} processes of Folio's own", two, own, None, "/s")


def rates(case: Case, rounds: int) -> dict[str, list[float]]:
    """Documents a second in each round, in turn, by where they are made; the first is not counted.

    What comes before the first document and after the last is not counted either.
    """
    with ExitStack() as clusters, tempfile.TemporaryDirectory() as folder:
        places = {
            "threads": {"FOLIO_TASK_RUNNER": "threads"},
            "one worker": clusters.enter_context(_cluster(1, Path(folder))),
            "two workers": clusters.enter_context(_cluster(2, Path(folder))),
        }
        found: dict[str, list[float]] = {name: [] for name in places}
        for _ in range(rounds + 1):
            for name, place in places.items():
                with mock.patch.dict(os.environ, place):
                    found[name].append(_rate(case))
        actions.workers().stop()
    return {name: taken[1:] for name, taken in found.items()}


def _rate(case: Case) -> float:
    moments: list[float] = []
    with case.from_nothing() as fresh:
        machines.get_ready(len(actions.plan(fresh.folders, case.project, case.wish).to_make))
        runs.build(
            fresh.folders,
            case.project,
            case.wish,
            force=False,
            terms={},
            listener=lambda _made: moments.append(time.perf_counter()),
        )
    return (len(moments) - 1) / (moments[-1] - moments[0])


@contextmanager
def _cluster(workers: int, folder: Path) -> Iterator[dict[str, str]]:
    """What the environment says of a cluster whose scheduler and workers are processes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    alone = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder))
    host, port = address.removeprefix("tcp://").split(":")
    started = [_dask("scheduler", "--host", host, "--port", port, "--no-dashboard")]
    started += [_dask("worker", address, *alone) for _ in range(workers)]
    try:
        _wait_for(workers, address)
        yield {"FOLIO_TASK_RUNNER": "dask", "FOLIO_DASK_ADDRESS": address}
    finally:
        for program in started:
            program.kill()
            program.wait()


def _dask(*words: str) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", "dask", *words], stdout=quiet, stderr=quiet)


def _wait_for(workers: int, address: str) -> None:
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=60)
