"""What `make` takes away."""

import json
import shutil
import subprocess
from pathlib import Path

from tests.conftest import REPOSITORY

KEPT = {
    "ledger.jsonl",
    ".ledger.sha256",
    "reminders.jsonl",
    "mailings.jsonl",
    "interim-report/vejle/interim-report-vejle-da.pdf",
    "published/newsletter/2013-04-vejle/8ae81c576f244c7f/newsletter-2013-04-vejle-lv.pdf",
    "letters/vejle.html",
}
MADE = {
    "colophon.json",
    "interim-report/jaszsag/interim-report-jaszsag-hu.pdf",
    "newsletter/2013-04-vejle/newsletter-2013-04-vejle-lv.pdf",
    ".sites/8ae81c576f244c7f/index.html",
}


def test_cleaning_leaves_what_cannot_be_made_again(tmp_path: Path) -> None:
    shutil.copy(REPOSITORY / "Makefile", tmp_path)
    outputs = tmp_path / "outputs" / "age"
    for name in KEPT | MADE:
        (outputs / name).parent.mkdir(parents=True, exist_ok=True)
        (outputs / name).write_text("-")
    submitted = {"documents": {"interim-report/vejle/interim-report-vejle-da.pdf": "0" * 64}}
    (outputs / "ledger.jsonl").write_text(json.dumps(submitted))
    (outputs / "site").symlink_to(".sites/8ae81c576f244c7f")
    subprocess.run(["make", "-s", "clean"], cwd=tmp_path, check=True)
    left = {path for path in outputs.rglob("*") if path.is_symlink() or path.is_file()}
    assert {path.relative_to(outputs).as_posix() for path in left} == KEPT
