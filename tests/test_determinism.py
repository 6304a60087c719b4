"""The same records give the same bytes, whatever the machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, TESTS

EDITIONS = {"tiny": "2013-09-ribeira", "age": "2013-04-vejle"}
HERE = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("project", EDITIONS)
def test_two_machines_make_the_same_bytes(project: str, form: str, tmp_path: Path) -> None:
    here = previewed(project, form, moved_in(tmp_path / "here"), HERE)
    there = previewed(project, form, moved_in(tmp_path / "over" / "there"), THERE)
    assert here.startswith({"pdf": b"%PDF", "docx": b"PK"}[form])
    assert here == there, f"{len(here)} and {len(there)} bytes"


def moved_in(folder: Path) -> Path:
    """A folder that holds the miniature, the real project and the templates."""
    shutil.copytree(TESTS / "miniature", folder)
    shutil.copytree(REPOSITORY / "records" / "age", folder / "records" / "age")
    shutil.copytree(REPOSITORY / "programmes", folder / "programmes", dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", folder / "templates")
    return folder


def previewed(project: str, form: str, folder: Path, machine: dict[str, str]) -> bytes:
    """What `folio preview` makes in a folder, in a process with these surroundings alone."""
    words = ["preview", project, "newsletter", EDITIONS[project], "lv", "--form", form]
    told = subprocess.run(
        [sys.executable, "-c", "from folio.cli import main; main()", *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), **machine},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return (folder / told.stdout.strip()).read_bytes()
