"""The build flow: check the records, plan what is out of date, make it, say what is missing."""

from prefect import flow

from flows import artifacts, tasks
from folio.actions import Built, Folders, FormName, KindName, Selection

FOLDERS = Folders()


@flow(name="build", flow_run_name="build {project}", task_runner=tasks.RUNNER, persist_result=False)
@tasks.plainly
def build(
    project: str,
    kinds: tuple[KindName, ...] = (),
    languages: tuple[str, ...] = (),
    partners: tuple[str, ...] = (),
    meetings: tuple[str, ...] = (),
    forms: tuple[FormName, ...] = (),
    force: bool = False,
    folders: Folders = FOLDERS,
) -> Built:
    """Make all documents of a project that are out of date, and say what is missing.

    Args:
        project: The project: its folder under records/.
        kinds: Only these kinds of document; none means all.
        languages: Only these languages, by codes such as lv; none means all.
        partners: Only what concerns these partners, by their ids; none means all.
        meetings: Only what tells of these meetings, by their ids; none means all.
        forms: Only these forms; none means both Word and PDF.
        force: Make what is up to date as well.
        folders: Where records, outputs, templates and programmes lie.
    """
    wish = Selection.of(kinds, languages, partners, meetings, forms)
    plan = tasks.plan.submit(folders, project, wish, force=force).result()
    made = artifacts.with_progress(tasks.make.map(plan.to_make, folders=folders))
    return artifacts.told(tasks.settle.submit(folders, plan, made).result())
