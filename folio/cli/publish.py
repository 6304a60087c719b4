"""`folio publish`: an edition is shown to a person, approved or refused, and goes out."""

import datetime
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from folio import actions
from folio.actions import (
    Decided,
    EditionKind,
    Folders,
    Mailed,
    OtherProofError,
    Proof,
    Published,
    UnmailedError,
    Verdict,
    Wanted,
)
from folio.cli import saying
from folio.cli.telling import counted
from folio.cli.words import Project
from folio.errors import FolioError, StoppedError, UsageError

Asker = Callable[[Proof], Decided | None]
"""Who is shown an edition and tells what was decided; nothing where it was approved before."""


class UnansweredError(FolioError):
    """Nobody is there to say whether an edition may go out."""

    exit_code = 5

    def __init__(self) -> None:
        super().__init__(
            "Nobody has answered, so nothing was published. Run this command in a terminal window "
            "and answer there, or say who has approved the edition: --approved-by NAME --note TEXT"
        )


def publish(
    context: typer.Context,
    project: Project,
    edition: Annotated[
        str,
        typer.Argument(help="The meeting or product: its file's name without .yaml."),
    ],
    kind: Annotated[
        EditionKind | None,
        typer.Option(help="If left out, the newsletter, or else the press release."),
    ] = None,
    approved_by: Annotated[
        str | None,
        typer.Option(metavar="<name>", help="Who has approved it; without it you are asked."),
    ] = None,
    note: Annotated[
        str | None,
        typer.Option(metavar="<text>", help="With --approved-by: what that person looked at."),
    ] = None,
    digest: Annotated[
        str | None,
        typer.Option(
            metavar="<digest>",
            help="With --approved-by: publish only if the files have this digest.",
        ),
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Send it to the subscribers by e-mail.")
    ] = False,
    subscribers: Annotated[
        Path | None,
        typer.Option(envvar="FOLIO_SUBSCRIBERS", help="The list of subscribers, a CSV file."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            envvar="FOLIO_MAIL_FOLDER", help="Write the e-mails into this folder; no mail is sent."
        ),
    ] = None,
    bounces: Annotated[
        Path | None,
        typer.Option(envvar="FOLIO_BOUNCES", help="A folder of e-mails that came back."),
    ] = None,
    overwrite_site: Annotated[
        bool,
        typer.Option(
            "--overwrite-site", help="Replace the site even if somebody has changed it by hand."
        ),
    ] = False,
) -> None:
    """Publish an edition, once a person has approved it.

    It is made in all its languages, shown as readers would get it, and goes out to the site only if
    somebody approves exactly these files. An edition that is published again becomes a correction,
    and says so.
    """
    folders: Folders = context.obj
    _refuse_half(approved_by, note, digest)
    post = {"FOLIO_SUBSCRIBERS": subscribers, "FOLIO_MAIL_FOLDER": to, "FOLIO_BOUNCES": bounces}
    wanted = actions.wanted(folders, project, edition, kind or "")
    actions.ready_to_mail(folders, project, subscribers, send=send, to=to, bounces=bounces)
    answerer = _answering(approved_by, note, digest) if approved_by else _asked
    if wanted.is_published:
        out = actions.published(folders, wanted, overwrite_site=overwrite_site)
        _tell(out)
        if digest:
            _refuse_other(out.name, digest, out.digest)
        now = datetime.datetime.now().astimezone()
        _tell_mailed(
            actions.mail(
                folders, out, now, send=send, subscribers=subscribers, to=to, bounces=bounces
            ),
            sent=send,
        )
        return
    actions.clear(folders, wanted, overwrite_site=overwrite_site)
    named = {name: str(path) for name, path in post.items() if path}
    out, mailed = _run_flow(
        folders, wanted, answerer, named, send=send, overwrite_site=overwrite_site
    )
    _tell(out)
    _tell_mailed(mailed, sent=send)


def _refuse_half(approved_by: str | None, note: str | None, digest: str | None) -> None:
    """Raise UsageError where a person's approval is given only in part."""
    if approved_by and not note:
        raise UsageError("Say what was looked at as well: --approved-by NAME --note TEXT")
    if not approved_by and (note or digest):
        raise UsageError("Say whose approval it is: --approved-by NAME --note TEXT")


