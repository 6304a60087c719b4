"""The longest words, captions and names that somebody may write leave a page that looks right."""

import re
import shutil
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from folio.actions import Folders
from folio.documents.catalogue import KINDS
from folio.documents.view import Document
from folio.documents.view import said as words_of
from folio.errors import TemplateError
from folio.model.register import Register
from folio.records import reader
from folio.rendering import html, render
from folio.rendering.fetching import Fetcher
from folio.text.language import Language
from tests.conftest import LOCALE, REPOSITORY, Miniature
from tests.rendering.reading import html_text, pdf_text, word_text

pytestmark = pytest.mark.no_cover

MEETING = "meetings/2013-09-ribeira.yaml"
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
WIDE = "W" * 80
CAPTION = ("The platform at Ribeira, with benches, clocks & <timetables>. " * 40)[:1999] + "."
JOINED = "\u00a0".join(["Three", "towns", "compared", *["their"] * 80, "timetables."])
ADDRESS = "https://signs.example/" + "/".join(map(str, range(60)))
GREEK = "Δήμος Καλαμάτας – Δημοτική Επιχείρηση Ύδρευσης Ϊΰ"
CYRILLIC = "Община Велико Търново – Київська міська рада, Њиђ"
MM = 96 / 25.4
A4 = (210, 297)
MARGIN = 22


@pytest.fixture
def extreme(miniature: Miniature) -> Miniature:
    """The miniature with the longest texts in all sorts of places."""
    change = partial(miniature.change, MEETING)
    change("en: Lisbon & <after>", f"en: {WORD}")
    change("caption: {en: The platform at Ribeira,", f'caption: {{en: "{CAPTION}",')
    change("what: {en: Write chapter two,", f"what: {{en: {WORD},")
    change("- title: {en: Work on the guide,", f"- title: {{en: {WORD},")
    change("text: {en: Chapter one can be read.,", f"text: {{en: {WIDE},")
    change("They counted benches.", f"They {WORD} and {WIDE} counted {ADDRESS} benches.")
    change("They read [the old signs]", f"They read [{WORD}]")
    change("en: Three towns compared their timetables.", f"en: {JOINED}")
    change("  - name: Rui Tavares", f"  - name: {WORD}")
    change("prepared_by:\n  name: Anna Kalniņa", f"prepared_by:\n  name: {WORD}")
    change = partial(miniature.change, "partners/bergvik.yaml")
    change("name: Bergvik kommune", f"name: {GREEK}")
    change("name_in: {en: Bergvik Town, lv: Bergvīkas pilsēta}\n", "")
    change("city: {en: Bergvik, lv: Bergvīka}", f"city: {WORD}")
    change = partial(miniature.change, "partners/kalnava.yaml")
    change("name: Kalnavas pilsēta", f"name: {CYRILLIC}")
    change("name_in: {en: Kalnava Town, lv: Kalnavas pilsēta}\n", "")
    miniature.change("project.yaml", "en: To help small towns", f"en: To {WORD} {WIDE} help")
    return miniature


@pytest.fixture
def extreme_project(tmp_path: Path) -> Register:
    """The example with the longest texts in all sorts of places that a report tells of."""
    project = tmp_path / "records" / "example"
    shutil.copytree(REPOSITORY / "records" / "example", project)

    def change(file: str, old: str, new: str) -> None:
        text = (project / file).read_text(encoding="utf-8")
        assert old in text
        (project / file).write_text(text.replace(old, new), encoding="utf-8")

    change("partners/lysvag.yaml", "name: Lysvåg kommune", f"name: {GREEK}")
    change("partners/lysvag.yaml", "name_in: {en: Lysvåg Municipality,", f"name_in: {{en: {WORD},")
    told = "Smilgavas novada pašvaldība"
    names = f"name_in:\n  en: Smilgava Municipality\n  it: Comune di Smilgava\n  lv: {told}\n"
    change("partners/smilgava.yaml", names, "")
    change("partners/smilgava.yaml", "name: Smilgavas novada pašvaldība", f"name: {CYRILLIC}")
    change("partners/smilgava.yaml", "number: 2012-1-NO1-LEO04-00000 2", f"number: {WIDE}")
    change("partners/smilgava.yaml", "https://smilgava.example.org", ADDRESS)
    change("activities/smilgava/2012-08.yaml", "person: J. K.", f"person: {WORD}")
    change(
        "activities/smilgava/2012-08.yaml",
        "    channel:\n      en: ",
        f"    channel:\n      en: {WIDE} ",
    )
    change("products/guide.yaml", "title:\n  en: ", f"title:\n  en: {WORD} ")
    change(
        "reports/final/smilgava.yaml",
        "Staff from all five",
        f"{WORD} {WIDE} {ADDRESS} {JOINED} all five",
    )
    change("reports/interim/smilgava.yaml", "    en: |\n      ", f"    en: |\n      {WORD} {WIDE} ")
    return reader.read(project.parent, "example", REPOSITORY / "programmes").register


@pytest.fixture(params=KINDS)
def document(request: pytest.FixtureRequest) -> tuple[str, Document, Any]:
    """A kind, and the view and the template of a document of that kind."""
    kind = str(request.param)
    if "partner" in KINDS[kind].about:
        return kind, *_report(kind, request.getfixturevalue("extreme_project"))
    return kind, *_document(kind, request.getfixturevalue("extreme"))


