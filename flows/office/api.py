"""What is asked of the office's server while the office is open; Prefect is not loaded."""

import base64
import datetime
import json
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, cast
from urllib.error import HTTPError

MARK = "Folio-Office"
"""The header by which a server tells that it is an office's, and which one."""

_PATIENCE = 10
_A_MOMENT = 2
_TIMES = 5
_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Asks this machine without a proxy, which would look for the server on its own."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OfficeApi:
    """The server of an office, by the address of its interface and what it is to be told of us."""

    url: str
    login: str = ""

    def heads(self) -> Message | None:
        """What a server says of itself at its entrance; None where nobody answers."""
        try:
            with _DIRECTLY.open(self._request("/health"), timeout=_A_MOMENT) as answer:
                return cast(Message, answer.headers)
        except HTTPError as refusal:
            return refusal.headers
        except (OSError, HTTPException):
            return None

    def waiting(self) -> Iterator[Row]:
        """The runs that wait for a person's answer."""
        yield from self._runs(_in("PAUSED"))

    def failed_since(self, then: datetime.datetime) -> Iterator[Row]:
        """The runs that have begun since a time, and failed."""
        yield from self._runs(
            {**_in("FAILED", "CRASHED"), "start_time": {"after_": then.isoformat()}}
        )

    def start(self, flow: str, deployment: str) -> None:
        """Begin a run of a deployment, with the parameters that it has."""
        found = self.ask(f"/deployments/name/{flow}/{deployment}")
        self.ask(f"/deployments/{found['id']}/create_flow_run", {})

    def put_in_order(self, now: datetime.datetime) -> None:
        """What was under way when the office ended begins anew; what was missed is done once.

        What somebody began at a terminal is given up: only they can begin it anew.
        """
        for run in self._runs(_in("RUNNING", "PENDING")):
            if run["deployment_id"]:
                self._set(run, "SCHEDULED", "It begins anew: the office was ended meanwhile.", now)
            else:  # nobody here could begin it anew
                self._set(
                    run, "CRASHED", "The office was ended meanwhile. Give the command again.", now
                )
        for run in self._runs(_in("CANCELLING")):
            self._set(run, "CANCELLED", "The office was ended meanwhile.", now)
        self._leave_the_last(now)

    def _leave_the_last(self, now: datetime.datetime) -> None:
        """Of what a schedule wanted while the office was closed, only the last is left."""
        missed = {**_in("SCHEDULED"), "expected_start_time": {"before_": now.isoformat()}}
        last: set[str] = set()
        for run in self._runs(missed, sort="EXPECTED_START_TIME_DESC"):
            if run["auto_scheduled"] and run["deployment_id"] in last:
                self.ask(f"/flow_runs/{run['id']}", method="DELETE")
            elif run["auto_scheduled"]:
                last.add(run["deployment_id"])

    def _set(self, run: Row, kind: str, message: str, now: datetime.datetime) -> None:
        details = {"scheduled_time": now.isoformat()} if kind == "SCHEDULED" else {}
        state = {"type": kind, "message": message, "state_details": details}
        self.ask(f"/flow_runs/{run['id']}/set_state", {"state": state, "force": True})

    def _runs(self, wish: Mapping[str, Any], sort: str = "START_TIME_ASC") -> Iterator[Row]:
        found: list[Row] = self.ask("/flow_runs/filter", {"flow_runs": wish, "sort": sort})
        yield from found

    def ask(self, path: str, wish: Mapping[str, Any] | None = None, method: str = "") -> Any:
        """What the server answers; one that is busy with its database is asked again.

        Raises OSError where it does not answer as it should.
        """
        for _ in range(_TIMES):
            try:
                with _DIRECTLY.open(self._request(path, wish, method), timeout=_PATIENCE) as answer:
                    told = answer.read()
            except HTTPError as refusal:
                if refusal.code != HTTPStatus.SERVICE_UNAVAILABLE:
                    raise
                time.sleep(0.5)
            else:
                return json.loads(told) if told else None
        raise TimeoutError(path)

    def _request(
        self, path: str, wish: Mapping[str, Any] | None = None, method: str = ""
    ) -> urllib.request.Request:
        body = None if wish is None else json.dumps(wish).encode()
        heads = {"Content-Type": "application/json"}
        if self.login:
            heads["Authorization"] = f"Basic {base64.b64encode(self.login.encode()).decode()}"
        return urllib.request.Request(  # noqa: S310 - the office chose the address
            f"{self.url}{path}", body, heads, method=method or None
        )


def _in(*kinds: str) -> dict[str, Any]:
    """Runs in one of some states."""
    return {"state": {"type": {"any_": [*kinds]}}}
