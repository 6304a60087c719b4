"""Charts are drawn so that everything can be read, in the same typeface, and the same each time."""

import hashlib
import os
import re
import subprocess
import sys
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from fontTools.ttLib import TTFont
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from folio.rendering import Template, bars, html, lettering, render, timeline
from folio.rendering.charts import as_outlines, as_picture, laid_out
from folio.rendering.fonts import sans
from folio.rendering.sheet import Dot, Line, Sheet, Words
from folio.text.charts import Bar, BarChart, Chart, Occasion, Timeline
from folio.text.marks import Phrase
from tests.conftest import REPOSITORY

WIDE = 166.0
NAMES = (
    "Vejle Municipality",
    "City of Magdeburg",
    "Daugavpils pilsētas pašvaldības Attīstības departaments",
    "Jászság Multipurpose Small-Regional Partnership of Local Governments",
    "Studieninstitut für kommunale Verwaltung Sachsen-Anhalt e.V.",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
)
VALUES = (14, 24, 11, 0, 12, 7)
EVENTS = (
    "Otrā partneru tikšanās Vejlē ar pašvaldības mēru",
    "Megszentségteleníthetetlenségeskedéseitekért",
    "Interim report",
    "Kick-off meeting in Magdeburg",
)
START, END = date(2012, 8, 1), date(2014, 7, 31)


def plain(text: str, language: str = "en") -> Phrase:
    return Phrase.plain(text, language)


def bar_chart(
    names: tuple[str, ...] = NAMES, alt: Phrase | None = None, target: int | None = 12
) -> BarChart:
    return BarChart(
        caption=plain("Mobilities"),
        alt=alt or plain("Mobilities by partner: 24 of Magdeburg, none of Jászság"),
        bars=tuple(
            Bar(plain(name), value, target, is_emphasised=name.startswith("Daugavpils"))
            for name, value in zip(names, VALUES, strict=False)
        ),
        target_label=plain("minimum by the agreement"),
    )


def time_line(days: list[date]) -> Timeline:
    return Timeline(
        caption=plain("What took place"),
        alt=plain("Meetings and reports from 2012 to 2014"),
        start=START,
        end=END,
        ticks=tuple(
            (day, plain(f"{day.year}. gada {name}", "lv"))
            for day, name in (
                (START, "augusts"),
                (date(2012, 12, 1), "decembris"),
                (date(2013, 1, 1), "janvāris"),
                (date(2014, 1, 1), "janvāris"),
                (END, "jūlijs"),
            )
        ),
        occasions=tuple(
            Occasion(
                day,
                plain(f"{day.year}. gada {day.day}. {day.month}.", "lv"),
                plain(EVENTS[number % len(EVENTS)]),
                is_emphasised=number % 5 == 1,
            )
            for number, day in enumerate(days)
        ),
    )


def every(days: int, count: int, first: date = START) -> list[date]:
    return [first + timedelta(days=days * number) for number in range(count)]


TIMELINES = {
    "none": [],
    "three": [date(2012, 10, 11), date(2013, 4, 17), date(2014, 7, 10)],
    "six, three of them in June": [
        *(date(2012, 10, 11), date(2013, 6, 5), date(2013, 6, 6), date(2013, 6, 30)),
        *(date(2014, 5, 15), END),
    ],
    "fourteen, evenly": every(53, 14),
    "fourteen in a month at the beginning": every(2, 14),
    "fourteen in a month at the end": every(2, 14, date(2014, 7, 4)),
    "fourteen in heaps": sorted([*every(3, 5), *every(1, 5, date(2013, 9, 1)), *[END] * 4]),
    "forty": every(18, 40),
}
CHARTS: dict[str, Chart] = {
    "bars": bar_chart(),
    **{name: time_line(days) for name, days in TIMELINES.items()},
}
charts = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS.keys())

Box = tuple[float, float, float, float]


