"""A finished PDF as its tags tell it: elements, languages, and text in reading order."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

SOFT_HYPHEN = "\u00ad"
INLINE = {"Span", "Link", "NonStruct"}
"""What stands in a line with what is before and after it."""
REPEATED = "Repeated"
"""The role of a table's head that stands on a page again."""
UNREAD = {"Lbl", REPEATED}
"""What is left out of the text: marks before the items of a list, heads that repeat."""
_GAP = 0.12
"""A gap between two pieces of text that is a space, in parts of the type's size."""


@dataclass(frozen=True)
class Piece:
    """Some text that stands on one line: where it begins and ends, and how large it is."""

    text: str
    page: int
    baseline: float
    start: float
    end: float
    size: float

    def continues(self, before: "Piece") -> bool:
        return (self.page, self.baseline) == (before.page, before.baseline)


@dataclass
class Element:
    """An element of the structure, with the language that holds for it."""

    role: str
    language: str
    alt: str = ""
    scope: str = ""
    children: "list[Element | Piece]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """This element and all that is in it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, *roles: str) -> "list[Element]":
        return [element for element in self.walk() if element.role in roles]

    @property
    def lines(self) -> str:
        """The text, one line of the page a line; what a hyphen divides is whole."""
        return _joined(_flow(self))

    @property
    def rows(self) -> list[list[str]]:
        """The lines of each cell of each row, without heads that repeat."""
        if self.role == REPEATED:
            return []
        if self.role == "TR":
            return [[cell.lines for cell in self.find("TH", "TD")]]
        return [row for child in self.children if isinstance(child, Element) for row in child.rows]

    @property
    def text(self) -> str:
        return " ".join(self.lines.split())

    def stretches(self) -> Iterator[tuple[str, str]]:
        """The letters of each piece of text, without blanks, with the language they are in."""
        for child in self.children if self.role not in UNREAD else ():
            if isinstance(child, Element):
                yield from child.stretches()
            else:
                yield self.language, "".join(child.text.replace(SOFT_HYPHEN, "").split())


