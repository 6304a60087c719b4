"""A Dask cluster whose workers make documents as this machine would; the only door for Dask."""

import asyncio
import logging
import platform
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from distributed import Client, LocalCluster, Security, rpc
from distributed.client import FutureCancelledError
from distributed.comm.core import CommClosedError
from distributed.scheduler import KilledWorker, NoValidWorkerError, NoWorkerError
from prefect import Task, unmapped
from prefect.futures import PrefectFuture
from prefect.settings import PREFECT_API_URL
from prefect_dask.task_runners import DaskTaskRunner, PrefectDaskFuture

from flows.machines import PATIENCE, ClusterError, Machines, SilentSchedulerError
from flows.office import server as office_server
from folio import actions
from folio.actions import Folders, Planned
from folio.errors import FolderError

R = TypeVar("R")

_LOST = (FutureCancelledError, KilledWorker, NoValidWorkerError, NoWorkerError, CommClosedError)
"""What Dask says of a task that nobody does any more."""

_ALIKE = ("folio", "distributed", "prefect", "weasyprint", "docxtpl", "python-docx")
"""What has to be of the same version everywhere, for the same documents everywhere."""

_LEAVING_INTERRUPTS_TO_US = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
"""What a worker of the run's own does first: whoever presses Ctrl-C is told by us alone."""


class UnfitWorkerError(ClusterError):
    """A worker of the cluster would not make the documents that this machine would."""

    def __init__(self, worker: str, reason: str) -> None:
        super().__init__(f"The Dask worker at {worker} cannot make documents: {reason}")


class LostClusterError(ClusterError):
    """The cluster went away while it made documents, or lost a worker at each attempt."""

    can_pass = True

    def __init__(self) -> None:
        super().__init__(
            "The Dask cluster was lost before it had made everything. "
            "Look at its scheduler and workers, then build again: what is made is kept."
        )


class IdleSchedulerError(ClusterError):
    """A scheduler answers, and has no workers."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"The Dask scheduler at {address} has no workers. Start some: dask worker {address}"
        )


class _Future(PrefectDaskFuture[R]):
    """What a task on the cluster comes to; where the cluster fails, that is told plainly."""

    def result(self, timeout: float | None = None, raise_on_failure: bool = True) -> R:
        try:
            return super().result(timeout, raise_on_failure)
        except _LOST:
            raise LostClusterError from None


@contextmanager
def each(
    task: Task[Any, R], documents: Sequence[Planned], folders: Folders, machines: Machines
) -> Iterator[Sequence[PrefectFuture[R]]]:
    """A task for each of the documents, on workers that see the folders and the server.

    Raises SilentSchedulerError, IdleSchedulerError and UnfitWorkerError where there are none.
    """
    _refuse_strangers(machines.address)
    folders = _absolute(folders)
    with _runner(machines) as runner:
        _refuse_unfit(_connected(runner, machines), folders)
        wish = {"document": documents, "folders": unmapped(folders), "apart": False}
        futures: Any = runner.map(task, wish)
        yield [_Future(one.task_run_id, one.wrapped_future) for one in futures]


def _absolute(folders: Folders) -> Folders:
    """The same folders, by names that mean the same wherever a worker was started."""
    return Folders(**{one.name: getattr(folders, one.name).absolute() for one in fields(folders)})


def _runner(machines: Machines) -> DaskTaskRunner:
    """Layout is bound by the processor, so that a worker has one thread."""
    patience = {"timeout": PATIENCE}
    if machines.address:
        return DaskTaskRunner(address=machines.address, client_kwargs=patience)
    own = {
        "n_workers": actions.HANDS,
        "threads_per_worker": 1,
        "dashboard_address": None,
        "silence_logs": logging.CRITICAL,
        "preload": [_LEAVING_INTERRUPTS_TO_US],
    }
    return DaskTaskRunner(cluster_class=LocalCluster, cluster_kwargs=own, client_kwargs=patience)


def _refuse_strangers(address: str) -> None:
    """Raise SilentSchedulerError where no scheduler answers; Dask itself would wait for ever."""
    if address:
        try:
            asyncio.run(asyncio.wait_for(_introduced(address), PATIENCE))
        except TimeoutError:
            raise SilentSchedulerError(address, "nothing that Dask understands was said") from None
        except (OSError, TypeError, ValueError) as error:
            raise SilentSchedulerError(address, str(error)) from None


async def _introduced(address: str) -> None:
    """Return when a scheduler has said who it is."""
    own = Security().get_connection_args("client")
    async with rpc(address, connection_args=own) as scheduler:
        await scheduler.identity()


def _connected(runner: DaskTaskRunner, machines: Machines) -> Client:
    client = runner.client
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise IdleSchedulerError(machines.address) from None
    return client


def _refuse_unfit(client: Client, folders: Folders) -> None:
    """Raise UnfitWorkerError for the first worker that could not do what this machine can.

    That a file written here is there as well shows that the folder of outputs is a shared one.
    """
    server = PREFECT_API_URL.value() or ""
    with _written_in(folders.outputs) as file:
        paths = (folders.records, folders.templates, folders.programmes, file)
        found = client.run(_unfit, paths, _versions(), server, on_error="return")
    for worker, reason in sorted(found.items()):
        if reason:
            raise UnfitWorkerError(worker, str(reason))


@contextmanager
def _written_in(folder: Path) -> Iterator[Path]:
    """A file that is new in a folder, for the length of the block."""
    with FolderError.told_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
        file = tempfile.NamedTemporaryFile(dir=folder, prefix=".shared-")  # noqa: SIM115
    with file:
        yield Path(file.name)


def _unfit(paths: Sequence[Path], versions: Mapping[str, str], server: str) -> str:
    """Why the worker in which this runs could not make documents; empty where it could."""
    own = _versions()
    for name, wanted in versions.items():
        if own[name] != wanted:
            return f"it has {name} {own[name]}, and this machine {wanted}."
    for path in paths:
        if not path.exists():
            return f"it does not see {path}. Folders have to be shared, under the same path."
    if server and not office_server.is_well(server):
        remedy = "Set PREFECT_API_URL to one that it reaches."
        return f"it does not reach the Prefect server at {server}. {remedy}"
    return ""


def _versions() -> dict[str, str]:
    return {"Python": platform.python_version(), **{name: version(name) for name in _ALIKE}}
