"""The words of a drawing: their outlines, how wide they are, and where their lines are broken."""

import os
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from folio.rendering.fonts import folder, sans
from folio.rendering.sheet import MM, Style, Words

_FIGURES: Any = ("tnum", "lnum")
_STEP = 1.0
_SPACE = " "
_NO_BREAK_SPACE = "\u00a0"


@lru_cache(maxsize=4096)
def outline(text: str, style: Style) -> tuple[Any, Any]:
    """The points of the letters, in millimetres from the beginning of the baseline, with codes.

    Nothing in a text has a meaning of its own: a dollar sign is one, and opens no formula.
    """
    # Matplotlib lists the fonts of a machine, unasked, and complains where it cannot keep the list.
    os.environ.setdefault("MPLCONFIGDIR", str(folder()))
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path
    from numpy import asarray

    face = FontProperties(fname=sans(style.weight))
    points, codes = text_to_path.get_text_path(face, text, ismath=False, features=_FIGURES)
    scale = style.size / text_to_path.FONT_SCALE * MM
    return asarray(points).reshape(-1, 2) * (scale, -scale), codes


@lru_cache(maxsize=4096)
def width(text: str, style: Style) -> float:
    """How far a line of text reaches from where it begins, in millimetres."""
    points, _ = outline(text, style)
    return float(points[:, 0].max()) if len(points) else 0.0


def left(words: Words) -> float:
    """Where a line of text begins."""
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
    return words.x - share * width(words.text, words.style)


def lines(text: str, style: Style, widest: float) -> list[str]:
    """The text in as few lines as fit so many millimetres, and these about equally long.

    Words joined by no-break spaces, and words themselves, are broken only if they are too wide.
    """
    broken = _broken(text, style, widest)
    longest = max((width(piece, style) for piece in _pieces(text, style, widest)), default=0.0)
    narrower = widest
    while (narrower := narrower - _STEP) >= longest:
        closer = _broken(text, style, narrower)
        if len(closer) > len(broken):
            break
        broken = closer
    return broken


def _broken(text: str, style: Style, widest: float) -> list[str]:
    broken = [""]
    for piece in _pieces(text, style, widest):
        longer = f"{broken[-1]} {piece}".strip()
        if width(longer, style) <= widest:
            broken[-1] = longer
        else:
            broken.append(piece)
    return [line for line in broken if line]


def _pieces(text: str, style: Style, widest: float) -> Iterator[str]:
    """What may stand at the end of a line: words, joined words, and parts of a word too wide."""
    for joined in text.split(_SPACE):
        piece = joined.replace(_NO_BREAK_SPACE, _SPACE)
        if width(piece, style) <= widest:
            yield piece
            continue
        for word in piece.split(_SPACE):
            yield from _parts(word, style, widest)


def _parts(word: str, style: Style, widest: float) -> Iterator[str]:
    while width(word, style) > widest and len(word) > 1:
        fitting = bisect_right(range(1, len(word)), widest, key=lambda n: width(word[:n], style))
        yield word[: max(1, fitting)]
        word = word[max(1, fitting) :]
    yield word
