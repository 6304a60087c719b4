"""The finished Word file and the finished PDF of a document say the same."""

from collections import Counter
from itertools import chain

import pytest

from tests.finished.comparing import differences, words
from tests.finished.documents import Finished
from tests.finished.word import in_stretches


def test_both_forms_say_the_same_word_for_word(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            in_word = document.word.words
            in_pdf = words(document.pdf.document.lines, in_word)
            assert in_word
            assert differences(in_word, in_pdf) == []


def test_both_forms_name_the_same_language_for_every_word(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            in_pdf = in_stretches(document.pdf.document.stretches())
            assert document.word.stretches == in_pdf


def test_both_forms_have_the_same_tables_cell_by_cell(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            printed = document.pdf.document.find("Table")
            in_word = document.word.rows
            in_pdf = [row for table in printed for row in table.rows if row]
            assert [len(row) for row in in_word] == [len(row) for row in in_pdf]
            for said, shown in zip(chain(*in_word), chain(*in_pdf), strict=True):
                assert said.split() == words(shown, said.split())


def test_both_forms_show_the_same_pictures_with_the_same_alt_texts(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            shown = [figure.alt for figure in document.pdf.document.find("Figure")]
            assert shown
            assert all(shown)
            assert document.word.alt_texts == shown


def test_both_forms_have_the_same_at_the_foot_of_every_page(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            feet = document.pdf.furniture
            for page, foot in enumerate(feet, start=1):
                assert Counter(document.word.furniture(page, len(feet))) == Counter(foot.split())


def test_both_forms_have_the_same_properties(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            in_word = document.word.document.core_properties
            in_pdf = document.pdf.reader.metadata
            assert in_pdf
            assert in_word.title == in_pdf.title
            assert in_word.author == in_pdf.author
            assert in_word.subject == in_pdf.subject
            assert in_word.created.date() == in_pdf.creation_date.date()
            assert in_word.modified.date() == in_pdf.modification_date.date()
            assert in_word.language == document.pdf.document.language == document.language
            assert all((in_word.title, in_word.author, in_word.subject))
