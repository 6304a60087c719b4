"""What can be asked of Folio: plan, make, settle and preview, on the miniature."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from folio import actions
from folio.actions import Folders, Plan, Selection
from folio.documents.catalogue import KINDS
from folio.errors import FolioError, RecordsError, UsageError
from folio.rendering import Template, render
from folio.rendering.forms import Fields
from folio.rendering.workers import Workers
from tests.conftest import REPOSITORY, Miniature

ALL = 16
"""Two kinds, two meetings, two languages, two forms; the reports are left out, to be quick."""
NEWS = Selection(kinds=("newsletter", "press-release"))


@pytest.fixture
def folders(miniature: Miniature) -> Folders:
    return Folders(templates=REPOSITORY / "templates")


@pytest.fixture
def built(folders: Folders, all_made: Path) -> Folders:
    """With everything made."""
    shutil.copytree(all_made, folders.outputs)
    return folders


def build(folders: Folders, wish: Selection = NEWS, *, force: bool = False) -> list[str]:
    plan = actions.plan(folders, "tiny", wish, force=force)
    made = [actions.make(folders, document) for document in plan.to_make]
    actions.settle(folders, plan, made)
    return made


def due(folders: Folders) -> dict[str, str]:
    """The names of what would be made, with the reason."""
    plan = actions.plan(folders, "tiny", NEWS)
    return {f"{document.name}.{document.form}": document.why for document in plan.to_make}


def contents(folders: Folders) -> dict[str, bytes]:
    files = (path for path in folders.outputs.rglob("*") if path.is_file())
    return {str(path.relative_to(folders.outputs)): path.read_bytes() for path in files}


def test_a_first_build_makes_everything(folders: Folders) -> None:
    assert len(build(folders)) == ALL
    place = folders.outputs / "tiny/newsletter/2013-09-ribeira/newsletter-2013-09-ribeira-lv"
    assert place.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    assert place.with_suffix(".docx").read_bytes().startswith(b"PK")


def test_a_second_build_has_nothing_to_do(built: Folders) -> None:
    plan = actions.plan(built, "tiny", NEWS)
    assert (plan.to_make, plan.gone) == ((), ())
    assert len(plan.up_to_date) == ALL


def test_the_same_records_give_the_same_bytes(built: Folders) -> None:
    before = contents(built)
    build(built, force=True)
    assert contents(built) == before


def test_one_word_changed_makes_only_what_says_it(built: Folders, miniature: Miniature) -> None:
    miniature.change("meetings/2013-09-ribeira.yaml", "Soli ir saskaitīti.", "Soli saskaitīti.")
    assert due(built) == {
        f"{kind}-2013-09-ribeira-lv.{form}": "changed"
        for kind in ("newsletter", "press-release")
        for form in ("docx", "pdf")
    }


def test_a_record_that_only_the_pdf_of_a_report_encloses_makes_no_word_file_anew(
    built: Folders, miniature: Miniature
) -> None:
    """A Latvian sentence, which the English report does not say."""
    miniature.change("meetings/2013-09-ribeira.yaml", "Soli ir saskaitīti.", "Soli saskaitīti.")
    english = Selection(kinds=("interim-report",), languages=("en",))
    assert {one.form for one in actions.plan(built, "tiny", english).to_make} == {"pdf"}


def test_a_change_that_no_document_says_makes_nothing(built: Folders, miniature: Miniature) -> None:
    before = actions.plan(built, "tiny", NEWS)
    miniature.change("meetings/2013-03-bergvik.yaml", "number: 1", "number: 1  # the first")
    plan = actions.plan(built, "tiny", NEWS)
    assert plan.to_make == ()
    assert plan == before


def test_the_colophon_names_the_records_as_they_are(built: Folders, miniature: Miniature) -> None:
    def noted() -> str:
        entry = built.shelf("tiny").colophon.documents[path]
        return entry.records["meetings/2013-03-bergvik"]

    path = "newsletter/2013-03-bergvik/newsletter-2013-03-bergvik-lv.pdf"
    before = noted()
    miniature.change("meetings/2013-03-bergvik.yaml", "number: 1", "number: 1  # the first")
    actions.settle(built, actions.plan(built, "tiny", NEWS))
    assert noted() != before


def test_a_changed_style_sheet_makes_only_the_pdfs(built: Folders, tmp_path: Path) -> None:
    copied = Folders(templates=tmp_path / "templates")
    shutil.copytree(REPOSITORY / "templates", copied.templates)
    assert due(copied) == {}
    with (copied.templates / "newsletter" / "newsletter.css").open("a") as style:
        style.write("/* another one */\n")
    assert {document.form for document in actions.plan(copied, "tiny", NEWS).to_make} == {"pdf"}


def test_a_template_saved_during_the_build_makes_the_document_due_again(
    built: Folders, tmp_path: Path
) -> None:
    copied = Folders(templates=tmp_path / "templates")
    shutil.copytree(REPOSITORY / "templates", copied.templates)
    style = copied.templates / "newsletter" / "newsletter.css"

    class Slow(Workers):
        def render(self, form: str, fields: Fields, template: Template, _: str = "") -> bytes:
            drawn = render(form, fields, template)
            style.write_text(style.read_text() + "/* saved meanwhile */\n")
            return drawn

    plan = actions.plan(copied, "tiny", Selection(forms=("pdf",)), force=True)
    actions.make(copied, plan.to_make[0], Slow(1))
    assert f"{plan.to_make[0].name}.pdf" in due(copied)


def test_what_a_template_keeps_in_folders_of_its_own_counts_too(
    built: Folders, tmp_path: Path
) -> None:
    copied = Folders(templates=tmp_path / "templates")
    shutil.copytree(REPOSITORY / "templates", copied.templates)
    logo = copied.templates / "newsletter" / "logos" / "city.svg"
    logo.parent.mkdir()
    logo.write_text("<svg/>")
    assert len(due(copied)) == ALL / 4


def test_records_named_by_their_whole_path_are_the_same_records(built: Folders) -> None:
    absolute = Folders(records=Path.cwd() / "records", templates=REPOSITORY / "templates")
    assert due(absolute) == {}


def test_a_record_that_goes_during_a_build_is_told(built: Folders, miniature: Miniature) -> None:
    plan = actions.plan(built, "tiny", NEWS, force=True)
    miniature.change("meetings/2013-03-bergvik.yaml", "dates: 2013-03\n", "")
    with pytest.raises(FolioError, match="has no record any more: build again"):
        actions.make(built, plan.to_make[0])
    assert actions.settle(built, plan).made == ()


def test_a_narrow_build_sweeps_nothing_else(built: Folders, miniature: Miniature) -> None:
    miniature.remove("meetings/2013-03-bergvik.yaml")
    shutil.rmtree(miniature.folder / "activities")
    chosen = Selection(meetings=("2013-09-ribeira",))
    assert actions.plan(built, "tiny", chosen).gone == ()
    swept = actions.plan(built, "tiny", Selection(forms=("docx",))).gone
    assert {Path(path).suffix for path in swept} == {".docx"}


def test_a_changed_phrase_makes_only_what_says_it(built: Folders, tmp_path: Path) -> None:
    copied = Folders(templates=tmp_path / "templates")
    shutil.copytree(REPOSITORY / "templates", copied.templates)
    catalogue = copied.locale / "lv" / "LC_MESSAGES" / "folio.po"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace('msgstr "Lēmumi"', 'msgstr "Nolēmumi"'), encoding="utf-8")
    plan = actions.plan(copied, "tiny", NEWS)
    assert {document.name for document in plan.to_make} == {
        "newsletter-2013-09-ribeira-lv",
        "press-release-2013-09-ribeira-lv",
    }


def test_what_was_altered_or_lost_on_the_shelf_is_made_again(built: Folders) -> None:
    shelf = built.outputs / "tiny" / "newsletter" / "2013-03-bergvik"
    (shelf / "newsletter-2013-03-bergvik-en.pdf").write_bytes(b"scribbled over")
    (shelf / "newsletter-2013-03-bergvik-lv.docx").unlink()
    assert due(built) == {
        "newsletter-2013-03-bergvik-en.pdf": "missing or altered",
        "newsletter-2013-03-bergvik-lv.docx": "missing or altered",
    }


def test_documents_whose_record_is_gone_are_swept(built: Folders, miniature: Miniature) -> None:
    miniature.remove("meetings/2013-03-bergvik.yaml")
    shutil.rmtree(miniature.folder / "activities")
    plan = actions.plan(built, "tiny", NEWS)
    assert len(plan.gone) == ALL / 2
    actions.settle(built, plan)
    assert not (built.outputs / "tiny" / "newsletter" / "2013-03-bergvik").exists()
    assert actions.plan(built, "tiny", NEWS).gone == ()


def test_a_meeting_without_a_story_waits_and_says_for_what(
    folders: Folders, miniature: Miniature
) -> None:
    miniature.change("meetings/2013-03-bergvik.yaml", "dates: 2013-03\n", "")
    plan = actions.plan(folders, "tiny", NEWS)
    assert len(plan.to_make) == ALL / 2
    (waiting,) = plan.waiting
    assert "write 'dates' into records/tiny/meetings/2013-03-bergvik.yaml" in waiting


def test_a_product_that_is_final_waits_until_it_says_when(
    folders: Folders, miniature: Miniature
) -> None:
    miniature.change("products/guide.yaml", "state: drafted", "state: final")
    (waiting,) = actions.plan(folders, "tiny", NEWS).waiting
    assert waiting == "guide: write 'done' into records/tiny/products/guide.yaml."


@pytest.mark.parametrize(
    ("wish", "number"),
    [
        (Selection(kinds=("newsletter",)), ALL / 2),
        (replace(NEWS, languages=("lv",)), ALL / 2),
        (replace(NEWS, meetings=("2013-09-ribeira",)), ALL / 2),
        (replace(NEWS, partners=("bergvik",)), ALL / 2),
        (replace(NEWS, forms=("pdf",)), ALL / 2),
        (Selection(languages=("lv",), partners=("kalnava",)), 4),
    ],
)
def test_a_selection_narrows_what_is_made(folders: Folders, wish: Selection, number: int) -> None:
    assert len(actions.plan(folders, "tiny", wish).to_make) == number


def test_a_kind_that_tells_no_story_is_made_of_a_meeting_that_has_none(
    folders: Folders, miniature: Miniature, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As an agenda would be, which is needed before the meeting."""
    miniature.change(
        "meetings/2013-03-bergvik.yaml",
        "summary:\n  en: The towns got to know each other.",
        "lead:",
    )
    agenda = replace(KINDS["newsletter"], name="agenda", subjects=lambda known: (*known.meetings,))
    wish = Selection(meetings=("2013-03-bergvik",))
    with pytest.raises(UsageError, match="Nothing can be made of '2013-03-bergvik' yet"):
        actions.plan(folders, "tiny", wish)
    monkeypatch.setitem(KINDS, "agenda", agenda)
    assert {one.kind for one in actions.plan(folders, "tiny", wish).to_make} == {"agenda"}
    assert actions.page(folders, "tiny", "agenda", "2013-03-bergvik", "en")


