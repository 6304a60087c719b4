"""`folio intake`: empty the drop folders once, without Prefect."""

import datetime
from collections.abc import Iterator
from typing import Annotated

import typer

from folio import actions
from folio.actions import Answer, Folders, Taken
from folio.cli import saying
from folio.cli.announcing import announce
from folio.cli.words import Projects, named
from folio.errors import whole


def intake(
    context: typer.Context,
    project: Projects = None,
    pause: Annotated[
        float,
        typer.Option(
            metavar="<seconds>", min=0, help="What has changed since then is still being copied."
        ),
    ] = actions.PAUSE,
) -> None:
    """Take in what partners have laid into their drop folders.

    Each file is answered in its partner's language. On a Prefect server, the flow of the same name
    does this every five minutes.
    """
    folders: Folders = context.obj
    now = datetime.datetime.now().astimezone()
    taken: list[Taken] = []
    errors: list[Exception] = []
    for name in named(folders, project):
        try:
            taken.append(actions.intake(folders, name, now, pause))
        except Exception as error:  # noqa: BLE001 - told at the end; it hinders no other project
            errors.append(error)
    for one in taken:
        saying.results(line for answer in one.answers for line in _told(answer))
        saying.notes(f"waiting: {file}. {why}" for file, why in one.waiting.items())
        errors += one.failures.values()
    if not any((one.answers or one.waiting or one.failures) for one in taken) and not errors:
        saying.notes(["Nothing lies in the drop folders."])
    announce([answer for one in taken for answer in one.answers])
    whole(taken, errors)


def _told(answer: Answer) -> Iterator[str]:
    record = f" as {answer.record}" if answer.record else ""
    yield f"{answer.state}: {answer.file} of {answer.partner} ({answer.project}){record}"
    yield f"  {answer.letter}"
    if answer.uncommitted:
        yield f"  git could not commit it ({answer.uncommitted}). It is tried again next time."
