"""The same records give the same bytes, whatever the machine."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from folio.documents.catalogue import KINDS
from tests.conftest import REPOSITORY, TESTS

SUBJECTS = {"tiny": ("2013-09-ribeira", "kalnava"), "age": ("2013-04-vejle", "daugavpils")}
"""A meeting and a partner of each project."""


def locale_or(wanted: str, plain: str) -> str:
    """A locale, or a plain one where this machine has no such."""
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return wanted if wanted.replace("UTF-8", "utf8") in listed.split() else plain


HERE = {"TZ": "Pacific/Auckland", "LC_ALL": locale_or("de_DE.UTF-8", "C"), "PYTHONHASHSEED": "1"}
THERE = {"TZ": "UTC", "LC_ALL": locale_or("lv_LV.UTF-8", "C.UTF-8"), "PYTHONHASHSEED": "2"}
MAKE_ALL = """
import sys
from folio import actions
project, meeting, partner = sys.argv[1:]
reports = ("interim-report", "final-report")
folders = actions.Folders()
for wish in (
    actions.Selection(languages=("lv",), meetings=(meeting,)),
    actions.Selection(languages=("lv",), partners=(partner,), kinds=reports),
):
    plan = actions.plan(folders, project, wish)
    actions.settle(folders, plan, [actions.make(folders, document) for document in plan.to_make])
"""


@pytest.mark.parametrize("project", [pytest.param("tiny", marks=pytest.mark.soak), "age"])
def test_two_machines_make_the_same_bytes_of_every_kind(project: str, tmp_path: Path) -> None:
    here = made(project, moved_in(tmp_path / "here"), HERE)
    there = made(project, moved_in(tmp_path / "over" / "there"), THERE)
    meeting, partner = SUBJECTS[project]
    subjects = {
        name: meeting if "meeting" in kind.about else partner for name, kind in KINDS.items()
    }
    assert set(here) == {"colophon.json"} | {
        f"{kind}-{subject}-lv.{form}"
        for kind, subject in subjects.items()
        for form in ("docx", "pdf")
    }
    assert here == there


def moved_in(folder: Path) -> Path:
    """A folder that holds the miniature, the real project and the templates."""
    shutil.copytree(TESTS / "miniature", folder)
    shutil.copytree(REPOSITORY / "records" / "age", folder / "records" / "age")
    shutil.copytree(REPOSITORY / "programmes", folder / "programmes", dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    return folder


def made(project: str, folder: Path, machine: dict[str, str]) -> dict[str, str]:
    """What is made of a meeting in a process with these surroundings alone, by its names."""
    told = subprocess.run(
        [sys.executable, "-c", MAKE_ALL, project, *SUBJECTS[project]],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), **machine},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    shelf = folder / "outputs" / project
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in shelf.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
