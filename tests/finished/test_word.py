"""Every finished Word file is one that people can go on editing."""

import pytest
from docx.oxml.ns import qn

from tests.finished.documents import Finished

PLACED = frozenset({"framePr", "keepNext", "numPr", "pageBreakBefore"})
"""What the renderer and the templates set on a paragraph: its place, its table, its list."""
NO_STYLES = {"", "Normal", "Template Tag"}


def test_every_paragraph_has_a_style_made_for_it(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            paragraphs = document.word.paragraphs
            assert [p for p in paragraphs if p.style in NO_STYLES] == []
            assert [p for p in paragraphs if p.by_hand - PLACED] == []


def test_no_paragraph_is_there_for_its_space(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            paragraphs = document.word.paragraphs
            blank = [p for p in paragraphs if not p.text.strip() and not p.has_picture]
            assert [p for p in blank if not p.is_place] == []


def test_every_table_has_a_header_row_that_says_so(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            for table in document.word.tables_of_rows:
                flags = [row.find(f".//{qn('w:tblHeader')}") is not None for row in table.tr_lst]
                assert flags == [True] + [False] * (len(flags) - 1)


def test_every_word_file_is_in_the_language_of_its_text(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            assert document.word.language == document.language
