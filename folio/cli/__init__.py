"""The command line: parse, ask, print; results to standard output, the rest to standard error."""

import datetime
import logging
import sys
import traceback
from pathlib import Path
from typing import Annotated, Literal

import typer
from pydantic_core import SchemaError

from folio import __version__, actions
from folio.actions import Built, Folders, Plan, Selection, Terms, Told
from folio.cli import (
    intake,
    new,
    preview,
    publish,
    remind,
    saying,
    status,
    submit,
    telling,
    templates,
    up,
)
from folio.cli.words import Project, Projects, Today, day, forms, kinds, named, written_day
from folio.errors import (
    FolioError,
    Problem,
    RecordsError,
    StoppedError,
    TemplateError,
    UnfinishedError,
    UsageError,
)

app = typer.Typer(
    name="folio",
    help="From meeting records to newsletters, press releases and reports in Word and PDF.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Format = Literal["text", "json", "github"]

OUR_FAULT = 70

log = logging.getLogger("folio")


def main() -> None:
    """The command `folio`: what went wrong is told in plain words, and by the exit code."""
    saying.in_utf_8()
    try:
        app()
    except RecordsError as error:
        saying.wrong(f"{error}\n{error.summary} {error.undone}")
        sys.exit(error.exit_code)
    except FolioError as error:
        saying.wrong(str(error))
        sys.exit(error.exit_code)
    except Exception as error:  # noqa: BLE001 - the last resort: our own fault, shown whole
        if _is_ctrl_c(error):
            sys.exit(StoppedError.exit_code)
        traceback.print_exc()
        saying.wrong("This is a fault of Folio's own. Please report it with the lines above.")
        sys.exit(OUR_FAULT)


def _is_ctrl_c(error: Exception) -> bool:
    """Whether it was pressed while pydantic built a model, which tells it as a fault of that."""
    return isinstance(error, SchemaError) and KeyboardInterrupt.__name__ in str(error)


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
    told.setFormatter(saying.Notes())
    told.setLevel(logging.ERROR if quiet else logging.INFO if verbose else logging.WARNING)
    log.setLevel(logging.INFO)
    log.addHandler(told)
    context.call_on_close(lambda: log.removeHandler(told))
    log.propagate = False


@app.command()
def check(
    context: typer.Context,
    project: Projects = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on remarks too.")] = False,
    format: Annotated[Format, typer.Option(help="How to tell it.")] = "text",  # noqa: A002
    today: Today = None,
) -> None:
    """Check the records, and tell what to correct, and who should.

    Problems stop a build. Remarks do not: they are worth a second look.
    """
    folders: Folders = context.obj
    problems: list[Problem] = []
    remarks: list[Told] = []
    names = [*named(folders, project)]
    faults: list[str] = []
    for name in tuple(names):
        try:
            remarks += actions.check(folders, name, day(today))
        except RecordsError as error:
            problems += error.problems
        except TemplateError as error:
            faults += str(error).splitlines()
            names.remove(name)
    if names:
        saying.results(telling.CHECKED[format](names, problems, remarks))
    if faults:
        raise TemplateError("\n".join(dict.fromkeys(faults)))
    if problems or (strict and remarks):
        raise typer.Exit(RecordsError.exit_code)


@app.command()
def build(
    context: typer.Context,
    project: Project,
    kind: Annotated[
        list[str] | None,
        typer.Option(autocompletion=kinds, metavar="<kind>", help=f"Only {' or '.join(kinds())}."),
    ] = None,
    language: Annotated[
        list[str] | None,
        typer.Option(metavar="<code>", help="Only in this language, such as lv."),
    ] = None,
    partner: Annotated[
        list[str] | None, typer.Option(metavar="<id>", help="Only what concerns this partner.")
    ] = None,
    meeting: Annotated[
        list[str] | None, typer.Option(metavar="<id>", help="Only about this meeting.")
    ] = None,
    product: Annotated[
        list[str] | None, typer.Option(metavar="<id>", help="Only about this product.")
    ] = None,
    form: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=forms, metavar="<form>", help="Only in this form: docx or pdf."
        ),
    ] = None,
    final: Annotated[
        bool, typer.Option("--final", help="Refuse reports of which something is missing.")
    ] = False,
    submitted: Annotated[
        bool,
        typer.Option(
            "--submitted", help="With --final: note the reports as submitted; freeze them."
        ),
    ] = False,
    again: Annotated[
        bool,
        typer.Option("--again", help="With --submitted: the agency has sent the report back."),
    ] = False,
    today: Annotated[
        datetime.date | None,
        typer.Option(
            parser=written_day,
            metavar="<yyyy-mm-dd>",
            help="With --submitted: the day; today if left out.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Make documents that are up to date as well.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be made.")
    ] = False,
) -> None:
    """Make all documents that are out of date.

    Each option may be repeated: --language lv --language en.
    """
    folders: Folders = context.obj
    wish = Selection.of(
        kinds=kind,
        languages=language,
        partners=partner,
        meetings=meeting,
        products=product,
        forms=form,
    )
    terms = _terms(final=final, submitted=submitted, again=again, today=today)
    plan = actions.plan(folders, project, wish, force=force, **terms)
    if dry_run:
        saying.results(telling.planned(folders, plan))
        saying.notes(telling.planned_in_short(plan))
        return
    try:
        built = _run_flow(folders, plan, wish, force=force, terms=terms)
    except UnfinishedError as error:
        _tell_built(folders, plan, error.done)
        raise
    _tell_built(folders, plan, built)


