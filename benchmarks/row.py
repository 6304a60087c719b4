"""A line of the table: two things measured side by side, round by round."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Between which bounds a ratio is to lie, both included."""

    least: float
    most: float

    def __str__(self) -> str:
        if math.isinf(self.most):
            return f"{self.least:g} or more"
        if self.least == self.most:
            return f"{self.most:g}"
        return f"{self.most:g} or less"

    def admits(self, ratio: float) -> bool:
        """Whether a ratio lies there."""
        return self.least <= ratio <= self.most


def at_most(limit: float) -> Target:
    """No more than that."""
    return Target(0, limit)


def at_least(limit: float) -> Target:
    """No less than that."""
    return Target(limit, math.inf)


def exactly(ratio: float) -> Target:
    """Neither more nor less."""
    return Target(ratio, ratio)


@dataclass(frozen=True, slots=True)
class Row:
    """Ours and theirs in the rounds in which they were measured together, in one unit.

    `what` says in words what stands on either side of the ratio, `note` what it means or why it is
    as it is. Without a target the line only tells.
    """

    letter: str
    what: str
    ours: Sequence[float]
    theirs: Sequence[float]
    target: Target | None = None
    unit: str = "s"
    note: str = ""

    @property
    def ratio(self) -> float:
        """The middle one of the rounds' ratios: what else the machine did fell on both sides.

        It has three digits that count, as it is told.
        """
        return float(f"{statistics.median(self._ratios):.3g}")

    @property
    def noise(self) -> float | None:
        """The spread of the middle half of the ratios, as a part of it; None for a single round."""
        if len(self._ratios) < 2:
            return None
        low, _, high = statistics.quantiles(self._ratios, n=4, method="inclusive")
        return (high - low) / self.ratio

    @property
    def is_met(self) -> bool | None:
        """Whether the ratio lies where it is to lie; None where nothing is asked."""
        return self.target.admits(self.ratio) if self.target else None

    @property
    def _ratios(self) -> list[float]:
        return [ours / theirs for ours, theirs in zip(self.ours, self.theirs, strict=True)]
