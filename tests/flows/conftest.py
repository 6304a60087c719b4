"""A project to build in a folder of its own, and a real Prefect server."""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flows.temporary_server import TemporaryServer
from tests.conftest import REPOSITORY, TESTS


@dataclass(frozen=True)
class Office:
    """A folder with the miniature and the templates, in which `folio` is run."""

    root: Path

    def folio(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run the command to its end."""
        return subprocess.run(
            self.command(*words),
            cwd=self.root,
            env=self.environment(**environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """Start the command in a process group of its own."""
        return subprocess.Popen(
            self.command(*words),
            cwd=self.root,
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    @staticmethod
    def command(*words: str) -> list[str]:
        return [sys.executable, "-c", "from folio.cli import main; main()", *words]

    @staticmethod
    def environment(**more: str) -> dict[str, str]:
        """No Prefect settings but those asked for."""
        own = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")}
        return {**own, **more}

    def python(self, program: str, **environment: str) -> str:
        """What a program prints that is run in this folder."""
        return subprocess.run(
            [sys.executable, "-c", program],
            cwd=self.root,
            env=self.environment(**environment),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=240,
        ).stdout

    @property
    def documents(self) -> list[str]:
        shelf = self.root / "outputs" / "tiny"
        return sorted(path.name for path in shelf.glob("*/*/*.*"))


@dataclass(frozen=True)
class Server:
    """A running Prefect server, and what it knows of the run that a test begins."""

    url: str
    before: frozenset[str] = frozenset()

    @property
    def run(self) -> dict[str, Any]:
        """The flow run that was not there before."""
        (run,) = (run for run in self.runs() if run["id"] not in self.before)
        return run

    def ask(self, what: str) -> list[dict[str, Any]]:
        """The run's `task_runs`, `artifacts` or `logs`."""
        this = {"any_": [self.run["id"]]}
        return self._filter(what, {"flow_runs": {"id": this}, "logs": {"flow_run_id": this}})

    def runs(self) -> list[dict[str, Any]]:
        return self._filter("flow_runs", {})

    def _filter(self, what: str, wish: dict[str, Any]) -> list[dict[str, Any]]:
        request = urllib.request.Request(
            f"{self.url}/{what}/filter",
            json.dumps(wish).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            found: list[dict[str, Any]] = json.load(answer)
        return found


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return furnished(tmp_path)


def furnished(root: Path) -> Office:
    """An office in a folder: the miniature with the templates, and without its reports."""
    shutil.copytree(TESTS / "miniature", root, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    _ask_for_no_reports(root)
    return Office(root)


def _ask_for_no_reports(root: Path) -> None:
    """Which documents there are makes no difference to the flows; news are made in a moment."""
    shutil.rmtree(root / "records" / "tiny" / "reports")
    programme = root / "programmes" / "small-steps.yaml"
    text, _, _ = programme.read_text(encoding="utf-8").partition("\nreports:\n")
    programme.write_text(f"{text}\n", encoding="utf-8")


@pytest.fixture(scope="package")
def running() -> Iterator[str]:
    """The address of a server that keeps the history of tasks, as an office's server does."""
    with TemporaryServer(PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED="true") as server:
        server.wait()
        yield server.url


@pytest.fixture
def server(running: str) -> Server:
    return Server(running, frozenset(run["id"] for run in Server(running).runs()))
