"""A Prefect server for the length of one run: it ends with the run, whatever ends the run.

Prefect has one of its own, but that one is started late, one step after the other, outlives a
killed run and disturbs the end of short ones: see docs/decisions/0003. This module is also the
server's own program (`python -m flows.temporary_server SOCKET DATABASE`) and imports Prefect only
there, so that the server starts while its user still loads.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from folio.errors import FolioError

PATIENCE = 180
"""How many seconds a server may take to start: 10 as a rule, 30 the first time, more under load."""

_SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_UI_ENABLED": "false",
    "PREFECT__SERVER_EPHEMERAL": "true",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_EVENTS_STREAM_OUT_ENABLED": "false",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_SERVER_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",
}


_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Asks this machine without a proxy, which would look for the server on its own."""


class ServerError(FolioError):
    """The temporary server could not be started."""

    exit_code = 69

    def __init__(self, last_words: str) -> None:
        told = f" It said: {last_words}" if last_words else ""
        super().__init__(f"The temporary Prefect server did not start. Try once more.{told}")


class TemporaryServer:
    """Started at once, waited for when it is needed; ends with the block, or with this process.

    `settings` are Prefect's, by the names of its environment variables.
    """

    def __init__(self, **settings: str) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="folio-prefect-"))
        with socket.socket() as listening, self._said.open("wb") as said:
            listening.bind(("127.0.0.1", 0))
            listening.listen(128)
            self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", __name__, str(listening.fileno()), str(migrated())],
                pass_fds=[listening.fileno()],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=said,
                cwd=self.home,
                env={**_environment(self.home), **settings},
                start_new_session=True,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def wait(self) -> None:
        """Return when the server answers; raise ServerError where it never does."""
        deadline = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < deadline:
            try:
                with _DIRECTLY.open(f"{self.url}/health", timeout=PATIENCE):
                    return
            except OSError:
                time.sleep(0.05)
        raise ServerError(_reason(self._said.read_text(errors="replace")))

    def stop(self) -> None:
        """End the server and take its files away; nothing in them outlives the run."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self.home, ignore_errors=True)

    @property
    def _said(self) -> Path:
        """What the server wrote to standard error: a file, for a pipe that nobody reads fills."""
        return self.home / "said"


def _reason(said: str) -> str:
    """The last error that a server named, else its last line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"[\w.]+(Error|Exception)\b", line)]
    return (errors or lines or [""])[-1]


def _environment(home: Path) -> dict[str, str]:
    own = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
    database = f"sqlite+aiosqlite:///{home / 'prefect.db'}"
    return {
        **own,
        **_SETTINGS,
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": database,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


def migrated() -> Path:
    """Where an empty database with Prefect's tables is kept: making them takes 15 seconds."""
    from importlib.metadata import version

    import platformdirs

    folder = Path(platformdirs.user_cache_dir("folio"))
    return folder / f"prefect-{version('prefect')}.db"


def _serve(listening: socket.socket, migrated: Path) -> None:
    """The server's own program, in a process of its own."""
    import uvicorn
    from prefect.server.api.server import create_app

    home = Path(os.environ["PREFECT_HOME"])
    _prepare(home / "prefect.db", migrated, _create)
    threading.Thread(target=_end_with_user, args=(home,), daemon=True).start()
    config = uvicorn.Config(create_app, factory=True, log_level="error")
    uvicorn.Server(config).run(sockets=[listening])


def _prepare(database: Path, migrated: Path, create: Callable[[], None]) -> None:
    """Copy the empty database; where there is none yet, make it and keep a copy.

    A folder in which nothing can be kept costs only time.
    """
    try:
        shutil.copyfile(migrated, database)
    except OSError:
        database.unlink(missing_ok=True)
        create()
        _keep(database, migrated)


def _create() -> None:
    """Make an empty database, at the place that Prefect's settings name."""
    import asyncio

    from prefect.server.database import provide_database_interface

    asyncio.run(provide_database_interface().create_db())


def _keep(database: Path, migrated: Path) -> None:
    """Whole or not at all, if two do it at once."""
    draft = migrated.with_name(f"{migrated.name}.{os.getpid()}")
    with suppress(OSError):
        migrated.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(database, draft)
        draft.replace(migrated)
    with suppress(OSError):
        draft.unlink()


def _end_with_user(home: Path) -> None:
    """Standard input is a pipe that only the user's process holds open: its end is our end."""
    while os.read(0, 4096):
        pass
    shutil.rmtree(home, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])), Path(sys.argv[2]))
