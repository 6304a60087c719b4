"""How tasks are run: in threads, and documents where the environment says that they are made."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from prefect import Task
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.machines import Machines
from folio import actions
from folio.actions import Folders, Planned

RUNNER: TaskRunner[PrefectFuture[Any]] = ThreadPoolTaskRunner(max_workers=actions.HANDS)  # type: ignore[assignment]
"""Tasks only wait for the rendering processes, so threads are enough: one for each process."""


@contextmanager
def each(
    task: Task[Any, str], documents: Sequence[Planned], folders: Folders
) -> Iterator[Sequence[PrefectFuture[str]]]:
    """A task for each of the documents; the futures hold for the length of the block.

    The task is told whether to render `apart`, in a process of its own: a Dask worker is one.
    Raises what `Machines.from_environment` and `cluster.each` raise.
    """
    machines = Machines.from_environment()
    if not (machines.are_dask and documents):
        yield task.map(documents, folders=folders, apart=True)
        return
    from flows import cluster

    with cluster.each(task, documents, folders, machines) as futures:
        yield futures
