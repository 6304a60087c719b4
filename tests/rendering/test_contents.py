"""The contents of a Word document are filled and linked, and Word opens it without a question."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from folio.errors import TemplateError
from folio.rendering import Template, pdf, render
from folio.rendering.workers import Workers
from folio.text.marks import Phrase, Run
from tests.judging import absent, open_xml_faults
from tests.rendering.reading import text_of, word_document

PAGE = """<html lang="{{ language }}"><head><title>{{ title|plain }}</title><style>
{{ font_faces|safe }} body { font-family: "Source Sans 3" } h2 { break-before: page }
</style></head><body><h1>{{ title }}</h1>
{% for one in sections %}<h2>{{ one.heading }}</h2><p>{{ one.text }}</p>
{% for under in one.under %}<h3>{{ under }}</h3>{% endfor %}{% endfor %}</body></html>"""
FIELD = 'TOC \\o "1-2" \\h \\z \\u'


def p(text: str) -> Phrase:
    return Phrase.plain(text, "en")


def chapter(heading: str, *under: str) -> dict[str, object]:
    return {
        "heading": p(heading),
        "text": p("Eight people went to Vejle."),
        "under": [p(one) for one in under],
    }


def fields(*sections: dict[str, object]) -> dict[str, object]:
    return {
        "language": "en",
        "title": p("Final report"),
        "subject": p("A report"),
        "author": "Vejle Municipality",
        "dated": date(2014, 9, 30),
        "sections": sections,
    }


REPORT = fields(
    chapter("Mobilities", "Staff", "Learners & others"),
    chapter("Products"),
    chapter("Results", "Staff"),
)


def built(folder: Path, instruction: str = FIELD, styles: tuple[str, ...] = ("1", "2")) -> Template:
    """A Word file with a contents field, as somebody draws it, and a page beside it."""
    word = docx.Document()
    for level in styles:
        word.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    word.add_paragraph("{{ title }}", "Title")
    contents = word.add_paragraph()
    begin(contents, instruction)
    contents.add_run("Update this field")
    bound(contents, "end")
    for line in ("{%p for one in sections %}", "{{ one.heading }}", "{{ one.text }}"):
        word.add_paragraph(line, "Heading 1" if "heading" in line else None)
    for line in ("{%p for under in one.under %}", "{{ under }}", "{%p endfor %}", "{%p endfor %}"):
        word.add_paragraph(line, "Heading 2" if "{{" in line else None)
    template = Template(folder / "report", folder / "_shared")
    for home in (template.folder, template.shared):
        home.mkdir(exist_ok=True)
    word.save(str(template.word_file))
    template.page_file.write_text(PAGE, encoding="utf-8")
    return template


def begin(paragraph: Any, instruction: str) -> None:
    bound(paragraph, "begin")
    written = etree.SubElement(paragraph.add_run()._r, qn("w:instrText"))
    written.text = f" {instruction} "
    bound(paragraph, "separate")


def bound(paragraph: Any, sort: str) -> None:
    field = etree.SubElement(paragraph.add_run()._r, qn("w:fldChar"))
    field.set(qn("w:fldCharType"), sort)


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    workers = Workers(1)
    yield workers
    workers.stop()


@pytest.fixture
def report(tmp_path: Path) -> Template:
    return built(tmp_path)


def entries(content: bytes) -> list[tuple[str, str, str]]:
    """The style, words and page of each line of the contents."""
    lines = [(style, text) for style, text in word_paragraphs(content) if style.startswith("toc")]
    return [(style, *text.rsplit("\t", 1)) for style, text in lines]  # type: ignore[misc]


def word_paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Style and words of each paragraph, with the tabs that part them."""
    names = {one.style_id: one.element.find(qn("w:name")) for one in word_document(content).styles}
    found = []
    for paragraph in word_document(content).paragraphs:
        words = "".join(
            "\t" if one.tag == qn("w:tab") else one.text or ""
            for one in paragraph._p.iter(qn("w:t"), qn("w:tab"))
        )
        found.append((names[paragraph.style.style_id].get(qn("w:val")), words))
    return found


def test_the_contents_have_the_headings_in_their_order(report: Template) -> None:
    assert [(style, words) for style, words, _ in entries(render("docx", REPORT, report))] == [
        ("toc 1", "Mobilities"),
        ("toc 2", "Staff"),
        ("toc 2", "Learners & others"),
        ("toc 1", "Products"),
        ("toc 1", "Results"),
        ("toc 2", "Staff"),
    ]