class TaggedPdf:
    """A PDF, read as somebody who hears it would have it read."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content))
        self._drawn = [_pieces(page, number) for number, page in enumerate(self.reader.pages)]
        self._numbers = {page.indirect_reference: n for n, page in enumerate(self.reader.pages)}

    @cached_property
    def document(self) -> Element:
        """The root of the structure."""
        root = self.reader.root_object
        (top,) = root["/StructTreeRoot"]["/K"]
        document = self._element(top.get_object(), str(root["/Lang"]))
        _set_repeated(document.find("Table"))
        return document

    @property
    def furniture(self) -> list[str]:
        """What stands on each page beside the text: its foot."""
        return [_joined(drawn.get(None, [])) for drawn in self._drawn]

    @property
    def fonts(self) -> dict[str, bool]:
        """The names of the typefaces, each with whether it is in the file."""
        return {
            name: embedded
            for page in self.reader.pages
            for name, embedded in map(_embedded, page["/Resources"]["/Font"].values())
        }

    @property
    def bookmarks(self) -> list[tuple[int, str]]:
        """Level and title of each bookmark, in order."""
        return list(_titles(self.reader.outline, 1))

    def _element(self, entry: Any, language: str) -> Element:
        language = str(entry.get("/Lang", language))
        attributes = entry.get("/A", {}).get_object() if "/A" in entry else {}
        element = Element(
            role=str(entry["/S"])[1:],
            language=language,
            alt=str(entry.get("/Alt", "")),
            scope=str(attributes.get("/Scope", ""))[1:],
        )
        for kid in entry.get("/K", []):
            kid = kid.get_object()
            if isinstance(kid, int):
                page = self._numbers[entry.raw_get("/Pg")]
                element.children += self._drawn[page].get(int(kid), [])
            elif kid.get("/Type") != "/OBJR":
                element.children.append(self._element(kid, language))
        return element


def _set_repeated(tables: list[Element]) -> None:
    """Find the tables that go on from the page before, whose head is there again."""
    heads = [next(iter(table.find("THead")), None) for table in tables]
    said = [head.rows if head else [] for head in heads]
    for number, (before, there) in enumerate(pairwise(said), 1):
        head = heads[number]
        if head and before == there and not tables[number].find("Caption"):
            head.role = REPEATED


def _flow(element: Element) -> Iterator[Piece | None]:
    """The pieces of text in an element, with None where a block begins or ends."""
    if element.role in UNREAD:
        return
    block = [] if element.role in INLINE else [None]
    yield from block
    for child in element.children:
        if isinstance(child, Piece):
            yield child
        else:
            yield from _flow(child)
    yield from block


def _joined(flow: Iterable[Piece | None]) -> str:
    text, before = "", None
    for piece in flow:
        if piece is None:
            text, before = f"{text} ", None
            continue
        text += _between(before, piece) + piece.text
        before = piece
    return re.sub(rf"{SOFT_HYPHEN}\s+", "", text)


def _between(before: Piece | None, piece: Piece) -> str:
    if before is None:
        return ""
    if not piece.continues(before):
        return "\n"
    return " " if piece.start - before.end > _GAP * piece.size else ""


def _titles(outline: list[Any], level: int) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry, level + 1)
        else:
            yield level, str(entry.title)


def _embedded(font: Any) -> tuple[str, bool]:
    (descendant,) = font.get_object()["/DescendantFonts"]
    descriptor = descendant.get_object()["/FontDescriptor"].get_object()
    files = {"/FontFile", "/FontFile2", "/FontFile3"}
    return str(font.get_object()["/BaseFont"]), bool(files & set(descriptor))


class _Font:
    """What the codes of a typeface mean, and how wide their glyphs are."""

    def __init__(self, font: Any) -> None:
        font = font.get_object()
        table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
        pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]*)>", table)
        self.letters = {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs
        }
        (descendant,) = font["/DescendantFonts"]
        widths = iter(descendant.get_object()["/W"])
        self.widths = {
            first + place: float(width)
            for first, run in zip(widths, widths, strict=True)
            for place, width in enumerate(run.get_object())
        }


def _pieces(page: PageObject, number: int) -> dict[int | None, list[Piece]]:
    """The text of a page by the numbers of its marked content; artifacts have none."""
    fonts = {name: _Font(font) for name, font in page["/Resources"]["/Font"].items()}
    content = ContentStream(page.get_contents(), page.pdf)
    drawing = _Drawing(fonts, number)
    for operands, operator in content.operations:
        drawing.do(operator.decode(), operands)
    return drawing.pieces


class _Drawing:
    """Follows the instructions that draw the text of a page."""

    def __init__(self, fonts: dict[str, _Font], page: int) -> None:
        self.pieces: dict[int | None, list[Piece]] = {}
        self._fonts = fonts
        self._page = page
        self._marks: list[tuple[int | None, str | None]] = []
        self._matrices = [(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)]
        self._font: _Font | None = None
        self._size = self._x = self._y = 0.0

    def do(self, operator: str, operands: list[Any]) -> None:
        if operator in _UNKNOWN:
            raise NotImplementedError(operator)
        if operator in _INSTRUCTIONS:
            _INSTRUCTIONS[operator](self, operands)

    def _save(self, _operands: list[Any]) -> None:
        self._matrices.append(self._matrices[-1])

    def _restore(self, _operands: list[Any]) -> None:
        self._matrices.pop()

    def _transform(self, operands: list[Any]) -> None:
        self._matrices[-1] = _product(operands, self._matrices[-1])

    def _place(self, operands: list[Any]) -> None:
        self._x, self._y = float(operands[4]), float(operands[5])

    def _choose(self, operands: list[Any]) -> None:
        self._font, self._size = self._fonts[operands[0]], float(operands[1])

    def _end(self, _operands: list[Any]) -> None:
        self._marks.pop()

    def _begin(self, operands: list[Any]) -> None:
        marks = operands[1] if len(operands) > 1 else {}
        outer = self._marks[-1][0] if self._marks else None
        self._marks.append((marks.get("/MCID", outer), marks.get("/ActualText")))

    def _show(self, operands: list[Any]) -> None:
        assert self._font
        start, text = self._x, ""
        for item in operands[0]:
            if isinstance(item, str | bytes):
                for code in _codes(item):
                    text += self._font.letters[code]
                    self._x += self._font.widths[code] / 1000 * self._size
            else:
                self._x -= float(item) / 1000 * self._size
        self._note(text, start)

    def _note(self, text: str, start: float) -> None:
        number, instead = self._marks[-1]
        matrix = self._matrices[-1]
        (x, y), (end, _) = _placed(start, self._y, matrix), _placed(self._x, self._y, matrix)
        piece = Piece(instead or text, self._page, round(y, 1), x, end, self._size * abs(matrix[0]))
        self.pieces.setdefault(number, []).append(piece)


_INSTRUCTIONS = {
    "q": _Drawing._save,
    "Q": _Drawing._restore,
    "cm": _Drawing._transform,
    "BMC": _Drawing._begin,
    "BDC": _Drawing._begin,
    "EMC": _Drawing._end,
    "Tm": _Drawing._place,
    "Tf": _Drawing._choose,
    "TJ": _Drawing._show,
}
_UNKNOWN = {"Tj", "Td", "TD", "T*", "'", '"'}
"""What draws text in other ways, which WeasyPrint does not use.

By `Ts` it raises a mark above its letter, which stays on its line for all that.
"""


def _codes(shown: str | bytes) -> Iterator[int]:
    raw = shown if isinstance(shown, bytes) else shown.original_bytes  # type: ignore[attr-defined]
    return (int.from_bytes(raw[place : place + 2], "big") for place in range(0, len(raw), 2))


def _product(first: Any, second: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = (float(number) for number in first)
    p, q, r, s, t, u = second
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _placed(x: float, y: float, matrix: tuple[float, ...]) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
