"""Numbered lists in Word: each begins at one."""

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from folio.rendering.openxml import PARAGRAPH_PROPERTIES, properties, put, style_id


def restart(root: Any, document: Any) -> None:
    """Give each run of `List Number` paragraphs a numbering of its own.

    Word counts on through a document where paragraphs share the numbering of their style.
    """
    style = style_id(document, "List Number")
    number = ""
    for paragraph in root.iter(qn("w:p")):
        if not style or _style(paragraph) != style:
            continue
        before = paragraph.getprevious()
        if before is None or _style(before) != style:
            number = _new_numbering(document, style)
        numbers = put(properties(paragraph, "w:pPr"), "numPr", PARAGRAPH_PROPERTIES)
        etree.SubElement(numbers, qn("w:ilvl")).set(qn("w:val"), "0")
        etree.SubElement(numbers, qn("w:numId")).set(qn("w:val"), number)


def _style(paragraph: Any) -> str:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if found is None else found.get(qn("w:val"))


def _new_numbering(document: Any, style: str) -> str:
    numbering = document.part.numbering_part.element
    of_style = document.styles.element.xpath(
        f"w:style[@w:styleId='{style}']/w:pPr/w:numPr/w:numId/@w:val"
    )[0]
    kind = numbering.num_having_numId(int(of_style)).abstractNumId.val
    new = numbering.add_num(kind)
    new.add_lvlOverride(ilvl=0).add_startOverride(1)
    return str(new.numId)
