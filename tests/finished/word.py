"""A finished Word file as it reads: its paragraphs, tables, pictures and languages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

_INSTEAD = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the name of its style and what was set on it by hand.

    It is a place where it is the only one of a cell, or where a field of Word ends.
    """

    style: str
    text: str
    has_picture: bool
    is_place: bool
    by_hand: frozenset[str]


class WordFile:
    """A Word file, read in the order of its text."""

    def __init__(self, file: Path) -> None:
        self.document = Document(str(file))
        self.body = self.document.element.body

    @property
    def language(self) -> str:
        """The language of all text that is not marked with another."""
        defaults = self.document.styles.element.find(qn("w:docDefaults"))
        (found,) = defaults.iter(qn("w:lang"))
        return _language(found)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        return [self._paragraph(element) for element in self.body.iter(qn("w:p"))]

    @property
    def words(self) -> list[str]:
        return [word for paragraph in self.paragraphs for word in paragraph.text.split()]

    @property
    def stretches(self) -> list[tuple[str, str]]:
        """The letters of the text, without blanks, by the language they are in."""
        runs = (
            (self._spoken(run), "".join(_text(run).split())) for run in self.body.iter(qn("w:r"))
        )
        return in_stretches(runs)

    @property
    def alt_texts(self) -> list[str]:
        return [picture.get("descr", "") for picture in self.body.iter(qn("wp:docPr"))]

    @property
    def tables(self) -> list[Any]:
        return list(self.body.iter(qn("w:tbl")))

    @property
    def tables_of_rows(self) -> list[Any]:
        """All tables but those that list facts, which have no columns."""
        return [table for table in self.tables if _style(table) != "FactTable"]

    @property
    def rows(self) -> list[list[str]]:
        """The text of each cell of each row."""
        rows = (row for table in self.tables_of_rows for row in table.iter(qn("w:tr")))
        return [[_text(cell) for cell in row.iter(qn("w:tc"))] for row in rows]

    def furniture(self, page: int, pages: int) -> list[str]:
        """The words at the head and foot of a page."""
        numbers = {"PAGE": page, "NUMPAGES": pages}
        return [
            word
            for section in self.document.sections
            for part in _parts(section, page)
            for paragraph in part._element.iter(qn("w:p"))
            for word in _with_numbers(paragraph, numbers).split()
        ]

    def _paragraph(self, element: Any) -> Paragraph:
        properties = element.find(qn("w:pPr"))
        by_hand = () if properties is None else properties.iterchildren()
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return Paragraph(
            style="" if style is None else self._styles[style.get(qn("w:val"))],
            text=_text(element),
            has_picture=next(element.iter(qn("w:drawing")), None) is not None,
            is_place=element.getparent().tag == qn("w:tc")
            or next(element.iter(qn("w:fldChar")), None) is not None,
            by_hand=frozenset(child.tag.split("}")[1] for child in by_hand) - {"pStyle"},
        )

    @cached_property
    def _styles(self) -> dict[str, str]:
        return {style.style_id: style.name for style in self.document.styles}

    def _spoken(self, run: Any) -> str:
        marked = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
        return self.language if marked is None else _language(marked)


def in_stretches(runs: Any) -> list[tuple[str, str]]:
    """Letters by language, with neighbours in the same language put together."""
    return [
        (language, "".join(letters for _, letters in group))
        for language, group in groupby((run for run in runs if run[1]), key=lambda run: run[0])
    ]


def _parts(section: Any, page: int) -> tuple[Any, Any]:
    """Header and footer of a page."""
    if page == 1 and section.different_first_page_header_footer:
        return section.first_page_header, section.first_page_footer
    return section.header, section.footer


def _style(table: Any) -> str:
    return str(table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val")))


def _language(element: Any) -> str:
    return str(element.get(qn("w:val"))).split("-")[0]


def _text(element: Any) -> str:
    return "".join(_printed(element))


def _printed(element: Any) -> Iterator[str]:
    for child in element.iter():
        name = str(child.tag).split("}")[-1]
        if name == "t":
            yield child.text or ""
        elif name in _INSTEAD and child.getparent().tag == qn("w:r"):
            yield _INSTEAD[name]


def _with_numbers(paragraph: Any, numbers: dict[str, int]) -> str:
    text = ""
    for child in paragraph:
        field = child.get(qn("w:instr"), "").strip()
        text += str(numbers[field]) if field else _text(child)
    return text
