"""What somebody does on Prefect's page, by the same calls to the server that the page makes."""

import json
import time
import urllib.request
from dataclasses import dataclass
from http.client import SERVICE_UNAVAILABLE
from typing import Any
from urllib.error import HTTPError

import pytest

PATIENCE = 240
OVER = frozenset({"COMPLETED", "FAILED", "CRASHED", "CANCELLED"})


@dataclass(frozen=True)
class Run:
    """A run as its page shows it at the moment."""

    id: str
    name: str
    deployment: str | None
    state: str
    message: str
    form: dict[str, str]

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Run":
        state = told["state"] or {"type": "", "message": "", "state_details": {}}
        form = state["state_details"].get("run_input_keyset") or {}
        names = told["id"], told["name"], told["deployment_id"]
        return cls(*names, state["type"], state["message"] or "", form)


@dataclass(frozen=True)
class Page:
    """Prefect's page, at the address of the server's API."""

    url: str

    def start(self, deployment: str, **parameters: object) -> Run:
        """Fill in the form "Custom run" of a deployment, and start it."""
        found = self._ask(f"deployments/name/{deployment}")
        asked = {"parameters": parameters, "state": {"type": "SCHEDULED"}}
        return Run.of(self._ask(f"deployments/{found['id']}/create_flow_run", asked))

    def wait(self, run: Run, *states: str) -> Run:
        """Look at a run until it has come to one of the states, or is over."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            run = Run.of(self._ask(f"flow_runs/{run.id}"))
            if run.state in OVER.union(states):
                return run
            time.sleep(0.3)
        pytest.fail(f"{run.name} is still {run.state} after {PATIENCE} seconds: {run.message}")

    def form(self, run: Run) -> tuple[str, dict[str, Any]]:
        """What the dialog "Resume" shows of a suspended run: the description, and the fields."""
        shown = self._ask(f"flow_runs/{run.id}/input/{run.form['description']}")
        fields = self._ask(f"flow_runs/{run.id}/input/{run.form['schema']}")
        return str(shown), dict(fields["properties"])

    def answer(self, run: Run, **fields: str) -> None:
        """Fill in the form of a suspended run, and press "Submit"."""
        answer = self._ask(f"flow_runs/{run.id}/resume", {"run_input": fields})
        assert answer["status"] == "ACCEPT", answer

    def runs_of(self, deployment: str) -> list[Run]:
        """The runs of a deployment that no timetable has planned."""
        found = self._ask(f"deployments/name/{deployment}")["id"]
        wish = {"deployments": {"id": {"any_": [found]}}}
        there = self._ask("flow_runs/filter", wish)
        return [Run.of(told) for told in there if not told["auto_scheduled"]]

    def artifacts(self, run: Run) -> dict[str, Any]:
        """What is shown beside a run, by its key."""
        wish = {"flow_runs": {"id": {"any_": [run.id]}}}
        return {one["key"]: one["data"] for one in self._ask("artifacts/filter", wish)}

    def _ask(self, what: str, posted: dict[str, Any] | None = None) -> Any:
        """Ask the server; as a browser does, once more where it is busy or broke off an answer."""
        sent = None if posted is None else json.dumps(posted).encode()
        request = urllib.request.Request(
            f"{self.url}/{what}", sent, {"Content-Type": "application/json"}
        )
        while True:
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return json.load(answer)
            except HTTPError as error:
                if error.code != SERVICE_UNAVAILABLE:
                    raise
            except ConnectionResetError:
                if sent:
                    raise
            time.sleep(0.5)
