"""The status of a project as one screen: a table of partners, deadlines, editions."""

import datetime
from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from folio.actions import Status
from folio.actions.deadlines import Deadline
from folio.actions.editions import Edition, ReportState
from folio.actions.partners import HandedIn, PartnerState
from folio.cli.telling import counted

PIPED = 100
"""Columns where no terminal tells how many it has."""
_BAR = 8
_NAMED = 2
"""So many stretches without a log are named in the table."""
_NEXT = 10
"""So many deadlines are told."""
_QUIET, _GOOD, _LATE, _SOON = "dim", "green", "bold red", "yellow"
_A_MONTH = 30
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


def lines(found: Status) -> Iterator[str]:
    """The screen line by line; in colour only where a terminal shows it."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PIPED
    with console.capture() as capture:
        console.print(_screen(found))
    yield from (line.rstrip() for line in capture.get().split("\n"))


def _screen(found: Status) -> RenderableType:
    return Group(
        _heading(found),
        _partners(found.partners),
        Text(),
        *_section("Deadlines", _deadlines(found)),
        *_section("Reports", _reports(found)),
        *_section("Editions", _editions(found)),
        *_section("No edition yet", _waiting(found)),
        *_section("Drop folders", _drop_folders(found.partners)),
    )


def _heading(found: Status) -> Text:
    today, starts, ends = map(_day, (found.today, found.starts, found.ends))
    lasts = "lasted" if ends < today else "lasts"
    return Text.assemble(
        (f"{found.project} · {found.title}", "bold"),
        (f"\nOn {_date(today)} · {lasts} from {_date(starts)} to {_date(ends)}\n", _QUIET),
    )


def _section(heading: str, rows: Iterable[tuple[RenderableType, ...]]) -> Iterator[RenderableType]:
    """A heading with a table of rows below; nothing where there are no rows."""
    told = list(rows)
    if told:
        table = Table.grid(padding=(0, 2))
        for _ in told[0]:
            table.add_column(overflow="fold")
        for row in told:
            table.add_row(*row)
        yield Text(heading, "bold")
        yield Padding(table, (0, 0, 1, 2))


def _partners(partners: Iterable[PartnerState]) -> Table:
    table = Table(
        box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style=_QUIET
    )
    table.add_column("Partner", overflow="fold")
    table.add_column("Last log", min_width=8)
    table.add_column("Not logged", min_width=9)
    table.add_column("Action\npoints", no_wrap=True)
    table.add_column("Proofs\nowed", justify="right", no_wrap=True)
    table.add_column("Transl.\nowed", justify="right", no_wrap=True)
    table.add_column("Next\nreport", justify="right", no_wrap=True)
    table.add_column("Mobilities\nof minimum", no_wrap=True)
    for one in partners:
        table.add_row(
            Text(one.name, "" if one.belongs else _QUIET),
            _log(one),
            _gaps(one.gaps),
            _points(one),
            _number(one.evidence),
            _number(one.translations),
            _sections(one),
            _mobilities(one),
        )
    return table


def _log(one: PartnerState) -> Text:
    """What the last log covers, and when it was handed in."""
    if not one.covers:
        return Text("none", _QUIET)
    told = Text(_span(*one.covers))
    if one.handed_in.last:
        told.append(f"\nin {_date(_day(one.handed_in.last))}", _QUIET)
    return told


def _gaps(gaps: tuple[tuple[str, str], ...]) -> Text:
    if not gaps:
        return _none()
    named = [_span(*gap) for gap in gaps[:_NAMED]]
    more = len(gaps) - _NAMED
    return Text("\n".join(named + ([f"and {more} more"] if more > 0 else [])), _SOON)


def _points(one: PartnerState) -> Text:
    if not one.action_points:
        return _none()
    told = Text(str(one.action_points))
    if one.overdue:
        told.append(f"\n{one.overdue} late", _LATE)
    return told


def _number(number: int) -> Text:
    return Text(str(number), _SOON) if number else _none()


def _sections(one: PartnerState) -> Text:
    found = one.sections
    if found is None:
        return _none()
    style = _GOOD if found.written == found.needed else ""
    return Text(f"{found.written}/{found.needed}", style)


def _mobilities(one: PartnerState) -> Text:
    """A bar with the number, against the minimum where one is agreed."""
    if not one.minimum:
        return Text(" " * (_BAR + 1) + str(one.mobilities))
    done = min(_BAR, one.mobilities * _BAR // one.minimum)
    style = _GOOD if one.mobilities >= one.minimum else _SOON
    return Text.assemble(
        ("█" * done, style),
        ("░" * (_BAR - done), _QUIET),
        f" {one.mobilities}/{one.minimum}",
    )


def _deadlines(found: Status) -> Iterator[tuple[Text, ...]]:
    names = {one.partner: one.name for one in found.partners}
    for one in found.deadlines[:_NEXT]:
        yield (
            Text(_date(_day(one.day))),
            _left(one),
            Text(one.what[:1].upper() + one.what[1:]),
            Text(_whose(one.partners, names), _QUIET),
        )
    if more := found.deadlines[_NEXT:]:
        yield Text(""), Text(""), Text(f"and {len(more)} later", _QUIET), Text("")


def _left(one: Deadline) -> Text:
    days = abs(one.days_left)
    if days == 0:
        return Text("today", _LATE)
    told = counted(days, "day")
    if one.days_left < 0:
        return Text(f"{told} ago", _LATE)
    return Text(f"in {told}", _SOON if days <= _A_MONTH else "")


def _whose(partners: tuple[str, ...], names: dict[str, str]) -> str:
    is_all = len(partners) == len(names) > 1
    return "all partners" if is_all else ", ".join(names[one] for one in partners)


def _reports(found: Status) -> Iterator[tuple[Text, ...]]:
    names = {one.partner: one.name for one in found.partners}
    for one in found.reports:
        told = {"signed": one.signed, "draft": one.drafts}
        rest = [f"{words}: {_whose(whose, names)}" for words, whose in told.items() if whose]
        yield Text(one.kind.capitalize()), _submitted(one), Text(" · ".join(rest), _QUIET)


def _submitted(one: ReportState) -> Text:
    every = len(one.submitted) + len(one.signed) + len(one.drafts)
    is_done = len(one.submitted) == every
    return Text(f"{len(one.submitted)} of {every} submitted", _GOOD if is_done else "")


def _editions(found: Status) -> Iterator[tuple[Text, ...]]:
    """A line a subject, with the state of each kind of document about it."""
    drafts = found.editions.drafts
    kinds = tuple(dict.fromkeys(one.kind for one in drafts))
    by_place = {(one.subject, one.kind): one for one in drafts}
    if kinds:
        yield Text(), *(Text(_words(kind), _QUIET) for kind in kinds)
    for subject in sorted({one.subject for one in drafts}):
        states = (by_place.get((subject, kind)) for kind in kinds)
        yield Text(subject), *(_state(one) if one else _none() for one in states)


def _waiting(found: Status) -> Iterator[tuple[Text, ...]]:
    for waiting in found.editions.waiting:
        subject, _, why = waiting.partition(": ")
        yield Text(subject), Text(why, _QUIET)
    if found.editions.fault:
        yield Text("any", _LATE), Text(found.editions.fault, _QUIET)


def _state(one: Edition) -> Text:
    if not one.made:
        return Text("not made", _QUIET)
    new = one.documents - one.made
    told = [f"{one.out_of_date} of {one.documents} out of date"] if one.out_of_date else []
    told += [f"{new} of {one.documents} not made"] if new else []
    return Text(", ".join(["draft", *(told or ["up to date"])]), _SOON if told else _GOOD)


def _drop_folders(partners: Iterable[PartnerState]) -> Iterator[tuple[Text, ...]]:
    for one in partners:
        for words, files in _lying(one.handed_in):
            yield Text(one.name), Text(words, _SOON), Text(", ".join(files), _QUIET)


def _lying(found: HandedIn) -> Iterator[tuple[str, tuple[str, ...]]]:
    if found.waiting:
        yield "waiting", found.waiting
    if found.refused:
        yield "refused", found.refused


def _words(name: str) -> str:
    """`Press release` for press-release."""
    return name[:1].upper() + name[1:].replace("-", " ")


def _none() -> Text:
    return Text("–", _QUIET)


def _span(start: str, end: str) -> str:
    """`Feb–Jul 2014` for whole months, else `3 Feb–20 Jul 2014`."""
    first, last = _day(start), _day(end)
    is_whole = first.day == 1 and (last + datetime.timedelta(days=1)).day == 1
    days = ("", "") if is_whole else (f"{first.day} ", f"{last.day} ")
    if is_whole and (first.year, first.month) == (last.year, last.month):
        return f"{_month(last)} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{days[0]}{_month(first)}{year}–{days[1]}{_month(last)} {last.year}"


def _date(day: datetime.date) -> str:
    return f"{day.day} {_month(day)} {day.year}"


def _month(day: datetime.date) -> str:
    return _MONTHS[3 * day.month - 3 : 3 * day.month]


def _day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)
