"""Every finished Word file passes Microsoft's Open XML SDK, which knows what Word can open."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zipfile import ZipFile

import pytest

from folio import actions
from tests.conftest import TESTS
from tests.finished.documents import Finished
from tests.judging import open_xml_faults


def test_every_word_file_passes_the_open_xml_sdk(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    with ThreadPoolExecutor(actions.HANDS) as hands:
        verdicts = list(hands.map(lambda pair: open_xml_faults(pair.word_file), documents))
    for document, faults in zip(documents, verdicts, strict=True):
        with subtests.test(document.name):
            assert faults == []


def test_the_open_xml_sdk_finds_what_does_not_belong_in_a_word_file(tmp_path: Path) -> None:
    good = TESTS.parent / "templates" / "newsletter" / "newsletter.docx"
    spoilt = tmp_path / "spoilt.docx"
    with ZipFile(good) as parts, ZipFile(spoilt, "w") as copy:
        for name in parts.namelist():
            content = parts.read(name)
            copy.writestr(name, content.replace(b"<w:pPr>", b"<w:pPr><w:nonsense/>"))
    assert open_xml_faults(good) == []
    assert open_xml_faults(spoilt)
