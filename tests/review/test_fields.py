"""What a template may use is told with its meaning, an example, and the tag to write."""

from collections.abc import Iterator

import pytest

from folio.actions import Folders, usables
from folio.documents.fields import fields
from folio.documents.layouts import layouts, views
from folio.errors import UsageError
from folio.text.fields import Field, Sort
from tests.conftest import REPOSITORY, Miniature

FOLDERS = Folders(
    records=REPOSITORY / "records",
    templates=REPOSITORY / "templates",
    programmes=REPOSITORY / "programmes",
)


def without_meaning(group: Field, path: str) -> Iterator[str]:
    for name, one in group.fields.items():
        if not one.meaning and one.sort is not Sort.ANY:
            yield f"{path}{name}"
        yield from without_meaning(one.item or one, f"{path}{name}.")


@pytest.mark.parametrize("name", views())
def test_every_field_has_a_meaning(name: str) -> None:
    assert list(without_meaning(fields(views()[name]), f"{name}: ")) == []


def test_a_field_has_an_example_from_a_real_document() -> None:
    found = {one.tag: one for one in usables(FOLDERS, "newsletter", "age").of}
    assert found["{{ masthead.project }}"].example == "Administrations go Europe!"
    assert found["{%p for fact in in_short %}"].depth < found["{{ fact.label }}"].depth
    assert found["{%p if coming_next %}"].may_be_missing


def test_the_rows_of_a_table_are_written_as_rows() -> None:
    tags = [one.tag for one in usables(FOLDERS, "newsletter", "age").of]
    assert "{%tr for row in partners.rows %}" in tags


def test_an_example_is_in_a_language_that_documents_can_be_in(miniature: Miniature) -> None:
    miniature.change("project.yaml", "working_language: en", "working_language: fr")
    there = Folders(templates=REPOSITORY / "templates")
    assert usables(there, "newsletter", "tiny").example == "tiny newsletter 2013-03-bergvik en"


def test_a_name_that_has_no_templates_is_told() -> None:
    with pytest.raises(UsageError, match="There are no templates of 'newsleter'"):
        usables(FOLDERS, "newsleter")


def test_every_file_that_shows_a_view_is_there() -> None:
    files = [FOLDERS.templates / one.folder / one.file for one in layouts()]
    assert [file for file in files if not file.is_file()] == []
