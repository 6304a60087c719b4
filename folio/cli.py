"""The command line: parse, ask, print; results to standard output, the rest to standard error."""

import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Annotated, Literal

import typer

from folio import __version__, actions
from folio.actions import Built, Folders, FormName, KindName, Plan, Selection, Told
from folio.errors import FolioError, Problem, RecordsError, StoppedError, UsageError

app = typer.Typer(
    name="folio",
    help="From meeting records to newsletters in Word and PDF.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Format = Literal["text", "json", "github"]

OUR_FAULT = 70

Project = Annotated[
    str, typer.Argument(envvar="FOLIO_PROJECT", help="A project: its folder under records/.")
]
Projects = Annotated[
    str | None,
    typer.Argument(envvar="FOLIO_PROJECT", help="A project; without one, all of them."),
]


def _kinds() -> list[str]:
    return [kind.value for kind in KindName]


def _forms() -> list[str]:
    return [form.value for form in FormName]


def main() -> None:
    """The command `folio`: what went wrong is told in plain words, and by the exit code."""
    try:
        app()
    except RecordsError as error:
        _say(_told_problems(error.problems))
        _say(f"{error.summary} Nothing was made.")
        sys.exit(error.exit_code)
    except FolioError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except Exception:  # noqa: BLE001 - the last resort: our own fault, shown whole
        traceback.print_exc()
        _say("This is a fault of Folio's own. Please report it with the lines above.")
        sys.exit(OUR_FAULT)


@app.callback()
def shared(
    context: typer.Context,
    records: Annotated[
        Path, typer.Option(envvar="FOLIO_RECORDS", help="The folder of records.")
    ] = Path("records"),
    outputs: Annotated[
        Path, typer.Option(envvar="FOLIO_OUTPUTS", help="The folder of finished documents.")
    ] = Path("outputs"),
    templates: Annotated[
        Path, typer.Option(envvar="FOLIO_TEMPLATES", help="The folder of templates.")
    ] = Path("templates"),
    programmes: Annotated[
        Path, typer.Option(envvar="FOLIO_PROGRAMMES", help="The folder of programmes.")
    ] = Path("programmes"),
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Only results, problems and errors.")
    ] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Tell each step as it is done.")
    ] = False,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=lambda wanted: _version_and_out(wanted=wanted),
            is_eager=True,
            help="Tell which version this is.",
        ),
    ] = False,
) -> None:
    """What all commands share."""
    context.obj = Folders(records, outputs, templates, programmes)
    told = logging.StreamHandler()
    told.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
    log = logging.getLogger("folio")
    log.setLevel(logging.INFO)
    log.addHandler(told)
    log.propagate = False


@app.command()
def check(
    context: typer.Context,
    project: Projects = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on remarks too.")] = False,
    format: Annotated[Format, typer.Option(help="How to tell it.")] = "text",  # noqa: A002
) -> None:
    """Read and join the records, and tell problems and remarks by who should mend them."""
    folders: Folders = context.obj
    problems: list[Problem] = []
    remarks: list[Told] = []
    names = [project] if project else _all_projects(folders)
    for name in names:
        try:
            remarks += actions.check(folders, name)
        except RecordsError as error:
            problems += error.problems
    _CHECKED[format](names, problems, remarks)
    if problems or (strict and remarks):
        raise typer.Exit(RecordsError.exit_code)


