"""Charts as data: what is to be seen, and what a reader who cannot see them is told."""

from dataclasses import dataclass
from datetime import date

from folio.text.marks import Phrase


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its label, and the mark that it is to reach, if there is one.

    An emphasised bar is the one that the reader's own matters are about.
    """

    label: Phrase
    value: int
    target: int | None = None
    is_emphasised: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars from top to bottom, each with its number; `target_label` says what their marks mean."""

    caption: Phrase
    alt: Phrase
    bars: tuple[Bar, ...]
    target_label: Phrase


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something on a timeline: a day, in words too, and what took place."""

    day: date
    when: Phrase
    label: Phrase
    is_emphasised: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Occasions between two days, on a line with ticks and their labels."""

    caption: Phrase
    alt: Phrase
    start: date
    end: date
    ticks: tuple[tuple[date, Phrase], ...]
    occasions: tuple[Occasion, ...]


Chart = BarChart | Timeline
