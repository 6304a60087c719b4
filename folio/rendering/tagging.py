"""What the tags of a PDF tell beyond WeasyPrint's: languages, scopes, soft hyphens, the foot."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any
from unicodedata import combining

import pydyf  # type: ignore[import-untyped]
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import MarginBox, TableCellBox

HYPHEN = "\u2010"
"""Where a word is divided at the end of a line: `hyphenate-character` in page.css."""
TYPED_HYPHEN = "-"
SOFT_HYPHEN = "\u00ad"
"""What a divided word holds for whoever reads, searches or copies it (ISO 32000-1, 14.8.2.2.3)."""

_PARTS_OF_A_REFERENCE = 3
_LAST_GLYPH = re.compile(rb"(\[.*<(?:[0-9a-f]{4})*)([0-9a-f]{4})(>[-.0-9]*\] TJ)")
_SCOPES = {"col": "/Column", "row": "/Row"}


def watched(document: Document) -> Document:
    """The document laid out, with pages that remember which text they drew where."""
    return document.copy([_Page(page) for page in document.pages])


def finish(document: Document, pdf: pydyf.PDF) -> None:
    """Complete the tags of a watched document: WeasyPrint's `finisher`."""
    whole = document.metadata.lang
    elements = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    by_page = pdf.objects[_number(elements["ParentTree"])]["Nums"][1::2]
    for page, owners in zip(document.pages, by_page, strict=False):
        for box, number in page.drawn.items():
            language = box.style["lang"]
            if language and language != whole:
                pdf.objects[_number(owners[number])]["Lang"] = pydyf.String(language)
        for number in page.furniture:
            owners[number] = "null"
        _set_scopes(page)


class _Page(Page):  # type: ignore[misc]
    """A page that, once drawn, knows the number of each box in its content."""

    def __init__(self, page: Page) -> None:
        self.__dict__.update(vars(page))
        self.links = [link for link in page.links if _is_anchor(link[-1])]
        self.drawn: dict[Any, int] = {}
        self.furniture: set[int] = set()

    def paint(self, stream: Any, scale: float = 1) -> None:
        """Draw the page; mark its foot as no part of the text, and its hyphens as soft."""
        super().paint(stream, scale)
        self.drawn = {box: tag["mcid"] for box, tag in stream._tags.items()}
        self.furniture = {self.drawn[box] for box in self._margin_boxes() if box in self.drawn}
        divided = {number for box, number in self.drawn.items() if _is_divided(box)}
        stream.stream = list(_marked(stream.stream, self.furniture, divided))
        for font in stream._fonts.values():
            _spell(font)

    def cells(self) -> Iterator[Any]:
        """The boxes of the header cells of its tables."""
        for box in self._page_box.descendants(placeholders=True):
            if isinstance(box, TableCellBox) and box.element_tag == "th":
                yield box

    def _margin_boxes(self) -> Iterator[Any]:
        for child in self._page_box.children:
            if isinstance(child, MarginBox):
                yield from child.descendants(placeholders=True)


def _is_anchor(box: Any) -> bool:
    """Whether it is the link itself; WeasyPrint links what stands in it once more."""
    return str(box.element_tag).split(":")[0] == "a"


def _is_divided(box: Any) -> bool:
    return getattr(box, "text", "").endswith(HYPHEN)


def _marked(content: list[Any], furniture: set[int], divided: set[int]) -> Iterator[Any]:
    """The drawing instructions of a page, with its furniture and its soft hyphens marked."""
    number = None
    for place, item in enumerate(content):
        following = content[place + 1] if place + 1 < len(content) else None
        if isinstance(following, pydyf.Dictionary) and "MCID" in following:
            number = following["MCID"]
            yield "/Artifact" if number in furniture else item
        elif isinstance(item, pydyf.Dictionary) and number in furniture:
            yield pydyf.Dictionary({"Type": "/Pagination"})
        elif number in divided and _is_last_text(content, place):
            yield from _softened(item)
        else:
            yield item
        if item == b"EMC":
            number = None


def _is_last_text(content: list[Any], place: int) -> bool:
    """Whether this shows the last glyphs of a line."""
    if not _shows(content[place]):
        return False
    rest = iter(content[place + 1 :])
    following = next(item for item in rest if item == b"EMC" or _shows(item))
    return not _shows(following)


def _shows(item: Any) -> bool:
    return isinstance(item, bytes) and item.endswith(b" TJ")


def _softened(item: bytes) -> Iterator[Any]:
    """Text whose last glyph is drawn as a hyphen and read as a soft one."""
    found = _LAST_GLYPH.fullmatch(item)
    assert found, item  # noqa: S101 - WeasyPrint writes glyphs so
    before, glyph, after = found.groups()
    yield before + b">] TJ"
    yield "/Span"
    yield pydyf.Dictionary({"ActualText": pydyf.String(SOFT_HYPHEN)})
    yield b"BDC"
    yield b"[<" + glyph + after
    yield b"EMC"


def _spell(font: Any) -> None:
    """Let what is drawn be copied as it was typed.

    All sorts of hyphens share one glyph. And where several marks are on a letter, WeasyPrint takes
    one glyph for the whole of it and another for nothing, wherever else these are drawn.
    """
    characters = _characters(font.file_content)
    for glyph, text in font.to_unicode.items():
        if text == HYPHEN:
            font.to_unicode[glyph] = TYPED_HYPHEN
        elif not text or combining(characters.get(glyph, " ")) or any(map(combining, text[1:])):
            font.to_unicode[glyph] = characters.get(glyph, text)


@lru_cache(maxsize=8)
def _characters(typeface: bytes) -> Mapping[int, str]:
    """The characters of a typeface by their glyphs."""
    from fontTools.ttLib import TTFont

    with TTFont(BytesIO(typeface), lazy=True) as opened:
        names = opened.getBestCmap()
        return {opened.getGlyphID(name): chr(point) for point, name in sorted(names.items())}


def _set_scopes(page: _Page) -> None:
    """Say of each header cell whether it heads a column or a row, as the HTML does."""
    for cell in page.cells():
        if scope := _SCOPES.get(cell.element.get("scope", "")):
            cell.mark["A"]["Scope"] = scope


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """The references of the pages, worked out anew only where there are more pages.

    Each tag asks for that of its page; pydyf would write down those of all pages every time.
    """
    known: tuple[bytes, ...] = getattr(pdf, "_known_references", ())
    if len(known) * _PARTS_OF_A_REFERENCE != len(pdf.pages["Kids"]):
        known = pdf._known_references = _ALL_REFERENCES(pdf)
    return known


_ALL_REFERENCES = pydyf.PDF.page_references.fget
pydyf.PDF.page_references = property(_page_references)


def _number(reference: bytes) -> int:
    """The number of the object that is referred to."""
    return int(reference.split()[0])
