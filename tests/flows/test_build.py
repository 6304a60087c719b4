"""The build flow on real Prefect: what is made, what is shown, and how a run ends."""

import os
import re
import signal
import time
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from folio.documents.catalogue import KINDS
from folio.records import reader
from folio.rendering import FORMS
from tests.conftest import REPOSITORY, TESTS
from tests.flows.conftest import Office, Server

pytestmark = pytest.mark.prefect

TINY = reader.read(TESTS / "miniature/records", "tiny", TESTS / "miniature/programmes").register
SUBJECTS = [subject for kind in KINDS.values() if not kind.lacks for subject in kind.subjects(TINY)]
ALL = len(SUBJECTS) * len(TINY.project.languages) * len(FORMS)
"""Of each kind but the reports, for which the office's programme does not ask."""


def test_a_build_makes_everything_and_ends_clean(office: Office) -> None:
    told = office.folio("build", "tiny")
    assert told.returncode == 0
    assert len(told.stdout.splitlines()) == ALL == len(office.documents)
    waiting, made, where, *_ = told.stderr.splitlines()
    assert waiting.startswith(f"Getting ready to make {ALL} documents")
    assert (made, where) == (f"tiny: {ALL} made.", "They are in outputs/tiny/")
    assert "Traceback" not in told.stderr
    again = office.folio("build", "tiny")
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.splitlines()[0] == f"tiny: nothing to do, {ALL} up to date."


def test_a_broken_template_is_told_in_plain_words_and_the_rest_is_made(
    office: Office, server: Server
) -> None:
    page = office.root / "templates" / "newsletter" / "newsletter.html"
    page.write_text(page.read_text().replace("{{ headline }}", "{{ headlin }}"))
    told = office.folio("build", "tiny", "--language", "lv", PREFECT_API_URL=server.url)
    assert told.returncode == 3
    assert "newsletter.html:" in told.stderr
    assert re.search("tiny: [0-9]+ made, 2 not made", told.stderr)
    assert "Did you mean 'headline'?" in told.stderr
    assert "Traceback" not in told.stderr
    newsletters = [name for name in office.documents if name.startswith("newsletter")]
    assert {Path(name).suffix for name in newsletters} == {".docx"}
    assert len(office.documents) == ALL / 2 - 2


def test_a_build_behind_a_proxy_finds_its_own_server(office: Office) -> None:
    nobody = "http://127.0.0.1:9"
    told = office.folio(
        "build", "tiny", "--language", "lv", "--form", "docx", http_proxy=nobody, ALL_PROXY=nobody
    )
    assert (told.returncode, len(office.documents)) == (0, ALL / 4), told.stderr


def test_a_configured_server_shows_the_run_its_tasks_progress_and_tables(
    office: Office, server: Server
) -> None:
    told = office.folio("build", "tiny", "--language", "lv", PREFECT_API_URL=server.url)
    assert told.returncode == 0, told.stderr
    assert (server.run["name"], server.run["state_type"]) == ("build tiny", "COMPLETED")
    tasks = {task["name"] for task in server.ask("task_runs")}
    assert "make newsletter-2013-09-ribeira-lv.pdf" in tasks
    artifacts = {artifact["key"]: artifact for artifact in server.ask("artifacts")}
    assert set(artifacts) == {"build-progress", "documents", "missing"}
    assert artifacts["build-progress"]["data"] == 100.0
    assert artifacts["documents"]["data"].count('"made"') == ALL / 2
    steps = [line["message"] for line in server.ask("logs")]
    assert "Step 4 of 6 · Compose newsletter-2013-09-ribeira-lv" in steps


def run_that_fails(office: Office, server: Server, call: str) -> str:
    """What a run of the flow that a person can put right is told to have failed of."""
    run_the_flow = (
        "from flows.build import build\n"
        "from folio.errors import FolioError\n"
        f"try: {call}\n"
        "except FolioError as error: print(error)\n"
    )
    told = office.python(run_the_flow, PREFECT_API_URL=server.url, PREFECT_LOGGING_LEVEL="CRITICAL")
    assert server.run["state_type"] == "FAILED"
    assert server.run["state"]["message"].strip() == told.strip()
    return told


def test_problems_found_in_a_run_are_its_message(office: Office, server: Server) -> None:
    meeting = office.root / "records" / "tiny" / "meetings" / "2013-03-bergvik.yaml"
    meeting.write_text(meeting.read_text().replace("number: 1", "number: one"))
    told = run_that_fails(office, server, "build('tiny')")
    assert "'one' is not a whole number." in told


def test_a_run_for_final_reports_says_where_there_are_none(office: Office, server: Server) -> None:
    told = run_that_fails(office, server, "build('tiny', kinds=('final-report',), final=True)")
    assert told == "The programme 'small-steps' asks for no final report.\n"


def test_ctrl_c_ends_a_build_at_once_with_one_plain_line(office: Office) -> None:
    running = office.start("build", "tiny")
    wait_for(lambda: office.documents)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told.splitlines()[1:] == [
        "Stopped. Nothing half-made was left behind; run it again to go on."
    ]


def test_ctrl_c_while_things_still_load_is_not_lost(office: Office) -> None:
    running = office.start("build", "tiny")
    assert running.stderr is not None
    assert running.stderr.readline().startswith("Getting ready")
    time.sleep(0.8)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told == "Stopped. Nothing half-made was left behind; run it again to go on.\n"
    assert not office.documents


def test_a_killed_build_leaves_nothing_half_made_and_nobody_behind(office: Office) -> None:
    running = office.start("build", "tiny")
    wait_for(lambda: office.documents)
    group = running.pid
    running.kill()
    running.communicate()
    wait_for(lambda: not processes_of(group))
    for path in (office.root / "outputs").rglob("*.pdf"):
        assert path.read_bytes().rstrip().endswith(b"%%EOF")
    again = office.folio("build", "tiny")
    assert again.returncode == 0
    assert len(office.documents) == ALL
    assert not (office.root / "outputs" / "tiny" / ".desk").exists()


@pytest.mark.parametrize("kind", ["newsletter", "press-release", "interim-report", "final-report"])
def test_the_deployment_of_a_kind_names_a_flow_whose_parameters_are_explained(kind: str) -> None:
    """What Prefect's page shows as a form."""
    from prefect.utilities.callables import parameter_schema

    settings = yaml.safe_load((REPOSITORY / "prefect.yaml").read_text(encoding="utf-8"))
    deployments = {deployment["name"]: deployment for deployment in settings["deployments"]}
    deployment = deployments[f"build-{kind}"]
    assert deployment["parameters"]["kinds"] == [kind]
    module, name = deployment["entrypoint"].rsplit(".", 1)
    schema = parameter_schema(getattr(import_module(module), name))
    assert set(deployment["parameters"]) <= set(schema.properties)
    assert all(field.get("description") for field in schema.properties.values())
    assert schema.definitions["KindName"]["enum"] == list(KINDS)
    assert schema.required == ["project"]
    assert "folders" not in schema.properties


def wait_for(happened: object, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < deadline
        time.sleep(0.05)


def processes_of(session: int) -> list[str]:
    """Processes that still belong to the session of a command, and its temporary servers."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if fields[0] != "Z" and int(fields[3]) == session:
            found.append(stat.parent.name)
    return found
