"""YAML text as a tree of plain values that remembers where each of them stands."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from folio.text.letters import flaws, visible

Value = str | None | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]

LARGEST = 5 * 1024 * 1024
"""No record is larger than this, in bytes: a log of 5,000 entries has about a third of it."""
DEEPEST = 20
"""No record nests deeper than this; what the model asks for nests six deep at the most."""
LONGEST = 500_000
"""No record has more fields and texts than this; a log of 5,000 trips has about 250,000."""

_AGAIN = "\ufdd0"
"""Begins the key under which a second value of the same key is put aside; no text holds it."""
_NULLS = frozenset({"", "~", "null"})
_BREAKS = re.compile("[\x85\u2028\u2029]")
_MOST_BREAKS = 1000
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")


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
    message: str
    remedy: str


@dataclass(slots=True)
class Tree:
    """The values of one file, and the place of each by its path."""

    value: Value = None
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    is_whole: bool = True
    """False where reading stopped at a fault, so that fields may be missing only for that."""

    def mark(self, path: Path) -> Mark:
        """Where a value stands; for one that is not there, where its nearest parent begins."""
        while path:
            if path in self.values:
                return self.values[path]
            path = path[:-1]
        return self.values.get((), Mark(1, 1))

    def key_mark(self, path: Path) -> Mark:
        """Where a key stands, or the value where it is an item of a list."""
        return self.keys.get(path) or self.mark(path)


def tree(content: bytes) -> Tree:
    """Read one file. What is wrong with its YAML is told in `faults`, never raised.

    Every scalar comes as text, so that `NO` stays `NO`; a blank or `null` comes as None.
    Anchors, tags and several documents in one file are faults: records have no use for them.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Tree(faults=[_not_utf8(content, error)], is_whole=False)
    builder = _Builder(text)
    try:
        for number, event in enumerate(yaml.parse(builder.text, Loader=yaml.CSafeLoader)):
            builder.take(event, is_last=number == LONGEST)
        builder.tree.is_whole = True
    except yaml.MarkedYAMLError as error:
        builder.tree.faults.append(_broken(error, text))
    except yaml.reader.ReaderError as error:
        builder.tree.faults.append(_unreadable(error, text))
    except _StopError:
        pass
    return builder.tree


