"""An office on one machine: Prefect's server, a worker and the deployments, opened and closed."""

import datetime
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

from flows.office import keeper
from flows.office.api import MARK, OfficeApi
from flows.office.folder import OfficeFolder
from flows.office.place import address, is_only_here, listening_at
from flows.office.settings import environment
from flows.temporary_server import PATIENCE
from folio.actions import Folders
from folio.errors import FolioError, UsageError

_BETWEEN_LOOKS = 2.0
_ENDINGS = (signal.SIGTERM, signal.SIGHUP)


class OfficeError(FolioError):
    """Something that belongs to the office did not start, or has ended by itself."""

    exit_code = 69

    def __init__(self, told: str, log: Path) -> None:
        super().__init__(f"{told} What Prefect said stands in {log}. Then start it once more.")


@dataclass(frozen=True, slots=True)
class Kept:
    """A program of the office, with the pipe that keeps it alive."""

    name: str
    process: subprocess.Popen[bytes]

    def end(self) -> None:
        """Let go of it, and wait until nothing of it is left."""
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait()


class Office:
    """Open while the block lasts: whatever ends it, nothing of the office is left running.

    `tell` is told what is waited for. Raises UsageError where there is no prefect.yaml,
    AlreadyOpenError, PortError, OfficeError, and KeyboardInterrupt also where the system or the
    terminal asks for the end.
    """

    def __init__(self, folders: Folders, host: str, port: int, tell: Callable[[str], None]) -> None:
        self.folder = OfficeFolder.of(folders)
        self._folders = folders
        self._place = (host, port)
        self._tell = tell
        self._kept: list[Kept] = []
        self._stack = ExitStack()
        self._login = os.environ.get("PREFECT_SERVER_API_AUTH_STRING", "")
        self._mark = secrets.token_hex(8)
        self._since = datetime.datetime.now().astimezone()
        self._told: set[str] = set()
        self._next_look = 0.0

    def __enter__(self) -> Self:
        if not Path("prefect.yaml").is_file():
            raise UsageError(
                "There is no prefect.yaml here, which says what an office does. Run folio up in "
                "Folio's own folder."
            )
        with ExitStack() as stack:
            stack.enter_context(self.folder.alone())
            listening = stack.enter_context(listening_at(*self._place))
            self.address = address(listening)
            self._is_only_here = is_only_here(listening)
            self.api = OfficeApi(f"{self.address}/api", self._login)
            self.folder.note(self.address)
            for one in _ENDINGS:
                if signal.getsignal(one) != signal.SIG_IGN:  # as `nohup` has it
                    stack.callback(signal.signal, one, signal.signal(one, _interrupt))
            keeper.adopt()
            stack.callback(self._close)
            self._open(listening)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()

    @property
    def is_guarded(self) -> bool:
        """Whether nobody reaches the page who should not: by its place, or by a password."""
        return self.has_password or self._is_only_here

    @property
    def has_password(self) -> bool:
        """Whether the page asks for one."""
        return bool(self._login)

    def look_after(self) -> None:
        """Raise OfficeError where the server or the worker has ended by itself."""
        for one in self._kept:
            if (code := one.process.poll()) is not None:
                raise self._wrong(f"The {one.name} has ended by itself ({_how(code)}).")

    def take_in(self) -> bool:
        """Start the intake; whether that could be done."""
        try:
            self.api.start("intake", "intake")
        except OSError:
            return False
        return True

    def news(self, now: float) -> Iterator[str]:
        """What waits for an answer and what has failed, each told once; `now` is in seconds."""
        if now < self._next_look:
            return
        self._next_look = now + _BETWEEN_LOOKS
        try:
            waiting, failed = [*self.api.waiting()], [*self.api.failed_since(self._since)]
        except OSError:
            return
        for run in (*waiting, *failed):
            if run["state_id"] not in self._told:
                self._told.add(run["state_id"])
                what = "waits for an answer" if run in waiting else "has failed"
                yield f"{run['name']} {what}: {self.address}/runs/flow-run/{run['id']}"

    def _open(self, listening: socket.socket) -> None:
        self._tell("Starting the server; this takes some seconds, the first time half a minute ...")
        self._keep("server", "flows.office.page", listening.fileno())
        ready, telling = os.pipe()
        with open(ready, "rb") as waiting:  # noqa: PTH123 - a pipe
            self._keep("worker", "flows.office.worker", telling)
            os.close(telling)
            self._wait_for_server()
            self._tell("Setting up what prefect.yaml describes ...")
            if not (select.select([waiting], [], [], PATIENCE)[0] and waiting.read(1)):
                raise self._wrong("What prefect.yaml describes could not be set up.")

    def _keep(self, name: str, module: str, file: int) -> None:
        with self.folder.log.open("ab") as log:
            program = [sys.executable, "-m", module, str(file)]
            process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", keeper.__name__, *program],
                pass_fds=[file],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                env=environment(self._folders, self.folder, self.api, self._mark),
                start_new_session=True,
            )
        self._kept.append(Kept(name, process))

    def _wait_for_server(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            self.look_after()
            heads = self.api.heads()
            if heads is not None and heads[MARK] == self._mark:
                return
            time.sleep(0.1)
        raise self._wrong("The server does not answer.")

    def _close(self) -> None:
        """The worker first, so that no run tells the server of an end that is none."""
        for one in (*_ENDINGS, signal.SIGINT):
            signal.signal(one, signal.SIG_IGN)
        for kept in reversed(self._kept):
            kept.end()
        keeper.end_all()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def _wrong(self, told: str) -> OfficeError:
        return OfficeError(told, self.folder.log)


def _how(code: int) -> str:
    """How a program has ended, by its exit code or the one that its keeper tells of it."""
    return "it was killed" if code < 0 or code > keeper.KILLED else f"exit code {code}"


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
