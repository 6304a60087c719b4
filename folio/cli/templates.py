"""`folio templates`: every template against what it may use."""

from collections.abc import Iterator
from typing import Annotated

import typer

from folio import actions
from folio.actions import Folders, Reviewed, Usable, Usables
from folio.cli import saying
from folio.cli.telling import counted
from folio.cli.words import Projects, kinds
from folio.errors import TemplateError


def templates(
    context: typer.Context,
    project: Projects = None,
    fields: Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="<kind>",
            autocompletion=kinds,
            help="List what the templates of a kind may use, or of letters, messages and pages.",
        ),
    ] = None,
) -> None:
    """Check every template, and tell each fault with its place.

    Word templates with faults are copied, with a comment at each fault, to be opened in Word.
    Without a project, those of the house are checked, and what projects have in their stead.
    """
    folders: Folders = context.obj
    if fields:
        saying.results(_usables(actions.usables(folders, fields, project)))
        return
    reviewed = actions.review_templates(folders, project)
    saying.results(_reviewed(reviewed))
    if any(not fault.is_remark for fault in reviewed.faults):
        raise typer.Exit(TemplateError.exit_code)


def _reviewed(reviewed: Reviewed) -> Iterator[str]:
    """Faults, then remarks, then where to see them in Word."""
    for fault in sorted(reviewed.faults, key=lambda one: one.is_remark):
        yield str(fault)
    for copy in reviewed.copies:
        yield f"With a comment at each fault: {copy}"
    faults = [fault for fault in reviewed.faults if not fault.is_remark]
    remarks = len(reviewed.faults) - len(faults)
    told = counted(len(faults), "fault")
    if faults:
        told += f" in {counted(len({fault.place.file for fault in faults}), 'file')}"
    checked = counted(len(set(reviewed.files)), "template")
    yield f"{checked} checked: {told}, {counted(remarks, 'remark')}."


def _usables(usables: Usables) -> Iterator[str]:
    """Each tag, with what it means and an example under it."""
    for one in usables.of:
        yield from _usable(one)
    if usables.example:
        yield ""
        yield f"The examples are from: {usables.example}"
    yield "In HTML and in plain text, write no p, tr or tc: {% for ... %}, {% if ... %}."


def _usable(one: Usable) -> Iterator[str]:
    before = "  " * one.depth
    if one.tag:
        yield f"{before}{one.tag}"
    missing = "May be missing." if one.may_be_missing else ""
    example = f"For instance: {one.example}" if one.example else ""
    told = " ".join(words for words in (one.meaning, missing, example) if words)
    if told:
        yield f"{before}    {told}"