def box(words: Words) -> Box:
    """Where the letters of a line are: left, top, right, bottom."""
    points, _ = lettering.outline(words.text, words.style)
    (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
    begin = lettering.left(words)
    return begin + left, words.y + top, begin + right, words.y + bottom


def lines_of(sheet: Sheet) -> list[Words]:
    return [shape for shape in sheet.shapes if isinstance(shape, Words)]


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def strokes(sheet: Sheet) -> Iterator[Box]:
    """The boxes around the straight parts of upright lines."""
    for shape in sheet.shapes:
        if isinstance(shape, Line):
            for (x1, y1), (x2, y2) in zip(shape.points, shape.points[1:], strict=False):
                if abs(x1 - x2) < 0.001:
                    yield x1 - 0.1, min(y1, y2), x1 + 0.1, max(y1, y2)


@pytest.fixture
def charted(tmp_path: Path) -> Template:
    """A template that shows one chart, in both forms."""
    folder, shared = tmp_path / "charted", tmp_path / "_shared"
    folder.mkdir()
    shared.mkdir()
    (folder / "charted.html").write_text(
        '<!DOCTYPE html><html lang="{{ language }}"><title>{{ title | plain }}</title>'
        "<style>{{ font_faces | safe }} @page { size: A4; margin: 22mm } "
        "h1 { font-family: 'Source Sans 3' }</style>"
        "<h1>{{ title }}</h1><div>{{ picture | chart(166, 90) }}</div></html>",
        encoding="utf-8",
    )
    document = Document()
    document.add_paragraph("{{ picture | chart(160, 90) }}")
    document.save(str(folder / "charted.docx"))
    return Template(folder, shared)


def fields(chart: Chart) -> dict[str, object]:
    said = {name: plain("Charts") for name in ("title", "subject")}
    return {**said, "language": "en", "author": "A", "dated": START, "picture": chart}


@cache
def sheet_of(chart: Chart) -> Sheet:
    """A chart as it is laid out, once for all that is looked at."""
    return laid_out(chart, WIDE, 90)


@charts
def test_no_words_overlap_and_all_are_on_the_sheet(chart: Chart) -> None:
    sheet = sheet_of(chart)
    boxes = [box(words) for words in lines_of(sheet)]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    for left, top, right, bottom in boxes:
        assert left >= -0.1
        assert top >= 0
        assert right <= sheet.width + 0.1
        assert bottom <= sheet.height


@charts
def test_no_line_runs_through_words(chart: Chart) -> None:
    sheet = sheet_of(chart)
    boxes = [box(words) for words in lines_of(sheet)]
    assert not [(one, two) for one in strokes(sheet) for two in boxes if overlap(one, two)]


@charts
def test_no_dot_covers_words(chart: Chart) -> None:
    sheet = sheet_of(chart)
    boxes = [box(words) for words in lines_of(sheet)]
    for dot in (shape for shape in sheet.shapes if isinstance(shape, Dot)):
        round_it = (dot.x - 1, dot.y - 1, dot.x + 1, dot.y + 1)
        assert not any(overlap(round_it, words) for words in boxes)


@charts
def test_all_words_are_there_in_a_size_that_can_be_read(chart: Chart) -> None:
    drawn = lines_of(sheet_of(chart))
    assert all(words.style.size >= 8 for words in drawn)
    shown = "".join(words.text for words in drawn).replace(" ", "")
    labels = [bar.label for bar in chart.bars] if isinstance(chart, BarChart) else []
    if isinstance(chart, Timeline):
        labels += [label for one in chart.occasions for label in (one.when, one.label)]
        labels += [label for _, label in chart.ticks]
    for label in labels:
        assert str(label).replace(" ", "") in shown


def test_a_bar_of_nothing_still_shows_its_number() -> None:
    drawn = laid_out(bar_chart(), WIDE)
    assert [words.text for words in lines_of(drawn)].count("0") == 1


def test_the_mark_is_explained_once_and_only_if_there_is_one() -> None:
    with_marks, without = laid_out(bar_chart(), WIDE), laid_out(bar_chart(target=None), WIDE)
    note = "minimum by the agreement"
    assert [words.text for words in lines_of(with_marks)].count(note) == 1
    assert note not in [words.text for words in lines_of(without)]
    assert without.height < with_marks.height


def test_a_bar_chart_with_nothing_in_it_is_drawn_all_the_same() -> None:
    assert laid_out(bar_chart(names=()), WIDE).shapes
    assert as_outlines(bar_chart(names=NAMES[3:4]), WIDE).content


def test_ticks_that_have_room_are_named_in_one_row() -> None:
    crowded = time_line(TIMELINES["three"])
    roomy = replace(crowded, ticks=(crowded.ticks[0], *crowded.ticks[2:]))
    rows = [
        {words.y for words in lines_of(laid_out(chart, WIDE)) if "gada" in words.text}
        for chart in (replace(one, occasions=()) for one in (crowded, roomy))
    ]
    assert [len(row) for row in rows] == [2, 1]


def test_a_chart_is_only_as_high_as_it_needs_to_be() -> None:
    chart = time_line(TIMELINES["fourteen in heaps"])
    free, pressed = timeline.drawn(chart, WIDE), timeline.drawn(chart, WIDE, 60)
    assert pressed.height < free.height
    assert timeline.drawn(chart, WIDE, 500) == free
    assert bars.drawn(bar_chart(), WIDE, 10).height < bars.drawn(bar_chart(), WIDE, 200).height < 90


@pytest.mark.parametrize("text", ["<b>", "A & B", "$x$", "a_b^{c}", r"\frac{1}{2} $", "-->", "%"])
def test_no_sign_in_a_label_means_anything_but_itself(text: str, charted: Template) -> None:
    chart = bar_chart(names=(text,), alt=plain(f'Bars of "{text}"'))
    assert text in [words.text for words in lines_of(laid_out(chart, WIDE))]
    one_by_one = sum(len(lettering.outline(sign, lettering.Style(8.5))[0]) for sign in text)
    assert len(lettering.outline(text, lettering.Style(8.5))[0]) == one_by_one
    etree.fromstring(as_outlines(chart, WIDE).content)
    assert render("pdf", fields(chart), charted)
    assert described(render("docx", fields(chart), charted)) == f'Bars of "{text}"'


def described(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as parts:
        document = etree.fromstring(parts.read("word/document.xml"))
    found = {
        element.get("descr") for element in document.iter("{*}docPr", "{*}cNvPr") if element.attrib
    }
    assert len(found) == 1
    return str(found.pop())


def test_a_dollar_sign_is_drawn_as_wide_as_one() -> None:
    style = lettering.Style(8.5)
    assert (
        lettering.width("$x$", style) > lettering.width("$$", style) > lettering.width("x", style)
    )


def test_the_page_says_what_the_chart_shows(charted: Template) -> None:
    page = html(fields(bar_chart(alt=plain("Stabi & <skaitļi>", "lv"))), charted)
    assert 'alt="Stabi &amp; &lt;skaitļi&gt;" lang="lv"' in page
    found = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert found
    assert b"<image" not in b64decode(found[1])


def test_a_drawing_in_word_says_what_the_chart_shows(charted: Template) -> None:
    chart = bar_chart(alt=plain("Stabi & <skaitļi>", "lv"))
    assert described(render("docx", fields(chart), charted)) == "Stabi & <skaitļi>"


def test_a_chart_in_a_pdf_is_no_picture_of_dots(charted: Template) -> None:
    for chart in (bar_chart(), time_line(TIMELINES["three"])):
        [leaf] = PdfReader(BytesIO(render("pdf", fields(chart), charted))).pages
        assert not leaf.images
        assert leaf.get_contents().get_data().count(b" c\n") > 500  # type: ignore[union-attr]


def test_the_picture_for_word_has_dots_enough(charted: Template) -> None:
    with ZipFile(BytesIO(render("docx", fields(bar_chart()), charted))) as parts:
        [name] = [name for name in parts.namelist() if name.endswith(".png")]
        picture = Image.open(BytesIO(parts.read(name)))
    assert [round(dpi) for dpi in picture.info["dpi"]] == [300, 300]
    assert picture.width >= 160 / 25.4 * 300 - 1


@pytest.mark.parametrize("weight", [400, 600])
def test_the_letters_are_those_of_our_typeface(weight: int) -> None:
    face = TTFont(sans(weight))
    assert "Source Sans 3" in str(face["name"].getDebugName(1))
    style = lettering.Style(100, is_bold=weight == 600)
    for letter in "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽőűŐŰáéíóöúüßæøå":
        glyph = face["glyf"][face.getBestCmap()[ord(letter)]]
        points, _ = lettering.outline(letter, style)
        tall = (points[:, 1].max() - points[:, 1].min()) / 25.4 * 72 / 100
        assert tall == pytest.approx((glyph.yMax - glyph.yMin) / 1000, abs=0.02)


def test_bold_letters_are_bolder() -> None:
    bold, regular = (lettering.width("Magdeburg", lettering.Style(8.5, is_bold=b)) for b in (1, 0))
    assert bold > regular


DIGEST = """
import hashlib
from tests.rendering.test_charts import CHARTS
from folio.rendering.charts import as_outlines, as_picture
import matplotlib
matplotlib.rcParams["lines.antialiased"] = False
matplotlib.rcParams["svg.hashsalt"] = "another"
ways = (as_outlines, as_picture)
made = [way(CHARTS[name], 166).content for name in ("bars", "three") for way in ways]
print(hashlib.sha256(b"".join(made)).hexdigest())
"""


def test_the_same_chart_is_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 20\nsvg.fonttype: none\n")
    made = [
        draw(CHARTS[name], WIDE).content
        for name in ("bars", "three")
        for draw in (as_outlines, as_picture)
    ]
    answers = [
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    ]
    assert answers == [hashlib.sha256(b"".join(made)).hexdigest()] * 2


def test_a_chart_tells_neither_when_nor_where_it_was_drawn() -> None:
    content = as_outlines(bar_chart(), WIDE).content
    assert b"<metadata" not in content or b"date" not in content.lower()
    assert str(sans(400).parent).encode() not in content


def test_the_library_is_loaded_only_when_something_is_drawn() -> None:
    loaded = "import sys, folio.rendering.archival, folio.rendering.word"
    code = f"{loaded}; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


def test_nothing_is_told_where_the_home_folder_cannot_be_written_to() -> None:
    code = "from folio.rendering import lettering; lettering.width('A', lettering.Style(8))"
    kept = str(sans(400).parents[2])
    surroundings = {name: text for name, text in os.environ.items() if name != "MPLCONFIGDIR"}
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=REPOSITORY,
        env={**surroundings, "HOME": "/proc/nowhere", "XDG_CACHE_HOME": kept},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout + told.stderr == ""
