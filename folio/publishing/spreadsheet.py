"""A spreadsheet that was saved as text: the table in it, with its oddities."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from folio.errors import Message, Problem, RecordsError, sentence
from folio.publishing.mail import header

LARGEST = 5_000_000
"""So many bytes a file may have: more than fifty thousand people."""
SEPARATORS = (",", ";", "\t")
_EXCEL_SAYS = "sep="
"""With this, Excel tells in a line of its own what stands between cells."""
_UNSEEN = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff"
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""The first bytes of workbooks of Excel and LibreOffice."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column of a row; `column` is where it begins in its line, from 1."""

    name: str
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a spreadsheet; a column that this does not have is empty in it."""

    line: int
    cells: Mapping[str, Cell]

    def __getitem__(self, name: str) -> Cell:
        return self.cells.get(name, Cell(name, "", 1))


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """The rows of a file below the one that names the columns, and what is wrong with it."""

    file: str
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, file: str, content: bytes, columns: Sequence[str], needed: str) -> "Spreadsheet":
        """The spreadsheet with some columns that we know and one that it needs.

        Other columns are passed over. Raises RecordsError where it cannot be read as one.
        """
        text = _text(file, content)
        reading = _Reading(file, text, columns, needed)
        rows = tuple(reading.rows())
        return cls(file, rows, tuple(reading.problems))


def whole_file(file: Path) -> bytes:
    """The content of a file, as far as one may be large; raise OSError where it is not at hand."""
    with file.open("rb") as opened:
        return opened.read(LARGEST + 1)


@dataclass
class _Reading:
    file: str
    text: str
    columns: Sequence[str]
    needed: str
    problems: list[Problem] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """The rows in which something stands; raise RecordsError where the head is not usable."""
        lines = list(io.StringIO(self.text, newline=""))
        start = _head(lines)
        separator, names = self._names(start, lines)
        for number, cells in self._cells(start + 1, lines, separator):
            if not any(cells):
                continue
            raw = lines[number - 1] if number <= len(lines) else ""
            places = _places(raw, separator, len(cells))
            self._judge(number, cells, places, len(names))
            known = {
                name: Cell(name, text, place)
                for name, text, place in zip(names, cells, places, strict=False)
                if name in self.columns
            }
            yield Row(number, known)

    def _names(self, start: int, lines: Sequence[str]) -> tuple[str, list[str]]:
        """What stands between cells, and the names of the columns."""
        head = lines[start] if start < len(lines) else ""
        found = {separator: _split(head, separator) for separator in SEPARATORS}
        for separator, names in found.items():
            if self.needed in names:
                self._judge_names(start + 1, names)
                return separator, names
        told = sentence(
            "The first line does not name a column '{needed}': '{head}'.",
            needed=self.needed,
            head=header(head)[:80],
        )
        remedy = sentence(
            "Let the first line name the columns: {columns}.", columns=", ".join(self.columns)
        )
        raise RecordsError([Problem(self.file, start + 1, 1, "", told, remedy)])

    def _judge_names(self, line: int, names: Sequence[str]) -> None:
        for name in self.columns:
            if names.count(name) > 1:
                told = sentence("There are two columns '{name}'.", name=name)
                self._add(line, 1, name, told, sentence("Take out one of them."))
        for name in filter(None, names):
            near = get_close_matches(name, self.columns, n=1, cutoff=0.75)
            if name not in self.columns and near and near[0] not in names:
                told = sentence("There is no column '{name}' here.", name=header(name))
                self._add(line, 1, "", told, sentence("Did you mean '{name}'?", name=near[0]))

    def _cells(
        self, start: int, lines: Sequence[str], separator: str
    ) -> Iterator[tuple[int, list[str]]]:
        """The cells of each row, with the number of its first line."""
        reader = csv.reader(lines[start:], delimiter=separator, strict=True)
        number = start + 1
        try:
            for cells in reader:
                yield number, [cell.strip(_UNSEEN) for cell in cells]
                number = start + reader.line_num + 1
        except csv.Error:
            told = sentence("The quotation marks in this line do not close.")
            remedy = sentence(
                "A cell in quotation marks begins and ends with one; inside it, write two."
            )
            self._add(number, 1, "", told, remedy)

    def _judge(self, line: int, cells: Sequence[str], places: Sequence[int], expected: int) -> None:
        """Cells beyond the last column may be there, as spreadsheets leave them, but empty."""
        for cell, place in zip(cells[expected:], places[expected:], strict=True):
            if cell:
                told = sentence("This line has more cells than the first line has names.")
                remedy = sentence('Put a text with a comma or semicolon in it into "...".')
                self._add(line, place, "", told, remedy)
                break

    def _add(self, line: int, column: int, name: str, message: Message, remedy: Message) -> None:
        self.problems.append(Problem(self.file, line, column, name, message, remedy))


def _text(file: str, content: bytes) -> str:
    """The text of a file; raise RecordsError where it is none, too long or not UTF-8."""
    if len(content) > LARGEST:
        told = sentence("The file has more than {most} MB.", most=LARGEST // 1_000_000)
        remedy = sentence("Is it the right one? Divide a list that is really so long.")
        raise RecordsError([Problem(file, 0, 0, "", told, remedy)])
    if content.startswith(_SPREADSHEETS):
        told = sentence("This is a workbook of a spreadsheet program, and not a CSV file.")
        raise RecordsError([Problem(file, 0, 0, "", told, _AS_UTF8)])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        told = sentence("The letters from here on are not UTF-8.")
        raise RecordsError([Problem(file, line, column, "", told, _AS_UTF8)]) from error
    if "\0" in text:
        told = sentence("This is not text in UTF-8.")
        raise RecordsError([Problem(file, 0, 0, "", told, _AS_UTF8)])
    return text


_AS_UTF8 = sentence(
    "In Excel, save it as 'CSV UTF-8 (Comma delimited)'; in LibreOffice, as 'Text CSV' with the "
    "character set 'Unicode (UTF-8)'."
)


def _head(lines: Sequence[str]) -> int:
    """The index of the line that names the columns: the first in which something stands."""
    for number, line in enumerate(lines):
        bare = line.strip(_UNSEEN + '"')
        if bare.strip(",;") and not bare.lower().startswith(_EXCEL_SAYS):
            return number
    return len(lines)


def _split(head: str, separator: str) -> list[str]:
    """The names of columns as they are meant: in small letters, `E-Mail` like `email`.

    There are none in a line of more letters than a cell may have.
    """
    try:
        cells = next(csv.reader([head], delimiter=separator), [])
    except csv.Error:
        return []
    names = (cell.strip(_UNSEEN).lower() for cell in cells)
    return [name.replace("-", "") if name == "e-mail" else name for name in names]


def _places(raw: str, separator: str, many: int) -> list[int]:
    """Where the cells of a line begin, from 1; at its start, if it goes on in the next line."""
    places, is_quoted = [1], False
    for number, letter in enumerate(raw, 1):
        if letter == '"':
            is_quoted = not is_quoted
        elif letter == separator and not is_quoted:
            places.append(number + 1)
    return places if len(places) == many else [1] * many
