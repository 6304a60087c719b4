"""The publish flow: build an edition, wait for a person's approval, let it out, mail it."""

import datetime
from typing import Annotated

from prefect import flow
from pydantic import Field

from flows import approvals, artifacts, runners, tasks
from flows.build import made
from folio.actions import EditionKind, Folders, Mailed, Proof, Published, Terms, Wanted

_USUAL = EditionKind("newsletter")


@flow(
    name="publish",
    flow_run_name="publish {kind} {edition}",
    task_runner=runners.RUNNER,
    persist_result=False,
)
@tasks.plainly
def publish(
    project: str,
    edition: str,
    kind: EditionKind = _USUAL,
    send: bool = False,
    days: Annotated[int, Field(ge=0, le=365)] = 14,
    overwrite_site: bool = False,
) -> tuple[Published, Mailed]:
    """Publish an edition in all its languages, once a person has approved exactly these files.

    What readers have already is not published again; only its e-mail goes to those who have not
    had it. The folders, the mail server and the list of subscribers are those that the environment
    names where the flow runs. They are no parameters, so that nobody chooses them from a web page.

    Args:
        project: The project, as its folder under records/ is called.
        edition: The meeting or product that it tells of: its file's name without .yaml, such as
            2013-04-vejle.
        kind: A newsletter or a press release. Of products there are only press releases.
        send: Send it to the subscribers by e-mail. Otherwise you only see how many would get it.
        days: How many days to wait for an approval; a year at most.
        overwrite_site: Put the site in order even if somebody has worked on it by hand.
    """
    folders = Folders.from_environment()
    tasks.ready_to_mail.submit(folders, project, send=send).result()
    wanted = tasks.wanted.submit(folders, project, edition, kind).result()
    if wanted.is_published:
        going = tasks.published.submit(folders, wanted, overwrite_site=overwrite_site)
    else:
        tasks.clear.submit(folders, wanted, overwrite_site=overwrite_site).result()
        proof = _approved(folders, wanted, days)
        going = tasks.publish.submit(folders, wanted, proof, _now(), overwrite_site=overwrite_site)
    published = going.result()
    artifacts.show_published(published)
    mailed = tasks.mail.submit(folders, published, _now(), send=send).result()
    artifacts.show_mailed(mailed)
    return published, mailed


def _approved(folders: Folders, wanted: Wanted, days: int) -> Proof:
    """The proof of an edition, once a person has approved it."""
    made(folders, wanted.project, wanted.selection, terms=Terms())
    proof = tasks.proof.submit(folders, wanted, _now()).result()
    artifacts.show_proof(proof, approvals.description(proof))
    if decided := approvals.answer(proof, days):
        tasks.decide.submit(folders, proof, decided, _now()).result()
    return proof


def _now() -> datetime.datetime:
    """The moment at which a step is taken: between two of them somebody may think for days."""
    return datetime.datetime.now().astimezone()
