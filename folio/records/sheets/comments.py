"""Lines of a sheet: explanations, fields that are switched off, what belongs to a field."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

WIDTH = 92
"""So wide a comment gets, counted from its own beginning."""


def comment(text: str) -> list[str]:
    """A text as comment lines; whatever stands in it, no line of it is anything else."""
    folded = " ".join(text.split())
    lines = wrap(folded, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"# {line}" for line in lines]


def switched_off(lines: Iterable[str]) -> Iterator[str]:
    """Fields that may be left out: who takes away the first sign of each line has them."""
    return (f"#{line}" for line in lines)


def indented(lines: Iterable[str]) -> Iterator[str]:
    """The lines of something that belongs to a field."""
    return (f"  {line}" if line else "" for line in lines)


def as_item(lines: list[str]) -> Iterator[str]:
    """The lines of an item of a list, with a dash before the first that is no comment."""
    key = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    yield from lines[:key]
    yield f"- {lines[key]}".rstrip()
    yield from indented(lines[key + 1 :])
