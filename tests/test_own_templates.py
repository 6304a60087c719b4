"""A project may have its own templates: a file stands in for the one that it is named after."""

import shutil
from io import BytesIO
from pathlib import Path

import docx
import pytest

from folio import actions
from folio.actions import Folders, Selection
from folio.errors import TemplateError
from tests.conftest import REPOSITORY, Miniature

OF = ("tiny", "newsletter", "2013-09-ribeira", "en")
ONE = Selection(kinds=("newsletter",), meetings=("2013-09-ribeira",), languages=("en",))


@pytest.fixture
def folders(miniature: Miniature) -> Folders:
    return Folders(templates=REPOSITORY / "templates")


@pytest.fixture
def own(miniature: Miniature) -> Path:
    folder = miniature.folder / "templates" / "newsletter"
    folder.mkdir(parents=True)
    return folder


def due(folders: Folders) -> set[str]:
    return {document.form for document in actions.plan(folders, "tiny", ONE).to_make}


def build(folders: Folders) -> None:
    planned = actions.plan(folders, "tiny", ONE)
    made = [actions.make(folders, document) for document in planned.to_make]
    actions.settle(folders, planned, made)


def test_its_word_file_makes_word_documents_and_leaves_the_pdf_alone(
    folders: Folders, own: Path
) -> None:
    build(folders)
    word = docx.Document(str(folders.templates / "newsletter" / "newsletter.docx"))
    word.paragraphs[0].insert_paragraph_before("From our town hall")
    word.save(str(own / "newsletter.docx"))
    assert due(folders) == {"docx"}
    shown = actions.preview(folders, *OF, form="docx")
    texts = [one.text for one in docx.Document(BytesIO(shown.read_bytes())).paragraphs]
    assert "From our town hall" in texts


def test_its_style_sheet_makes_the_pdf_and_leaves_word_documents_alone(
    folders: Folders, own: Path
) -> None:
    build(folders)
    sheet = (folders.templates / "newsletter" / "newsletter.css").read_text(encoding="utf-8")
    (own / "newsletter.css").write_text(f"{sheet}\nh1 {{ font-size: 61pt }}\n", encoding="utf-8")
    assert due(folders) == {"pdf"}
    build(folders)
    assert due(folders) == set()
    (own / "newsletter.css").unlink()
    assert due(folders) == {"pdf"}


def test_what_kinds_have_in_common_may_be_its_own_too(folders: Folders, own: Path) -> None:
    shared = own.parent / "_shared"
    shutil.copytree(folders.templates / "_shared", shared)
    parts = shared / "parts.html"
    parts.write_text(parts.read_text(encoding="utf-8").replace("<h2>", '<h2 class="ours">'))
    assert '<h2 class="ours">' in actions.page(folders, *OF)


def test_a_copy_of_the_house_s_templates_changes_nothing(folders: Folders, own: Path) -> None:
    build(folders)
    shutil.copytree(folders.templates / "newsletter", own, dirs_exist_ok=True)
    assert due(folders) == set()


def test_a_fault_is_told_with_the_project_s_own_file(folders: Folders, own: Path) -> None:
    (own / "newsletter.html").write_text("<p>{{ headlin }}</p>", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"records/tiny/templates/newsletter/newsl"):
        actions.page(folders, *OF)


def test_a_table_that_a_template_draws_nowhere_is_told(folders: Folders, own: Path) -> None:
    word = docx.Document(str(folders.templates / "report" / "report.docx"))
    for paragraph in word.paragraphs:
        if 'table.shape == "figures"' in paragraph.text:
            paragraph.runs[0].text = paragraph.text.replace("figures", "others")
            for run in paragraph.runs[1:]:
                run.text = ""
    (own.parent / "report").mkdir()
    word.save(str(own.parent / "report" / "report.docx"))
    with pytest.raises(TemplateError, match="no drawing for a table of the shape 'figures'"):
        actions.preview(folders, "tiny", "interim-report", "kalnava", "lv", form="docx")


def test_nothing_outside_the_templates_can_be_asked_for(
    folders: Folders, own: Path, miniature: Miniature
) -> None:
    miniature.write("templates/notes.css", "h1 { font-size: 61pt }")
    (own / "newsletter.css").write_text('@import "../../notes.css";', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"notes\.css"):
        actions.preview(folders, *OF)
