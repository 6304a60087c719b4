"""Flags on a timeline, planted so that none covers another or its pole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, product

BETWEEN_POLES, BETWEEN_GROUPS = 1.5, 3.0


@dataclass(frozen=True, slots=True)
class Flag:
    """Where its pole stands, how wide it is, and in which group and row, counted from below."""

    at: float
    width: float
    group: int
    row: int = 0
    is_left: bool = False


def planted(
    places: Sequence[float], widths: Sequence[float], wide: float, price: float
) -> list[Flag]:
    """Flags for places on a line, from left to right, within the width of the sheet.

    Flags near each other form a group, one above the other. Those that hang to the right descend
    from left to right, so that no pole has to pass one; the last ones may hang to the left and
    ascend. Of all plans the one with few rows and upright poles is taken; `price` says for
    how many millimetres of leaning one would rather have another row.
    """
    plans = _plans(places, widths, wide)
    return min(plans, key=lambda plan: _cost(plan, places, price))


def _cost(plan: Sequence[Flag], places: Sequence[float], price: float) -> float:
    leaning = [abs(flag.at - place) for flag, place in zip(plan, places, strict=True)]
    rows = 1 + max((flag.row for flag in plan), default=0)
    return rows * price + max(leaning, default=0) + sum(leaning) / 4


def _plans(places: Sequence[float], widths: Sequence[float], wide: float) -> Iterator[list[Flag]]:
    """Every plan, by how high its groups may be and how many flags hang to the right."""
    for high, split in product(range(1, len(places) + 2), range(len(places), -1, -1)):
        right = _settled(_grouped(places[:split], widths[:split], high), wide)
        edge = max((flag.at + flag.width + BETWEEN_GROUPS for flag in right), default=0)
        mirrored = [wide - place for place in places[split:]][::-1]
        left = _settled(_grouped(mirrored, widths[split:][::-1], high), wide - edge)
        if all(flag.at >= 0 for flag in (*right, *left)):
            turned = [replace(flag, at=wide - flag.at, is_left=True) for flag in reversed(left)]
            yield [*right, *turned]


def _grouped(places: Sequence[float], widths: Sequence[float], high: int) -> list[Flag]:
    """Flags that hang to the right, from left to right, as near their places as others let them."""
    flags: list[Flag] = []
    for place, width in zip(places, widths, strict=True):
        group = [flag for flag in flags if flag.group == flags[-1].group]
        edge = max((flag.at + flag.width + BETWEEN_GROUPS for flag in group), default=0)
        if group and place < edge and len(group) < high:
            at = max(place, flags[-1].at + BETWEEN_POLES)
            flags.append(Flag(at, width, flags[-1].group))
        else:
            flags.append(Flag(max(place, edge), width, len(flags)))
    return flags


def _settled(flags: Sequence[Flag], edge: float) -> list[Flag]:
    """The same, moved to the left as far as the edge of their room asks for, and in their rows."""
    settled: list[Flag] = []
    for _, group in groupby(reversed(flags), key=lambda flag: flag.group):
        pole = edge
        for row, flag in enumerate(group):
            pole = min(flag.at, edge - flag.width, pole - BETWEEN_POLES)
            settled.insert(0, replace(flag, at=pole, row=row))
        edge = pole - BETWEEN_GROUPS
    return settled
