"""Publishing: what a person has approved goes out, all of it or nothing, and nothing else."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from folio.actions.clearance import refuse_forbidden
from folio.actions.corrections import digests, says
from folio.actions.deciding import OtherProofError
from folio.actions.folders import Folders
from folio.actions.mailing import Mailed, mail_edition
from folio.actions.news import Wanted, approval_in_force, edition_of, in_words
from folio.actions.proofs import Proof, UnreadyError, ready
from folio.actions.reading import read
from folio.actions.site import site_files
from folio.actions.views import Views
from folio.model.publications import Edition, Publication, editions
from folio.publishing import AlteredFileError, UnapprovedError, digest_of, in_turn


@dataclass(frozen=True, slots=True)
class Published:
    """What became of an edition: when it went out, by whose approval, and where it is read.

    `is_new` tells whether it did so now. `replaces` is the day of the version it corrects.
    """

    project: str
    kind: str
    subject: str
    at: str
    by: str
    digest: str
    site: str
    is_new: bool
    replaces: str = ""

    @property
    def name(self) -> str:
        """The edition as people name it: `newsletter 2013-04-vejle`."""
        return f"{in_words(self.kind)} {self.subject}"


def publish(
    folders: Folders,
    wanted: Wanted,
    proof: Proof,
    now: datetime.datetime,
    *,
    overwrite_site: bool = False,
) -> Published:
    """Let a proof out that a person has approved: into the archive, the ledger and the site.

    All happens, or nothing does. The digest is worked out again, from the files as they lie there.
    Where readers have exactly this already, nothing is published a second time.

    Raises UnapprovedError where nobody has approved it; OtherProofError where anything was changed
    since; ForbiddenError where it may not go out; LossError where the ledger lacks what stood in
    it; EditedSiteError where somebody has worked on the site by hand; AlteredFileError where a file
    that was published is not what it was; and ShelfError or BusyError where something cannot be
    written.
    """
    project, kind, subject = proof.project, proof.kind, proof.subject
    ledger = folders.ledger(project)
    with in_turn(folders.outputs / project):
        written = ledger.whole()
        before = edition_of(written, kind, subject)
        if before and before.last.decision.digest == proof.digest:
            return _outcome(folders, project, before, is_new=False)
        approval = approval_in_force(written, kind, subject)
        if approval is None or approval.digest != proof.digest:
            raise UnapprovedError(proof.name)
        _refuse_other(folders, wanted, proof)
        publication = Publication(approval, now, proof.documents, proof.says, proof.records)
        archive = folders.archive(project)
        archive.take(publication, folders.proofs(project).of(kind, subject))
        _place_site(
            folders,
            project,
            editions((*written.publications, publication)),
            overwrite=overwrite_site,
            noted=lambda: ledger.publish(publication),
        )
    edition = edition_of(ledger.read(), kind, subject)
    assert edition is not None  # noqa: S101 - it has just been noted
    return _outcome(folders, project, edition, is_new=True)


def published(folders: Folders, wanted: Wanted, *, overwrite_site: bool = False) -> Published:
    """What became of an edition that readers have already; the site is made whole where it is not.

    Raises what `publish` raises.
    """
    project = wanted.project
    with in_turn(folders.outputs / project):
        written = folders.ledger(project).whole()
        there = editions(written.publications)
        _place_site(folders, project, there, overwrite=overwrite_site)
    edition = edition_of(written, wanted.kind, wanted.subject)
    assert edition is not None  # noqa: S101 - only then is it asked for
    return _outcome(folders, project, edition, is_new=False)


def mail(
    folders: Folders,
    out: Published,
    now: datetime.datetime,
    *,
    send: bool,
    subscribers: Path | None = None,
    to: Path | None = None,
    bounces: Path | None = None,
) -> Mailed:
    """Send an edition that went out to its subscribers; only tell who would get it unless `send`.

    Raises what `mail_edition` raises.
    """
    edition = edition_of(folders.ledger(out.project).read(), out.kind, out.subject)
    assert edition is not None  # noqa: S101 - it went out
    return mail_edition(
        folders, out.project, edition, subscribers, send=send, to=to, bounces=bounces, now=now
    )


def _place_site(
    folders: Folders,
    project: str,
    there: Sequence[Edition],
    *,
    overwrite: bool,
    noted: Callable[[], None] | None = None,
) -> None:
    _refuse_altered(folders, project, there)
    files = site_files(folders, read(folders, project), there)
    folders.site(project).place(files, overwrite=overwrite, noted=noted)


def _refuse_altered(folders: Folders, project: str, there: Sequence[Edition]) -> None:
    """Raise AlteredFileError where what readers get would not be what was approved."""
    archive = folders.archive(project)
    for edition in there:
        for path in archive.damaged(edition.last):
            file = archive.of(edition.last) / path
            raise AlteredFileError(file, "Put it back from a backup copy.")


def _refuse_other(folders: Folders, wanted: Wanted, proof: Proof) -> None:
    """Raise OtherProofError unless files, records and templates are still what was approved."""
    project, kind, subject = proof.project, proof.kind, proof.subject
    documents = folders.proofs(project).documents(kind, subject)
    if documents != dict(proof.documents) or digest_of(documents) != proof.digest:
        raise OtherProofError(proof.name)
    reading = read(folders, project)
    views = Views.of(folders, project, reading)
    is_same = says(views, kind, subject) == proof.says
    if not is_same or digests(reading, kind, subject) != proof.records:
        raise OtherProofError(proof.name)
    refuse_forbidden(project, reading, kind, subject)
    try:
        ready(folders, wanted)
    except UnreadyError:
        raise OtherProofError(proof.name) from None


def _outcome(folders: Folders, project: str, edition: Edition, *, is_new: bool) -> Published:
    last, before = edition.last, edition.publications[:-1]
    return Published(
        project,
        edition.kind,
        edition.subject,
        last.at.isoformat(timespec="seconds"),
        last.decision.by,
        last.decision.digest,
        str(folders.site(project).link),
        is_new,
        before[-1].at.date().isoformat() if before else "",
    )
