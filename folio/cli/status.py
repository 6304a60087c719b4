"""`folio status`: what a coordinator looks at each Monday."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from folio import actions
from folio.actions import Folders, Status
from folio.cli import saying, telling
from folio.cli.words import Projects, Today, day, named
from folio.errors import RecordsError

_SHOWN = 3
"""So many problems of a project are told; `folio check` tells the others."""


def status(
    context: typer.Context,
    project: Projects = None,
    format: Annotated[  # noqa: A002
        Literal["text", "json"], typer.Option(help="How to tell it.")
    ] = "text",
    today: Today = None,
) -> None:
    """Tell who has handed in what and owes what, and what is due.

    Projects follow one another; one whose records have problems does not keep back the others.
    """
    folders: Folders = context.obj
    found: list[Status] = []
    problems: dict[str, RecordsError] = {}
    for name in named(folders, project):
        try:
            found.append(actions.status(folders, name, day(today)))
        except RecordsError as error:
            problems[name] = error
    if format == "json":
        saying.results(_as_json(found, problems))
    else:
        saying.results(_screens(found), painted=True)
        saying.results(_faults(problems))
    if problems:
        raise typer.Exit(RecordsError.exit_code)


def _screens(found: Sequence[Status]) -> Iterator[str]:
    from folio.cli import screen

    for one in found:
        yield from screen.lines(one)


def _faults(problems: dict[str, RecordsError]) -> Iterator[str]:
    """The projects of which nothing can be told, with the first of their problems."""
    for name, error in problems.items():
        yield f"{name}: {error.summary}"
        yield from (f"  {line}" for one in error.problems[:_SHOWN] for line in f"{one}".split("\n"))
        if more := len(error.problems) - _SHOWN:
            yield f"  and {more} more" if more > 0 else ""
        checking = f"{telling.command()} check {name}"
        yield f"  Nothing else can be told before these are mended; to see them: {checking}"


def _as_json(found: Sequence[Status], problems: dict[str, RecordsError]) -> Iterator[str]:
    told = {
        "projects": [asdict(one) for one in found],
        "problems": {
            name: [str(one) for one in error.problems] for name, error in problems.items()
        },
    }
    yield json.dumps(told, indent=1, ensure_ascii=False)
