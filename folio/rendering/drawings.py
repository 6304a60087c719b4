"""Photos and charts in Word: in the line, with their alt text."""

from io import BytesIO
from math import inf
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree
from markupsafe import Markup

from folio.rendering.charts import DrawnChart, as_picture
from folio.rendering.pictures import PreparedPicture, prepared
from folio.rendering.text import plain
from folio.text.charts import Chart
from folio.text.marks import Phrase, Picture


def drawing(part: Any, picture: Picture, width: float, height: float) -> Markup:
    """The photo within a box of so many millimetres, as what may stand inside a `w:t`."""
    return _inline(part, prepared(picture, width, height), picture.alt)


def chart_drawing(part: Any, chart: Chart, width: float, height: float = inf) -> Markup:
    """The chart, so many millimetres wide, as what may stand inside a `w:t`."""
    return _inline(part, as_picture(chart, width, height), chart.alt)


def _inline(part: Any, ready: PreparedPicture | DrawnChart, alt: Phrase) -> Markup:
    inline = part.new_pic_inline(BytesIO(ready.content), Mm(ready.width_mm), Mm(ready.height_mm))
    for properties in (inline.docPr, inline.find(f".//{qn('pic:cNvPr')}")):
        properties.set("descr", plain(alt))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    xml = Markup(etree.tostring(inline, encoding="unicode"))  # noqa: S704 - escaped by lxml
    return Markup(
        '</w:t></w:r><w:r><w:drawing>{}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
    ).format(xml)
