"""`folio intake` as a coordinator types it who has no Prefect server."""

from pathlib import Path

import pytest

from tests.conftest import Miniature
from tests.inbox.handing import log, photo, written
from tests.test_cli import folio

DROP = Path("records/tiny/inbox/kalnava")


@pytest.fixture
def laid_down(miniature: Miniature) -> Miniature:
    written(DROP / "2013-07.yaml", log())
    written(DROP / "letter.docx", b"PK\x03\x04")
    written(DROP / "walk.png", photo())
    return miniature


def test_each_file_is_told_with_what_became_of_it(laid_down: Miniature) -> None:
    run = folio("intake", "tiny", "--pause", "0")
    assert run.returncode == 0
    assert "accepted: 2013-07.yaml of kalnava (tiny) as activities/kalnava/2013-07" in run.stdout
    assert "refused: letter.docx of kalnava (tiny)" in run.stdout
    assert f"waiting: {DROP}/walk.png. No file that was handed in names this" in run.stderr


def test_what_is_still_being_copied_waits(laid_down: Miniature) -> None:
    run = folio("intake", "tiny")
    assert run.stdout == ""
    assert (DROP / "2013-07.yaml").is_file()


def test_where_nothing_lies_that_is_said(miniature: Miniature) -> None:
    assert "Nothing lies in the drop folders." in folio("intake").stderr


def test_a_project_with_problems_hinders_no_other(laid_down: Miniature) -> None:
    written(Path("records/other/project.yaml"), "title: [")
    written(Path("records/other/inbox/somebody/2013-07.yaml"), log())
    run = folio("intake", "--pause", "0")
    assert run.returncode == 1
    assert "accepted: 2013-07.yaml of kalnava" in run.stdout
    assert "records/other/project.yaml" in run.stderr
    assert "Traceback" not in run.stderr
