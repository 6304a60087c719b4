"""The table of all that was measured: for a terminal, or plain for a file or a page."""

import sys
from collections.abc import Iterable
from statistics import median

from rich import box
from rich.console import Console
from rich.table import Table

from benchmarks.row import Row

_COLUMNS = ("", "What : against what", "Ours", "Theirs", "Ratio", "Noise", "Target", "Met")
_LARGE, _A_MILLISECOND = 100, 0.001
_AS_NUMBERS = ("Ours", "Theirs", "Ratio", "Noise")


def show(rows: Iterable[Row]) -> None:
    """Print the rows, and below them what has to be said of some."""
    console = Console() if sys.stdout.isatty() else Console(width=1_000)
    table = Table(box=box.SIMPLE_HEAD if console.is_terminal else box.MARKDOWN)
    for name in _COLUMNS:
        table.add_column(name, justify="right" if name in _AS_NUMBERS else "left")
    notes: dict[str, str] = {}
    for row in rows:
        table.add_row(*_cells(row))
        if row.note:
            notes[row.note] = row.letter
    console.print(table)
    for note, letter in notes.items():
        console.print(f"{letter}: {note}", markup=False, highlight=False)


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.letter,
        row.what,
        _amount(median(row.ours), row.unit),
        _amount(median(row.theirs), row.unit),
        f"{row.ratio:.3g}",
        "" if row.noise is None else f"{row.noise:.0%}",
        f"{row.target or ''}",
        {None: "", True: "yes", False: "no"}[row.is_met],
    )


def _amount(number: float, unit: str) -> str:
    """Three digits that count."""
    if unit == "s" and number < 1:
        return (
            _amount(number * 1_000, "ms") if number >= _A_MILLISECOND else f"{number * 1e6:.3g} µs"
        )
    told = f"{number:,.0f}" if number >= _LARGE else f"{number:.3g}"
    return f"{told} {unit}".rstrip()
