"""Whatever a machine lacks, the same is done, byte for byte."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from folio import actions
from folio.actions import Folders
from folio.errors import ShelfError
from tests import editions
from tests.apart import apart
from tests.conftest import REPOSITORY, Miniature
from tests.editions import NOON, RIBEIRA
from tests.inbox.handing import git, log, with_history, written

EVERYTHING = [sys.executable, "-m", "tests.everything"]
SUBMIT = ["submit", "tiny", "kalnava", "2013-07.yaml"]
PLACE = Path("Büro für Öffentlichkeit & Co. #1 (100 %) 'neu'", *["a long way down"] * 50)
NO_FONTS = '<?xml version="1.0"?><fontconfig><cachedir>/proc/nowhere</cachedir></fontconfig>'


def test_without_fonts_network_or_letters_in_an_odd_place_all_is_the_same(
    tmp_path: Path,
) -> None:
    """The folder's path is longer than 800 letters, and `outputs` are on another disk."""
    plain, odd, desk = tmp_path / "plain", tmp_path / PLACE, tmp_path / "desk"
    desk.mkdir()
    for root in (plain, odd):
        editions.office(root)
        with_history(root)
        written(root / "2013-07.yaml", log())
    usual = subprocess.run(
        EVERYTHING, cwd=plain, env=surroundings(), capture_output=True, text=True, check=True
    )
    lacking = apart(EVERYTHING, desk, folder=odd, network=False, environment=without(tmp_path))
    assert lacking.returncode == 0, lacking.stderr
    assert json.loads(lacking.stdout) == json.loads(usual.stdout)


def surroundings(**more: str) -> dict[str, str]:
    """A few variables, and no others."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), **more}


def without(folder: Path) -> Mapping[str, str]:
    """What a machine is told of that has no fonts, and only the letters of C."""
    fonts = written(folder / "fonts.conf", NO_FONTS)
    return surroundings(FONTCONFIG_FILE=str(fonts), LC_ALL="C")


def test_outputs_that_cannot_be_reached_are_told_where_something_is_made(
    miniature: Miniature,
) -> None:
    """A name of more than 255 letters leads nowhere."""
    folders = Folders(outputs=Path("o" * 300), templates=REPOSITORY / "templates")
    plan = actions.plan(folders, "tiny")
    assert {one.why for one in plan.to_make} == {"new"}
    assert actions.settle(folders, plan).made == ()
    assert actions.status(folders, "tiny", NOON.date()).editions.there
    with pytest.raises(ShelfError, match="File name too long"):
        actions.preview(folders, "tiny", "newsletter", RIBEIRA, "lv", "docx")


@pytest.mark.parametrize(
    ("letters", "shown"),
    [
        ({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, "Saņemts (Kalnava)"),
        ({"PYTHONIOENCODING": "latin-1"}, "Sa?emts (Kalnava)"),
    ],
    ids=["names-of-files", "screen"],
)
def test_letters_that_a_machine_has_not_hinder_nothing(
    letters: dict[str, str], shown: str, tmp_path: Path
) -> None:
    root = tmp_path / "Büro"
    editions.office(root)
    with_history(root)
    written(root / "2013-07.yaml", log())
    done = subprocess.run(
        [sys.executable, "-c", "from folio.cli import main; main()", *SUBMIT],
        cwd=root,
        env=surroundings(**letters),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(shown.encode())
    assert git(root, "log", "-1", "--format=%an") == "Kalnavas pilsēta\n"
