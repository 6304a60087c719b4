"""The tags of a PDF tell what a reader who hears it must know: languages, headers, whole words."""

from pathlib import Path
from unicodedata import normalize

import page

from folio.documents.newsletter import Newsletter
from folio.rendering import Template, render
from folio.text.marks import Phrase, Picture, Run
from tests.rendering.samples import english, latvian, paragraphs
from tests.rendering.tagged import SOFT_HYPHEN, TaggedPdf

MIXED = Phrase(
    (
        Run("Partneri tikās pasākumā ", "lv"),
        Run("Verwaltung ohne Grenzen", "de", emphasis=True),
        Run(" un ", "lv"),
        Run("„Città aperte”", "it", emphasis=True, link="https://example.org/"),
        Run(" pilsētā Jāsberēņā.", "lv"),
    )
)


def printed(view: Newsletter, template: Template) -> TaggedPdf:
    return TaggedPdf(render("pdf", view.fields, template))


def test_text_in_another_language_is_tagged_with_it(template: Template) -> None:
    view = latvian().model_copy(update={"headline": MIXED})
    pdf = printed(view, template)
    (title,) = pdf.document.find("H1")
    assert title.text == str(MIXED)
    words = [(e.language, word) for e in title.find("Span", "Link") for word in e.text.split()]
    assert {word for language, word in words if language == "de"} == {
        "Verwaltung",
        "ohne",
        "Grenzen",
    }
    assert {word for language, word in words if language == "it"} == {"„Città", "aperte”"}


def test_text_in_the_language_of_the_document_is_not_tagged(template: Template) -> None:
    tagged = [e for e in printed(english(), template).document.walk() if e.language != "en"]
    assert " ".join(e.text for e in tagged).startswith("Šim teikumam")
    assert {e.role for e in tagged} == {"Span"}


def test_an_alt_text_in_another_language_is_tagged_with_it(template: Template, photo: Path) -> None:
    view = english(photo)
    shown = view.photos[0]
    alt = Phrase.plain("Cilvēki pie rātsnama", "lv")
    foreign = Picture(shown.caption, alt, shown.credit, shown.note, shown.file)
    pdf = printed(view.model_copy(update={"photos": (shown, foreign)}), template)
    photos = [(figure.alt, figure.language) for figure in pdf.document.find("Figure")]
    assert photos[:2] == [(str(shown.alt), "en"), ("Cilvēki pie rātsnama", "lv")]


def test_a_link_is_one_link_whatever_stands_in_it(template: Template) -> None:
    words = Run("Città aperte", "it", strong=True, emphasis=True, link="https://example.org/")
    view = latvian().model_copy(update={"kicker": Phrase((words,)), "background": ()})
    first = printed(view, template).reader.pages[0]
    assert len(first["/Annots"]) == 1


def test_each_header_cell_says_whether_it_heads_a_column_or_a_row(template: Template) -> None:
    for table in printed(latvian(), template).document.find("Table"):
        columns, *rows = table.find("TR")
        assert {cell.scope for cell in columns.find("TH")} == {"Column"}
        assert [cell.scope for row in rows for cell in row.find("TH")] == ["Row"] * len(rows)


def test_the_foot_of_the_page_is_no_part_of_the_text(template: Template) -> None:
    pdf = printed(latvian(), template)
    assert "Lappuse" not in pdf.document.text
    foot = "Administrations go Europe! · Jaunumi Nr. 2 · 2013. gada aprīlis Lappuse"
    assert pdf.furniture == [f"{foot} 1 / 2", f"{foot} 2 / 2"]


def test_a_divided_word_is_read_whole(template: Template) -> None:
    content = render("pdf", latvian().fields, template)
    pdf = TaggedPdf(content)
    drawn = "".join(leaf.extract_text() for leaf in pdf.reader.pages)
    assert SOFT_HYPHEN not in pdf.document.text
    assert "sociālekonomiski atšķirīgā" in pdf.document.text
    assert "Észak-Alföld" in drawn


def test_a_typed_hyphen_is_kept_where_a_line_ends(template: Template) -> None:
    text = "-".join(["sadarbības"] * 60)
    view = latvian().model_copy(update={"lead": paragraphs("lv", text)})
    (found,) = [p for p in printed(view, template).document.find("P") if "sadarbības-" in p.lines]
    assert "-\n" in found.lines
    assert found.lines.replace("\n", "").strip() == text


def test_a_letter_with_several_marks_is_read_as_it_was_typed_and_so_is_what_it_is_made_of(
    template: Template,
) -> None:
    """Lithuanian with accents, as dictionaries have it, then without; no typeface has the first."""
    text = "ė̃ ṇ̆ė̃n ėnṇ eñ ė ṇ n e"
    view = latvian().model_copy(update={"lead": paragraphs("lv", text)})
    pdf = printed(view, template)
    assert text in normalize("NFC", pdf.document.text)


def test_what_is_added_to_the_tags_keeps_to_pdf_ua(template: Template, tmp_path: Path) -> None:
    view = latvian().model_copy(update={"headline": MIXED, "kicker": MIXED})
    file = tmp_path / "newsletter.pdf"
    file.write_bytes(render("pdf", view.fields, template))
    report = page.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, report.failures
