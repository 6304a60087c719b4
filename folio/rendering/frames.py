"""Frames that LibreOffice has saved: they grow with their text again."""

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

_PROPERTIES = "/docProps/app.xml"
_EXACT = ("h", "hRule")


def is_from_libreoffice(document: Any) -> bool:
    """Whether LibreOffice was the last to save a Word file."""
    for part in document.part.package.iter_parts():
        if part.partname == _PROPERTIES:
            told = etree.fromstring(part.blob).findtext("{*}Application") or ""
            return told.startswith("LibreOffice")
    return False


def loosen(root: Any) -> None:
    """Forget how high frames were while the template was saved.

    LibreOffice notes that as an exact height: the text of a document would be cut off, and
    paragraphs that share a frame would lie one upon the other.
    """
    for frame in root.iter(qn("w:framePr")):
        if frame.get(qn("w:hRule")) == "exact":
            for name in _EXACT:
                frame.attrib.pop(qn(f"w:{name}"), None)