@pytest.mark.parametrize(
    ("wish", "answer"),
    [
        (Selection(kinds=("newslettr",)), "no kind of document 'newslettr'.*'newsletter'"),
        (Selection(languages=("xx",)), "no language 'xx'"),
        (Selection(partners=("bergvig",)), "no partner 'bergvig'.*Did you mean 'bergvik'"),
        (Selection(meetings=("2013-09-ribera",)), "no meeting.*Did you mean '2013-09-ribeira'"),
        (Selection(forms=("odt",)), "no form 'odt'"),
    ],
)
def test_a_misspelt_name_is_no_empty_selection(
    folders: Folders, wish: Selection, answer: str
) -> None:
    with pytest.raises(UsageError, match=answer):
        actions.plan(folders, "tiny", wish)


def test_nothing_is_made_while_the_records_have_problems(
    folders: Folders, miniature: Miniature
) -> None:
    miniature.change("meetings/2013-03-bergvik.yaml", "number: 1", "number: one")
    with pytest.raises(RecordsError):
        actions.plan(folders, "tiny", NEWS)
    assert not folders.outputs.exists()


def test_a_preview_stands_beside_the_shelf(built: Folders) -> None:
    before = actions.plan(built, "tiny", NEWS)
    file = actions.preview(built, "tiny", "newsletter", "2013-09-ribeira", "lv")
    assert file.name == "newsletter-2013-09-ribeira-lv.pdf"
    shelved = built.outputs / "tiny/newsletter/2013-09-ribeira/newsletter-2013-09-ribeira-lv.pdf"
    assert file.read_bytes() == shelved.read_bytes()
    assert actions.plan(built, "tiny", NEWS) == before