def test_no_text_is_lost_however_long_it_is(document: tuple[str, Document, Any]) -> None:
    kind, view, template = document
    fields: Any = view.fields
    said = html_text(html(fields, template)).split()
    told = words_of(view.model_copy(update={"author": "told in the properties alone"})).split()
    assert WORD in said
    assert {WORD, *CYRILLIC.split(), *CAPTION.split()} & set(told) <= set(said)
    printed = _joined(pdf_text(render("pdf", fields, template)))
    assert [word for word in said if _joined(word) not in printed] == []
    in_word = word_text(render("docx", fields, template)).split()
    if "partner" in KINDS[kind].about:
        at_the_head = {*str(fields["running_head"]).split(), *str(fields["draft_mark"]).split()}
        assert set(said) - at_the_head <= set(in_word)
    else:
        assert in_word == said


def test_nothing_stands_beyond_the_margins_or_on_other_text(
    document: tuple[str, Document, Any],
) -> None:
    _, view, template = document
    for page in _laid_out(view, template):
        texts = [box for box in page.descendants() if getattr(box, "text", "").strip()]
        assert [box.text for box in texts if not _is_within_margins(box)] == []
        assert list(_overlaps(texts)) == []


def test_no_cell_of_a_table_is_narrower_than_what_stands_in_it(
    document: tuple[str, Document, Any],
) -> None:
    _, view, template = document
    pages = _laid_out(view, template)
    cells = [box for page in pages for box in page.descendants() if _is_cell(box)]
    for cell in cells:
        inside = [box for box in cell.descendants() if getattr(box, "text", "").strip()]
        assert [box.text for box in inside if _right(box) > _right(cell) + 1] == []
    assert bool(cells) == ("<td>" in html(view.fields, template))


def test_a_word_that_is_wider_than_its_column_leaves_no_hole_beside_the_side_column(
    extreme: Miniature,
) -> None:
    """WeasyPrint would move it below what stands beside it, were it not marked as breakable."""
    extreme.change(MEETING, "  - file: 2013-09-ribeira-platform.jpg\n    caption", "  - caption")
    first, *_ = _laid_out(*_document("newsletter", extreme))
    texts = [box for box in first.descendants() if WORD[:20] in getattr(box, "text", "")]
    lines = [box for box in first.descendants() if _is_line(box) and box.position_x / MM < 100]
    above_the_foot = A4[1] - MARGIN
    tops = sorted({round(line.position_y / MM) for line in lines} & set(range(above_the_foot)))
    assert texts
    assert max(below - above for above, below in pairwise(tops)) < 15


@pytest.mark.soak
def test_a_text_that_is_longer_than_a_page_where_none_is_divided_is_told(
    miniature: Miniature,
) -> None:
    miniature.change("project.yaml", "en: All papers are kept there.", f"en: {'wordy ' * 3000}")
    document, template = _document("newsletter", miniature)
    with pytest.raises(TemplateError, match=r"newsletter\.html: a text is longer than a page"):
        render("pdf", document.fields, template)


def _document(kind: str, miniature: Miniature) -> tuple[Document, Any]:
    """The view and the template of the document about the meeting in Ribeira."""
    language = Language.load("en", LOCALE)
    view = KINDS[kind].compose(miniature.register, MEETING[9:-5], language)
    return view, Folders(templates=REPOSITORY / "templates").template(KINDS[kind].template)


def _report(kind: str, register: Register) -> tuple[Document, Any]:
    """The same of the report of Smilgava."""
    view = KINDS[kind].compose(register, "smilgava", Language.load("en", LOCALE))
    return view, Folders(templates=REPOSITORY / "templates").template(KINDS[kind].template)


def _laid_out(view: Document, template: Any) -> list[Any]:
    """The pages as WeasyPrint lays them out, as boxes."""
    from weasyprint import HTML

    fetcher = Fetcher(template)
    page = HTML(string=html(view.fields, template), base_url=fetcher.base, url_fetcher=fetcher)
    return [page._page_box for page in page.render(pdf_variant="pdf/ua-1").pages]


def _is_within_margins(box: Any) -> bool:
    left, right = box.position_x / MM, _right(box) / MM
    top, bottom = box.position_y / MM, (box.position_y + box.height) / MM
    return left > MARGIN - 1 and right < A4[0] - MARGIN + 1 and top > 10 and bottom < A4[1] - 5


def _overlaps(boxes: list[Any]) -> Iterator[tuple[str, str]]:
    """Texts of which one covers the middle of another."""
    for number, one in enumerate(boxes):
        middle = one.position_y + one.height / 2
        for other in boxes[number + 1 :]:
            is_beside = other.position_y + 2 < middle < other.position_y + other.height - 2
            if (
                is_beside
                and one.position_x + 1 < _right(other)
                and other.position_x + 1 < _right(one)
            ):
                yield one.text, other.text


def _right(box: Any) -> float:
    return float(box.position_x + box.width)


def _is_cell(box: Any) -> bool:
    return type(box).__name__ == "TableCellBox"


def _is_line(box: Any) -> bool:
    return type(box).__name__ == "LineBox"


def _joined(text: str) -> str:
    """Without spaces and hyphens, at which lines may break."""
    return re.sub(r"[\s\-\u2010\u00ad]", "", text)
