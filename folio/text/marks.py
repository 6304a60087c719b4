"""Marked text that every form can show: runs, phrases, blocks, pictures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

_FOLDED = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language with the same marks all along."""

    text: str
    language: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text that stands on one line of thought: a heading, a label, a paragraph's content."""

    runs: tuple[Run, ...] = ()

    @classmethod
    def plain(cls, text: str, language: str) -> "Phrase":
        """One unmarked run; white space is folded, since a phrase has no lines of its own.

        Only no-break spaces stay as they are.
        """
        return cls((Run(_FOLDED.sub(" ", text).strip(), language),))

    @classmethod
    def joined(cls, phrases: Iterable["Phrase"], separator: "Phrase") -> "Phrase":
        """Phrases one after the other with a separator between them."""
        runs: list[Run] = []
        for number, phrase in enumerate(phrases):
            runs += [*(separator.runs if number else ()), *phrase.runs]
        return cls(tuple(runs))

    @property
    def as_opening(self) -> "Phrase":
        """The same with a capital letter first, as a sentence begins."""
        if not self.runs:
            return self
        first = self.runs[0]
        opening = replace(first, text=first.text[:1].upper() + first.text[1:])
        return Phrase((opening, *self.runs[1:]))

    def __str__(self) -> str:
        return "".join(run.text for run in self.runs)

    def __bool__(self) -> bool:
        return any(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an item of a bulleted or numbered list."""

    kind: Literal["paragraph", "bullet", "number"]
    phrase: Phrase

    @property
    def is_paragraph(self) -> bool:
        """Whether it stands in running text."""
        return self.kind == "paragraph"

    @property
    def is_bullet(self) -> bool:
        """Whether it is an item of a bulleted list."""
        return self.kind == "bullet"

    @property
    def is_number(self) -> bool:
        """Whether it is an item of a numbered list."""
        return self.kind == "number"

    def __str__(self) -> str:
        return str(self.phrase)


Prose = tuple[Block, ...]

LARGEST_PICTURE = 100_000_000
"""How many pixels a picture may have, so that it can be opened safely."""
PICTURE_FORMATS = ("JPEG", "PNG")
"""The formats in which pictures are handed in, by Pillow's names."""


def paragraph(phrase: Phrase) -> Block:
    """A phrase as a paragraph of its own."""
    return Block("paragraph", phrase)


def bullets(phrases: Iterable[Phrase]) -> Prose:
    """Phrases as the items of a list."""
    return tuple(Block("bullet", phrase) for phrase in phrases)


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo with what must be said of it. `file` is empty while the picture is not at hand.

    `digest` is the SHA-256 of the file, so that a view that shows another picture is another view.
    """

    caption: Phrase
    alt: Phrase
    credit: Phrase
    note: Phrase
    file: Path | None = None
    digest: str = ""
