"""A Word file as a package of parts: what must not be in a template is refused at its door."""

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

LARGEST = 100 * 2**20
"""So many bytes the parts of a Word template have at the most, unpacked."""
DRAWN_FROM = f"{RELATIONSHIP_TYPE.STYLES.rpartition('/')[0]}/attachedTemplate"
"""Leads to the file that somebody began a Word file with, on their own machine."""
_HARMLESS = (RELATIONSHIP_TYPE.HYPERLINK, DRAWN_FROM)
"""Links for readers, and what is not passed on to documents."""
_PARSER = etree.XMLParser(resolve_entities=False)


def why_refused(file: Path) -> str:
    """Why a Word file cannot be a template, in a sentence; empty where nothing speaks against it.

    It may not be too large to be unpacked, define entities, bring macros, or show anything that
    would be fetched from elsewhere. Raises what `ZipFile` raises where it is no package, and
    LxmlError where a part is no XML.
    """
    with ZipFile(file) as parts:
        size = sum(part.file_size for part in parts.infolist())
        if size > LARGEST:
            found, most = -(-size // 2**20), LARGEST // 2**20
            return f"it unpacks to {found:,} MB, and a template has {most} MB at the most."
        return next(_refusals(parts), "")


def _refusals(parts: ZipFile) -> Iterator[str]:
    for name in parts.namelist():
        if name.lower().endswith("vbaproject.bin"):
            yield "it has macros in it. Save it as a Word document without macros."
        if name.endswith((".xml", ".rels")) and _defines_entities(parts.read(name)):
            yield f"its part {name} defines entities, which no Word file does."
        elif name.endswith(".rels"):
            yield from _fetched(parts.read(name))


def _defines_entities(part: bytes) -> bool:
    """Whether XML has a DOCTYPE, in whatever encoding and however far from its beginning."""
    return etree.fromstring(part, _PARSER).getroottree().docinfo.internalDTD is not None


def _fetched(relationships: bytes) -> Iterator[str]:
    """What would be fetched by whoever opens a document made from the template."""
    for one in etree.fromstring(relationships):
        if one.get("TargetMode") == "External" and one.get("Type") not in _HARMLESS:
            what = str(one.get("Type")).rpartition("/")[2]
            reason = f"it links to something outside ({what}): {one.get('Target')}."
            yield f"{reason} Put it into the file itself, or take it out."
