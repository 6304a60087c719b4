"""A long table of a report as several, each with the dates that it tells of."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from folio.documents.reports.view import ReportTable
from folio.text.dates import Period
from folio.text.language import Language
from folio.text.marks import Phrase

LONGEST = 250
"""Rows of a table that stays one; about ten pages."""


def stretches(
    table: ReportTable, dates: Sequence[Period], language: Language
) -> Iterator[ReportTable]:
    """The table itself, or where it is too long, as few as can be, of about the same length.

    `dates` are those that its rows tell of, in the same order: the order of time. Each of several
    tables has its dates in its heading, so that a reader finds a journey by headings alone.
    """
    if len(table.rows) <= LONGEST:
        yield table
        return
    many = -(-len(table.rows) // LONGEST)
    bounds = [len(table.rows) * number // many for number in range(many + 1)]
    for start, end in pairwise(bounds):
        told = language.plain(language.grammar.span(_covered(dates[start:end])))
        heading = Phrase.joined([table.heading, told], language.separator(" · "))
        yield table.model_copy(update={"heading": heading, "rows": table.rows[start:end]})


def _covered(dates: Sequence[Period]) -> Period:
    """From the first day to the last."""
    last = max(dates, key=lambda one: one.end.last)
    return Period(dates[0].start, last.end)
