"""`folio submit`: hand in a log or report answers, and read what was understood."""

import datetime
import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from folio import actions
from folio.actions import Folders
from folio.cli import saying
from folio.cli.announcing import announce
from folio.cli.words import Project

REFUSED = 5


def submit(
    context: typer.Context,
    project: Project,
    partner: Annotated[
        str, typer.Argument(help="The partner that hands it in: its file's name without .yaml.")
    ],
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="The log or answers, with the pictures they name."),
    ],
    format: Annotated[  # noqa: A002
        Literal["text", "json"], typer.Option(help="How to tell it.")
    ] = "text",
) -> None:
    """Hand in an activity log or report answers.

    Tells, in the partner's language, what was understood, or what is to be corrected. Your file
    stays where it is.
    """
    folders: Folders = context.obj
    now = datetime.datetime.now().astimezone()
    answers = actions.submit(folders, project, partner, files, now)
    if format == "json":
        told = [json.loads(answer.letter_for_programs.read_bytes()) for answer in answers]
        saying.results([json.dumps(told, ensure_ascii=False, indent=1)])
    for answer in answers:
        if format == "text":
            saying.results([answer.letter.read_text(encoding="utf-8")])
        saying.notes(telling(answer))
    announce(answers)
    if any(answer.state == actions.REFUSED for answer in answers):
        raise typer.Exit(REFUSED)


def telling(answer: actions.Answer) -> tuple[str, ...]:
    """Where the letter is kept, and what is still to be seen to."""
    if answer.state == actions.REFUSED:
        return (f"This explanation is kept in {answer.letter}.",)
    kept = f"This receipt is kept in {answer.letter}."
    if answer.uncommitted:
        return kept, f"git could not commit it ({answer.uncommitted}). It is tried again next time."
    return (kept,)
