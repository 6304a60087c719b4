"""The status of a project as one screen: a table of partners, deadlines, editions."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from folio.actions import Status
from folio.actions.deadlines import Deadline
from folio.actions.editions import EditionState, ReportState
from folio.actions.partners import HandedIn, PartnerState
from folio.cli.days import date
from folio.cli.saying import harmless
from folio.cli.table import GOOD, LATE, QUIET, SOON, PartnersTable, nothing
from folio.cli.telling import counted

PIPED = 100
"""Columns where no terminal tells how many it has."""
_NEXT = 10
"""So many deadlines are told."""
_A_MONTH = 30


def lines(found: Status) -> Iterator[str]:
    """The screen line by line; in colour only where a terminal shows it."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = PIPED
    with console.capture() as capture:
        console.print(_screen(found))
    yield from (line.rstrip() for line in capture.get().splitlines())


def _screen(found: Status) -> RenderableType:
    return Group(
        _heading(found),
        PartnersTable(found.partners),
        Text(),
        *_section("Deadlines", _deadlines(found)),
        *_section("Reports", _reports(found)),
        *_section("Editions", _editions(found)),
        *_section("No edition yet", _waiting(found)),
        *_section("Drop folders", _drop_folders(found.partners)),
    )


def _heading(found: Status) -> Text:
    lasts = "lasted" if found.ends < found.today else "lasts"
    days = f"On {date(found.today)} · {lasts} from {date(found.starts)} to {date(found.ends)}"
    name = harmless(found.project)
    return Text.assemble((f"{name} · {found.title}", "bold"), (f"\n{days}\n", QUIET))


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


def _deadlines(found: Status) -> Iterator[tuple[Text, ...]]:
    names = {one.partner: one.name for one in found.partners}
    for one in found.deadlines[:_NEXT]:
        yield (
            Text(date(one.day)),
            _left(one),
            Text(one.what[:1].upper() + one.what[1:]),
            Text(_whose(one.partners, names), QUIET),
        )
    if more := found.deadlines[_NEXT:]:
        yield Text(""), Text(""), Text(f"and {len(more)} later", QUIET), Text("")


def _left(one: Deadline) -> Text:
    days = abs(one.days_left)
    if days == 0:
        return Text("today", LATE)
    told = counted(days, "day")
    if one.days_left < 0:
        return Text(f"{told} ago", LATE)
    return Text(f"in {told}", SOON if days <= _A_MONTH else "")


def _whose(partners: tuple[str, ...], names: dict[str, str]) -> str:
    is_all = len(partners) == len(names) > 1
    return "all partners" if is_all else ", ".join(names[one] for one in partners)


def _reports(found: Status) -> Iterator[tuple[Text, ...]]:
    names = {one.partner: one.name for one in found.partners}
    for one in found.reports:
        told = {"signed": one.signed, "draft": one.drafts}
        rest = [f"{words}: {_whose(whose, names)}" for words, whose in told.items() if whose]
        yield Text(one.kind.capitalize()), _submitted(one), Text(" · ".join(rest), QUIET)


def _submitted(one: ReportState) -> Text:
    every = len(one.submitted) + len(one.signed) + len(one.drafts)
    is_done = len(one.submitted) == every
    return Text(f"{len(one.submitted)} of {every} submitted", GOOD if is_done else "")


def _editions(found: Status) -> Iterator[tuple[Text, ...]]:
    """A line a subject, with the state of each kind of document about it."""
    there = found.editions.there
    kinds = tuple(dict.fromkeys(one.kind for one in there))
    by_place = {(one.subject, one.kind): one for one in there}
    if kinds:
        yield Text(), *(Text(_words(kind), QUIET) for kind in kinds)
    for subject in sorted({one.subject for one in there}):
        states = (by_place.get((subject, kind)) for kind in kinds)
        yield Text(subject), *(_state(one) if one else nothing() for one in states)


def _waiting(found: Status) -> Iterator[tuple[Text, ...]]:
    for waiting in found.editions.waiting:
        subject, _, why = waiting.partition(": ")
        yield Text(subject), Text(why, QUIET)
    if found.editions.fault:
        yield Text("any", LATE), Text(harmless(found.editions.fault), QUIET)


def _state(one: EditionState) -> Text:
    """How far an edition is: published, approved, or a draft and whether that is up to date."""
    if one.state == "published":
        words = "published" if one.versions == 1 else "corrected"
        out = f"{words} {date(one.since)}"
        return Text(f"{out}, out of date", SOON) if one.is_out_of_date else Text(out, GOOD)
    if one.state == "approved":
        return Text(f"approved {date(one.since)}", SOON)
    if not one.made:
        return Text("not made", QUIET)
    new = one.documents - one.made
    told = [f"{one.out_of_date} of {one.documents} out of date"] if one.out_of_date else []
    told += [f"{new} of {one.documents} not made"] if new else []
    return Text(", ".join(["draft", *(told or ["up to date"])]), SOON if told else GOOD)


def _drop_folders(partners: Iterable[PartnerState]) -> Iterator[tuple[Text, ...]]:
    for one in partners:
        for words, files in _lying(one.handed_in):
            yield Text(one.name), Text(words, SOON), Text(harmless(", ".join(files)), QUIET)


def _lying(found: HandedIn) -> Iterator[tuple[str, tuple[str, ...]]]:
    if found.waiting:
        yield "waiting", found.waiting
    if found.refused:
        yield "refused", found.refused


def _words(name: str) -> str:
    """`Press release` for press-release."""
    return name[:1].upper() + name[1:].replace("-", " ")