def test_the_pages_are_those_of_the_pdf(report: Template) -> None:
    reader = PdfReader(BytesIO(render("pdf", REPORT, report)))
    on_pages = [
        (words, str(number))
        for number, leaf in enumerate(reader.pages, 1)
        for words in leaf.extract_text().splitlines()
    ]
    found = [(words, page) for _, words, page in entries(render("docx", REPORT, report))]
    assert [one for one in on_pages if one in found] == found
    assert {page for _, page in found} == {"2", "3", "4"}


def test_each_line_leads_to_its_heading(report: Template) -> None:
    body = word_document(render("docx", REPORT, report)).element.body
    lead_to = {
        start.get(qn("w:name")): text_of(start.getparent())
        for start in body.iter(qn("w:bookmarkStart"))
    }
    links = {
        link.get(qn("w:anchor")): text_of(link)[:-1]  # without the page
        for link in body.iter(qn("w:hyperlink"))
    }
    assert len(links) == 6
    assert links == lead_to
    pages = [one.text.split()[1] for one in body.iter(qn("w:instrText")) if "PAGEREF" in one.text]
    assert pages == list(links)


def test_each_bookmark_has_a_number_of_its_own_and_an_end(report: Template) -> None:
    body = word_document(render("docx", REPORT, report)).element.body
    begun, ended = (
        [one.get(qn("w:id")) for one in body.iter(qn(name))]
        for name in ("w:bookmarkStart", "w:bookmarkEnd")
    )
    assert begun == ended
    assert len(set(begun)) == 6


def test_the_field_begins_in_the_first_line_and_ends_after_the_last(report: Template) -> None:
    paragraphs = word_document(render("docx", REPORT, report)).paragraphs
    bounds = [
        [one.get(qn("w:fldCharType")) for one in paragraph._p.iter(qn("w:fldChar"))]
        for paragraph in paragraphs[1:8]
    ]
    page = ["begin", "separate", "end"]
    assert bounds == [["begin", "separate", *page], *[page] * 5, ["end"]]


def test_word_opens_it_without_a_question(report: Template) -> None:
    word = docx.Document(str(report.word_file))
    etree.SubElement(word.settings.element, qn("w:updateFields"))
    for field in word.element.body.iter(qn("w:fldChar")):
        field.set(qn("w:dirty"), "true")
    word.save(str(report.word_file))
    parts = ZipFile(BytesIO(render("docx", REPORT, report)))
    everything = b"".join(parts.read(name) for name in parts.namelist())
    assert b"updateFields" not in everything
    assert b"dirty" not in everything


def test_a_contents_that_word_has_filled_is_filled_anew(report: Template) -> None:
    before = render("docx", REPORT, report)
    word = docx.Document(str(report.word_file))
    title, contents, following = word.paragraphs[:3]
    end = contents._p[-1]
    contents._p.remove(end)
    contents.add_run("An old line")
    following.insert_paragraph_before("Another old line", "toc 1")._p.append(end)
    mark = etree.Element(qn("w:bookmarkStart"))
    mark.set(qn("w:id"), "7")
    mark.set(qn("w:name"), "_Toc123456789")
    end = etree.Element(qn("w:bookmarkEnd"))
    end.set(qn("w:id"), "7")
    title._p.extend((mark, end))
    word.save(str(report.word_file))
    content = render("docx", REPORT, report)
    assert entries(content)[:6] == entries(before)[:6]
    assert "old line" not in str(word_paragraphs(content))
    assert b"_Toc123456789" not in ZipFile(BytesIO(content)).read("word/document.xml")


def test_words_of_another_language_keep_it_in_the_contents(report: Template) -> None:
    heading = Phrase((Run("The ", "en"), Run("kommune", "da", emphasis=True)))
    content = render("docx", fields({**chapter(""), "heading": heading}), report)
    link = next(word_document(content).element.body.iter(qn("w:hyperlink")))
    runs = [
        (text_of(run), [child.tag.split("}")[1] for child in run.iterfind(f"{qn('w:rPr')}/*")])
        for run in link.iter(qn("w:r"))
        if text_of(run)
    ]
    assert runs == [("The ", []), ("kommune", ["i", "iCs", "lang"]), ("2", ["webHidden"])]


