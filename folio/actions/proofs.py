"""Proofs: an edition laid out as readers will get it, for a person to look at and approve."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from folio.actions.articles import article_files
from folio.actions.clearance import concerning, refuse_bare, refuse_forbidden
from folio.actions.corrections import digests, says
from folio.actions.folders import Folders
from folio.actions.messages import message_files
from folio.actions.news import Wanted, approval_in_force, in_words
from folio.actions.planning import Plan, composed, plan
from folio.actions.reading import read
from folio.actions.selecting import Planned
from folio.actions.site import site_files
from folio.actions.views import Views
from folio.documents.catalogue import KINDS
from folio.documents.view import Document, News, Publicity
from folio.errors import FolioError
from folio.model.publications import Decision, Publication, editions
from folio.publishing import digest_of, in_turn
from folio.records.reader import Reading
from folio.rendering import html, missing_in_word, missing_on_page


@dataclass(frozen=True, slots=True)
class Proof:
    """An edition laid out: small and plain, to be passed between tasks and shown to a person.

    `digest` stands for all of its files, which are in `folder`; `documents` holds the SHA-256 of
    each by its path there. `says` and `records` are what the edition was made from, as in
    `Publication`. `replaces` is the day of the version that it corrects, and `remarks` are what is
    worth a second look before it goes out. `page` is its page on the site as that would be.
    `approved_by` is who has approved exactly these files before, where they did not go out then.
    """

    project: str
    kind: str
    subject: str
    title: str
    folder: str
    digest: str
    documents: Mapping[str, str]
    says: Mapping[str, str]
    records: Mapping[str, str]
    page: str
    replaces: str = ""
    remarks: tuple[str, ...] = ()
    approved_by: str = ""

    @property
    def name(self) -> str:
        """The edition as people name it: `newsletter 2013-04-vejle`."""
        return f"{in_words(self.kind)} {self.subject}"


class UnreadyError(FolioError):
    """The finished documents are not what the records and templates say now."""

    exit_code = 75
    can_pass = True

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} does not match the records any more: something was saved while it was being "
            "made. Nothing was published. Run the same command again."
        )


def clear(folders: Folders, wanted: Wanted, *, overwrite_site: bool = False) -> None:
    """Raise what hinders that an edition goes out, before it is made and anybody is asked.

    That is ForbiddenError where the records forbid it, LossError where the ledger lacks what stood
    in it, and EditedSiteError where somebody has worked on the site by hand, unless that may be
    overwritten.
    """
    refuse_hindered(folders, wanted)
    if not overwrite_site:
        folders.site(wanted.project).refuse_edited()


def refuse_hindered(folders: Folders, wanted: Wanted) -> None:
    """Raise ForbiddenError or LossError, as `clear` does, whatever was done to the site."""
    folders.ledger(wanted.project).whole()
    reading = read(folders, wanted.project)
    refuse_forbidden(wanted.project, reading, wanted.kind, wanted.subject)


def proof(folders: Folders, wanted: Wanted, now: datetime) -> Proof:
    """Lay out an edition that was built, in all its languages and forms, and return what it is.

    The site is laid out beside it as it would be if the edition went out `now`.

    Raises RecordsError, TemplateError and UsageError as `plan` does; ForbiddenError where it may
    not go out as it is; UnreadyError where a document is not on the shelf, up to date; and
    ShelfError or BusyError where the files cannot be written.
    """
    project, kind, subject = wanted.project, wanted.kind, wanted.subject
    refuse_hindered(folders, wanted)
    reading = read(folders, project)
    planned = ready(folders, wanted)
    views = Views.of(folders, project, reading)
    written = folders.ledger(project).read()
    with in_turn(folders.outputs / project):
        files = dict(_files(folders, reading, planned))
        documents = folders.proofs(project).lay_out(kind, subject, files)
        digest = digest_of(documents)
        would_be = Publication(
            Decision(kind, subject, now, "", "", digest),
            now,
            documents,
            says(views, kind, subject),
            digests(reading, kind, subject),
        )
        page = _shown(folders, reading, (*written.publications, would_be))
    approval = approval_in_force(written, kind, subject)
    return Proof(
        project,
        kind,
        subject,
        _title(folders, reading, planned),
        str(folders.proofs(project).of(kind, subject)),
        digest,
        documents,
        would_be.says,
        would_be.records,
        page,
        planned.up_to_date[0].replaces,
        tuple(f"{one.place}: {one.message}" for one in concerning(project, reading, kind, subject)),
        approval.by if approval and approval.digest == digest else "",
    )


def _shown(folders: Folders, reading: Reading, publications: tuple[Publication, ...]) -> str:
    """The page of the last of some publications on a site that is laid out beside its proof."""
    last, project = publications[-1], reading.register.project
    proofs = folders.proofs(reading.project)
    laid_out = {(last.kind, last.subject): proofs.of(last.kind, last.subject)}
    site = proofs.show(site_files(folders, reading, editions(publications), laid_out))
    working = project.working_language
    code = working if working in last.says else next(iter(last.says))
    return str(site / code / f"{last.kind}-{last.subject}.html")


def ready(folders: Folders, wanted: Wanted) -> Plan:
    """The plan of an edition of which everything is on the shelf; raise UnreadyError otherwise."""
    planned = plan(folders, wanted.project, wanted.selection)
    for document in planned.to_make:
        raise UnreadyError(document.path)
    return planned


def _files(folders: Folders, reading: Reading, planned: Plan) -> Iterator[tuple[str, bytes]]:
    """All files of an edition by their paths in the proof."""
    for document in planned.up_to_date:
        yield f"{document.name}.{document.form}", _finished(folders, reading, document)
    website = reading.register.project.website
    for document in _one_a_language(planned):
        view = composed(folders, reading, document)
        assert isinstance(view, News)  # noqa: S101 - only what is published has a proof
        yield from article_files(folders, document.project, view, document.kind).items()
        message = message_files(
            folders,
            document.project,
            view,
            document.kind,
            subject=document.subject,
            website=website,
        )
        yield from message.items()


def _finished(folders: Folders, reading: Reading, document: Planned) -> bytes:
    """A document as it stands on the shelf, if emblem and notice stand in it."""
    try:
        content = (folders.shelf(document.project).folder / document.path).read_bytes()
    except OSError:
        raise UnreadyError(document.path) from None
    view = composed(folders, reading, document)
    missing = _missing(folders, view, document, content)
    template = _template_file(folders, document)
    name = f"{in_words(document.kind)} of '{document.subject}'"
    refuse_bare(missing, document.path, template, name)
    return content


def _missing(
    folders: Folders, view: Document, document: Planned, content: bytes
) -> tuple[str, ...]:
    publicity = view.fields["publicity"]
    assert isinstance(publicity, Publicity)  # noqa: S101 - the views of all news have it so
    if document.form == "docx":
        return missing_in_word(content, publicity.notice, publicity.emblem_alt)
    page = html(view.fields, folders.template(KINDS[document.kind].template, document.project))
    return missing_on_page(page, publicity.notice, publicity.emblem_alt)


def _template_file(folders: Folders, document: Planned) -> str:
    template = folders.template(KINDS[document.kind].template, document.project)
    return str(template.word_file if document.form == "docx" else template.page_file)


def _one_a_language(planned: Plan) -> list[Planned]:
    return list({document.language: document for document in planned.up_to_date}.values())


def _title(folders: Folders, reading: Reading, planned: Plan) -> str:
    """What it is called in the working language, or else in the first there is."""
    working = reading.register.project.working_language
    documents = sorted(planned.up_to_date, key=lambda one: one.language != working)
    view = composed(folders, reading, documents[0])
    return str(view.fields["headline"])
