"""A Prefect server on a real PostgreSQL, with a worker of its own: `make postgres` runs it."""

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from flows.office import server as office_server
from tests.conftest import REPOSITORY
from tests.flows.conftest import Office, Server
from tests.flows.test_deployment import prefect
from tests.inbox.handing import log, written

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.skipif("FOLIO_POSTGRES" not in os.environ, reason="make postgres runs it"),
]

PASSWORD = "as-on-paper"  # noqa: S105
OWNER_AND_DATABASE = (
    f"CREATE ROLE prefect LOGIN PASSWORD '{PASSWORD}'",
    "CREATE DATABASE prefect OWNER prefect",
)


@pytest.fixture
def database() -> Iterator[str]:
    """The address of a database of a PostgreSQL that listens for the length of a test."""
    port = free_port()
    folder = Path(tempfile.mkdtemp(prefix="folio-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, **unprivileged())
        cluster = folder / "cluster"
        secret = written(folder / "secret", PASSWORD)
        own = ["-D", str(cluster), "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={secret}"]
        subprocess.run([program("initdb"), *own], check=True, capture_output=True, **as_user())
        listening = ["-D", str(cluster), "-h", "127.0.0.1", "-p", f"{port}", "-k", str(folder)]
        place = f"127.0.0.1:{port}"
        with running([program("postgres"), *listening], folder / "postgres.log", **as_user()):
            ready = [program("pg_isready"), "-q", "-h", "127.0.0.1", "-p", f"{port}"]
            until(lambda: subprocess.run(ready, check=False).returncode == 0)
            for wish in OWNER_AND_DATABASE:
                asked(f"postgres:{PASSWORD}@{place}/postgres", wish)
            yield f"prefect:{PASSWORD}@{place}/prefect"
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def on_postgres(database: str, tmp_path: Path) -> Iterator[Server]:
    """A Prefect server as docs/how-to/more-than-one-machine.md starts it."""
    port = free_port()
    words = ["server", "start", "--host", "127.0.0.1", "--port", f"{port}"]
    environment = Office.environment(
        PREFECT_HOME=str(tmp_path / "prefect"),
        PREFECT_SERVER_DATABASE_CONNECTION_URL=f"postgresql+asyncpg://{database}",
        PREFECT_SERVER_ANALYTICS_ENABLED="false",
    )
    command = [sys.executable, "-m", "prefect", *words]
    with running(command, tmp_path / "server.log", env=environment):
        url = f"http://127.0.0.1:{port}/api"
        until(lambda: office_server.is_well(url))
        yield Server(url)


def test_a_build_and_an_intake_run_on_postgresql(
    office: Office, on_postgres: Server, database: str
) -> None:
    (office.root / "prefect.yaml").write_bytes((REPOSITORY / "prefect.yaml").read_bytes())
    handed_in = office.root / "records" / "tiny" / "inbox" / "kalnava" / "2013-07.yaml"
    written(handed_in, log())
    lately = time.time() - 60
    os.utime(handed_in, (lately, lately))
    only = ("project=tiny", 'languages=["lv"]', 'forms=["docx"]')
    wish = [word for parameter in only for word in ("--param", parameter)]
    prefect(office, on_postgres, "work-pool", "create", "folio", "--type", "process")
    prefect(office, on_postgres, "deploy", "--all")
    for run in (
        ["build/build-newsletter", *wish],
        ["intake/intake", "--param", "project=tiny"],
    ):
        prefect(office, on_postgres, "deployment", "run", *run)
        prefect(office, on_postgres, "worker", "start", "--pool", "folio", "--run-once")
    assert office.documents[0] == "newsletter-2013-03-bergvik-lv.docx"
    assert list(handed_in.parent.glob("receipts/*"))
    found = asked(database, RUNS)
    assert {row["name"] for row in found} == {"build", "intake"}
    assert all(row["tasks"] >= 1 for row in found)


RUNS = """
SELECT flow.name, count(task_run.id) AS tasks
FROM flow_run JOIN flow ON flow.id = flow_run.flow_id
LEFT JOIN task_run ON task_run.flow_run_id = flow_run.id
WHERE flow_run.state_type = 'COMPLETED' GROUP BY flow_run.id, flow.name ORDER BY flow.name
"""


def asked(database: str, question: str) -> list[Mapping[str, Any]]:
    """What the database itself answers."""
    asyncpg = pytest.importorskip("asyncpg")

    async def answer() -> list[Mapping[str, Any]]:
        connection = await asyncpg.connect(f"postgresql://{database}")
        try:
            return [dict(row) for row in await connection.fetch(question)]
        finally:
            await connection.close()

    return asyncio.run(answer())


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + 120
    while not is_so():
        assert time.monotonic() < deadline, "It never came up."
        time.sleep(0.2)


@contextmanager
def running(words: list[str], log: Path, **more: Any) -> Iterator[None]:
    """A program for the length of a block."""
    with log.open("wb") as said:
        started = subprocess.Popen(words, stdout=said, stderr=said, **more)
    try:
        yield
    finally:
        started.terminate()
        started.wait(30)


def program(name: str) -> str:
    """A program of PostgreSQL: Debian keeps them apart, the newest last."""
    there = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = str(there[-1]) if there else shutil.which(name)
    if not found:
        pytest.fail(f"There is no {name}: make postgres installs it")
    return found


def unprivileged() -> dict[str, int]:
    """Whoever PostgreSQL, which refuses to be root, runs as."""
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid}


def as_user() -> dict[str, Any]:
    return {**unprivileged(), "extra_groups": []} if os.geteuid() == 0 else {}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
