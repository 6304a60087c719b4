"""What is wrong with a template, and where: a file, a place in it, and the tag."""

from dataclasses import dataclass
from pathlib import Path

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a template.

    `number` counts the lines of a page, or the paragraphs of a Word file, where `told` says in
    which part of it that is: 'in a table', 'in the footer of the first page'. It is 0 where the
    whole file is meant.
    """

    file: Path
    number: int = 0
    told: str = ""

    @property
    def is_in_table(self) -> bool:
        """Whether it stands in a table of a Word file."""
        return "table" in self.told

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
        tag = " ".join(self.tag.split())
        shown = tag if len(tag) <= _LONGEST else f"{tag[: _LONGEST - 1]}…"
        head = f"{self.place}, {shown}" if shown else str(self.place)
        return f"{head}\n    {self.told}"
