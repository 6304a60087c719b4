"""Which machines make documents: this one, or a Dask cluster's; Prefect is not loaded."""

import os
import socket
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Self
from urllib.parse import urlsplit

from folio import actions
from folio.errors import FolioError, UsageError

PATIENCE = 30
"""How many seconds a scheduler may take to answer: one as a rule, more under load."""


class ClusterError(FolioError):
    """Documents were to be made on a Dask cluster, and it cannot make them."""

    exit_code = 69


class NoDaskError(ClusterError):
    """Dask was asked for and is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "FOLIO_TASK_RUNNER asks for Dask, which is not installed. "
            "Install the extra folio[dask], or leave FOLIO_TASK_RUNNER out."
        )


class SilentSchedulerError(ClusterError):
    """Nobody answers at the address of the scheduler, or somebody else does."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(
            f"No Dask scheduler answers at {address} ({reason}). Look whether it runs there, or "
            "correct FOLIO_DASK_ADDRESS. Without FOLIO_TASK_RUNNER, documents are made here."
        )


@dataclass(frozen=True, slots=True)
class Machines:
    """Whether a Dask cluster makes the documents, and the address of its scheduler.

    Without an address it is a cluster of the run's own, on this machine.
    """

    are_dask: bool = False
    address: str = ""

    @classmethod
    def from_environment(cls) -> Self:
        """What FOLIO_TASK_RUNNER and FOLIO_DASK_ADDRESS say.

        Raises UsageError where they say something else, and NoDaskError where Dask is not there.
        """
        word = os.environ.get("FOLIO_TASK_RUNNER") or "threads"
        if word == "threads":
            return cls()
        if word != "dask":
            raise UsageError(
                f"FOLIO_TASK_RUNNER is {word!r}. It may be 'threads', as without it, or 'dask'."
            )
        if not find_spec("prefect_dask"):
            raise NoDaskError
        return cls(are_dask=True, address=_address(os.environ.get("FOLIO_DASK_ADDRESS", "")))

    def refuse_silent(self) -> None:
        """Raise SilentSchedulerError where nobody answers at the address of the scheduler."""
        if self.address:
            place = urlsplit(self.address)
            try:
                socket.create_connection((place.hostname, place.port), PATIENCE).close()
            except OSError as error:
                raise SilentSchedulerError(self.address, error.strerror or str(error)) from None


def get_ready(wanted: int) -> None:
    """Let the rendering processes load, as many as are wanted; or look for the scheduler.

    Raises what `from_environment` and `refuse_silent` raise.
    """
    machines = Machines.from_environment()
    if not machines.are_dask:
        actions.workers().start(wanted)
    elif wanted:
        machines.refuse_silent()


def _address(written: str) -> str:
    """The address of a scheduler with all its parts; empty where none is written.

    Raises UsageError where it is no such address.
    """
    if not written:
        return ""
    address = written if "://" in written else f"tcp://{written}"
    try:
        place = urlsplit(address)
        is_whole = place.scheme in ("tcp", "tls") and place.hostname and place.port
    except ValueError:
        is_whole = False
    if not is_whole:
        raise UsageError(
            f"FOLIO_DASK_ADDRESS is {written!r}. "
            "The address of a scheduler looks like tcp://dask.example.org:8786."
        )
    return address
