"""Charts drawn: as outlines for the PDF, as a picture for Word."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from math import inf
from typing import Any

from folio.rendering import bars, timeline
from folio.rendering.lettering import left, outline
from folio.rendering.pictures import PRINT_DPI
from folio.rendering.sheet import WHITE, Bar, Dot, Line, Shape, Sheet, Words
from folio.text.charts import BarChart, Chart

_MM_PER_INCH = 25.4
_OURS: Any = {"svg.fonttype": "path", "svg.hashsalt": "folio", "path.simplify": False}
_LONG_NUMBER = re.compile(rb"\d+\.\d{3,}")
_NAMELESS = dict.fromkeys(("Date", "Creator", "Format", "Type"))
_ALONE = threading.Lock()
"""Matplotlib has one set of parameters for a whole process."""


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart as a file, and the size at which it is shown."""

    content: bytes
    mime: str
    width_mm: float
    height_mm: float


def as_outlines(chart: Chart, width: float, height: float = inf) -> DrawnChart:
    """The chart as SVG, so many millimetres wide and no higher than that, if it can be.

    It is only as high as it needs, and higher where its labels would collide otherwise.
    """
    sheet = laid_out(chart, width, height)
    content = _LONG_NUMBER.sub(_short, _saved(sheet, "svg", _NAMELESS, "none"))
    return DrawnChart(content, "image/svg+xml", sheet.width, sheet.height)


def as_picture(chart: Chart, width: float, height: float = inf) -> DrawnChart:
    """The same as PNG, with dots enough for print."""
    sheet = laid_out(chart, width, height)
    content = _saved(sheet, "png", {"Software": None}, WHITE)
    return DrawnChart(content, "image/png", sheet.width, sheet.height)


def laid_out(chart: Chart, width: float, height: float = inf) -> Sheet:
    """Where everything stands."""
    if isinstance(chart, BarChart):
        return bars.drawn(chart, width, height)
    return timeline.drawn(chart, width, height)


def _short(number: re.Match[bytes]) -> bytes:
    """A number of points as exact as can be seen, so that the file is half as long."""
    return b"%.2f" % float(number.group())


def _saved(sheet: Sheet, form: str, metadata: dict[str, None], paper: str) -> bytes:
    saved = BytesIO()
    with _nobody_elses_settings():
        figure = _figure(sheet)
        figure.savefig(saved, format=form, dpi=PRINT_DPI, metadata=metadata, facecolor=paper)
    return saved.getvalue()


@contextmanager
def _nobody_elses_settings() -> Iterator[None]:
    """Draw as Matplotlib does by itself, whatever this machine or another thread has set."""
    from matplotlib import rc_context, rcParamsDefault

    with _ALONE, rc_context({**rcParamsDefault, **_OURS}):
        yield


def _figure(sheet: Sheet) -> Any:
    from matplotlib.figure import Figure

    figure = Figure((sheet.width / _MM_PER_INCH, sheet.height / _MM_PER_INCH))
    paper = figure.add_axes((0, 0, 1, 1), xlim=(0, sheet.width), ylim=(sheet.height, 0))
    paper.set_axis_off()
    for layer, shape in enumerate(sheet.shapes):
        artist = _artist(shape)
        artist.set(zorder=layer, clip_on=False)
        paper.add_artist(artist)
    return figure


def _artist(shape: Shape) -> Any:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, PathPatch, Rectangle

    match shape:
        case Words():
            return PathPatch(_letters(shape), facecolor=shape.style.colour, linewidth=0)
        case Line():
            across, down = zip(*shape.points, strict=True)
            return Line2D(across, down, color=shape.colour, linewidth=shape.width)
        case Bar():
            corner = (shape.x, shape.y)
            return Rectangle(corner, shape.width, shape.height, color=shape.colour, linewidth=0)
        case Dot():
            return Circle((shape.x, shape.y), shape.radius, color=shape.colour, linewidth=0)


def _letters(words: Words) -> Any:
    from matplotlib.path import Path
    from numpy import add

    points, codes = outline(words.text, words.style)
    return Path(add(points, (left(words), words.y)), codes)
