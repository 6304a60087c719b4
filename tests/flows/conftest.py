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

    def start(self, *words: str) -> subprocess.Popen[str]:
        """Start the command in a process group of its own."""
        return subprocess.Popen(
            self.command(*words),
            cwd=self.root,
            env=self.environment(),
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

    @property
    def documents(self) -> list[str]:
        shelf = self.root / "outputs" / "tiny"
        return sorted(path.name for path in (shelf / "newsletter").rglob("*.*"))


@dataclass(frozen=True)
class Server:
    """A running Prefect server and what it knows."""

    url: str

    def ask(self, what: str) -> list[dict[str, Any]]:
        request = urllib.request.Request(
            f"{self.url}/{what}/filter", b"{}", {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as answer:
            found: list[dict[str, Any]] = json.load(answer)
        return found


@pytest.fixture
def office(tmp_path: Path) -> Office:
    shutil.copytree(TESTS / "miniature", tmp_path, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    return Office(tmp_path)


@pytest.fixture
def server() -> Iterator[Server]:
    """One that keeps the history of tasks, as an office's server does."""
    with TemporaryServer(PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED="true") as running:
        running.wait()
        yield Server(running.url)
