"""What is wrong with the YAML itself, in plain sentences: the parser's complaints."""

import re
from dataclasses import dataclass

import yaml

from folio.errors import Message, sentence

Path = tuple[str | int, ...]

UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
"""What YAML does not allow in a text, and no document could show."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a text; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the YAML itself, where, and what to do."""

    mark: Mark
    path: Path
    message: Message
    remedy: Message


def other_format(content: bytes) -> Fault | None:
    """What a file is that by its first bytes is no plain text; None where it may be one."""
    for beginnings, message in _FORMATS.items():
        if content.startswith(beginnings):
            remedy = _TYPE if message is _PICTURE else _COPY
            return Fault(Mark(1, 1), (), message, remedy)
    return None


_PICTURE = sentence("This is a picture, not a plain text.")
_FORMATS: dict[tuple[bytes, ...], Message] = {
    (b"PK\x03\x04",): sentence(
        "This is a Word or Excel file (or another packed one), not a plain text."
    ),
    (b"\xd0\xcf\x11\xe0",): sentence("This is an old Word or Excel file, not a plain text."),
    (b"%PDF",): sentence("This is a PDF, not a plain text."),
    (b"{\\rtf",): sentence("This is a text with layout (RTF), not a plain text."),
    (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"): _PICTURE,
}
_COPY = sentence("Copy its text into the form, or save it as plain text in UTF-8.")
_TYPE = sentence("Type what it shows into the form.")


def not_utf8(content: bytes, error: UnicodeDecodeError) -> Fault:
    """At the first letter that is written otherwise."""
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
    message = sentence("The file is not written in UTF-8: the letter here cannot be read.")
    return Fault(
        Mark(line, column), (), message, sentence("Save it again with the encoding UTF-8.")
    )


def unreadable(error: yaml.reader.ReaderError, text: str) -> Fault:
    """At the first character that YAML does not allow."""
    position = min(int(error.position), len(text))
    mark = _mark_of(UNPRINTABLE, text) or Mark(text.count("\n", 0, position) + 1, 1)
    character = error.character
    point = character if isinstance(character, int) else ord(character)
    message = sentence(
        "The file holds a character that cannot be printed ({number}).", number=f"U+{point:04X}"
    )
    return Fault(mark, (), message, sentence("Type the text again without it."))


def broken(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """libyaml's complaint as a plain sentence."""
    problem = str(error.problem or "")
    is_beginning = any(words in f"{problem} {error.context}" for words in _BEGINNINGS)
    at = error.problem_mark or error.context_mark
    mark = Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)
    if tab := _tab_before(text, mark.line):
        return Fault(tab, (), *_TAB)
    if error.context_mark and (is_beginning or any(words in problem for words in _OPENED)):
        mark = Mark(error.context_mark.line + 1, error.context_mark.column + 1)
    mark = within(mark, text)
    if is_beginning:
        return Fault(mark, (), *_beginning(_character(text, mark)))
    if _NO_SPACE.match(text.split("\n")[mark.line - 1]):
        return Fault(mark, (), *_SPACE)
    for words, (message, remedy) in _BROKEN.items():
        if words in problem:
            return Fault(mark, (), message, remedy)
    return Fault(mark, (), sentence("The YAML cannot be read here."), _LOOK)


_LOOK = sentence("Look at this line and the one before: colons, quotation marks, indentation.")
QUOTE = sentence("Put quotation marks around the whole text.")
_BEGINNINGS = (
    "found character that cannot start any token",
    "did not find expected alphabetic or numeric character",
    "did not find expected comment or line break",
    "found undefined tag handle",
    "found undefined alias",
    "scanning a tag",
    "parsing a tag",
    "scanning a directive",
)
"""What the parser says of a text whose first character has a meaning of its own in YAML."""
_OPENED = (
    "did not find expected ',' or",
    "found unexpected end of stream",
    "could not find expected ':'",
)
"""What is told where it began, since it is noticed only at the end."""
_NO_SPACE = re.compile(r"\s*(?:- )?[A-Za-z_]+:[^\s/]")
"""A field's name with its answer straight behind the colon; an address has two strokes there."""
_SPACE = (
    sentence("A space is missing after the colon."),
    sentence("Write it as 'name: text'."),
)
_TAB = (sentence("The line is indented with a tab."), sentence("Use spaces instead."))
_BROKEN = {
    "mapping values are not allowed": (
        sentence("A colon stands where none is expected."),
        sentence("Put quotation marks around the whole text, or correct the indentation."),
    ),
    "did not find expected key": (
        sentence("The indentation or the quotation marks do not fit here."),
        _LOOK + sentence("A text that begins with a bracket stands in quotation marks as a whole."),
    ),
    "could not find expected ':'": (
        sentence("A field's name stands here without a colon."),
        sentence("Write it as 'name: text', or indent it under the text that it continues."),
    ),
    "did not find expected '-' indicator": (
        sentence("An item of the list lacks its dash."),
        _LOOK,
    ),
    "did not find expected ',' or": (
        sentence("A bracket is opened and not closed."),
        sentence("Close it, or put quotation marks around the text."),
    ),
    "found unexpected end of stream": (
        sentence("A quotation mark is opened and not closed."),
        sentence("Close it at the end of the text."),
    ),
    "block sequence entries are not allowed": (
        sentence("A dash stands where none is expected."),
        _LOOK,
    ),
    "did not find expected <document start>": (
        sentence("The record has ended before this line."),
        _LOOK,
    ),
    "found unknown escape character": (
        sentence("A backslash stands in double quotation marks."),
        sentence("Use single quotation marks around the text."),
    ),
}


def begins_with(character: str) -> tuple[Message, Message]:
    """What is told of a text whose first character has a meaning of its own in YAML."""
    message = sentence("A text that begins with '{character}' stands here.", character=character)
    return message, QUOTE


def _beginning(character: str) -> tuple[Message, Message]:
    """The same, for what the parser stumbled over: a tab there is one that should be spaces."""
    return _TAB if character == "\t" else begins_with(character)


def within(mark: Mark, text: str) -> Mark:
    """The same place, or the beginning of the last line where that is behind all lines."""
    lines = text.removesuffix("\n").split("\n")
    return mark if mark.line <= len(lines) else Mark(len(lines), 1)


def _character(text: str, mark: Mark) -> str:
    line = text.splitlines()[mark.line - 1]
    return line[mark.column - 1 : mark.column]


def _tab_before(text: str, line: int) -> Mark | None:
    """The nearest tab in the indentation of this line or the one before it."""
    lines = text.splitlines()
    for number in (line, line - 1):
        if 1 <= number <= len(lines):
            indentation = lines[number - 1][: -len(lines[number - 1].lstrip()) or None]
            if "\t" in indentation and lines[number - 1].strip():
                return Mark(number, indentation.index("\t") + 1)
    return None


def _mark_of(pattern: re.Pattern[str], text: str) -> Mark | None:
    if found := pattern.search(text):
        before = text.rfind("\n", 0, found.start())
        return Mark(text.count("\n", 0, found.start()) + 1, found.start() - before)
    return None
