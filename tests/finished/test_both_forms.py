"""The finished Word file and the finished PDF of a document say the same."""

import pytest

from tests.finished import both_forms
from tests.finished.documents import Finished


def test_both_forms_say_the_same_word_for_word(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            assert both_forms.in_words(document) == []


def test_both_forms_name_the_same_language_for_every_word(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            assert both_forms.in_languages(document) == []


def test_both_forms_have_the_same_tables_cell_by_cell(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            assert both_forms.in_tables(document) == []


def test_both_forms_show_the_same_pictures_with_the_same_alt_texts(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            assert both_forms.in_pictures(document) == []


def test_both_forms_have_the_same_at_the_foot_of_every_page(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            assert both_forms.at_the_foot(document) == []


def test_both_forms_have_the_same_properties(
    documents: list[Finished], subtests: pytest.Subtests
) -> None:
    for document in documents:
        with subtests.test(document.name):
            assert both_forms.in_properties(document) == []