app.command()(preview.preview)
app.command()(publish.publish)
app.command()(submit.submit)
app.command()(intake.intake)
app.command()(status.status)
app.command()(remind.remind)
app.command()(new.new)
app.command()(templates.templates)
app.command()(up.up)


@app.command()
def explain(
    context: typer.Context,
    project: Project,
    figure: Annotated[
        str | None, typer.Argument(help="The figure, such as mobilities; without one, all names.")
    ] = None,
    partner: Annotated[
        list[str] | None, typer.Option(metavar="<id>", help="Only of this partner.")
    ] = None,
    meeting: Annotated[
        list[str] | None, typer.Option(metavar="<id>", help="Only of this meeting.")
    ] = None,
    product: Annotated[
        list[str] | None, typer.Option(metavar="<id>", help="Only of this product.")
    ] = None,
    report: Annotated[
        str, typer.Option(metavar="<report>", help="As the report counts it: interim or final.")
    ] = "",
) -> None:
    """Tell where a figure comes from, place by place.

    --partner, --meeting and --product may be repeated.
    """
    if figure is None:
        saying.results(telling.figures(actions.known_figures()))
        return
    told = actions.explain(
        context.obj, project, figure, partner or (), meeting or (), product or (), report
    )
    saying.results(telling.explained(told))


@app.command()
def schema(
    folder: Annotated[Path, typer.Option(help="Where to write them.")] = Path("schemas"),
) -> None:
    """Write the files by which an editor checks records.

    These are JSON Schemas. They are needed anew only after the program's own fields have changed.
    """
    for path in actions.write_schemas(folder):
        typer.echo(path)


def _version_and_out(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"folio {__version__}")
        raise typer.Exit


def _terms(*, final: bool, submitted: bool, again: bool, today: datetime.date | None) -> Terms:
    """On which terms reports are made; raise UsageError where the options do not fit together."""
    if submitted and not final:
        raise UsageError("Only a complete report is submitted. Say --final --submitted.")
    if again and not submitted:
        raise UsageError("A report is made again to be submitted. Say --final --submitted --again.")
    if today and not submitted:
        raise UsageError("--today is the day of a submission. Say --final --submitted --today ...")
    return {"final": final, "submitted_on": day(today) if submitted else None, "again": again}


def _run_flow(folders: Folders, plan: Plan, wish: Selection, *, force: bool, terms: Terms) -> Built:
    """The build flow on Prefect, if there is anything to make.

    What renders gets ready while Prefect loads.
    """
    if not plan.to_make:
        return actions.settle(folders, plan, today=day(None))
    workers = actions.workers()
    try:
        from flows import machines

        machines.get_ready(len(plan.to_make))
        from folio.cli.progress import progress

        with progress(len(plan.to_make)) as listener:
            from flows import runs

            return runs.build(
                folders, plan.project, wish, force=force, terms=terms, listener=listener
            )
    except KeyboardInterrupt:
        raise StoppedError from None
    finally:
        workers.stop()


def _tell_built(folders: Folders, plan: Plan, built: Built) -> None:
    saying.results(telling.built(folders, plan, built))
    saying.notes(telling.built_in_short(folders, plan, built))
