"""A drawing as data: words, lines, bars and dots, in millimetres from its upper left corner."""

from dataclasses import dataclass
from typing import Literal

from folio.rendering.fonts import BOLD, REGULAR

ACCENT, INK, GREY, HAIRLINE, WHITE = "#003399", "#1d2433", "#5b6478", "#d7dce6", "#ffffff"
"""The colours of templates/_shared/page.css."""
MUTED = "#8c95a8"
"""Between the greys: what is drawn in it stands out from the paper by three to one."""
MM = 25.4 / 72
"""Millimetres in a point."""


Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Style:
    """The look of words: their size in points, colour and weight."""

    size: float
    colour: str = INK
    is_bold: bool = False

    @property
    def weight(self) -> int:
        """As the typefaces are cut."""
        return BOLD if self.is_bold else REGULAR

    @property
    def leading(self) -> float:
        """From one line to the next, in millimetres."""
        return self.size * 1.25 * MM

    @property
    def rise(self) -> float:
        """From the middle of a line down to its baseline: half the height of a capital."""
        return self.size * 0.33 * MM


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x` is where it begins, ends or has its middle, `y` its baseline."""

    x: float
    y: float
    text: str
    style: Style
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through some points, so many points wide."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle, by its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle, by its middle."""

    x: float
    y: float
    radius: float
    colour: str


Shape = Words | Line | Bar | Dot


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn, from the back to the front, and how large the paper is."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