def test_without_headings_the_field_is_there_and_empty(report: Template) -> None:
    content = render("docx", fields(), report)
    body = word_document(content).element.body
    bounds = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert bounds == ["begin", "separate", "end"]
    assert entries(content) == []


def test_only_the_levels_asked_for_are_listed(tmp_path: Path) -> None:
    report = built(tmp_path, 'TOC \\o "1-1" \\h', ("1",))
    found = [words for _, words, _ in entries(render("docx", REPORT, report))]
    assert found == ["Mobilities", "Products", "Results"]


def test_a_list_of_figures_is_no_contents(tmp_path: Path) -> None:
    report = built(tmp_path, 'TOC \\h \\z \\c "Figure"')
    found = word_paragraphs(render("docx", REPORT, report))
    assert "Update this field" in [text for _, text in found]


def test_a_heading_that_the_pdf_lacks_has_the_page_of_the_one_before(report: Template) -> None:
    page = report.page_file.read_text(encoding="utf-8")
    lacking = page.replace("<h3>{{ under }}</h3>", "<p>{{ under }}</p>")
    report.page_file.write_text(lacking, encoding="utf-8")
    found = [page for _, _, page in entries(render("docx", REPORT, report))]
    assert found == ["2", "2", "2", "3", "4", "4"]


def test_a_missing_style_is_told(tmp_path: Path) -> None:
    report = built(tmp_path, styles=("1",))
    with pytest.raises(TemplateError, match="no style 'TOC 2'"):
        render("docx", REPORT, report)


def test_the_same_report_gives_the_same_bytes(report: Template) -> None:
    first = render("docx", REPORT, report)
    pdf._headings.clear()
    assert render("docx", REPORT, report) == first


def test_a_page_is_laid_out_once_for_both_forms(
    report: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf._headings.clear()
    render("pdf", REPORT, report)
    monkeypatch.setattr(pdf, "_laid_out", None)
    assert entries(render("docx", REPORT, report))[0][2] == "2"


def test_the_pages_are_those_of_the_pdf_that_any_process_has_made_of_the_same_view(
    report: Template, workers: Workers
) -> None:
    """Shown with a Word file that is shorter than the PDF: laid out by itself, it has others."""
    longer = fields(*({**one, "text": p("Vejle " * 2_000)} for one in REPORT["sections"]))
    workers.render("pdf", longer, report, "the same view")
    told = [page for _, _, page in entries(workers.render("docx", REPORT, report, "the same view"))]
    own = [page for _, _, page in entries(workers.render("docx", REPORT, report, "another view"))]
    assert (own[0], told[0]) == ("2", "2")
    assert int(own[-1]) < int(told[-1])


def test_pages_are_found_anew_where_the_page_looks_otherwise_by_now(
    report: Template, workers: Workers
) -> None:
    workers.render("pdf", REPORT, report, "the same view")
    page = report.page_file.read_text(encoding="utf-8")
    report.page_file.write_text(page.replace("h2 { break-before: page }", ""), encoding="utf-8")
    found = entries(workers.render("docx", REPORT, report, "the same view"))
    assert {page for _, _, page in found} == {"1"}


def test_a_word_file_with_contents_depends_on_what_the_pdf_depends_on(
    report: Template, template: Template
) -> None:
    assert report.has_contents
    assert not template.has_contents
    assert not replace(report, folder=report.shared).has_contents
    before = report.digest("docx")
    with report.page_file.open("a", encoding="utf-8") as file:
        file.write("<!-- wider -->")
    assert report.digest("docx") != before


@pytest.mark.parametrize("sections", [REPORT["sections"], ()])
def test_the_open_xml_sdk_finds_nothing(report: Template, tmp_path: Path, sections: Any) -> None:
    file = tmp_path / "report-en.docx"
    file.write_bytes(render("docx", fields(*sections), report))
    assert open_xml_faults(file) == []


def test_libreoffice_opens_it(report: Template, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        absent("LibreOffice is not here: install libreoffice-writer-nogui")
    file = tmp_path / "report-en.docx"
    file.write_bytes(render("docx", REPORT, report))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    words = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), file]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    reader = PdfReader(tmp_path / "report-en.pdf")
    assert "Learners & others" in reader.pages[0].extract_text()
