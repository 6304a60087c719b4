"""What an office puts in order when it opens: what was under way, and what was missed meanwhile."""

import datetime
from typing import Any

import pytest

from flows.office.api import OfficeApi

pytestmark = pytest.mark.prefect

NOW = datetime.datetime.now(datetime.UTC)
EVERY_FIVE_MINUTES = {"schedule": {"interval": 300, "anchor_date": "2013-01-01T00:00:00Z"}}


@pytest.fixture
def api(running: str) -> OfficeApi:
    return OfficeApi(running)


@pytest.fixture
def closed(api: OfficeApi) -> dict[str, str]:
    """A deployment of an office that was closed for an hour."""
    flow = api.ask("/flows/", {"name": "closed"})["id"]
    wish = {"name": "closed", "flow_id": flow, "schedules": [EVERY_FIVE_MINUTES]}
    deployment = api.ask("/deployments/", wish)["id"]
    hour = {"start_time": str(NOW - datetime.timedelta(hours=1)), "end_time": str(NOW)}
    api.ask(f"/deployments/{deployment}/schedule", {**hour, "min_runs": 1})
    return {"flow_id": flow, "deployment_id": deployment}


def left(api: OfficeApi, of: dict[str, str]) -> list[dict[str, Any]]:
    wish = {"deployments": {"id": {"any_": [of["deployment_id"]]}}}
    found: list[dict[str, Any]] = api.ask("/flow_runs/filter", wish)
    return found


def test_of_what_a_schedule_wanted_meanwhile_the_last_is_left(
    api: OfficeApi, closed: dict[str, str]
) -> None:
    times = sorted(run["expected_start_time"] for run in left(api, closed))
    assert len(times) >= 11
    api.put_in_order(NOW)
    assert [run["expected_start_time"] for run in left(api, closed)] == times[-1:]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        *(("RUNNING", "SCHEDULED"), ("PENDING", "SCHEDULED"), ("CANCELLING", "CANCELLED")),
        *(("PAUSED", "PAUSED"), ("COMPLETED", "COMPLETED"), ("FAILED", "FAILED")),
    ],
)
def test_what_was_under_way_begins_anew_and_the_rest_stays(
    api: OfficeApi, closed: dict[str, str], before: str, after: str
) -> None:
    run = api.ask("/flow_runs/", {**closed, "state": {"type": before}})["id"]
    api.put_in_order(NOW)
    assert api.ask(f"/flow_runs/{run}")["state_type"] == after
    api.ask(f"/flow_runs/{run}", method="DELETE")


def test_what_was_begun_at_a_terminal_is_given_up(api: OfficeApi, closed: dict[str, str]) -> None:
    begun = {"flow_id": closed["flow_id"], "state": {"type": "RUNNING"}}
    run = api.ask("/flow_runs/", begun)["id"]
    api.put_in_order(NOW)
    found = api.ask(f"/flow_runs/{run}")
    assert (found["state_type"], found["state"]["message"]) == (
        "CRASHED",
        "The office was ended meanwhile. Give the command again.",
    )
