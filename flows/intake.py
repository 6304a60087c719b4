"""The intake flow: empty the drop folders, answer each file, give word of what is new."""

import datetime

from prefect import flow, unmapped

from flows import artifacts, deliveries, runners, tasks
from folio import actions
from folio.actions import Folders, Taken


@flow(name="intake", flow_run_name="intake", task_runner=runners.RUNNER, persist_result=False)
@tasks.plainly
def intake(project: str | None = None, pause: float = actions.PAUSE) -> tuple[Taken, ...]:
    """Take in what partners have laid into the drop folders, with a receipt or a refusal each.

    The folders are those that FOLIO_RECORDS and so on name where the flow runs. They are no
    parameters, so that nobody chooses them from a web page.

    Args:
        project: The project, as its folder under records/ is called; none means all.
        pause: A file that has changed less than so many seconds ago is still being copied.
    """
    folders = Folders.from_environment()
    names = actions.projects(folders) if project is None else (project,)
    now = datetime.datetime.now().astimezone()
    each = tasks.intake.map(names, folders=unmapped(folders), now=unmapped(now), pause=pause)
    taking = dict(zip(names, each, strict=True))
    try:
        return deliveries.told(taking)
    finally:
        artifacts.show_status(folders, deliveries.answered(taking), now.date())
