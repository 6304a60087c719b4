"""A bar chart on a sheet: names at the left, numbers at the ends, marks where the targets are."""

from collections.abc import Iterator
from math import inf

from folio.rendering import sheet
from folio.rendering.lettering import lines, width
from folio.rendering.sheet import Line, Shape, Sheet, Style, Words
from folio.rendering.text import printable
from folio.text.charts import BarChart

THICKNESS = 4.0
LABEL_SHARE = 0.42
"""So much of the width may be taken by the names."""
_BETWEEN, _SPACIOUS = 2.2, 1.2
_UNDER_NOTE = 0.6
_ASIDE = 1.5
_BEYOND = 0.9
"""How far a mark reaches beyond its bar, on both sides."""
_LABEL, _BOLD = Style(8.5), Style(8.5, is_bold=True)
_NOTE = Style(8, sheet.GREY)


def drawn(chart: BarChart, wide: float, high: float = inf) -> Sheet:
    """The chart so many millimetres wide, with space between its bars where it may be so high."""
    return _Drawing(chart, wide).sheet(high)


class _Drawing:
    """Where the bars of a chart begin, how long they are, and how high their rows."""

    def __init__(self, chart: BarChart, wide: float) -> None:
        self.bars, self.width = chart.bars, wide
        self.styles = [_BOLD if bar.is_emphasised else _LABEL for bar in chart.bars]
        self.labels = [
            lines(printable(str(bar.label)), style, LABEL_SHARE * wide)
            for bar, style in zip(chart.bars, self.styles, strict=True)
        ]
        self.zero = self._widest_label() + 3
        self.scale = self._room_for_bars() / self._largest()
        self.marked = next((n for n, bar in enumerate(chart.bars) if bar.target is not None), -1)
        self.note = lines(printable(str(chart.target_label)), _NOTE, wide / 2)

    def sheet(self, high: float) -> Sheet:
        rows = [max(THICKNESS, len(label) * _LABEL.leading) + _BETWEEN for label in self.labels]
        needed = sum(rows) + self._room_for_note()
        spare = max(0.0, min(_SPACIOUS, (high - needed) / max(1, len(rows))))
        shapes: list[Shape] = []
        top = 0.0
        for number, row in enumerate(rows):
            if number == self.marked:
                shapes += self._note(top)
                top += self._room_for_note()
            shapes += self._row(number, top + (row + spare) / 2)
            top += row + spare
        begin = self._room_for_note() if self.marked == 0 else 0.0
        axis = Line(((self.zero, begin), (self.zero, top)), sheet.HAIRLINE, 0.75)
        return Sheet(self.width, top, (axis, *shapes))

    def _row(self, number: int, middle: float) -> Iterator[Shape]:
        bar, style = self.bars[number], self.styles[number]
        above = (len(self.labels[number]) - 1) / 2
        for place, line in enumerate(self.labels[number]):
            yield Words(0, middle + (place - above) * style.leading + style.rise, line, style)
        end = self.zero + bar.value * self.scale
        colour = sheet.ACCENT if bar.is_emphasised else sheet.MUTED
        if bar.value:
            upper = middle - THICKNESS / 2
            yield sheet.Bar(self.zero, upper, end - self.zero, THICKNESS, colour)
        beside = end + _ASIDE
        if bar.target is not None:
            mark = self.zero + bar.target * self.scale
            yield from _mark(mark, middle)
            if end - _ASIDE < mark < beside + width(str(bar.value), style) + _ASIDE:
                beside = max(end, mark) + _ASIDE
        yield Words(beside, middle + style.rise, str(bar.value), style)

    def _note(self, top: float) -> Iterator[Shape]:
        """What the marks mean, above the first of them and within the sheet."""
        mark = self.zero + (self.bars[self.marked].target or 0) * self.scale
        half = max((width(line, _NOTE) for line in self.note), default=0) / 2
        middle = max(half, min(self.width - half, mark))
        for place, line in enumerate(self.note):
            baseline = top + (place + 0.5) * _NOTE.leading + _NOTE.rise
            yield Words(middle, baseline, line, _NOTE, "middle")

    def _room_for_note(self) -> float:
        return len(self.note) * _NOTE.leading + _UNDER_NOTE if self.marked >= 0 else 0.0

    def _widest_label(self) -> float:
        pairs = zip(self.labels, self.styles, strict=True)
        return max((width(line, style) for label, style in pairs for line in label), default=0)

    def _room_for_bars(self) -> float:
        widest_number = max((width(str(bar.value), _BOLD) for bar in self.bars), default=0)
        return self.width - self.zero - widest_number - 2 * _ASIDE

    def _largest(self) -> int:
        return max([1, *(max(bar.value, bar.target or 0) for bar in self.bars)])


def _mark(at: float, middle: float) -> Iterator[Shape]:
    """A short line across the bar, set off from it."""
    reach = THICKNESS / 2 + _BEYOND
    ends = ((at, middle - reach), (at, middle + reach))
    yield Line(ends, sheet.WHITE, 2.6)
    yield Line(ends, sheet.INK, 1.1)