@app.command()
def build(
    context: typer.Context,
    project: Project,
    kind: Annotated[
        list[str] | None, typer.Option(autocompletion=_kinds, help="Only this kind of document.")
    ] = None,
    language: Annotated[list[str] | None, typer.Option(help="Only in this language.")] = None,
    partner: Annotated[
        list[str] | None, typer.Option(help="Only what concerns this partner.")
    ] = None,
    meeting: Annotated[list[str] | None, typer.Option(help="Only about this meeting.")] = None,
    form: Annotated[
        list[str] | None,
        typer.Option(autocompletion=_forms, help="Only in this form: docx or pdf."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Make documents that are up to date as well.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be made.")
    ] = False,
) -> None:
    """Make all documents that are out of date. Each option may be repeated."""
    folders: Folders = context.obj
    wish = Selection.of(kind, language, partner, meeting, form)
    plan = actions.plan(folders, project, wish, force=force)
    if dry_run:
        _tell_plan(folders, plan)
    elif plan.has_nothing_to_do:
        _tell_built(folders, plan, actions.settle(folders, plan))
    else:
        _tell_built(folders, plan, _run_flow(folders, plan, wish, force=force))


@app.command()
def preview(
    context: typer.Context,
    project: str,
    kind: Annotated[
        str, typer.Argument(autocompletion=_kinds, help="The kind of document: newsletter.")
    ],
    subject: Annotated[str, typer.Argument(help="The meeting's id.")],
    language: Annotated[str, typer.Argument(help="The language's code, such as lv.")],
    form: Annotated[str, typer.Option(autocompletion=_forms, help="docx or pdf.")] = "pdf",
    watch: Annotated[
        bool, typer.Option("--watch", help="Again at each save, until Ctrl-C.")
    ] = False,
    open_it: Annotated[bool, typer.Option("--open", help="Open it when it is made.")] = False,
) -> None:
    """Make one document in a moment, without Prefect."""
    folders: Folders = context.obj

    def show() -> Path:
        file = actions.preview(folders, project, kind, subject, language, form)
        typer.echo(file)
        return file

    file = show()
    if open_it:
        typer.launch(str(file))
    if watch:
        _watch(folders, show)


@app.command()
def schema(
    folder: Annotated[Path, typer.Option(help="Where to write them.")] = Path("schemas"),
) -> None:
    """Write the JSON Schemas, by which an editor completes and checks records."""
    for path in actions.write_schemas(folder):
        typer.echo(path)


def _version_and_out(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"folio {__version__}")
        raise typer.Exit


def _all_projects(folders: Folders) -> tuple[str, ...]:
    names = actions.projects(folders)
    if not names:
        raise UsageError(
            f"There are no projects in {folders.records}/. "
            "Run folio where that folder is, or name it with --records."
        )
    return names


def _run_flow(folders: Folders, plan: Plan, wish: Selection, *, force: bool) -> Built:
    """The build flow on Prefect; the rendering processes load while Prefect does."""
    workers = actions.workers()
    try:
        workers.start()
        with _progress(len(plan.to_make)) as listener:
            from flows import runs

            return runs.build(folders, plan.project, wish, force=force, listener=listener)
    except KeyboardInterrupt:
        raise StoppedError from None
    finally:
        workers.stop()


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """A bar on standard error: what is waited for, then how many documents are made."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    if not console.is_terminal:
        _say(f"Getting ready to make {_documents(total)}; this takes some seconds ...")
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("Getting ready (some seconds) ...", total=total)

        def listener(made: int) -> None:
            bar.update(task, completed=made, description="Making documents")

        yield listener


def _tell_plan(folders: Folders, plan: Plan) -> None:
    """What a build would do, a line a document."""
    for document in plan.to_make:
        typer.echo(f"{_place(folders, plan, document.path)}  {document.why}")
    for path in plan.gone:
        typer.echo(f"{_place(folders, plan, path)}  to be swept: its record is gone")
    _say(
        _counts(plan.project, to_make=plan.to_make, up_to_date=plan.up_to_date, to_sweep=plan.gone)
    )
    _tell_waiting(plan)


def _tell_built(folders: Folders, plan: Plan, built: Built) -> None:
    """What became of the documents, and what is missing."""
    for path in built.made:
        typer.echo(_place(folders, plan, path))
    for path in built.swept:
        typer.echo(f"{_place(folders, plan, path)}  swept: its record is gone")
    _say(_counts(plan.project, made=built.made, up_to_date=built.up_to_date, swept=built.swept))
    _say(f"They are in {folders.outputs / plan.project}{os.sep}")
    _tell_waiting(plan)
    if built.remarks:
        _say(f"{len(built.remarks)} remarks; to see them: folio check {plan.project}")


def _tell_waiting(plan: Plan) -> None:
    for waiting in plan.waiting:
        _say(f"Not yet: {waiting}")


def _counts(project: str, **documents: Sequence[object]) -> str:
    """`age: 4 made, 12 up to date.`"""
    counts = {words.replace("_", " "): len(found) for words, found in documents.items()}
    told = [f"{number} {words}" for words, number in counts.items() if number]
    nothing = "" if len(told) > 1 or not counts["up to date"] else "nothing to do, "
    return f"{project}: {nothing}{', '.join(told) or 'no documents'}."


def _documents(number: int) -> str:
    return "1 document" if number == 1 else f"{number} documents"


def _place(folders: Folders, plan: Plan, path: str) -> str:
    return str(folders.outputs / plan.project / path)


def _check_as_text(names: Sequence[str], problems: Sequence[Problem], told: Sequence[Told]) -> None:
    """What several records have in common is said once, with each of their places."""
    if problems:
        typer.echo(_told_problems(problems))
    by_partner = sorted(told, key=lambda one: (one.project, one.partner, one.rule, one.message))
    for (project, partner), theirs in groupby(by_partner, lambda one: (one.project, one.partner)):
        typer.echo(f"For {partner} ({project}) to look at:")
        for (rule, message), alike in groupby(theirs, lambda one: (one.rule, one.message)):
            typer.echo(f"  {message} [{rule}]")
            for remark in alike:
                typer.echo(f"      {remark.place}")
        typer.echo()
    problem_count = RecordsError(problems).summary if problems else "No problems."
    remark_count = "1 remark" if len(told) == 1 else f"{len(told) or 'no'} remarks"
    typer.echo(f"{', '.join(names)}: {problem_count[:-1]}, {remark_count}.")


def _check_as_json(names: Sequence[str], problems: Sequence[Problem], told: Sequence[Told]) -> None:
    found = {
        "projects": list(names),
        "problems": [asdict(problem) for problem in problems],
        "remarks": [asdict(remark) for remark in told],
    }
    typer.echo(json.dumps(found, indent=1, ensure_ascii=False))


def _check_as_github(_: Sequence[str], problems: Sequence[Problem], told: Sequence[Told]) -> None:
    for problem in problems:
        typer.echo(_annotation("error", problem, f"{problem.message} {problem.remedy}".strip()))
    for remark in told:
        typer.echo(_annotation("warning", remark, f"{remark.message} [{remark.rule}]"))


def _annotation(level: str, found: Problem | Told, message: str) -> str:
    """A workflow command of GitHub Actions, with what it asks to be escaped."""
    escaped = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::{level} file={found.file},line={found.line},col={found.column}::{escaped}"


_CHECKED: dict[str, Callable[[Sequence[str], Sequence[Problem], Sequence[Told]], None]] = {
    "text": _check_as_text,
    "json": _check_as_json,
    "github": _check_as_github,
}


def _told_problems(problems: Sequence[Problem]) -> str:
    return "\n".join(str(problem) for problem in sorted(problems))


def _watch(folders: Folders, show: Callable[[], Path]) -> None:
    """Make it again at each save; a fault is told, and the last good document stays."""
    from watchfiles import watch

    _say("Watching records and templates. Stop with Ctrl-C.")
    watched = (folders.records, folders.templates, folders.programmes)
    for _ in watch(*watched, raise_interrupt=True):
        try:
            show()
        except RecordsError as error:
            _say(_told_problems(error.problems))
        except FolioError as error:
            _say(str(error))


def _say(message: str) -> None:
    """To standard error: everything but results."""
    typer.echo(message, err=True)


if __name__ == "__main__":
    main()
