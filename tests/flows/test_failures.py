"""What may pass is tried once more; one failure hides nothing else."""

import json
import shutil
import subprocess

import pytest

from flows.artifacts import status_key
from tests.flows.conftest import Office, Server
from tests.inbox.handing import log, written

pytestmark = pytest.mark.prefect

BUILD_WITH_FAULTS = """
import collections, json, os
from concurrent.futures.process import BrokenProcessPool
from folio import actions
from folio.errors import BusyError, ShelfError, TemplateError, UnfinishedError

FAULTS = {
    "newsletter-2013-03-bergvik-lv.docx": [ShelfError("outputs/tiny", "No space left")],
    "newsletter-2013-03-bergvik-lv.pdf": [BrokenProcessPool()],
    "newsletter-2013-09-ribeira-lv.docx": [TemplateError("'headlin' is unknown.")],
    "newsletter-2013-09-ribeira-lv.pdf": [BusyError("Wait."), BusyError("Wait.")],
}
make, calls = actions.make, collections.Counter()

def faulty(folders, document, workers):
    name = f"{document.name}.{document.form}"
    calls[name] += 1
    if FAULTS[name]:
        raise FAULTS[name].pop(0)
    return make(folders, document, workers)

actions.make = faulty
from flows import runs
folders = actions.Folders(outputs=actions.Folders().outputs / "elsewhere")
wish = actions.Selection(kinds=("newsletter",), languages=("lv",))
try:
    runs.build(folders, "tiny", wish, force=False, terms={}, listener=lambda made: None)
except UnfinishedError as error:
    print(json.dumps({
        "calls": calls,
        "text": str(error),
        "exit code": error.exit_code,
        "made": error.done.made,
        "there": sorted(path.name for path in folders.outputs.rglob("*-lv.*")),
        "folders": os.environ.get("FOLIO_OUTPUTS"),
    }))
actions.workers().stop()
"""


def test_what_may_pass_is_tried_again_and_one_failure_hides_nothing(
    office: Office, server: Server
) -> None:
    told = json.loads(office.python(BUILD_WITH_FAULTS, PREFECT_API_URL=server.url))
    docx, pdf = "newsletter-2013-03-bergvik-lv.docx", "newsletter-2013-03-bergvik-lv.pdf"
    assert told == {
        "calls": {
            docx: 2,
            pdf: 2,
            "newsletter-2013-09-ribeira-lv.docx": 1,
            "newsletter-2013-09-ribeira-lv.pdf": 2,
        },
        "text": "'headlin' is unknown.\nWait.",
        "exit code": 75,
        "made": [f"newsletter/2013-03-bergvik/{docx}", f"newsletter/2013-03-bergvik/{pdf}"],
        "there": [docx, pdf],
        "folders": None,
    }
    assert server.run["state_type"] == "FAILED"
    assert server.run["state"]["message"] == told["text"]
    artifacts = {artifact["key"]: artifact["data"] for artifact in server.ask("artifacts")}
    assert artifacts["build-progress"] == 100.0
    states = {row["document"]: row for row in json.loads(artifacts["documents"])}
    failed = states["newsletter/2013-09-ribeira/newsletter-2013-09-ribeira-lv.docx"]
    assert (failed["state"], failed["why"]) == ("failed", "'headlin' is unknown.")
    assert [row["state"] for row in states.values()] == ["failed", "failed", "made", "made"]
    assert "missing" in artifacts


INTAKE_AND_REMIND_WITH_A_FAULT = """
import datetime
from functools import wraps
from folio import actions

def faulty(action):
    @wraps(action)
    def told(*words, **more):
        if "lost" in (*words, *more.values()):
            raise ZeroDivisionError("nobody foresaw this")
        return action(*words, **more)
    return told

actions.intake, actions.remind = faulty(actions.intake), faulty(actions.remind)
from flows import tasks
tasks.remind.retries = tasks.intake.retries = 0
from flows.intake import intake
from flows.remind import remind
{run}
"""
INTAKE = "intake(pause=0)"
REMIND = "remind(today=datetime.date(2014, 9, 20))"


@pytest.mark.parametrize(
    ("run", "key", "news"), [(INTAKE, "handed-in", "accepted"), (REMIND, "reminders", "shown")]
)
def test_what_nobody_foresaw_in_one_project_hides_nothing_of_the_others(
    office: Office, server: Server, run: str, key: str, news: str
) -> None:
    records = office.root / "records"
    shutil.copytree(records / "tiny", records / "lost")
    shutil.copytree(records / "tiny", records / "My_Project")
    for project in ("lost", "My_Project", "tiny"):
        written(records / project / "inbox" / "kalnava" / "2013-07.yaml", log())
    program = INTAKE_AND_REMIND_WITH_A_FAULT.format(run=run)
    with pytest.raises(subprocess.CalledProcessError):
        office.python(program, PREFECT_API_URL=server.url)
    assert server.run["state_type"] == "FAILED"
    shown = {one["key"]: one["data"] for one in server.ask("artifacts")}
    states = [(row["project"], row["state"]) for row in json.loads(shown[key])]
    assert ("lost", "failed") in states
    assert ("My_Project", news) in states
    assert ("tiny", news) in states
    assert {status_key("My_Project"), status_key("tiny")} < shown.keys()


NO_STATUS = """
import datetime
from folio import actions

def no_status(*_):
    raise ZeroDivisionError("nobody foresaw this")

actions.status = no_status
from flows.remind import remind
print(*(done.project for done in remind(today=datetime.date(2014, 9, 20))))
"""


def test_a_status_that_cannot_be_told_fails_no_run(office: Office, server: Server) -> None:
    assert office.python(NO_STATUS, PREFECT_API_URL=server.url).strip() == "tiny"
    assert server.run["state_type"] == "COMPLETED"
    assert {one["key"] for one in server.ask("artifacts")} == {"reminders"}
