"""The PDF is accessible, brings its typefaces along and says who made it when."""

from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from folio.rendering import Template, html, render
from folio.text.marks import Phrase, Run
from tests.rendering.samples import SAMPLES, english, latvian, shortest

LETTERS = "āčēģīķļņšūž áéíóöőúüű äöüß àèéìíòóù æøå ĀČĒĢĪĶĻŅŠŪŽ ŐŰ „“”«»’–—…·"


def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def bookmarks(content: bytes) -> list[str]:
    def titles(outline: list[object]) -> list[str]:
        return [
            title
            for entry in outline
            for title in (titles(entry) if isinstance(entry, list) else [str(entry.title)])  # type: ignore[attr-defined]
        ]

    return titles(reader(content).outline)


def fonts(content: bytes) -> set[str]:
    return {
        str(font.get_object()["/BaseFont"])
        for leaf in reader(content).pages
        for font in leaf["/Resources"]["/Font"].values()
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_every_pdf_is_pdf_ua(name: str, template: Template, photo: Path, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    fields = (sample(photo) if name in ("latvian", "english") else sample()).fields
    file = tmp_path / "newsletter.pdf"
    file.write_bytes(render("pdf", fields, template))
    report = page.validate_pdf(str(file), profile="ua1")
    assert report.is_compliant, report.failures


def test_only_our_two_typefaces_are_in_it_for_all_our_letters(template: Template) -> None:
    strange = Phrase((Run(LETTERS, "lv"), Run(LETTERS, "lv", strong=True, emphasis=True)))
    edition = latvian().model_copy(update={"headline": strange, "kicker": strange})
    found = fonts(render("pdf", edition.fields, template))
    assert found
    assert all("+Source-Sans-3" in name or "+Source-Serif-4" in name for name in found)


def test_the_properties_come_from_the_view_and_not_from_the_clock(template: Template) -> None:
    read = reader(render("pdf", latvian().fields, template))
    assert read.metadata is not None
    assert read.metadata.title == "Administrations go Europe! Jaunumi Nr. 2"
    assert read.metadata.author == "Daugavpils pilsētas dome"
    assert read.metadata["/CreationDate"].startswith("D:20130417")
    assert read.root_object["/Lang"] == "lv"


def test_the_author_has_plain_spaces_as_in_word(template: Template) -> None:
    edition = latvian().model_copy(update={"author": "Staff\u00a0Office"})
    read = reader(render("pdf", edition.fields, template))
    assert read.metadata is not None
    assert read.metadata.author == "Staff Office"


def test_the_headings_are_bookmarks(template: Template) -> None:
    found = bookmarks(render("pdf", english().fields, template))
    assert (
        found[0] == "Seven partners agree in Vejle on how to make municipal staff ready for Europe"
    )
    assert {"The project in short", "Who does what by when", "Next meeting", "Partners"} <= set(
        found
    )


def test_an_optional_part_that_is_empty_leaves_no_heading(template: Template) -> None:
    found = bookmarks(render("pdf", shortest().fields, template))
    assert found[1:] == ["The project in short", "What we saw", "Partners"]


def test_the_shortest_newsletter_stands_on_one_page(template: Template) -> None:
    assert len(reader(render("pdf", shortest().fields, template)).pages) == 1


def test_a_newsletter_without_photo_stands_on_two_pages(template: Template) -> None:
    assert len(reader(render("pdf", latvian().fields, template)).pages) == 2


def test_what_is_made_up_says_so_on_every_page(template: Template) -> None:
    pages = reader(render("pdf", english().fields, template)).pages
    assert all("Sample with made-up records" in leaf.extract_text() for leaf in pages)


def test_emblem_and_notice_are_on_the_same_page(template: Template) -> None:
    last = reader(render("pdf", latvian().fields, template)).pages[-1].extract_text()
    assert "Šis projekts tika finansēts ar Eiropas Komisijas atbalstu." in last


def test_links_lead_only_to_the_web_or_a_mailbox(template: Template) -> None:
    addresses = (
        "https://example.org/a",
        "mailto:age@example.org",
        "javascript:alert(1)",
        "file:///",
    )
    runs = tuple(Run(address, "lv", link=address) for address in addresses)
    edition = latvian().model_copy(update={"headline": Phrase(runs), "background": ()})
    leaf = reader(render("pdf", edition.fields, template)).pages[0]
    found = {annotation.get_object()["/A"]["/URI"] for annotation in leaf["/Annots"]}
    assert found == {"https://example.org/a", "mailto:age@example.org"}


def test_text_in_another_language_is_marked_with_it(template: Template) -> None:
    made = html(english().fields, template)
    assert '<p><span lang="lv">Šim teikumam' in made
    assert made.count("<span lang") == 1


def test_items_of_a_list_are_items_of_one_list(template: Template) -> None:
    made = html(english().fields, template)
    assert made.count("<ol>") == made.count("</ol>") == 1
    assert made.count("<li>") == 3


def test_every_table_names_its_columns_and_rows(template: Template) -> None:
    made = html(latvian().fields, template)
    assert made.count("<caption>") == 3
    assert made.count('<th scope="col">') == 7
    assert made.count('<th scope="row">') == 12


def test_a_date_is_one_piece_in_the_pdf_and_can_be_copied_with_plain_spaces(
    template: Template,
) -> None:
    view = latvian().model_copy(
        update={"headline": Phrase.plain("A & B 2013.\u00a0gada 17.\u00a0aprīlī", "lv")}
    )
    page = html(view.fields, template)
    assert '<span class="whole">2013. gada</span> <span class="whole">17. aprīlī</span>' in page
    assert "A &amp; B" in page
    assert "\u00a0" not in page
