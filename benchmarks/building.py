"""(a) A whole project from nothing against one process that calls the libraries on its views."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.case import AGE, Case, Said, one_of_each
from benchmarks.rounds import side_by_side, timed
from benchmarks.row import Row, at_most
from folio.rendering.workers import Workers


def rows(case: Case = AGE, rounds: int = 3) -> Iterator[Row]:
    """All documents, where the libraries are loaded and have been used."""
    views, workers = case.views(), case.warmed()
    bare(one_of_each(views))
    ours, theirs = side_by_side(rounds, lambda: from_nothing(case, workers), lambda: bare(views))
    what = (
        f"{case.project} from nothing, {2 * len(views)} documents, {workers.count} processes : "
        "docxtpl and WeasyPrint on the same views, one process"
    )
    yield Row("a", what, ours, theirs, at_most(0.6))


def from_nothing(case: Case, workers: Workers) -> float:
    """How long a build takes where nothing is made yet."""
    with case.from_nothing() as fresh:
        return timed(lambda: fresh.build(workers))


def bare(views: Sequence[Said]) -> float:
    """How long the libraries take for the same documents, one after the other."""
    from benchmarks import bare as least

    with tempfile.TemporaryDirectory() as name:
        return timed(lambda: least.made(views, Path(name)))
