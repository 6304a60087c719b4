"""The build flow: check the records, plan what is out of date, make it, say what is missing."""

import datetime

from prefect import flow

from flows import artifacts, runners, tasks
from flows.outcome import Outcome, paths
from folio.actions import Built, Folders, FormName, KindName, Selection, Terms


@flow(
    name="build", flow_run_name="build {project}", task_runner=runners.RUNNER, persist_result=False
)
@tasks.plainly
def build(
    project: str,
    kinds: tuple[KindName, ...] = (),
    languages: tuple[str, ...] = (),
    partners: tuple[str, ...] = (),
    meetings: tuple[str, ...] = (),
    products: tuple[str, ...] = (),
    forms: tuple[FormName, ...] = (),
    force: bool = False,
    final: bool = False,
    submitted_on: datetime.date | None = None,
    again: bool = False,
) -> Built:
    """Make all documents of a project that are out of date, and say what is missing.

    The folders are those that FOLIO_RECORDS, FOLIO_OUTPUTS, FOLIO_TEMPLATES and FOLIO_PROGRAMMES
    name where the flow runs. They are no parameters, so that nobody chooses them from a web page.

    Args:
        project: The project, as its folder under records/ is called.
        kinds: Only these kinds of document; none means all.
        languages: Only these languages, by codes such as lv; none means all.
        partners: Only what concerns these partners, by their ids; none means all.
        meetings: Only what tells of these meetings, by their ids; none means all.
        products: Only what tells of these products, by their ids; none means all.
        forms: Only these forms; none means both Word and PDF.
        force: Make what is up to date as well.
        final: Make only reports that are complete; refuse those of which something is missing.
        submitted_on: Note the reports as submitted on this day, so that they stay as they are.
        again: The agency has sent the reports back; they are made and submitted again.
    """
    folders = Folders.from_environment()
    wish = Selection.of(
        kinds=kinds,
        languages=languages,
        partners=partners,
        meetings=meetings,
        products=products,
        forms=forms,
    )
    terms = Terms(final=final, submitted_on=submitted_on, again=again)
    return made(folders, project, wish, force=force, terms=terms)


def made(
    folders: Folders, project: str, wish: Selection, *, force: bool = False, terms: Terms
) -> Built:
    """What is out of date of a selection, made in the flow that runs."""
    plan = tasks.plan.submit(folders, project, wish, force=force, **terms).result()
    with runners.each(tasks.make, plan.in_turn, folders) as making:
        artifacts.show_progress(making)
        today = datetime.datetime.now().astimezone().date()
        settling = tasks.settle.submit(folders, plan, paths(making), today)
        outcome = Outcome.of(plan, making, settling)
    artifacts.tell(outcome)
    return outcome.whole()
