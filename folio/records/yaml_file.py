"""YAML text as a tree of plain values that remembers where each of them stands."""

import re
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

from folio.errors import Message, sentence
from folio.records.complaints import (
    QUOTE,
    UNPRINTABLE,
    Fault,
    Mark,
    Path,
    begins_with,
    broken,
    not_utf8,
    other_format,
    unreadable,
    within,
)
from folio.text.letters import composed, flaws, visible

Value = str | None | list["Value"] | dict[str, "Value"]

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
_EMPTY_LINES = re.compile(r"^[ \t]+$", re.MULTILINE)
"""Lines that an editor has indented and nobody has filled; the parser takes no tab in them."""
_KEEP_ONE = sentence("Keep one of the two.")


@dataclass(slots=True)
class Tree:
    """The values of one file, and the place of each by its path."""

    value: Value = None
    keys: dict[Path, Mark] = field(default_factory=dict)
    values: dict[Path, Mark] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    is_whole: bool = True
    """False where reading stopped at a fault, so that fields may be missing only for that."""
    unfinished: frozenset[Path] = frozenset()
    """Where reading stopped: the last value, which may go on, with all that it stands in."""

    def is_known(self, path: Path) -> bool:
        """Whether what stands there was read to its end, or is missing in what was."""
        is_there = path in self.values or path[:-1] not in self.unfinished
        return is_there and path not in self.unfinished

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
    if fault := other_format(content):
        return Tree(faults=[fault], is_whole=False)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Tree(faults=[not_utf8(content, error)], is_whole=False)
    builder = _Builder(text)
    try:
        for number, event in enumerate(yaml.parse(builder.text, Loader=yaml.CSafeLoader)):
            builder.take(event, is_last=number == LONGEST)
        builder.tree.is_whole = True
    except yaml.MarkedYAMLError as error:
        builder.tree.faults.append(broken(error, text))
    except yaml.reader.ReaderError as error:
        builder.tree.faults.append(unreadable(error, text))
    except _StopError:
        pass
    if not builder.tree.is_whole:
        builder.break_off()
    return builder.tree


class _StopError(Exception):
    """The rest of the file is not worth reading."""


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, text: str) -> None:
        self.tree = Tree(is_whole=False, faults=list(islice(_breaks(text), _MOST_BREAKS)))
        self.text = _EMPTY_LINES.sub(lambda line: " " * len(line.group()), _BREAKS.sub(" ", text))
        self.open: list[tuple[Path, list[Value] | dict[str, Value]]] = []
        self.key: list[str | None] = []
        self.again: dict[str | int, str] = {}
        self.documents = 0

    def take(self, event: Event, *, is_last: bool) -> None:
        """Take in what the parser met; raise _StopError where the rest is not worth reading."""
        if is_last:
            message = sentence(
                "The record does not end within {number} fields and texts.", number=LONGEST
            )
            remedy = sentence("Was something else saved under this name?")
            self._fault(event, message, remedy, ())
            raise _StopError
        match event:
            case DocumentStartEvent():
                self._document(event)
            case AliasEvent():
                self._fault(event, *begins_with("*"))
                raise _StopError
            case MappingStartEvent():
                self._start(event, {})
            case SequenceStartEvent():
                self._start(event, [])
            case MappingEndEvent() | SequenceEndEvent():
                self._end()
            case ScalarEvent():
                self._scalar(event)

    def break_off(self) -> None:
        """Close all that is open, and note where that was."""
        last: Path = next(reversed(self.tree.values), ())
        self.tree.unfinished = frozenset(last[:length] for length in range(len(last) + 1))
        while self.open:
            self._end()

    def _document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = sentence("A second document begins here (---).")
            remedy = sentence("One file holds one record: make a file of its own of it.")
            self._fault(event, message, remedy)
            raise _StopError

    def _start(self, event: Event, value: list[Value] | dict[str, Value]) -> None:
        self._refuse_anchor(event)
        if self._wants_key():
            message = sentence("A bracket stands where the name of a field belongs.")
            self._fault(event, message, QUOTE)
            raise _StopError
        if len(self.open) >= DEEPEST:
            message = sentence(
                "This nests more than {number} deep, which no record needs.", number=DEEPEST
            )
            remedy = sentence("Are brackets or indentation missing?")
            self._fault(event, message, remedy, self._here()[:1])
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
        text = composed(event.value)
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
            message = sentence(
                "'{key}' stands here a second time; the first is in line {line}.",
                key=short(key),
                line=first,
            )
            self._fault(event, message, _KEEP_ONE, path)
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
        self.tree.values[path] = _mark(event) if self.open else within(_mark(event), self.text)
        return path

    def _refuse_anchor(self, event: Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            self._fault(event, *begins_with("&"))
            raise _StopError
        if tag:
            self._fault(event, *begins_with("!"))

    def _refuse_unprintable(self, event: ScalarEvent, text: str) -> None:
        if found := UNPRINTABLE.search(text):
            message = sentence(
                "This text holds a character that cannot be printed ({number}).",
                number=f"U+{ord(found.group()):04X}",
            )
            self._fault(event, message, sentence("Type the text again without it."))
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
        message: Message,
        remedy: Message,
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
