"""Photos in Word: in the line, with their alt text."""

from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree
from markupsafe import Markup

from folio.rendering.pictures import prepared
from folio.rendering.text import plain
from folio.text.marks import Picture


def drawing(part: Any, picture: Picture, width: float, height: float) -> Markup:
    """The photo within a box of so many millimetres, as what may stand inside a `w:t`."""
    ready = prepared(picture, width, height)
    inline = part.new_pic_inline(BytesIO(ready.content), Mm(ready.width_mm), Mm(ready.height_mm))
    for properties in (inline.docPr, inline.find(f".//{qn('pic:cNvPr')}")):
        properties.set("descr", plain(picture.alt))
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    xml = Markup(etree.tostring(inline, encoding="unicode"))  # noqa: S704 - escaped by lxml
    return Markup(
        '</w:t></w:r><w:r><w:drawing>{}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
    ).format(xml)