def test_hostile_text_comes_out_as_it_was_typed(folders: Folders, miniature: Miniature) -> None:
    """In a heading, an item of a list and a name inside a paragraph, in both forms."""
    from io import BytesIO

    import docx
    from pypdf import PdfReader

    typed = "R&D <Lab> {{ 7*7 }} {% raw %} ${x} </w:t>"
    for field in ("Lisabona & <pēc tam>", "Soli ir saskaitīti.", "Vecā preču noliktava"):
        miniature.change("meetings/2013-09-ribeira.yaml", field, f'"{typed}"')
    plan = actions.plan(
        folders, "tiny", Selection(languages=("lv",), meetings=("2013-09-ribeira",))
    )
    for document in plan.to_make:
        actions.make(folders, document)
    shelf = folders.outputs / "tiny" / "newsletter" / "2013-09-ribeira"
    word = docx.Document(str(shelf / "newsletter-2013-09-ribeira-lv.docx"))
    said = [paragraph.text for paragraph in word.paragraphs]
    assert said.count(typed) == 2
    assert [f"({typed}), notika" in text for text in said].count(True) == 1
    pdf = PdfReader(BytesIO((shelf / "newsletter-2013-09-ribeira-lv.pdf").read_bytes()))
    text = "".join("".join(page.extract_text() for page in pdf.pages).split())
    assert text.count("".join(typed.split())) == 3


def test_a_plan_is_small_and_plain(folders: Folders) -> None:
    plan: Plan = actions.plan(folders, "tiny", NEWS)
    assert all(isinstance(value, str) for value in (plan.to_make[0].path, plan.to_make[0].why))


def test_a_product_of_which_nothing_can_be_told_yet_says_all_that_it_lacks(
    folders: Folders, miniature: Miniature
) -> None:
    miniature.write("products/map.yaml", "title: {en: A map, lv: Karte}\n")
    lacks = "write 'state: final', 'done' and 'text' into records/tiny/products/map.yaml"
    with pytest.raises(UsageError, match=lacks):
        actions.plan(folders, "tiny", Selection(products=("map",)))
