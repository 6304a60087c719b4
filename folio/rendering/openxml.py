"""What Open XML asks for: elements in their order, styles by their names."""

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

RUN_PROPERTIES = """
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
    snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd
    fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
""".split()  # noqa: SIM905 - a list of fifty lines tells no more
"""The children of `w:rPr` in the order they must have."""

PARAGRAPH_PROPERTIES = """
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr
    shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents
    suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle
    rPr sectPr pPrChange
""".split()  # noqa: SIM905 - a list of fifty lines tells no more
"""The children of `w:pPr` in the order they must have."""


def put(parent: Any, name: str, order: list[str], **values: str) -> Any:
    """The child of that name, made where the order wants it, with its `w:` attributes set."""
    found = parent.find(qn(f"w:{name}"))
    if found is None:
        found = etree.Element(qn(f"w:{name}"))
        later = {qn(f"w:{after}") for after in order[order.index(name) + 1 :]}
        successors = [child for child in parent if child.tag in later]
        successors[0].addprevious(found) if successors else parent.append(found)
    for key, value in values.items():
        found.set(qn(f"w:{key}"), value)
    return found


def properties(parent: Any, name: str) -> Any:
    """The element of properties, `w:rPr` or `w:pPr`, with which a run or paragraph begins."""
    found = parent.find(qn(name))
    if found is None:
        found = etree.Element(qn(name))
        parent.insert(0, found)
    return found


def style_id(document: Any, name: str) -> str:
    """How paragraphs and runs refer to a style; Word gives the built-in ones local ids."""
    for style in document.styles:
        if style.element.find(qn("w:name")).get(qn("w:val")).lower() == name.lower():
            return str(style.style_id)
    return ""
