"""The words that several commands take."""

import datetime
import re
from typing import Annotated

import typer

from folio import actions
from folio.actions import Folders, FormName, KindName
from folio.errors import UsageError

Project = Annotated[
    str, typer.Argument(envvar="FOLIO_PROJECT", help="A project: its folder under records/.")
]
Projects = Annotated[
    str | None,
    typer.Argument(envvar="FOLIO_PROJECT", help="A project; without one, all of them."),
]


def written_day(written: str) -> datetime.date:
    """A day as one types it, such as 2014-09-20; raise UsageError where it is none."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise UsageError(f"'{written}' is not a day. Write it as 2014-09-20.")
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        raise UsageError(f"There is no such day: {written}.") from None


Today = Annotated[
    datetime.date | None,
    typer.Option(
        parser=written_day,
        metavar="<yyyy-mm-dd>",
        help="The day from which to see what is due.",
    ),
]


def kinds() -> list[str]:
    """The kinds of document there are."""
    return [kind.value for kind in KindName]


def forms() -> list[str]:
    """The forms of a document."""
    return [form.value for form in FormName]


def day(today: datetime.date | None) -> datetime.date:
    """The day that was named, or today's."""
    return today or datetime.datetime.now().astimezone().date()


def named(folders: Folders, project: str | None) -> tuple[str, ...]:
    """The project that was named, or all there are; raise UsageError where there are none."""
    names = (project,) if project else actions.projects(folders)
    if not names:
        raise UsageError(
            f"There are no projects in {folders.records}/. "
            "Run folio where that folder is, or name it with --records."
        )
    return names
