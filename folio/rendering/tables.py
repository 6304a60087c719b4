"""Word tables whose rows and columns a template repeats: their widths, and where they may break."""

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from folio.rendering.openxml import PARAGRAPH_PROPERTIES, properties, put

SHORT = 9
"""Rows of a table that is rather moved to the next page than broken."""
MUCH_TEXT = 900
"""Characters from which a table of few rows is broken all the same: moved, it leaves a hole."""


def finish(root: Any) -> None:
    """Let the columns of each table fill its width, and its rows stay together if they are few."""
    for table in root.iter(qn("w:tbl")):
        rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
        _keep_together(rows)
        width = table.find(f"{qn('w:tblPr')}/{qn('w:tblW')}")
        if width is not None and width.get(qn("w:type")) == "dxa" and _is_regular(rows):
            _fit(table, rows, int(width.get(qn("w:w"))))


def _keep_together(rows: list[list[Any]]) -> None:
    """Keep a short table whole, and of a long one the head with the row below."""
    texts = (text.text or "" for row in rows for cell in row for text in cell.iter(qn("w:t")))
    is_short = len(rows) <= SHORT and sum(map(len, texts)) < MUCH_TEXT
    for row in rows[:-1] if is_short else rows[:1]:
        for paragraph in (paragraph for cell in row for paragraph in cell.iter(qn("w:p"))):
            put(properties(paragraph, "w:pPr"), "keepNext", PARAGRAPH_PROPERTIES)


def _is_regular(rows: list[list[Any]]) -> bool:
    """Whether all rows have as many cells, none of them merged, each of a fixed width."""
    alike = len({len(row) for row in rows}) == 1
    return alike and all(_width(cell) and not _spans(cell) for row in rows for cell in row)


def _fit(table: Any, rows: list[list[Any]], total: int) -> None:
    """Make the widths of the cells add up; docxtpl repeats cells and leaves the table too wide."""
    widths = _widths([_width(cell) for cell in rows[0]], total)
    grid = table.find(qn("w:tblGrid"))
    for column in grid.findall(qn("w:gridCol")):
        grid.remove(column)
    for width in widths:
        etree.SubElement(grid, qn("w:gridCol")).set(qn("w:w"), str(width))
    for cell, width in (pair for row in rows for pair in zip(row, widths, strict=True)):
        cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").set(qn("w:w"), str(width))


def _widths(wanted: list[int], total: int) -> list[int]:
    """The widths wanted, with all but the first made wider or narrower to fill the total."""
    first, *others = wanted
    if not others:
        return [total]
    first = min(first, total * 2 // 3)
    return [first] + [(total - first) * width // sum(others) for width in others]


def _width(cell: Any) -> int:
    found = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    fixed = found is not None and found.get(qn("w:type")) == "dxa"
    return int(found.get(qn("w:w"))) if fixed else 0


def _spans(cell: Any) -> bool:
    merged = (cell.find(f"{qn('w:tcPr')}/{qn(name)}") for name in ("w:gridSpan", "w:vMerge"))
    return any(found is not None for found in merged)
