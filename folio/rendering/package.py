"""A Word file as a package of parts: what must not be in a template is refused at its door."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

LARGEST = 100 * 2**20
"""So many bytes the parts of a Word template have at the most, unpacked."""
DRAWN_FROM = f"{RELATIONSHIP_TYPE.STYLES.rpartition('/')[0]}/attachedTemplate"
"""Leads to the file that somebody began a Word file with, on their own machine."""
_HARMLESS = (RELATIONSHIP_TYPE.HYPERLINK, DRAWN_FROM)
"""Links for readers, and what is not passed on to documents."""
_FETCHING = {"INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "LINK", "DATABASE", "DDE", "DDEAUTO"}
"""The fields by which Word brings in a file from elsewhere, or starts another program."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARSER = etree.XMLParser(resolve_entities=False)
_REMEDY = "Put it into the file itself, or take it out."


def why_refused(file: Path) -> str:
    """Why a Word file cannot be a template, in a sentence; empty where nothing speaks against it.

    It may not be too large to be unpacked, define entities, bring macros, or have anything in it
    that would be fetched from elsewhere. Raises what `ZipFile` raises where it is no package, and
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
        if name.endswith((".xml", ".rels")):
            part = etree.fromstring(parts.read(name), _PARSER)
            if part.getroottree().docinfo.internalDTD is not None:
                yield f"its part {name} defines entities, which no Word file does."
            yield from _brought(part) if name.endswith(".rels") else _commanded(part)


def _brought(relationships: Any) -> Iterator[str]:
    """Macros, and what would be fetched by whoever opens a document made from the template."""
    for one in relationships.iter(_RELATIONSHIP):
        sort, what = one.get("Type"), one.get("Type").rpartition("/")[2]
        if what == "vbaProject":
            yield "it has macros in it. Save it as a Word document without macros."
        elif one.get("TargetMode") == "External" and sort not in _HARMLESS:
            yield f"it links to something outside ({what}): {one.get('Target')}. {_REMEDY}"


def _commanded(text: Any) -> Iterator[str]:
    """What Word would bring in by itself, as the fields of a part tell it to."""
    for command in sorted(_FETCHING & set(_commands(text))):
        yield f"its field {command} brings in something from elsewhere. {_REMEDY}"


def _commands(text: Any) -> Iterator[str]:
    """The first word of each field of Word; the letters of one may stand in several pieces."""
    told = [one.get(qn("w:instr"), "") for one in text.iter(qn("w:fldSimple"))]
    for one in text.iter(qn("w:fldChar"), qn("w:instrText")):
        if one.get(qn("w:fldCharType")) == "begin":
            told.append("")
        elif told:
            told[-1] += one.text or ""
    yield from (one.split()[0].upper() for one in told if one.strip())
