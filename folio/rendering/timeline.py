"""A timeline on a sheet: occasions as flags above a line, and below it what the time is called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import inf

from folio.rendering import sheet
from folio.rendering.flags import planted
from folio.rendering.lettering import lines, width
from folio.rendering.sheet import Anchor, Dot, Line, Shape, Sheet, Style, Words
from folio.rendering.text import printable
from folio.text.charts import Timeline
from folio.text.marks import Phrase

WIDEST = 30.0
"""Millimetres in which the words of an occasion are broken into lines."""
_DOT, _HALO = 1.15, 1.65
_MARGIN = 0.3
"""Kept free at the edges, for letters that lean over."""
_TICK, _APART = 1.8, 2.0
"""How long a tick is, and how far its words are from the next."""
_LEAN = 4.5
"""In how much height a pole leans to where there is room for its words."""
_PRICES = (8.0, 25.0, 80.0)
"""How many millimetres of leaning poles one would rather have than another row."""
_ASIDE = 1.2
"""Between a pole and its words."""
_TIME, _LABEL, _BOLD = Style(8, sheet.GREY), Style(8.5), Style(8.5, is_bold=True)


def drawn(chart: Timeline, wide: float, high: float = inf) -> Sheet:
    """The timeline so many millimetres wide, and as high as its words need.

    Where that is higher than one would like, its poles lean more, if this helps.
    """
    plans = [_drawn(chart, wide, price) for price in _PRICES]
    return next((plan for plan in plans if plan.height <= high), min(plans, key=_height))


def _height(plan: Sheet) -> float:
    return plan.height


def _drawn(chart: Timeline, wide: float, price: float) -> Sheet:
    above = _Side(list(_occasions(chart, wide)), wide, foot=2.8, between=1.6, price=price)
    below = _scale(list(_ticks(chart, wide)), wide)
    bottom = max(below.height, _HALO)
    axis = max(above.height, _HALO)
    line = Line(((0, axis), (wide, axis)), sheet.GREY, 0.9)
    shapes = (*below.shapes(axis, 1), line, *above.shapes(axis, -1), *_dots(chart, wide, axis))
    return Sheet(wide, axis + bottom, shapes)


@dataclass(frozen=True, slots=True)
class _Note:
    """Words that belong to a place on the line."""

    at: float
    lines: tuple[tuple[str, Style], ...]
    colour: str

    @property
    def width(self) -> float:
        """How much room they take beside their pole."""
        return _ASIDE + max((width(line, style) for line, style in self.lines), default=0)

    @property
    def height(self) -> float:
        """How high they are."""
        return sum(style.leading for _, style in self.lines)


def _occasions(chart: Timeline, wide: float) -> Iterator[_Note]:
    for one in sorted(chart.occasions, key=lambda one: one.day):
        when, style = _lines(one.when, _TIME, wide), _BOLD if one.is_emphasised else _LABEL
        colour = sheet.ACCENT if one.is_emphasised else sheet.MUTED
        words = (*when, *_lines(one.label, style, wide))
        yield _Note(_place(chart, one.day, wide), words, colour)


def _ticks(chart: Timeline, wide: float) -> Iterator[_Note]:
    for day, label in sorted(chart.ticks, key=lambda tick: tick[0]):
        yield _Note(_place(chart, day, wide), tuple(_lines(label, _TIME, wide)), sheet.MUTED)


def _dots(chart: Timeline, wide: float, axis: float) -> Iterator[Shape]:
    """The days on the line, each set off from it and from its neighbours."""
    for one in sorted(chart.occasions, key=lambda one: (one.is_emphasised, one.day)):
        at = _place(chart, one.day, wide)
        yield Dot(at, axis, _HALO, sheet.WHITE)
        yield Dot(at, axis, _DOT, sheet.ACCENT if one.is_emphasised else sheet.GREY)


def _place(chart: Timeline, day: date, wide: float) -> float:
    """Where a day is on the line, which begins and ends with half a dot."""
    share = (day - chart.start).days / max(1, (chart.end - chart.start).days)
    return _DOT + max(0.0, min(1.0, share)) * (wide - 2 * _DOT)


def _lines(phrase: Phrase, style: Style, wide: float) -> Iterator[tuple[str, Style]]:
    for line in lines(printable(str(phrase)), style, min(WIDEST, wide / 3)):
        yield line, style


def _scale(ticks: Sequence[_Note], wide: float) -> "_Row | _Side":
    """What is written below the line: in one row if it can be, else on flags."""
    row = _Row(ticks, wide)
    return row if row.has_room else _Side(ticks, wide, foot=1.7, between=0.0, price=1.0)


class _Row:
    """Notes below the line, each with its middle below its place, or as near as the edges let."""

    def __init__(self, notes: Sequence[_Note], wide: float) -> None:
        halves = [(note.width - _ASIDE) / 2 for note in notes]
        pairs = list(zip(notes, halves, strict=True))
        self._notes = notes
        self._middles = [max(half, min(wide - half, note.at)) for note, half in pairs]
        self._ends = [
            (at - half, at + half) for at, half in zip(self._middles, halves, strict=True)
        ]

    @property
    def has_room(self) -> bool:
        """Whether no note comes too near to the next."""
        return all(after - end > _APART for (_, end), (after, _) in pairwise(self._ends))

    @property
    def height(self) -> float:
        """How far from the line they reach."""
        return max((_TICK + note.height for note in self._notes), default=0.0) + _MARGIN

    def shapes(self, axis: float, way: int) -> Iterator[Shape]:
        """Ticks and words, on the way down (1) from the line."""
        for note, middle in zip(self._notes, self._middles, strict=True):
            yield Line(((note.at, axis), (note.at, axis + way * _TICK)), note.colour, 0.6)
            for number, (line, style) in enumerate(note.lines):
                baseline = axis + way * _TICK + (number + 0.5) * style.leading + style.rise
                yield Words(middle, baseline, line, style, "middle")


class _Side:
    """Notes on one side of the line, on flags in rows that begin `foot` millimetres from it."""

    def __init__(
        self, notes: Sequence[_Note], wide: float, *, foot: float, between: float, price: float
    ) -> None:
        places, widths = [note.at for note in notes], [note.width for note in notes]
        self._notes = notes
        self._flags = planted(places, widths, wide - _MARGIN, price)
        self._foot = foot
        pairs = list(zip(self._flags, notes, strict=True))
        is_upright = all(flag.at == note.at for flag, note in pairs)
        self._near = foot if is_upright else foot + _LEAN
        self._rows = [0.0] * (1 + max((flag.row for flag in self._flags), default=-1))
        for flag, note in pairs:
            self._rows[flag.row] = max(self._rows[flag.row], note.height + between)

    @property
    def height(self) -> float:
        """How far from the line they reach."""
        return self._near + sum(self._rows) + _MARGIN if self._notes else 0.0

    def shapes(self, axis: float, way: int) -> Iterator[Shape]:
        """Poles and words, on the way up (-1) or down (1) from the line."""
        for flag, note in zip(self._flags, self._notes, strict=True):
            near = axis + way * (self._near + sum(self._rows[: flag.row]))
            far = near + way * note.height
            bend = axis + way * self._foot
            foot = ((note.at, bend), (flag.at, bend + way * _LEAN)) if flag.at != note.at else ()
            yield Line(((note.at, axis), *foot, (flag.at, far)), note.colour, 0.6)
            beside = -_ASIDE if flag.is_left else _ASIDE
            anchor: Anchor = "end" if flag.is_left else "start"
            top = min(near, far)
            for line, style in note.lines:
                baseline = top + style.leading / 2 + style.rise
                yield Words(flag.at + beside, baseline, line, style, anchor)
                top += style.leading
