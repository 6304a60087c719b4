"""The tags of a Word template, paragraph by paragraph, wherever Word can hide them."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from folio.rendering.review.fault import Fault, Place, excerpt
from folio.rendering.review.tags import Found, Tag, level_of, strays_in, tags_in

BODY = "the body"
"""The part in which the text of a document stands."""
_NOTES = {RELATIONSHIP_TYPE.FOOTNOTES: "a footnote"}
_SIDES = {"headerReference": "header", "footerReference": "footer"}
_PAGES = {"first": " of the first page", "even": " of even pages"}
_SECOND_COPY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Word keeps a text box twice, once for older programs."""
_CUTS = {
    qn("w:hyperlink"): "by a link",
    qn("w:ins"): "by a tracked change",
    qn("w:moveTo"): "by a tracked change",
    qn("w:sdtContent"): "by a content control",
    qn("w:smartTag"): "by a smart tag",
    qn("w:fldSimple"): "by a field of Word",
}
_LONGEST = 40
"""So many letters of what would be lost are shown."""
_SINGLE = re.compile(r"(?<!\{)\{\s*([^\W\d]\w*(?:\.\w+)*)\s*\}(?!\})")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a Word template: its XML, where it is, and the pieces of its text."""

    element: Any
    place: Place
    pieces: tuple[Any, ...]

    @property
    def text(self) -> str:
        """All its text, without that of boxes anchored in it."""
        return self.place.text

    def between(self, start: int, end: int) -> list[Any]:
        """The pieces with the letters from one place of the text to another."""
        reached, at = [], 0
        for piece in self.pieces:
            after = at + len(piece.text or "")
            if at < end and after > start:
                reached.append(piece)
            at = after
        return reached


def paragraphs(document: Any, file: Path) -> Iterator[tuple[str, list[Paragraph]]]:
    """The paragraphs of each part that is filled in: the body, headers, footers, footnotes."""
    before = 0
    for part, root in _parts(document):
        found = list(_paragraphs(root, part, file, before))
        before += len(found)
        yield part, found


def tags(paragraph: Paragraph, names: Container[str]) -> Iterator[Tag | Fault]:
    """The tags of a paragraph in their order, and what can be no tag.

    `names` are those of the fields; one that stands in single braces was meant to be a tag.
    """
    text = paragraph.text
    for found in tags_in(text):
        written = text[found.start : found.end]
        if found.message:
            yield Fault(paragraph.place, found.message, found.remedy, written)
            continue
        tag = _tag(written, paragraph, found)
        yield from _cut(tag, paragraph, found)
        yield from _lost(tag)
        yield from _vanishing(tag, paragraph)
        yield tag
    for found in strays_in(text):
        written = text[found.start : found.end].strip()
        yield Fault(paragraph.place, found.message, found.remedy, written)
    for single in _SINGLE.finditer(text):
        if single[1].split(".")[0] in names:
            reason = f"A field stands in two braces: '{{{{ {single[1]} }}}}'."
            yield Fault(paragraph.place, reason, "Type them twice.", single[0])
    yield from _in_attributes(paragraph)
    yield from _deleted(paragraph)


def _parts(document: Any) -> Iterator[tuple[str, Any]]:
    yield BODY, document.element.body
    yield from _sides(document)
    for relation in document.part.rels.values():
        if relation.reltype in _NOTES:
            yield _NOTES[relation.reltype], etree.fromstring(relation.target_part.blob)


def _sides(document: Any) -> Iterator[tuple[str, Any]]:
    """The headers and footers, each once."""
    seen = set()
    for name, side in _SIDES.items():
        for reference in document.element.body.iter(qn(f"w:{name}")):
            identity = reference.get(qn("r:id"))
            if identity not in seen:
                seen.add(identity)
                pages = _PAGES.get(reference.get(qn("w:type")), "")
                yield f"the {side}{pages}", document.part.related_parts[identity].element


def _paragraphs(root: Any, part: str, file: Path, before: int) -> Iterator[Paragraph]:
    pieces = _pieces(root)
    elements = (one for one in root.iter(qn("w:p")) if not _is_second_copy(one))
    for number, element in enumerate(elements, start=before + 1):
        own = tuple(pieces.get(element, ()))
        text = "".join(piece.text or "" for piece in own)
        yield Paragraph(element, Place(file, number, f"in {_within(element, part)}", text), own)


def _is_second_copy(element: Any) -> bool:
    return next(element.iterancestors(_SECOND_COPY), None) is not None


def _pieces(root: Any) -> Mapping[Any, list[Any]]:
    """The elements of text by the paragraph in which they stand."""
    found: dict[Any, list[Any]] = {}
    for piece in root.iter(qn("w:t")):
        found.setdefault(next(piece.iterancestors(qn("w:p")), None), []).append(piece)
    return found


def _within(element: Any, part: str) -> str:
    for above in element.iterancestors(qn("w:txbxContent"), qn("w:tc")):
        inside = "a text box" if above.tag == qn("w:txbxContent") else "a table"
        return f"{inside} in {part}" if part != BODY else inside
    return part


def _tag(written: str, paragraph: Paragraph, found: Found) -> Tag:
    level = level_of(written)
    element = paragraph.element
    inside: Any
    if level in ("tr", "tc"):
        above = qn("w:tbl") if level == "tr" else qn("w:tr")
        inside = next(element.iterancestors(above), None)
    elif level == "p":
        inside = element.getparent()
    else:
        holder = paragraph.between(found.start, found.end)[0].getparent().getparent()
        inside = (element.getparent(), None if holder is element else holder)
    is_in_table = next(element.iterancestors(qn("w:tc")), None) is not None
    return Tag(written, paragraph.place, level, inside, is_in_table)


def _cut(tag: Tag, paragraph: Paragraph, found: Found) -> Iterator[Fault]:
    """A tag that begins in a link or a tracked change and ends outside it."""
    holders = [piece.getparent().getparent() for piece in paragraph.between(found.start, found.end)]
    if any(holder is not holders[0] for holder in holders):
        by = next((_CUTS[one.tag] for one in holders if one.tag in _CUTS), "by something in it")
        remedy = "Delete the tag and type it again in one go."
        if "tracked" in by:
            remedy = "Accept or reject the changes."
        yield Fault(tag.place, f"The tag is cut {by}.", remedy, tag.written)


def _lost(tag: Tag) -> Iterator[Fault]:
    """A field that is printed in the place of a whole run or paragraph, where no text can stand."""
    if tag.level and not tag.is_statement and not tag.is_note:
        reason = f"What '{tag.written[: 2 + len(tag.level)]}' prints is lost."
        yield Fault(tag.place, reason, f"Write '{{{{ {tag.content} }}}}'.", tag.written)


def _vanishing(tag: Tag, paragraph: Paragraph) -> Iterator[Fault]:
    """Text beside a tag that stands for its whole paragraph, row or cell."""
    above = {"tr": qn("w:tr"), "tc": qn("w:tc")}.get(tag.level)
    whole = next(paragraph.element.iterancestors(above), None) if above else paragraph.element
    if not tag.level or tag.level == "r":
        return
    name = {"tr": "row", "tc": "cell", "p": "paragraph"}[tag.level]
    if whole is None:
        mark = tag.written[: 2 + len(tag.level)]
        reason = f"'{mark}' stands for a whole {name} of a table, and this is in no table."
        remedy = "Write '{%p' for a whole paragraph."
        yield Fault(tag.place, reason, remedy, tag.written)
        return
    texts = [piece.text or "" for piece in whole.iter(qn("w:t"))]
    rest = "".join(texts).replace(tag.written, "", 1).strip()
    if rest:
        shown = excerpt(rest, _LONGEST)
        reason = f"It takes the place of its whole {name}; '{shown}' would be lost."
        yield Fault(tag.place, reason, f"Let it stand alone in its {name}.", tag.written)


def _in_attributes(paragraph: Paragraph) -> Iterator[Tag | Fault]:
    """The tags in alternative texts of pictures, in names and titles."""
    for element in _own(paragraph.element):
        for text in element.attrib.values():
            for found in tags_in(text):
                written = text[found.start : found.end]
                if found.message:
                    yield Fault(paragraph.place, found.message, found.remedy, written)
                else:
                    yield Tag(written, paragraph.place, inside=element)


def _own(element: Any) -> Iterator[Any]:
    """What is in a paragraph, but for other paragraphs in it."""
    for one in element:
        if one.tag not in (qn("w:p"), _SECOND_COPY):
            yield one
            yield from _own(one)


def _deleted(paragraph: Paragraph) -> Iterator[Fault]:
    """Tags that a tracked change has deleted: they are not seen, and still there."""
    gone = "".join(one.text or "" for one in paragraph.element.iter(qn("w:delText")))
    for found in tags_in(gone):
        if not found.message:
            reason = "The tag was deleted while changes were tracked, and would still be filled in."
            written = gone[found.start : found.end]
            yield Fault(paragraph.place, reason, "Accept or reject the changes.", written)
