"""The partners of a project as a table, as wide as there is room."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from folio.actions.partners import PartnerState
from folio.cli.days import date, span

QUIET, GOOD, SOON, LATE = "dim", "green", "yellow", "bold red"
"""How a terminal shows what is less important, as it should be, to be done, and late."""

_NAMED = 2
"""So many stretches without a log are named."""


class PartnersTable:
    """A row a partner; in lines of half the length where there is no room for whole ones."""

    def __init__(self, partners: Sequence[PartnerState]) -> None:
        self.partners = partners

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        wide = _table(self.partners, is_narrow=False)
        fits = (
            Measurement.get(console, options.update(width=1000), wide).maximum <= options.max_width
        )
        yield wide if fits else _table(self.partners, is_narrow=True)


def _table(partners: Sequence[PartnerState], *, is_narrow: bool) -> Table:
    between = 0 if is_narrow else 1
    table = Table(
        box=SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, between, 0, 0),
        header_style=QUIET,
    )
    table.add_column("Partner", overflow="fold")
    table.add_column("Last\nlog", no_wrap=True)
    table.add_column("Not\nlogged", no_wrap=True)
    table.add_column("Action\npoints", no_wrap=True)
    table.add_column("Evidence\nowed", justify="right", no_wrap=True)
    table.add_column("Transl.\nowed", justify="right", no_wrap=True)
    table.add_column("Report\ntexts", justify="right", no_wrap=True)
    table.add_column("Mobilities\nof minimum", no_wrap=True)
    for one in partners:
        table.add_row(*_row(one, is_narrow=is_narrow))
    return table


def _row(one: PartnerState, *, is_narrow: bool) -> tuple[Text, ...]:
    return (
        Text(one.name, "" if one.belongs else QUIET),
        _log(one, is_narrow=is_narrow),
        _gaps(one.gaps, is_narrow=is_narrow),
        _points(one),
        _number(one.evidence),
        _number(one.translations),
        _sections(one),
        _mobilities(one, 4 if is_narrow else 8),
    )


def nothing() -> Text:
    """Where there is nothing to tell."""
    return Text("–", QUIET)


def _log(one: PartnerState, *, is_narrow: bool) -> Text:
    """What the last log covers, and when it was handed in."""
    if not one.covers:
        return Text("none", QUIET)
    told = Text(_span(one.covers, is_narrow=is_narrow))
    if one.handed_in.last:
        told.append(f"\n{date(one.handed_in.last)}", QUIET)
    return told


def _gaps(gaps: Sequence[tuple[str, str]], *, is_narrow: bool) -> Text:
    if not gaps:
        return nothing()
    named = [_span(gap, is_narrow=is_narrow) for gap in gaps[:_NAMED]]
    more = len(gaps) - _NAMED
    return Text("\n".join(named + ([f"and {more} more"] if more > 0 else [])), SOON)


def _span(bounds: tuple[str, str], *, is_narrow: bool) -> str:
    told = span(*bounds)
    return told.replace("–", "–\n") if is_narrow else told


def _points(one: PartnerState) -> Text:
    if not one.action_points:
        return nothing()
    told = Text(str(one.action_points))
    if one.overdue:
        told.append(f"\n{one.overdue} late", LATE)
    return told


def _number(number: int) -> Text:
    return Text(str(number), SOON) if number else nothing()


def _sections(one: PartnerState) -> Text:
    found = one.sections
    if found is None:
        return nothing()
    return Text(f"{found.written}/{found.needed}", GOOD if found.written == found.needed else "")


def _mobilities(one: PartnerState, width: int) -> Text:
    """A bar with the number, against the minimum where one is agreed."""
    if not one.minimum:
        return Text(" " * (width + 1) + str(one.mobilities))
    done = min(width, one.mobilities * width // one.minimum)
    return Text.assemble(
        ("█" * done, GOOD if one.mobilities >= one.minimum else SOON),
        ("░" * (width - done), QUIET),
        f" {one.mobilities}/{one.minimum}",
    )
