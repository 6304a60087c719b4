"""The tags of a template: found in its text, and each closed where it has to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from folio.rendering.review.fault import Fault, Place
from folio.text.fields import Field, Sort
from folio.text.slips import meant

BLOCKS = {
    "for": "endfor",
    "if": "endif",
    "set": "endset",
    "macro": "endmacro",
    "call": "endcall",
    "filter": "endfilter",
    "with": "endwith",
    "block": "endblock",
    "autoescape": "endautoescape",
}
"""What has to be closed, and by what."""
MIDDLES = {"elif": ("if",), "else": ("if", "for")}
"""What stands between, and in what."""
OF_PAGES = ("include", "import", "from", "extends")
"""What a page may call for beside; a Word file calls for no others."""
OF_WORD = ("cellbg", "colspan", "hm", "vm")
"""What docxtpl knows beside jinja."""
LEVELS = ("tr", "tc", "p", "r")
DRAWN = (Sort.PICTURE, Sort.CHART)
"""What is printed by the filter of the same name."""

_OPENINGS = re.compile(r"\{\{|\{%|\{#")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_STRAY = re.compile(r"\}\}|%\}|#\}")
_MARK = re.compile(r"^(\{[{%#])(tr|tc|p|r) ")
_WORD = re.compile(r"[^\W\d]\w*")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag as it stands there, with its place.

    `level` is `p`, `tr`, `tc` or `r` where the tag stands for a whole paragraph, row, cell or run
    of a Word file. `inside` is what a tag that closes it has to have in common with it, and
    `is_in_table` tells whether it stands in a cell.
    """

    written: str
    place: Place
    level: str = ""
    inside: Any = None
    is_in_table: bool = False

    @property
    def plain(self) -> str:
        """As jinja reads it, without the mark of its level."""
        brace, rest = self.written[:2], self.written[2 + len(self.level) :]
        return f"{brace} {rest}" if self.level else self.written

    @property
    def is_statement(self) -> bool:
        """Whether it does something; others print a field, or are notes."""
        return self.written.startswith("{%")

    @property
    def is_note(self) -> bool:
        """Whether it is there for people only."""
        return self.written.startswith("{#")

    @property
    def content(self) -> str:
        """What stands between its braces."""
        return self.plain[2:-2].strip("-+ \t\r\n")

    @property
    def keyword(self) -> str:
        """The first word of a statement, such as `for`."""
        found = _WORD.match(self.content) if self.is_statement else None
        return found[0] if found else ""

    @property
    def has_to_be_closed(self) -> bool:
        """Whether another tag has to close it; a `set` may have its value in it."""
        is_plain_set = self.keyword == "set" and "=" in self.content
        return self.keyword in BLOCKS and not is_plain_set


def level_of(written: str) -> str:
    """Whether a tag of a Word file stands for a whole paragraph, row, cell or run."""
    found = _MARK.match(written)
    return found[2] if found else ""


