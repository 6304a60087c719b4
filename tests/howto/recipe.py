"""A how-to page as a recipe: the files to write, the changes to make, the commands to type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True)
class File:
    """A file to write, whole."""

    line: int
    name: str
    text: str


@dataclass(frozen=True)
class Change:
    """A unified diff of files that are there."""

    line: int
    diff: str


@dataclass(frozen=True)
class Command:
    """What to type, and what is shown as its answer: empty where the page shows none."""

    line: int
    typed: str
    answer: str


@dataclass(frozen=True)
class Unclear:
    """A block that does not say what is to be done with it, and why it does not."""

    line: int
    why: str


Step = File | Change | Command | Unclear


def steps(page: str) -> Iterator[Step]:
    """What a page has its reader do, in order: all of its blocks of code.

    A block of `console` is typed, one of `diff` is a change, and any other is a file, which the
    sentence before it names last.
    """
    said = ""
    for token in MarkdownIt().parse(page):
        if token.type == "inline":
            said = token.content
        elif token.type in ("fence", "code_block"):
            yield from _steps(token, said)


def _steps(block: Token, said: str) -> Iterator[Step]:
    assert block.map
    first = block.map[0] + 2
    if block.info == "console":
        yield from _commands(first, block.content)
    elif block.info == "diff":
        yield Change(first, block.content)
    elif block.info and (named := re.findall("`([^`]+)`", said)):
        yield File(first, named[-1], block.content)
    else:
        yield Unclear(first, "it is not said into which file this is to be written")


def _commands(first: int, content: str) -> Iterator[Step]:
    """Each begins with `$ `, goes on in lines that begin with `> `, and ends with its answer."""
    lines = content.splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith("$ ")]
    if 0 not in starts:
        yield Unclear(first, "a command begins with '$ '")
    for start, end in pairwise([*starts, len(lines)]):
        more = [line for line in lines[start + 1 : end] if line.startswith("> ") or line == ">"]
        typed = "\n".join(line[2:] for line in (lines[start], *more))
        answer = lines[start + 1 + len(more) : end]
        yield Command(first + start, typed, "".join(f"{line}\n" for line in answer))


def is_as_shown(answer: str, shown: str) -> bool:
    """Whether a command answers what the page shows.

    `...` stands for whatever varies in a line, and on a line of its own for any lines. A space
    that keeps a line together is a space.
    """
    told = "".join(f"{line.rstrip()}\n" for line in answer.replace("\u00a0", " ").splitlines())
    return re.fullmatch("".join(map(_pattern, shown.splitlines())), told) is not None


def _pattern(line: str) -> str:
    if line.strip() == "...":
        return r"(?:.*\n)*"
    return ".*".join(map(re.escape, line.rstrip().split("..."))) + r"\n"
