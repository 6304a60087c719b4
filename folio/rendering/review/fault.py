"""What is wrong with a template, and where: a file, a place in it, and the tag."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

_LONGEST = 80
"""So many letters of a tag or a paragraph are shown, so that people find it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a template.

    `number` counts the lines of a page, or the paragraphs of a Word file, where `told` says in
    which part of it that is, 'in a table', 'in the footer of the first page', and `text` what
    stands in the paragraph. It is 0 where the whole file is meant.
    """

    file: Path
    number: int = 0
    told: str = ""
    text: str = ""

    def __str__(self) -> str:
        if self.told:
            return f"{self.file}: {self.told}"
        return f"{self.file}:{self.number}" if self.number else str(self.file)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend in a template: where it is, what is wrong, and what to do.

    `tag` is what is meant, as it stands there. What `is_remark` stops nothing.
    """

    place: Place
    message: str
    remedy: str = ""
    tag: str = ""
    is_remark: bool = False

    @property
    def told(self) -> str:
        """What is wrong and what to do, in a line."""
        return f"{self.message} {self.remedy}".strip()

    def __str__(self) -> str:
        tag, text = (excerpt(one, _LONGEST) for one in (self.tag, self.place.text))
        head = f"{self.place}, {tag}" if tag else str(self.place)
        around = f" in '{text}'" if text not in ("", tag) else ""
        return f"{head}{around}\n    {self.told}"


def excerpt(text: str, most: int) -> str:
    """The first words of a text, on one line, in so many letters at most."""
    return shorten(text, most, placeholder=" …")


def capital(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]
