"""`make bench`: one table of ratios, each measured side by side in one run.

`make bench ONLY=a,c` measures some of them. Nothing here passes or fails.
"""

import logging
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from benchmarks import (
    building,
    changing,
    checking,
    commands,
    converting,
    growing,
    intake,
    machine,
    previewing,
    reading,
    reporting,
    spreading,
    table,
)
from benchmarks.row import Row
from folio import actions

MEASURES: dict[str, Callable[[], Iterator[Row]]] = {
    "m": machine.rows,
    "a": building.rows,
    "b": commands.rows,
    "c": changing.rows,
    "d": previewing.rows,
    "e": converting.rows,
    "f": growing.rows,
    "g": spreading.rows,
    "h": reporting.rows,
    "i": checking.rows,
    "j": intake.rows,
    "k": reading.rows,
}
"""What is measured, by the letter that it has in the table."""


def main(words: Sequence[str]) -> None:
    """Measure what the letters name, or everything, and print the table."""
    logging.getLogger("folio").setLevel(logging.ERROR)
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    asked = ",".join(words).split(",") if words else list(MEASURES)
    if unknown := set(asked) - set(MEASURES):
        told = ", ".join(sorted(unknown))
        sys.exit(f"There is no measure '{told}'. Known: {', '.join(MEASURES)}.")
    try:
        table.show([row for letter in asked for row in measured(letter)])
    finally:
        actions.workers().stop()


def measured(letter: str) -> list[Row]:
    """The rows of a measure; how long it takes is told meanwhile, or that it cannot be taken."""
    start = time.perf_counter()
    print(f"{letter}: {MEASURES[letter].__module__} ...", file=sys.stderr, end=" ", flush=True)
    rows = list(MEASURES[letter]())
    seconds = f"{time.perf_counter() - start:.0f} s"
    print(seconds if rows else "not measured: what it needs is not installed", file=sys.stderr)
    return rows


if __name__ == "__main__":
    main(sys.argv[1:])
