"""Finished Word files pass Microsoft's Open XML SDK, which knows what Word can open."""

from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import pytest

from folio import actions
from tests.conftest import TESTS
from tests.finished.documents import Finished
from tests.judging import open_xml_faults


def test_a_word_file_about_everything_passes_the_open_xml_sdk(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    judge(languages_in_turn(documents), subtests)


@pytest.mark.soak
def test_every_word_file_passes_the_open_xml_sdk(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    judge(documents, subtests)
    print(f"The Open XML SDK has found nothing in {len(documents)} Word files.")


def languages_in_turn(documents: list[Finished]) -> list[Finished]:
    """Of the documents about one meeting, product or partner that in the language whose turn it is.

    The same template makes the others, which differ in their words alone.
    """
    subjects = [list(them) for _, them in groupby(documents, lambda one: one.pdf_file.parent)]
    return [them[number % len(them)] for number, them in enumerate(subjects)]


def judge(documents: list[Finished], subtests: pytest.Subtests) -> None:
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
