"""Intake on a real Prefect server: a file is dropped, answered, and the newsletter drafted anew."""

import json
import time
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest

from flows.temporary_server import TemporaryServer
from tests.conftest import REPOSITORY
from tests.flows.conftest import Office, Server
from tests.flows.test_deployment import prefect
from tests.inbox.handing import log, written

pytestmark = pytest.mark.prefect

LOG = """\
partner: kalnava
period: {from: 2013-01, to: 2013-06}
entries:
  - kind: dissemination
    date: 2013-05-02
    channel: {en: local radio, lv: vietējais radio}
    title: {en: A station comes back, lv: Stacija atgriežas}
"""


@pytest.fixture(scope="module")
def triggering() -> Iterator[Server]:
    """A server that starts deployments by events, as an office's server does."""
    switched_on = dict.fromkeys(
        (
            "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED",
            "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED",
            "PREFECT_SERVER_EVENTS_STREAM_OUT_ENABLED",
        ),
        "true",
    )
    with TemporaryServer(**switched_on) as server:
        server.wait()
        yield Server(server.url)


def test_a_dropped_log_is_accepted_and_the_newsletter_drafted_anew(
    office: Office, triggering: Server
) -> None:
    (office.root / "prefect.yaml").write_bytes((REPOSITORY / "prefect.yaml").read_bytes())
    drop = office.root / "records" / "tiny" / "inbox" / "kalnava"
    drop.mkdir(parents=True)
    (drop / "2013-spring.yaml").write_text(LOG, encoding="utf-8")
    (drop / "letter.docx").write_bytes(b"PK\x03\x04")
    worker = ["worker", "start", "--pool", "folio", "--run-once"]
    for words in (
        ["work-pool", "create", "folio", "--type", "process"],
        ["deploy", "--all"],
        ["deployment", "run", "intake/intake", "--param", "project=tiny", "--param", "pause=0"],
        [*worker, "--limit", "1"],
    ):
        prefect(office, triggering, *words)
    assert [path.name for path in drop.glob("refused/*.docx")] == ["letter.docx"]
    (receipt,) = (json.loads(path.read_bytes()) for path in drop.glob("receipts/*.json"))
    assert (receipt["state"], receipt["record"]) == ("replaced", "activities/kalnava/2013-spring")
    assert "status-tiny" in keys(triggering)
    drafting = wait_for_run(triggering, "build")
    assert drafting["parameters"] == {"project": "tiny", "kinds": ["newsletter"]}
    prefect(office, triggering, *worker, "--limit", "1")
    assert "newsletter-2013-09-ribeira-lv.pdf" in office.documents


def test_what_is_submitted_is_announced_on_the_server_that_was_set_for_good(
    office: Office, triggering: Server
) -> None:
    profile = f'active = "office"\n[profiles.office]\nPREFECT_API_URL = "{triggering.url}"\n'
    written(office.root / "profiles.toml", profile)
    written(office.root / "2013-07.yaml", log())
    told = office.folio("submit", "tiny", "kalnava", "2013-07.yaml", PREFECT_HOME=str(office.root))
    assert (told.returncode, len(told.stderr.splitlines())) == (0, 1)
    deadline = time.monotonic() + 30
    while "activities/kalnava/2013-07" not in announced(triggering):
        assert time.monotonic() < deadline
        time.sleep(0.2)


def announced(server: Server) -> list[str]:
    """The records that the server has been told of."""
    request = urllib.request.Request(
        f"{server.url}/events/filter", b"{}", {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        events = json.load(answer)["events"]
    return [name for one in events for name in one["payload"].get("records", [])]


def keys(server: Server) -> set[str]:
    """The names of the artifacts that a server shows."""
    return {str(one["key"]) for one in asked(server, "artifacts")}


def wait_for_run(server: Server, name: str) -> dict[str, Any]:
    """The scheduled run of a flow; the server needs a moment to act on an event."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        for run in asked(server, "flow_runs"):
            if run["state_type"] == "SCHEDULED" and "kinds" in run["parameters"]:
                return run
        time.sleep(0.5)
    pytest.fail(f"No run of {name} was started by the event.")


def asked(server: Server, what: str) -> list[dict[str, Any]]:
    request = urllib.request.Request(
        f"{server.url}/{what}/filter", b"{}", {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        found: list[dict[str, Any]] = json.load(answer)
    return found
