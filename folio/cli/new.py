"""`folio new`: records to fill in."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from folio import actions
from folio.actions import Elsewhere, Folders, Unfilled
from folio.cli import saying, telling
from folio.cli.words import Today, day
from folio.errors import UsageError

_WAYS = (
    "Say one of these: folio new project NAME, folio new PROJECT log PARTNER, "
    "folio new PROJECT meeting, folio new PROJECT product ID."
)


def new(
    context: typer.Context,
    project: Annotated[
        str,
        typer.Argument(metavar="PROJECT|project", help="A project; or 'project' for a new one."),
    ],
    what: Annotated[
        str, typer.Argument(metavar="log|meeting|product|NAME", help="What; or the new one's name.")
    ],
    name: Annotated[
        str, typer.Argument(metavar="PARTNER|ID", help="Of whom, or the id it is to have.")
    ] = "",
    period: Annotated[
        str, typer.Option(metavar="<from..to>", help="What a log covers: 2013-02..2013-07.")
    ] = "",
    to: Annotated[
        str, typer.Option(metavar="<file>", help="Write a log there, to be sent; - shows it.")
    ] = "",
    language: Annotated[
        str, typer.Option(metavar="<code>", help="In this language, such as lv.")
    ] = "",
    coordinator: Annotated[
        str, typer.Option(metavar="<id>", help="Of a new project: the partner that leads.")
    ] = "",
    today: Today = None,
) -> None:
    """Make a record to fill in: a log, meeting, product or project.

    Each field is explained. A log is in its partner's language, and reaches from where the last one
    ends up to today.
    """
    folders: Folders = context.obj
    options = {"--period": period, "--to": to, "--coordinator": coordinator}
    if project == "project":
        _refuse({**options, "a third word": name}, but="--coordinator")
        _tell_founded(what, actions.found(folders, what, coordinator, language=language))
    elif what == "log":
        _refuse(options, but="--period --to")
        _log(folders, project, name, day(today), period, language, to)
    elif what in _MADE:
        _refuse(options)
        made = _MADE[what](folders, project, name, language=language)
        actions.put(made)
        _tell(project, made)
    else:
        raise UsageError(f"'{what}' is nothing that can be filled in. {_WAYS}")


_MADE: dict[str, Callable[..., Unfilled]] = {
    "meeting": actions.unfilled_meeting,
    "product": actions.unfilled_product,
}


def _log(
    folders: Folders,
    project: str,
    partner: str,
    today: datetime.date,
    period: str,
    language: str,
    to: str,
) -> None:
    elsewhere = Elsewhere(None if to == "-" else Path(to)) if to else None
    made = actions.unfilled_log(
        folders, project, partner, today, period=period, language=language, elsewhere=elsewhere
    )
    actions.put(made)
    if elsewhere is None:
        _tell(project, made)
        saying.notes([f"To send it to {partner} instead, write it elsewhere with --to FILE."])
        return
    if made.path is None:
        saying.results([made.text.removesuffix("\n")])
    else:
        saying.results([str(made.path)])
    saying.notes(_blanks(made))
    handing_in = f"{telling.command()} submit {project} {partner} {_file(made)}"
    saying.notes([f"Once filled in, hand it in: {handing_in}"])


def _file(made: Unfilled) -> str:
    return quote(str(made.path)) if made.path else "FILE"


def _tell(project: str, made: Unfilled) -> None:
    """Where the file is, what is blank, and that it stops the build until then."""
    saying.results([str(made.path)])
    saying.notes(_blanks(made))
    saying.notes(
        [
            f"Until they are filled in, no document of {project} can be built. "
            f"What is left is told by: {telling.command()} check {project}"
        ]
    )


def _tell_founded(project: str, made: Sequence[Unfilled]) -> None:
    """Where the files are, and what to do next."""
    saying.results(str(one.path) for one in made)
    saying.notes(_blanks(*made))
    saying.notes(
        [
            "Next:",
            "1. Fill these in. Every further partner has a file like the first, with an id of its "
            "own as its name.",
            f"2. See what is left: {telling.command()} check {project}",
            f"3. Go on with the first meeting: {telling.command()} new {project} meeting",
        ]
    )


def _blanks(*made: Unfilled) -> Iterator[str]:
    """What is left to fill in, a line a blank."""
    yield "Left to fill in:"
    for one in made:
        where = f"{one.path}:" if one.path else "line "
        yield from (f"  {where}{blank.line}: {blank.field}" for blank in one.blanks)


def _refuse(options: Mapping[str, str], but: str = "") -> None:
    """Raise UsageError for an option that says nothing here."""
    for option, value in options.items():
        if value and option not in but.split():
            raise UsageError(f"{option[0].upper()}{option[1:]} does not belong here. {_WAYS}")
