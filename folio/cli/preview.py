"""`folio preview`: one document to look at, once or at each save."""

from pathlib import Path
from shutil import which
from subprocess import DEVNULL, Popen
from typing import Annotated

import typer

from folio import actions
from folio.actions import Folders, Planned, Preview
from folio.cli import saying
from folio.cli.watching import watch
from folio.cli.words import forms, kinds


def preview(
    context: typer.Context,
    project: Annotated[str, typer.Argument(help="A project: its folder under records/.")],
    kind: Annotated[
        str,
        typer.Argument(autocompletion=kinds, help=f"The kind of document: {' or '.join(kinds())}."),
    ],
    subject: Annotated[
        str,
        typer.Argument(
            help="The meeting's, product's or partner's id: its file's name without .yaml."
        ),
    ],
    language: Annotated[str, typer.Argument(help="The language's code, such as lv.")],
    form: Annotated[str, typer.Option(autocompletion=forms, help="docx or pdf.")] = "pdf",
    again: Annotated[
        bool, typer.Option("--watch", help="Again at each save, until Ctrl-C.")
    ] = False,
    open_it: Annotated[bool, typer.Option("--open", help="Open it when it is made.")] = False,
) -> None:
    """Make one document in a moment, to look at.

    It goes into outputs/<project>/preview/, beside the finished ones. With --watch, what is wrong
    is told as long as it is wrong, and the last good document stays.
    """
    folders: Folders = context.obj
    printer = actions.printer(form)
    shown = Preview(folders, Planned(project, kind, subject, language, form), printer)
    opened = _open if open_it else _leave
    printer.start(1)
    if again:
        watch(shown, opened)
        return
    shown.make()
    assert shown.file  # noqa: S101 - it has just been made
    saying.results([str(shown.file)])
    opened(shown.file)


def _open(file: Path) -> None:
    """Show it in the program for such files, which goes on when this one ends."""
    opener = which("xdg-open") or which("open")
    if not opener:
        saying.notes(["No program that opens files is known here. Open it yourself."])
        return
    Popen([opener, file], stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)  # noqa: S603


def _leave(_file: Path) -> None:
    """Nobody asked to see it."""
