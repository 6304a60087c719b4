"""The remind flow: one letter a partner about what it owes, and a table of who was told what."""

import datetime

from prefect import flow, unmapped

from flows import artifacts, letters, runners, tasks
from folio import actions
from folio.actions import Folders, Reminded


@flow(name="remind", flow_run_name="remind", task_runner=runners.RUNNER, persist_result=False)
@tasks.plainly
def remind(
    project: str | None = None, send: bool = False, today: datetime.date | None = None
) -> tuple[Reminded, ...]:
    """Write to each partner what it owes and by when; only show it, unless it is to be sent.

    The folders and the mail server are those that the environment names where the flow runs. They
    are no parameters, so that nobody chooses them from a web page. Where FOLIO_MAIL_FOLDER is set,
    the letters are written there, and no mail is sent.

    Args:
        project: The project, as its folder under records/ is called; none means all.
        send: Send the letters, and note whom of what; otherwise they are only shown.
        today: The day from which to see what is due; the day of the run if left out.
    """
    folders = Folders.from_environment()
    day = today or datetime.datetime.now().astimezone().date()
    names = actions.to_remind(folders, project, send=send)
    reminding = tasks.remind.map(
        project=names, folders=unmapped(folders), today=day, send=send, to=actions.mail_folder()
    )
    try:
        return letters.told(dict(zip(names, reminding, strict=True)))
    finally:
        artifacts.show_status(folders, names, day)
