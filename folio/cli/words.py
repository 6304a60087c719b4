"""The words that several commands take."""

import datetime
from typing import Annotated

import typer

Project = Annotated[
    str, typer.Argument(envvar="FOLIO_PROJECT", help="A project: its folder under records/.")
]
Projects = Annotated[
    str | None,
    typer.Argument(envvar="FOLIO_PROJECT", help="A project; without one, all of them."),
]
Today = Annotated[
    datetime.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day from which to see what is due."),
]


def day(today: datetime.datetime | None) -> datetime.date:
    """The day that was named, or today's."""
    return (today or datetime.datetime.now().astimezone()).date()
