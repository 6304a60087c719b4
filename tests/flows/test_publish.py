"""The publish flow on a real server: it waits for a person's form, and nothing else lets it out."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

from flows.office.api import OfficeApi
from flows.temporary_server import TemporaryServer
from tests.conftest import REPOSITORY, TESTS
from tests.flows.conftest import Office

pytestmark = pytest.mark.prefect

RIBEIRA, BERGVIK = "2013-09-ribeira", "2013-03-bergvik"
APPROVAL = {"decision": "approve", "name": "Nora Berg", "note": "Read in both languages."}
REFUSAL = {"decision": "refuse", "name": "Nora Berg", "note": "The date is wrong."}


@dataclass(frozen=True)
class Desk:
    """An office with a server and a worker, and whoever sits before Prefect's page."""

    office: Office
    url: str

    def publish(self, edition: str, **more: object) -> str:
        """Start the deployment; the id of the run."""
        found = self.ask("/deployments/name/publish/publish")
        wish = {"parameters": {"project": "tiny", "edition": edition, **more}}
        return str(self.ask(f"/deployments/{found['id']}/create_flow_run", wish)["id"])

    def state(self, run: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask(f"/flow_runs/{run}")["state"]
        return found

    def wait_for(self, run: str, name: str, after: str = "") -> dict[str, Any]:
        """The state of such a name that a run comes to, other than the one before."""
        deadline = time.monotonic() + 90
        while (state := self.state(run))["name"] != name or state["id"] == after:
            assert time.monotonic() < deadline, state
            time.sleep(0.1)
        return state

    def answer(self, run: str, form: dict[str, str] | None) -> str:
        """Resume a run with a form, or with none, as the page does; what the server said to it."""
        wish = {} if form is None else {"run_input": form}
        try:
            return str(self.ask(f"/flow_runs/{run}/resume", wish)["status"])
        except HTTPError as refusal:
            return str(refusal.code)

    def asked(self, run: str, after: str = "") -> str:
        """What the form says above its fields, once it is there: a moment after the state."""
        state = self.wait_for(run, "Suspended", after)
        key = state["state_details"]["run_input_keyset"]["description"]
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with suppress(HTTPError):
                return str(self.ask(f"/flow_runs/{run}/input/{key}"))
            time.sleep(0.1)
        pytest.fail("The form never came.")

    @property
    def events(self) -> list[str]:
        ledger = self.shelf / "ledger.jsonl"
        lines = ledger.read_text(encoding="utf-8").splitlines() if ledger.exists() else []
        return [" ".join((told["event"], told["subject"])) for told in map(json.loads, lines)]

    @property
    def shelf(self) -> Path:
        return self.office.root / "outputs" / "tiny"

    def ask(self, path: str, wish: dict[str, Any] | None = None) -> Any:
        return OfficeApi(self.url).ask(path, wish)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("office")
    shutil.copytree(TESTS / "miniature", root, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    shutil.copy(REPOSITORY / "prefect.yaml", root)
    office = Office(root)
    ready, telling = os.pipe()
    with (
        TemporaryServer(PREFECT__SERVER_EPHEMERAL="") as server,
        (root / "said.txt").open("wb") as said,
    ):
        environment = office.environment(
            PREFECT_API_URL=server.url,
            PREFECT_WORKER_QUERY_SECONDS="0.5",
            PWD=str(root),
            PYTHONPATH=str(REPOSITORY),
        )
        worker = [sys.executable, "-m", "flows.office.worker", str(telling)]
        with subprocess.Popen(
            [sys.executable, "-m", "flows.office.keeper", *worker],
            cwd=root,
            env=environment,
            pass_fds=[telling],
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,
        ):
            os.close(telling)
            assert os.read(ready, 1), (root / "said.txt").read_text()
            os.close(ready)
            yield Desk(office, server.url)


def test_only_a_form_that_is_filled_in_lets_an_edition_out(desk: Desk) -> None:
    run = desk.publish(RIBEIRA)
    assert f"newsletter {RIBEIRA}" in desk.asked(run)
    before = desk.state(run)
    for form in (None, {}, {"decision": "approve"}, {**APPROVAL, "note": ""}):
        desk.answer(run, form)
        assert desk.state(run)["id"] == before["id"], f"{form} was taken for an answer"
    assert desk.events == []
    assert not (desk.shelf / "site").exists()


def test_while_one_waits_another_is_refused_and_told_in_plain_words(desk: Desk) -> None:
    run = desk.publish(BERGVIK)
    desk.asked(run)
    assert desk.answer(run, REFUSAL) == "ACCEPT"
    failed = desk.wait_for(run, "Failed")
    assert failed["message"].startswith("Nora Berg has refused the newsletter 2013-03-bergvik")
    assert desk.events == [f"refused {BERGVIK}"]
    assert not (desk.shelf / "site").exists()


def test_nobody_answers_in_time_and_nothing_goes_out(desk: Desk) -> None:
    run = desk.publish(BERGVIK, days=0)
    assert "never resumed" in desk.wait_for(run, "Failed")["message"]
    assert desk.events == [f"refused {BERGVIK}"]


def test_an_approval_holds_for_what_was_shown_and_for_nothing_else(desk: Desk) -> None:
    """The run of the first test still waits; meanwhile somebody changes the record."""
    (waiting,) = desk.ask(
        "/flow_runs/filter", {"flow_runs": {"state": {"type": {"any_": ["PAUSED"]}}}}
    )
    run, before = waiting["id"], desk.asked(waiting["id"])
    record = desk.office.root / "records" / "tiny" / "meetings" / f"{RIBEIRA}.yaml"
    text = record.read_text(encoding="utf-8")
    assert "compared their timetables" in text
    record.write_text(text.replace("their timetables", "their clocks"), encoding="utf-8")
    assert desk.answer(run, APPROVAL) == "ACCEPT"
    assert desk.asked(run, after=waiting["state_id"]) != before
    assert desk.events == [f"refused {BERGVIK}"]
    assert desk.answer(run, APPROVAL) == "ACCEPT"
    desk.wait_for(run, "Completed")
    assert desk.events[1:] == [f"approved {RIBEIRA}", f"published {RIBEIRA}"]
    page = desk.shelf / "site" / "en" / f"newsletter-{RIBEIRA}.html"
    assert "their clocks" in page.read_text(encoding="utf-8")
