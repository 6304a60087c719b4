"""How the examples of a property are drawn, and how many there were."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st


class Tally(Counter[str]):
    """Counts what a property was tried on, and tells it with the time it took."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = time.monotonic()

    def __str__(self) -> str:
        counted = ", ".join(f"{number:,} {what}" for what, number in self.items())
        return f"{counted} in {time.monotonic() - self._begun:,.0f} s"


def holds_for_all(
    drawn: st.SearchStrategy[Any], many: int, holds: Callable[[Any], None], *, at_random: bool
) -> None:
    """Try a property on so many examples: always the same, or others each time.

    Those that are drawn at random come again with the number that is told: FOLIO_SEED=number.
    """
    start = int(os.environ.get("FOLIO_SEED") or _any_number()) if at_random else 0
    if at_random:
        print(f"\nFOLIO_SEED={start}", flush=True)
    bounds = settings(
        max_examples=many,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    tried: Callable[[], None] = seed(start)(bounds(given(drawn)(holds)))
    tried()


def _any_number() -> int:
    return random.randrange(10**6)  # noqa: S311 - it may be guessed
