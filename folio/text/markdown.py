"""Light Markdown in records: paragraphs, lists, bold, italic and links; everything else is text."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from folio.text.marks import Block, Phrase, Prose, Run, paragraph

if TYPE_CHECKING:  # to be loaded only where a text is taken apart
    from markdown_it.token import Token

_NUMBERED = re.compile(r"^(\s*)(\d{1,9})([.)])(?=\s)")


def prose(text: str, language: str) -> Prose:
    """The blocks of a text in one language.

    Nested lists come out flat, and raw HTML, headings, tables and pictures stay the characters
    they were typed as: a record cannot lay out a document. So does a text of nothing but marks:
    whoever writes `-` into a field means just that.
    """
    from folio.text.parser import PARSER

    blocks: list[Block] = []
    kind: list[Literal["bullet", "number"]] = []
    for token in PARSER.parse(_with_dates_as_text(text)):
        match token.type:
            case "bullet_list_open":
                kind.append("bullet")
            case "ordered_list_open":
                kind.append("number")
            case "bullet_list_close" | "ordered_list_close":
                kind.pop()
            case "inline":
                phrase = Phrase(_runs(token.children or [], Run("", language)))
                blocks.append(Block(kind[-1] if kind else "paragraph", phrase))
    filled = tuple(block for block in blocks if block.phrase)
    return filled or (paragraph(Phrase.plain(text, language)),)


def _with_dates_as_text(text: str) -> str:
    """The text with each number escaped that opens a line and counts nothing: `2014. gada jūnijā`.

    A numbered list counts up from one.
    """
    counted = {0}
    lines = []
    for line in text.split("\n"):
        found = _NUMBERED.match(line)
        if found and int(found[2]) - 1 in counted:
            counted.add(int(found[2]))
        elif found:
            line = _NUMBERED.sub(r"\1\2\\\3", line)
        lines.append(line)
    return "\n".join(lines)


def _runs(tokens: list["Token"], plain: Run) -> tuple[Run, ...]:
    runs: list[Run] = []
    marked = plain
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                runs.append(replace(marked, text=token.content))
            case "softbreak" | "hardbreak":
                runs.append(replace(marked, text=" "))
            case "strong_open" | "strong_close":
                marked = replace(marked, strong=token.nesting > 0)
            case "em_open" | "em_close":
                marked = replace(marked, emphasis=token.nesting > 0)
            case "link_open":
                marked = replace(marked, link=str(token.attrGet("href") or ""))
            case "link_close":
                marked = replace(marked, link="")
    return _merged(runs)


def _merged(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbours with the same marks as one run."""
    merged: list[Run] = []
    for run in runs:
        if merged and replace(merged[-1], text="") == replace(run, text=""):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return tuple(merged)
