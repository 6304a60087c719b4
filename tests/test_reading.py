"""A project is read again where something of it was saved anew, and only there."""

from pathlib import Path

import pytest

from folio.actions.choices import spoken
from folio.actions.folders import Folders
from folio.actions.reading import language_of, read
from folio.errors import RecordsError
from tests.conftest import REPOSITORY, Miniature
from tests.inbox.handing import written


def test_what_lies_in_the_inbox_or_is_hidden_reads_no_record_again(miniature: Miniature) -> None:
    written(Path("records/tiny/inbox/kalnava/receipts/1.txt"), "Received")
    before = read(Folders(), "tiny")
    written(Path("records/tiny/inbox/kalnava/receipts/2.txt"), "Received")
    written(Path("records/tiny/inbox/ribeira/2013-07.yaml"), "entries: [")
    written(Path("records/tiny/.git/index"), "")
    assert read(Folders(), "tiny") is before


@pytest.mark.parametrize("folder", ["meetings", "activities/ribeira", "reports/interim", "."])
def test_a_record_that_is_saved_is_read_again(miniature: Miniature, folder: str) -> None:
    read(Folders(), "tiny")
    written(Path("records/tiny", folder, "new.yaml"), "entries: [")
    with pytest.raises(RecordsError, match=r"new\.yaml"):
        read(Folders(), "tiny")


def test_a_file_in_the_place_of_the_inbox_is_told(miniature: Miniature) -> None:
    read(Folders(), "tiny")
    written(Path("records/tiny/inbox"), "")
    with pytest.raises(RecordsError, match="inbox"):
        read(Folders(), "tiny")


def test_letters_and_sheets_are_in_the_same_language_where_ones_own_has_no_phrases(
    miniature: Miniature,
) -> None:
    miniature.change("project.yaml", "working_language: en", "working_language: lv")
    folders = Folders(templates=REPOSITORY / "templates")
    letters = language_of(folders, read(folders, "tiny"), "bergvik")
    sheets = spoken(folders, "", own="nb", working="lv")
    assert letters.code == sheets.code == "en"
