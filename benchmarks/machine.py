"""(m) The machine: one thing measured against itself, and what a second process brings."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from benchmarks.case import AGE, Case
from benchmarks.rounds import side_by_side, timed
from benchmarks.row import Row

DOCUMENTS = 8
"""So many are printed one after the other, or at once."""


def rows(case: Case = AGE, rounds: int = 9, documents: int = DOCUMENTS) -> Iterator[Row]:
    """How far a ratio may be off, and the best that a build in several processes can reach."""
    view, template = case.views()[0]
    workers = case.warmed()

    def printed(hands: int) -> float:
        """How long the same document takes, so many times and so many at once."""
        with ThreadPoolExecutor(hands) as pool:
            jobs = range(documents)
            return timed(
                lambda: list(pool.map(lambda _: workers.render("pdf", view.fields, template), jobs))
            )

    once, again, at_once = side_by_side(
        rounds, lambda: printed(1), lambda: printed(1), lambda: printed(workers.count)
    )
    yield Row("m", f"a PDF {documents} times : the same once more", once, again)
    what = f"{documents} PDFs, {workers.count} at once : one after the other"
    note = f"What {workers.count} processes can bring on this machine."
    yield Row("m", what, at_once, once, note=note)
