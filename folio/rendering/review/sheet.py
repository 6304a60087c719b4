"""One file of a template as its tags, with what is wrong with them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError, nodes

from folio.rendering.review.fault import Fault
from folio.rendering.review.tags import BLOCKS, OF_PAGES, OF_WORD, Structure, Tag

_QUOTES = "„“”‚‘’«»‹›"
_UNSEEN = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")
_UNEXPECTED = re.compile(r"unexpected char '(.+?)' at")
_INSTEAD = re.compile(
    r"(?:expected (?:token '(?P<wanted>.+)'|an expression), got|unexpected) '(?P<got>.+)'",
    re.IGNORECASE,
)
"""What jinja says where one thing stands in the place of another."""
_END = "end of "
"""How jinja tells of the closing of a tag."""
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
"""What docxtpl makes of the quotation marks that Word puts for straight ones."""
_TWO_WORDS = re.compile(r"^([^\W\d]\w*(?:\s+[^\W\d]\w*)+)$")
_SOUND = {"for": "{% for _ in () %}", "if": "{% if 1 %}", "elif": "{% elif 1 %}"}
"""What stands in for a tag that jinja cannot read, so that what is inside it is read as well."""


@dataclass(eq=False)
class Sheet:
    """The tags of a file that fit together, each on a line of its own for jinja to read."""

    file: Path
    known: Environment
    is_word: bool
    faults: list[Fault] = field(default_factory=list)
    _lines: list[tuple[Tag, str]] = field(default_factory=list)

    @classmethod
    def of(
        cls, file: Path, found: Iterable[Tag | Fault], known: Environment, *, is_word: bool
    ) -> "Sheet":
        """From the tags of a file in their order; what is no tag is a fault already."""
        sheet = cls(file, known, is_word)
        structure = Structure(knows=OF_WORD if is_word else OF_PAGES)
        for one in found:
            if isinstance(one, Fault):
                sheet.faults.append(one)
            elif not one.is_note:
                structure.take(one)
        structure.end()
        sheet.faults += structure.faults
        for tag in structure.sound:
            sheet._lines.append((tag, sheet._readable(tag)))
        return sheet

    @cached_property
    def tree(self) -> nodes.Template:
        """The tags as jinja understands them; the number of a line is that of its tag.

        Where they are sound one by one and not together, that is a fault, and nothing is left.
        """
        try:
            return self.known.parse("\n".join(line for _, line in self._lines))
        except TemplateSyntaxError as error:
            reason = f"The tags cannot be read together: {str(error.message).rstrip('.')}."
            self.blame(error.lineno, reason, "Compare it with the house's template.")
            return self.known.parse("")

    def blame(self, number: int, message: str, remedy: str) -> None:
        """Note what is wrong with the tag of a line, once."""
        tag = self._lines[min(number, len(self._lines)) - 1][0]
        fault = Fault(tag.place, message, remedy, tag.written)
        if fault not in self.faults:
            self.faults.append(fault)

    def _readable(self, tag: Tag) -> str:
        """A tag as one line that jinja can read; if it cannot, that is a fault."""
        line = _as_jinja(tag)
        if self.is_word:
            line = line.translate(_STRAIGHT)
        try:
            self.known.parse(_closed(line, tag))
        except TemplateSyntaxError as error:
            message, remedy = _told(tag, str(error.message))
            self.faults.append(Fault(tag.place, message, remedy, tag.written))
            return _stand_in(tag)
        return line


def _as_jinja(tag: Tag) -> str:
    """A tag on one line; what only docxtpl knows prints a field, or nothing."""
    if tag.keyword in OF_WORD:
        field_of = tag.content.removeprefix(tag.keyword).strip()
        return f"{{{{ {field_of} }}}}" if field_of else ""
    return re.sub(r"[\r\n]+", " ", tag.plain)


def _closed(line: str, tag: Tag) -> str:
    """With all that jinja needs to read one tag alone."""
    word = tag.keyword
    if word in ("elif", "else"):
        return f"{{% if 1 %}}{line}{{% endif %}}"
    if word in BLOCKS.values():
        return ""
    if tag.has_to_be_closed:
        return f"{line}{{% {BLOCKS[word]} %}}"
    return line


def _stand_in(tag: Tag) -> str:
    word = tag.keyword
    if word in _SOUND:
        return _SOUND[word]
    if tag.has_to_be_closed:
        names = {"macro": "broken()", "call": "caller()", "set": "broken", "filter": "trim"}
        named = names.get(word, "broken" if word == "block" else "")
        return f"{{% {word} {named} %}}"
    return ""


def _told(tag: Tag, message: str) -> tuple[str, str]:
    """What jinja says of a tag, for those who have never heard of jinja."""
    if unexpected := _UNEXPECTED.search(message):
        return _meaningless(unexpected[1])
    if tag.keyword == "else":
        return "Nothing more stands in an 'else'.", "To ask again, write 'elif' in its place."
    instead = _INSTEAD.fullmatch(message)
    breaks_off = instead is not None and instead["got"].startswith(_END)
    if not (tag.is_statement or breaks_off) and (words := _TWO_WORDS.match(tag.content)):
        joined = "_".join(words[1].split())
        return "A field has no spaces in its name.", f"Did you mean '{joined}'?"
    if not tag.content:
        return "There is nothing in this tag.", "Write a field in it, or take it out."
    if instead:
        return _missing(instead["got"], instead["wanted"] or "")
    return f"The tag cannot be read: {message.rstrip('.')}.", _COMPARE


def _meaningless(letter: str) -> tuple[str, str]:
    """What is to be said of a letter of which jinja can make nothing."""
    if letter in _UNSEEN:
        reason = "There is a mark in the tag that cannot be seen."
        return reason, "Delete the tag and type it again."
    if letter in _QUOTES:
        remedy = "Type straight ones: \" or '."
        return f"The quotation mark {letter} means nothing in a tag.", remedy
    return f"'{letter}' means nothing in a tag.", "Take it out."


def _missing(got: str, wanted: str) -> tuple[str, str]:
    """What is to be said where one thing stands in a tag, or its end, and another is wanted."""
    if wanted and not wanted.startswith(_END):
        place = "at the end of the tag" if got.startswith(_END) else f"before '{got}'"
        return f"'{wanted}' is missing {place}.", _COMPARE
    if got.startswith(_END):
        return "Something is missing at the end of the tag.", _COMPARE
    if got == "=":
        return "One '=' compares nothing.", "Write two of them."
    return f"'{got}' does not belong here in the tag.", "Take it out."


_COMPARE = "Compare the tag with others of its sort."
