"""Who travelled stands in the partner's own report, who subscribes in the list, and nobody of them
in anything that a run leaves behind."""

import json
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from folio import actions
from folio.actions import Selection
from tests import editions
from tests.conftest import REPOSITORY, TESTS
from tests.flows.conftest import Office, Server

pytestmark = pytest.mark.prefect

LOG = "records/tiny/activities/kalnava/2013-spring.yaml"
REPORT = "outputs/tiny/interim-report/kalnava/interim-report-kalnava-lv.pdf"


@pytest.fixture
def named(tmp_path: Path) -> Office:
    """The miniature with its reports, and two travellers with their names; one has agreed."""
    shutil.copytree(TESTS / "miniature", tmp_path, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    text = (tmp_path / LOG).read_text(encoding="utf-8")
    text = text.replace("person: A. K.", "person: Anna Ozolniece")
    text = text.replace("person: J. O.", "person: Jānis Lapsiņš, consent: true")
    (tmp_path / LOG).write_text(text, encoding="utf-8")
    return Office(tmp_path)


def test_no_traveller_is_named_in_logs_tasks_and_artifacts_of_a_run(
    named: Office, server: Server
) -> None:
    told = named.folio("--verbose", "build", "tiny", "--language", "lv", PREFECT_API_URL=server.url)
    assert told.returncode == 0, told.stderr
    kept = [server.run, *(server.ask(what) for what in ("task_runs", "artifacts", "logs"))]
    left_behind = told.stdout + told.stderr + json.dumps(kept, ensure_ascii=False)
    assert "named without consent" in left_behind
    assert [name for name in ("Ozolniece", "Lapsiņš") if name in left_behind] == []
    printed = "".join(page.extract_text() for page in PdfReader(named.root / REPORT).pages)
    assert "Lapsiņš" in printed
    assert "Ozolniece" not in printed


def test_no_traveller_is_named_in_newsletters_and_press_releases(named: Office) -> None:
    folders = editions.folders(named.root)
    wish = Selection(kinds=("newsletter", "press-release"), forms=("pdf",))
    for document in actions.plan(folders, "tiny", wish).to_make:
        actions.make(folders, document)
    printed = [
        page.extract_text()
        for path in sorted((named.root / "outputs").rglob("*.pdf"))
        for page in PdfReader(path).pages
    ]
    assert len(printed) >= 8
    assert [text for text in printed if "Ozolniece" in text or "Lapsiņš" in text] == []


def test_no_subscriber_is_named_in_logs_tasks_and_artifacts_of_a_run(
    office: Office, server: Server
) -> None:
    (office.root / "list.csv").write_text("email,name\nzenta@readers.example,Zenta Mežaparka\n")
    approved = ("--approved-by", "Nora Berg", "--note", "Read.")
    told = office.folio(
        *("--verbose", "publish", "tiny", "2013-09-ribeira", *approved),
        *("--subscribers", "list.csv", "--send", "--to", "tray"),
        PREFECT_API_URL=server.url,
    )
    assert told.returncode == 0, told.stderr
    assert [*(office.root / "tray").glob("*.eml")]
    kept = [server.run, *(server.ask(what) for what in ("task_runs", "artifacts", "logs"))]
    left_behind = told.stdout + told.stderr + json.dumps(kept, ensure_ascii=False)
    assert '"subscribers": 1' in left_behind.replace("\\", "")
    assert [name for name in ("zenta", "Zenta", "readers.example") if name in left_behind] == []
