"""The Word document is one that people can go on editing, and that everyone can read."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from folio.rendering import Template, render
from folio.text.marks import Phrase, Run
from tests.rendering.reading import text_of, word_document, word_footer, word_paragraphs
from tests.rendering.samples import SAMPLES, english, latvian, longest, paragraphs, section


@pytest.mark.parametrize("name", SAMPLES)
def test_no_paragraph_is_empty(name: str, template: Template) -> None:
    found = word_paragraphs(render("docx", SAMPLES[name]().fields, template))
    assert [style for style, text in found if not text and style not in ("Photo", "Emblem")] == []


def test_every_paragraph_has_a_style_made_for_it(template: Template) -> None:
    found = {style for style, _ in word_paragraphs(render("docx", latvian().fields, template))}
    assert {"Title", "Heading 1", "Body Text", "List Bullet", "Lead", "Table Text"} <= found
    assert not {"Normal", "Template Tag"} & found


def test_a_project_in_short_stands_between_lead_and_story(template: Template) -> None:
    styles = [style for style, _ in word_paragraphs(render("docx", english().fields, template))]
    order = [styles.index(style) for style in ("Title", "Lead", "Side Heading", "Body Text")]
    assert order == sorted(order)


def test_each_table_has_a_header_row_that_repeats_and_a_caption(template: Template) -> None:
    body = word_document(render("docx", latvian().fields, template)).element.body
    tables = list(body.iter(qn("w:tbl")))
    assert len(tables) == 3
    for table in tables:
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in table.iter(qn("w:tr"))][
            :2
        ] == [True, False]
        assert table.find(f".//{qn('w:tblCaption')}").get(qn("w:val"))


def test_the_cells_of_a_table_fill_its_width(template: Template) -> None:
    body = word_document(render("docx", latvian().fields, template)).element.body
    for table in body.iter(qn("w:tbl")):
        total = int(table.find(f".//{qn('w:tblW')}").get(qn("w:w")))
        row = table.findall(qn("w:tr"))[-1]
        widths = [int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))]
        grid = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert widths == grid
        assert total - len(widths) < sum(widths) <= total


def test_every_picture_says_what_is_in_it(template: Template, photo: Path) -> None:
    body = word_document(render("docx", latvian(photo).fields, template)).element.body
    assert [picture.get("descr") for picture in body.iter(qn("wp:docPr"))] == [
        "Cilvēku grupa pie Vejles rātsnama ieejas",
        "Eiropas Savienības karogs",
    ]


def test_a_missing_photo_keeps_its_caption_and_says_so(template: Template) -> None:
    found = word_paragraphs(render("docx", english().fields, template))
    assert ("Photo Note", "The picture is not at hand yet.") in found
    assert (
        "Caption",
        "The participants with the mayor of Vejle (centre) Photo: Vejle Municipality",
    ) in found


def test_a_photo_that_is_there_has_no_note(template: Template, photo: Path) -> None:
    found = word_paragraphs(render("docx", english(photo).fields, template))
    assert "Photo Note" not in [style for style, _ in found]


def test_the_properties_come_from_the_view_and_not_from_the_clock(template: Template) -> None:
    properties = word_document(render("docx", latvian().fields, template)).core_properties
    assert properties.title == "Administrations go Europe! Jaunumi Nr. 2"
    assert properties.author == properties.last_modified_by == "Daugavpils pilsētas dome"
    assert properties.language == "lv"
    assert properties.created.replace(tzinfo=None) == datetime(2013, 4, 17)  # noqa: DTZ001
    assert properties.modified == properties.created


def test_a_word_file_is_in_the_language_of_its_text(template: Template) -> None:
    document = word_document(render("docx", latvian().fields, template))
    default = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert default.get(qn("w:val")) == "lv-LV"


def test_the_foot_of_the_page_counts_pages_and_says_what_is_made_up(template: Template) -> None:
    content = render("docx", english().fields, template)
    foot = word_document(content).sections[0].footer._element
    fields = [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Sample with made-up records" in word_footer(content)
    assert "made-up" not in word_footer(render("docx", latvian().fields, template))


def test_the_parts_of_the_file_have_no_clock_and_a_fixed_order(template: Template) -> None:
    entries = ZipFile(BytesIO(render("docx", latvian().fields, template))).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries][:2] == ["[Content_Types].xml", "_rels/.rels"]


def test_comments_in_the_template_get_into_no_document(copied: Template) -> None:
    before = render("docx", latvian().fields, copied)
    document = Document(str(copied.word_file))
    for text in ("{{ headline }}", "{{ block.phrase }}"):
        place = next(one for one in document.paragraphs if one.text == text)
        document.add_comment(place.runs, "Anna, is this large enough?", author="Office")
    document.save(str(copied.word_file))
    after = render("docx", latvian().fields, copied)
    assert [name for name in ZipFile(BytesIO(after)).namelist() if "comments" in name] == []
    assert b"comment" not in ZipFile(BytesIO(after)).read("word/document.xml")
    assert list(word_paragraphs(after)) == list(word_paragraphs(before))


def test_each_numbered_list_begins_at_one(template: Template) -> None:
    edition = english().model_copy(update={"outcome": english().outcome * 2})
    document = word_document(render("docx", edition.fields, template))
    numbers = [
        paragraph.find(f".//{qn('w:numId')}").get(qn("w:val"))
        for paragraph in document.element.body.iter(qn("w:p"))
        if paragraph_style(document, paragraph) == "List Number"
    ]
    assert len(numbers) == 6
    assert len(set(numbers)) == 2


def paragraph_style(document: Any, paragraph: Any) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
    return {style.style_id: style.name for style in document.styles}[found]


def test_marks_become_runs_that_keep_the_look_of_the_template(template: Template) -> None:
    marked = Phrase(
        (
            Run("Šķirot ", "lv"),
            Run("waste ", "en"),
            Run("stingri", "lv", strong=True),
            Run(" un maigi", "lv", emphasis=True),
            Run(" šeit", "lv", link="https://example.org/?a=1&b=2"),
            Run(" ne", "lv", link="javascript:alert(1)"),
        )
    )
    edition = latvian().model_copy(update={"headline": marked, "kicker": marked})
    document = word_document(render("docx", edition.fields, template))
    title = next(p for p in document.paragraphs if p.style.name == "Title")
    runs = [(text_of(run), properties(run)) for run in title._p.iter(qn("w:r"))]
    assert runs == [
        ("Šķirot ", []),
        ("waste ", ["lang=en-GB"]),
        ("stingri", ["b", "bCs"]),
        (" un maigi", ["i", "iCs"]),
        (" šeit", ["rStyle=Hyperlink"]),
        (" ne", []),
    ]
    links = [link.address for link in title.hyperlinks]
    assert links == ["https://example.org/?a=1&b=2"]


def properties(run: Any) -> list[str]:
    look = run.find(qn("w:rPr"))
    values = (
        [(child.tag.split("}")[1], child.get(qn("w:val"))) for child in look]
        if look is not None
        else []
    )
    return [f"{name}={value}" if value else name for name, value in values]


def test_text_in_another_language_is_marked_with_it(template: Template) -> None:
    document = word_document(render("docx", english().fields, template))
    marked = next(p for p in document.paragraphs if p.text.startswith("Šim teikumam"))
    assert [properties(run) for run in marked._p.iter(qn("w:r"))] == [["lang=lv-LV"]]


def test_an_optional_part_that_is_empty_leaves_nothing_behind(template: Template) -> None:
    whole = latvian()
    bare = whole.model_copy(
        update={
            "action_points": None,
            "progress": None,
            "photos": (),
            "coming_next": None,
            "background": (),
            "imprint": (),
            "in_short": (),
            "outcome": (),
        }
    )
    found = word_paragraphs(render("docx", bare.fields, template))
    assert [text for style, text in found if "Heading" in style and style != "Table Heading"] == [
        "Ko redzējām Vejlē",
        "Pie kā strādājām",
        "Partneri",
    ]
    assert not {"Side Heading", "Caption", "Label"} & {style for style, _ in found}


def test_a_short_table_is_not_broken_over_pages(template: Template) -> None:
    body = word_document(render("docx", longest().fields, template)).element.body
    rows = next(body.iter(qn("w:tbl"))).findall(qn("w:tr"))
    kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in rows]
    assert kept == [True] * (len(rows) - 1) + [False]


def test_of_a_table_of_few_rows_and_much_text_only_the_head_stays_with_the_next(
    template: Template,
) -> None:
    edition = longest()
    assert edition.action_points is not None
    rows = tuple(
        (Phrase.plain("A long story. " * 70, "en"), *row[1:]) for row in edition.action_points.rows
    )
    told = edition.action_points.model_copy(update={"rows": rows})
    fields = edition.model_copy(update={"action_points": told}).fields
    body = word_document(render("docx", fields, template)).element.body
    found = next(body.iter(qn("w:tbl"))).findall(qn("w:tr"))
    kept = [row.find(f".//{qn('w:keepNext')}") is not None for row in found]
    assert kept == [True] + [False] * (len(found) - 1)


def test_a_heading_stays_a_heading_when_its_text_is_marked(template: Template) -> None:
    story = (section("en", "In English", *paragraphs("lv", "Latviski.")),)
    edition = latvian().model_copy(update={"story": story})
    found = word_paragraphs(render("docx", edition.fields, template))
    assert ("Heading 1", "In English") in found