def _answering(by: str, note: str | None, digest: str | None) -> Asker:
    """The answer of somebody who has approved an edition elsewhere."""

    def answer(proof: Proof) -> Decided | None:
        if digest:
            _refuse_other(proof.name, digest, proof.digest)
        if proof.approved_by:
            return None
        saying.notes(_shown(proof))
        return Decided(Verdict.APPROVE, by, note or "", proof.digest)

    return answer


def _refuse_other(name: str, approved: str, found: str) -> None:
    """Raise OtherProofError where the digest of an edition is not the one that was approved."""
    if approved != found:
        raise OtherProofError(name)


def _asked(proof: Proof) -> Decided | None:
    """Show an edition to whoever sits at the terminal, and ask, unless it was approved before."""
    if proof.approved_by:
        return None
    if not sys.stdin.isatty():
        saying.notes(_shown(proof))
        raise UnansweredError
    for line in _shown(proof):
        typer.echo(line, err=True)
    try:
        verdict = _verdict()
        by = typer.prompt("Your name", err=True)
        asked = "What you looked at" if verdict == Verdict.APPROVE else "Why it may not go out"
        note = typer.prompt(asked, err=True)
    except typer.Abort as abort:
        is_stopped = isinstance(abort.__context__, KeyboardInterrupt)
        raise StoppedError() if is_stopped else UnansweredError() from None
    return Decided(verdict, by, note, proof.digest)


def _verdict() -> Verdict:
    """Whether it may go out; asked again until one of the two words is written."""
    while True:
        said = typer.prompt("May it go out exactly like this? Write approve or refuse", err=True)
        try:
            return Verdict(said.strip().lower())
        except ValueError:
            typer.echo(f"'{said}' is neither approve nor refuse.", err=True)


def _shown(proof: Proof) -> Iterator[str]:
    """What is to be approved, and where it can be looked at."""
    yield ""
    yield f"{proof.name}: {proof.title}"
    if proof.replaces:
        yield f"It corrects the version published on {proof.replaces}, and says so."
    yield f"  Its page:  {proof.page}"
    yield f"  Its files: {proof.folder}/ ({counted(len(proof.documents), 'file')})"
    yield f"  Digest:    {proof.digest}"
    if proof.remarks:
        yield "Worth a second look:"
        yield from (f"  {remark}" for remark in proof.remarks)
    yield ""


def _run_flow(
    folders: Folders,
    wanted: Wanted,
    answerer: Asker,
    post: dict[str, str],
    *,
    send: bool,
    overwrite_site: bool,
) -> tuple[Published, Mailed]:
    """The publish flow on Prefect; what renders gets ready while Prefect loads."""
    from flows import machines
    from folio.cli.progress import progress

    to_make = actions.plan(folders, wanted.project, wanted.selection).to_make
    workers = actions.workers()
    try:
        machines.get_ready(len(to_make))
        with progress(len(to_make)) as bar:
            from flows import runs

            def asker(proof: Proof) -> Decided | None:
                bar.stop()
                return answerer(proof)

            return runs.publish(
                folders,
                wanted,
                send=send,
                overwrite_site=overwrite_site,
                post=post,
                asker=asker,
                listener=bar,
            )
    except UnmailedError as error:
        saying.notes([f"The {wanted.name} is on the site."])
        _tell_mailed(error.mailed, sent=send)
        raise
    except KeyboardInterrupt:
        raise StoppedError from None
    finally:
        workers.stop()


def _tell(out: Published) -> None:
    """When it went out, by whose approval, and where it is read."""
    day, _, clock = out.at.partition("T")
    if out.is_new:
        saying.results([f"{out.name}: published, approved by {out.by}. The site: {out.site}/"])
    else:
        told = f"{out.name}: nothing to publish. It went out on {day} at {clock[:5]}"
        saying.results([f"{told}, approved by {out.by}, and no record has changed since."])


def _tell_mailed(mailed: Mailed, *, sent: bool) -> None:
    """How many subscribers were sent it, or would be, and who was left out and why."""
    saying.notes(mailed.notes)
    for copy in mailed.copies:
        if copy.why:
            saying.notes([f"{copy.reader.email}: {copy.state}. {copy.why}"])
    states = ", ".join(f"{many} {state}" for state, many in mailed.by_state.items())
    if states:
        saying.results([f"E-mail to {counted(len(mailed.copies), 'subscriber')}: {states}."])
    if mailed.can_be_sent and not sent:
        saying.notes(["Nothing was sent by e-mail. To send it: the same command with --send"])
