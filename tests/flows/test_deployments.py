"""prefect.yaml against the flows: whatever it says of them is so."""

import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema
import prefect.server.api
import pytest
import yaml
from prefect import Flow
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule

from folio.documents.catalogue import KINDS
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.prefect

TEXT = (REPOSITORY / "prefect.yaml").read_text(encoding="utf-8")
DEPLOYMENTS: list[dict[str, Any]] = yaml.safe_load(TEXT)["deployments"]
EVENTS = re.compile(r"\{\{.*\}\}")
KINDS_OF_WORKERS = "collections_data/views/aggregate-worker-metadata.json"


def flow_of(deployment: dict[str, Any]) -> Flow[..., Any]:
    module, _, name = deployment["entrypoint"].rpartition(".")
    found = getattr(import_module(module), name)
    assert isinstance(found, Flow)
    return found


def test_there_is_a_deployment_for_each_thing_an_office_does() -> None:
    assert sorted(one["name"] for one in DEPLOYMENTS) == [
        "build-final-report",
        "build-interim-report",
        "build-newsletter",
        "build-press-release",
        "intake",
        "publish",
        "remind",
    ]


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda one: str(one["name"]))
class TestADeployment:
    def test_says_what_it_does(self, deployment: dict[str, Any]) -> None:
        assert deployment["description"].endswith(".")
        assert deployment["tags"][0] == "folio"

    def test_gives_its_flow_parameters_that_it_takes(self, deployment: dict[str, Any]) -> None:
        flow = flow_of(deployment)
        given = deployment["parameters"]
        left = {"edition": "2013-04-vejle"} if deployment["name"] == "publish" else {}
        assert flow.validate_parameters({**given, **left})
        assert set(given) <= set(flow.parameters.properties)

    def test_explains_each_parameter_of_its_form(self, deployment: dict[str, Any]) -> None:
        told = flow_of(deployment).parameters.properties
        assert [name for name, one in told.items() if not one.get("description")] == []

    def test_runs_one_at_a_time_in_the_pool_of_the_office(self, deployment: dict[str, Any]) -> None:
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "ENQUEUE"}
        assert deployment["work_pool"] == {"name": "folio"}

    def test_has_schedules_that_prefect_takes(self, deployment: dict[str, Any]) -> None:
        for schedule in deployment["schedules"]:
            if "cron" in schedule:
                CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
            else:
                IntervalSchedule(interval=schedule["interval"])

    def test_has_triggers_that_fit_its_flow(self, deployment: dict[str, Any]) -> None:
        known = flow_of(deployment).parameters.properties
        for trigger in deployment.get("triggers", ()):
            assert set(trigger["parameters"]) <= set(known)
            assert all(EVENTS.fullmatch(value) for value in trigger["parameters"].values())


@pytest.mark.parametrize(
    ("name", "parameter", "choices"),
    [
        ("build-newsletter", "kinds", " ".join(KINDS)),
        ("build-newsletter", "forms", "docx pdf"),
        ("publish", "kind", " ".join(name for name in KINDS if KINDS[name].is_news)),
    ],
)
def test_where_there_are_choices_the_form_offers_them(
    name: str, parameter: str, choices: str
) -> None:
    (deployment,) = (one for one in DEPLOYMENTS if one["name"] == name)
    schema = flow_of(deployment).parameters
    named = re.findall(r"#/definitions/(\w+)", json.dumps(schema.properties[parameter]))
    assert [schema.definitions[one]["enum"] for one in named] == [choices.split()]


@pytest.mark.parametrize("kind", ["docker", "kubernetes"])
def test_the_other_pools_that_it_shows_are_such_that_prefect_takes_them(kind: str) -> None:
    shown = re.findall(r"(?m)^  # work_pool: &work_pool\n(?:^  #   .*\n)+", TEXT)
    pools = [yaml.safe_load(re.sub("(?m)^  # ", "", one))["work_pool"] for one in shown]
    pool = dict(zip(["docker", "kubernetes"], pools, strict=True))[kind]
    variables = _default_template(kind)["variables"]
    assert pool["name"] == "folio"
    assert set(pool["job_variables"]) <= set(variables["properties"])
    jsonschema.validate(pool["job_variables"], variables)


def _default_template(kind: str) -> dict[str, Any]:
    """What Prefect itself brings about a kind of work pool, though its worker is not installed."""
    known = Path(next(iter(prefect.server.api.__path__))) / KINDS_OF_WORKERS
    told = json.loads(known.read_text(encoding="utf-8"))
    found: dict[str, Any] = told[f"prefect-{kind}"][kind]["default_base_job_configuration"]
    return found