class _StopError(Exception):
    """The rest of the file is not worth reading."""


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, text: str) -> None:
        self.tree = Tree(is_whole=False, faults=list(islice(_breaks(text), _MOST_BREAKS)))
        self.text = _BREAKS.sub(" ", text)
        self.open: list[tuple[Path, list[Value] | dict[str, Value]]] = []
        self.key: list[str | None] = []
        self.again: dict[str | int, str] = {}
        self.documents = 0

    def take(self, event: Event, *, is_last: bool) -> None:
        """Take in what the parser met; raise _StopError where the rest is not worth reading."""
        if is_last:
            message = f"The record does not end within {LONGEST:,} fields and texts."
            self._fault(event, message, "Was something else saved under this name?", ())
            raise _StopError
        match event:
            case DocumentStartEvent():
                self._document(event)
            case AliasEvent():
                self._fault(event, *_begins_with("*"))
                raise _StopError
            case MappingStartEvent():
                self._start(event, {})
            case SequenceStartEvent():
                self._start(event, [])
            case MappingEndEvent() | SequenceEndEvent():
                self._end()
            case ScalarEvent():
                self._scalar(event)

    def _document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "A second document begins here (---)."
            self._fault(event, message, "One file holds one record: make a file of its own of it.")
            raise _StopError

    def _start(self, event: Event, value: list[Value] | dict[str, Value]) -> None:
        self._refuse_anchor(event)
        if self._wants_key():
            self._fault(event, "A bracket stands where the name of a field belongs.", _QUOTE)
            raise _StopError
        if len(self.open) >= DEEPEST:
            message = f"This nests more than {DEEPEST} deep, which no record needs."
            self._fault(event, message, "Are brackets or indentation missing?", self._here()[:1])
            raise _StopError
        path = self._place(event, value)
        self.open.append((path, value))
        self.key.append(None)

    def _end(self) -> None:
        _, container = self.open.pop()
        self.key.pop()
        if isinstance(container, dict):
            for key in [key for key in container if key.startswith(_AGAIN)]:
                del container[key]

    def _scalar(self, event: ScalarEvent) -> None:
        self._refuse_anchor(event)
        text = unicodedata.normalize("NFC", event.value)
        self._refuse_unprintable(event, text)
        if self._wants_key():
            self._take_key(event, text)
            return
        is_blank = event.implicit[0] and text.lower() in _NULLS
        self._place(event, None if is_blank else text)

    def _wants_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][1], dict) and self.key[-1] is None

    def _take_key(self, event: ScalarEvent, key: str) -> None:
        parent, _ = self.open[-1]
        path = (*parent, key)
        if path in self.tree.keys:
            first = self.tree.keys[path].line
            self._fault(
                event,
                f"'{short(key)}' stands here a second time; the first is in line {first}.",
                "Keep one of the two.",
                path,
            )
            aside = f"{_AGAIN}{len(self.again)}"
            self.again[aside] = key
            path = (*parent, aside)
        else:
            self.tree.keys[path] = _mark(event)
        self.key[-1] = str(path[-1])

    def _place(self, event: Event, value: Value) -> Path:
        if not self.open:
            self.tree.value = value
            path: Path = ()
        else:
            parent, container = self.open[-1]
            if isinstance(container, list):
                path = (*parent, len(container))
                container.append(value)
            else:
                key = self.key[-1] or ""
                path = (*parent, key)
                container[key] = value
                self.key[-1] = None
        self.tree.values[path] = _mark(event)
        return path

    def _refuse_anchor(self, event: Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self._fault(event, *_begins_with("&"))
            raise _StopError
        if tag:
            self._fault(event, *_begins_with("!"))

    def _refuse_unprintable(self, event: ScalarEvent, text: str) -> None:
        if found := _UNPRINTABLE.search(text):
            name = f"U+{ord(found.group()):04X}"
            message = f"This text holds a character that cannot be printed ({name})."
            self._fault(event, message, "Type the text again without it.")
            return
        if text.isascii():
            return
        path = (*self._here(), text) if self._wants_key() else self._here()
        for flaw in flaws(text):
            mark = _mark_inside(event, flaw.character, self.text)
            self._fault(event, flaw.message, flaw.remedy, path, mark)

    def _fault(
        self,
        event: Event,
        message: str,
        remedy: str,
        path: Path | None = None,
        mark: Mark | None = None,
    ) -> None:
        here = path if path is not None else self._here()
        written = tuple(self.again.get(part, part) for part in here)
        self.tree.faults.append(Fault(mark or _mark(event), written, message, remedy))

    def _here(self) -> Path:
        if not self.open:
            return ()
        parent, container = self.open[-1]
        if isinstance(container, list):
            return (*parent, len(container))
        return (*parent, self.key[-1]) if self.key[-1] is not None else parent


def short(text: str) -> str:
    """A text as messages repeat it: on one line, only what shows, and cut off where it is long."""
    folded = " ".join(visible(text[:400]).split())
    return folded if len(folded) <= 40 else f"{folded[:39]}…"


def _mark(event: Event) -> Mark:
    assert event.start_mark is not None  # noqa: S101 - the parser gives every event its mark
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


def _mark_inside(event: Event, character: str, text: str) -> Mark:
    """Where a character stands in a text; one written with a backslash, where the text begins."""
    assert event.start_mark is not None  # noqa: S101 - the parser gives every event its marks
    assert event.end_mark is not None  # noqa: S101
    start = event.start_mark.index
    place = text.find(character, start, event.end_mark.index)
    if place < 0:
        return _mark(event)
    line = event.start_mark.line + text.count("\n", start, place)
    return Mark(line + 1, place - text.rfind("\n", 0, place))


def _breaks(text: str) -> Iterator[Fault]:
    """Line breaks that show in no editor; YAML would take them for the end of a line."""
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _BREAKS.finditer(line):
            (flaw, *_) = flaws(line[max(0, found.start() - 50) : found.end()])
            yield Fault(Mark(number, found.start() + 1), (), flaw.message, flaw.remedy)


def _not_utf8(content: bytes, error: UnicodeDecodeError) -> Fault:
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
    message = "The file is not written in UTF-8: the letter here cannot be read."
    return Fault(Mark(line, column), (), message, "Save it again with the encoding UTF-8.")


def _unreadable(error: yaml.reader.ReaderError, text: str) -> Fault:
    position = min(int(error.position), len(text))
    mark = next(_marks_of(_UNPRINTABLE, text), None) or Mark(text.count("\n", 0, position) + 1, 1)
    name = f"U+{ord(error.character):04X}" if isinstance(error.character, str) else "unknown"
    if isinstance(error.character, int):
        name = f"U+{error.character:04X}"
    message = f"The file holds a character that cannot be printed ({name})."
    return Fault(mark, (), message, "Type the text again without it.")


def _broken(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """libyaml's complaint as a plain sentence; its own words only where there is no better one."""
    problem = str(error.problem or "")
    is_beginning = any(words in f"{problem} {error.context}" for words in _BEGINNINGS)
    at = error.problem_mark or error.context_mark
    mark = Mark(at.line + 1, at.column + 1) if at else Mark(1, 1)
    if tab := _tab_before(text, mark.line):
        return Fault(tab, (), "The line is indented with a tab.", "Use spaces instead.")
    if error.context_mark and (is_beginning or any(words in problem for words in _OPENED)):
        mark = Mark(error.context_mark.line + 1, error.context_mark.column + 1)
    if is_beginning:
        return Fault(mark, (), *_begins_with(_character(text, mark)))
    for words, (message, remedy) in _BROKEN.items():
        if words in problem:
            return Fault(mark, (), message, remedy)
    return Fault(mark, (), f"The YAML cannot be read here ({problem}).", _LOOK)


_LOOK = "Look at this line and the one before: colons, quotation marks, indentation."
_QUOTE = "Put quotation marks around the whole text."
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
_OPENED = ("did not find expected ',' or", "found unexpected end of stream")
"""What is told where it was opened, since it is noticed only at the end."""
_BROKEN = {
    "mapping values are not allowed": (
        "A colon stands where none is expected.",
        "Put quotation marks around the whole text, or correct the indentation.",
    ),
    "did not find expected key": (
        "The indentation or the quotation marks do not fit here.",
        f"{_LOOK} A text that begins with a bracket stands in quotation marks as a whole.",
    ),
    "could not find expected ':'": (
        "A field's name stands here without a colon.",
        "Write it as 'name: text', or indent it under the text that it continues.",
    ),
    "did not find expected '-' indicator": ("An item of the list lacks its dash.", _LOOK),
    "did not find expected ',' or": (
        "A bracket is opened and not closed.",
        "Close it, or put quotation marks around the text.",
    ),
    "found unexpected end of stream": (
        "A quotation mark is opened and not closed.",
        "Close it at the end of the text.",
    ),
    "block sequence entries are not allowed": ("A dash stands where none is expected.", _LOOK),
    "did not find expected <document start>": ("The record has ended before this line.", _LOOK),
    "found unknown escape character": (
        "A backslash stands in double quotation marks.",
        "Use single quotation marks around the text.",
    ),
}


def _begins_with(character: str) -> tuple[str, str]:
    return f"A text that begins with '{character}' stands here.", _QUOTE


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


def _marks_of(pattern: re.Pattern[str], text: str) -> Iterator[Mark]:
    for found in pattern.finditer(text):
        before = text.rfind("\n", 0, found.start())
        yield Mark(text.count("\n", 0, found.start()) + 1, found.start() - before)