def printing(one: Field, path: str) -> str:
    """The tag that prints a field; a picture or chart within a box of so many millimetres."""
    drawn = f" | {one.sort}(120, 80)" if one.sort in DRAWN else ""
    return f"{{{{ {path}{drawn} }}}}"


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that is a tag, or that is meant to be one: then with what is wrong."""

    start: int
    end: int
    message: str = ""
    remedy: str = ""


def tags_in(text: str) -> Iterator[Found]:
    """The tags of a text in their order, and openings of such as are never closed."""
    start = 0
    while opening := _OPENINGS.search(text, start):
        closing = _CLOSING[opening[0]]
        end = text.find(closing, opening.end())
        following = _OPENINGS.search(text, opening.end())
        if end < 0 or (following and following.start() < end and opening[0] != "{#"):
            stop = following.start() if following else len(text)
            shown = text[opening.start() : min(stop, opening.start() + _LONGEST)].rstrip()
            message = f"A tag is opened by '{opening[0]}' and not closed."
            remedy = f"Put '{closing}' after it."
            yield Found(opening.start(), opening.start() + len(shown), message, remedy)
            start = opening.end()
        else:
            yield Found(opening.start(), end + len(closing))
            start = end + len(closing)


def strays_in(text: str) -> Iterator[Found]:
    """Closings of tags that were never opened, each with the words before it."""
    taken = [(one.start, one.end) for one in tags_in(text)]
    for stray in _STRAY.finditer(text):
        if not any(start <= stray.start() < end for start, end in taken):
            opening = next(mark for mark, closing in _CLOSING.items() if closing == stray[0])
            start = max((end for _, end in taken if end <= stray.start()), default=0)
            start = max(start, stray.start() - _LONGEST)
            message = f"A tag is closed by '{stray[0]}' and not opened."
            yield Found(start, stray.end(), message, f"Put '{opening}' before it.")


@dataclass(slots=True)
class _Open:
    tag: Tag
    has_else: bool = False


@dataclass(slots=True)
class Structure:
    """Whether all that is opened is closed, in the right order and at the right level.

    `sound` are the tags that jinja can be given, and `faults` tell of the others.
    """

    knows: tuple[str, ...] = ()
    sound: list[Tag] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def take(self, tag: Tag) -> None:
        """The next tag of a file."""
        word = tag.keyword
        if not tag.is_statement or word in self.knows:
            self.sound.append(tag)
        elif tag.has_to_be_closed:
            self._open.append(_Open(tag))
            self.sound.append(tag)
        elif word in BLOCKS:
            self.sound.append(tag)
        elif word in MIDDLES:
            self._between(tag)
        elif word in BLOCKS.values():
            self._close(tag)
        else:
            self._fault(tag, *self._unknown(tag))

    def end(self) -> None:
        """The file ends: what is open still is a fault, and closed for what comes after."""
        while self._open:
            self._never_closed(self._open.pop())

    def _between(self, tag: Tag) -> None:
        opener = self._open[-1] if self._open else None
        if opener is None or opener.tag.keyword not in MIDDLES[tag.keyword]:
            words = " or ".join(f"'{word}'" for word in MIDDLES[tag.keyword])
            self._fault(tag, f"'{tag.keyword}' stands in no {words}.", "Take it out, or move it.")
        elif opener.has_else:
            reason = f"'{tag.keyword}' stands after an 'else' of the same {opener.tag.keyword}."
            self._fault(tag, reason, "Move it before the 'else', or take it out.")
        else:
            self._fit(opener.tag, tag)
            opener.has_else = tag.keyword == "else"
            self.sound.append(tag)

    def _close(self, tag: Tag) -> None:
        wanted = next(word for word, closing in BLOCKS.items() if closing == tag.keyword)
        if not any(one.tag.keyword == wanted for one in self._open):
            reason = f"'{tag.keyword}' closes nothing: no '{wanted}' is open here."
            self._fault(tag, reason, f"Take it out, or put the '{wanted}' before it.")
            return
        while self._open[-1].tag.keyword != wanted:
            self._never_closed(self._open.pop())
        self._fit(self._open.pop().tag, tag)
        self.sound.append(tag)

    def _never_closed(self, opened: _Open) -> None:
        tag = opened.tag
        closing = BLOCKS[tag.keyword]
        mark = tag.level
        remedy = f"Put '{{%{mark} {closing} %}}' where it is to end."
        self._fault(tag, f"This '{tag.keyword}' is not closed.", remedy)
        self.sound.append(Tag(f"{{% {closing} %}}", tag.place, inside=tag.inside))

    def _fit(self, opener: Tag, tag: Tag) -> None:
        """See that two tags that belong together stand where docxtpl can put them together."""
        if opener.level != tag.level:
            mark = f"{{%{opener.level} {tag.keyword}"
            reason = f"It belongs to '{opener.written}' and is of another level."
            self._fault(tag, reason, f"Begin it with '{mark}'.")
        elif opener.inside != tag.inside:
            reason = f"It belongs to '{opener.written}', which stands in another cell, row or box."
            remedy = "Let both stand in the same one."
            if opener.level in ("", "p") and tag.is_in_table:
                remedy += " What repeats rows begins with '{%tr', in rows of its own."
            self._fault(tag, reason, remedy)

    def _unknown(self, tag: Tag) -> tuple[str, str]:
        word = tag.keyword
        if word in LEVELS:
            reason = f"After '{word}' there is something else than a space in the tag."
            return reason, "Delete it and type a space."
        known = [*BLOCKS, *MIDDLES, *BLOCKS.values(), *self.knows]
        joined = "".join(tag.content.split())
        near = joined if joined in known else meant(word, known)
        remedy = f"Did you mean '{near}'?" if near else "It may begin with 'for', 'if' or 'set'."
        reason = f"No tag begins with '{word}'." if word else "There is nothing in this tag."
        return reason, remedy

    def _fault(self, tag: Tag, message: str, remedy: str) -> None:
        self.faults.append(Fault(tag.place, message, remedy, tag.written))
