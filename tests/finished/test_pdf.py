"""Every finished PDF can be read by everybody, heard, and kept."""

from itertools import pairwise

import page
import pytest

from tests.finished.documents import Finished

FACES = ("Source-Sans-3", "Source-Serif-4")


def test_every_pdf_is_pdf_ua(documents: list[Finished], subtests: pytest.Subtests) -> None:
    for document in documents:
        with subtests.test(document.name):
            report = page.validate_pdf(str(document.pdf_file), profile="ua1")
            assert report.is_compliant, report.failures


def test_every_report_is_also_one_to_be_archived(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        if document.kind.endswith("-report"):
            with subtests.test(document.name):
                report = page.validate_pdf(str(document.pdf_file), profile="3a")
                assert report.is_compliant, report.failures


def test_every_pdf_brings_its_two_typefaces_and_no_other(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            fonts = document.pdf.fonts
            families = {family for family in FACES for name in fonts if f"+{family}" in name}
            assert families == set(FACES)
            assert [name for name in fonts if not any(f"+{face}" in name for face in FACES)] == []
            assert [name for name, is_inside in fonts.items() if not is_inside] == []


def test_the_bookmarks_are_the_headings_in_their_order_and_levels(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            headings = [
                (int(heading.role[1]), heading.text)
                for heading in document.pdf.document.find("H1", "H2", "H3", "H4")
            ]
            levels = [level for level, _ in headings]
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(after <= before + 1 for before, after in pairwise(levels))
            assert document.pdf.bookmarks == headings


def test_every_cell_that_heads_a_row_or_column_says_so(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            for table in document.pdf.document.find("Table"):
                scopes = [cell.scope for cell in table.find("TH")]
                assert scopes
                assert set(scopes) <= {"Column", "Row"}
                assert "Column" in scopes
