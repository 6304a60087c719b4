"""Messages: the e-mail that goes to subscribers with an edition, from its proof to its copies."""

import datetime
import re
from collections.abc import Iterable

from folio.actions.clearance import refuse_bare
from folio.actions.folders import Folders
from folio.actions.senders import leader, usable
from folio.documents.message import Addresses, compose
from folio.documents.view import News
from folio.model.publications import Publication
from folio.model.register import Register
from folio.publishing import Circular, CircularError, Copies, List, page_from_environment
from folio.publishing import sender_from_environment as sender
from folio.rendering import message, missing_on_page
from folio.text.language import LINGUA_FRANCA, Language

TEMPLATE = "message"
"""The folder of templates that the messages with editions of all kinds have in common."""


def message_files(
    folders: Folders,
    project: str,
    view: News,
    kind: str,
    *,
    subject: str = "",
    website: str | None = None,
) -> dict[str, bytes]:
    """`message-<language>.json` and the pictures it shows, by their paths in the proof.

    `view` is what a newsletter or press release says, and `subject` the meeting or product that it
    is about. Where the project has a website, the message leads to the edition there; otherwise
    the PDF is to be sent along. Raises TemplateError for a fault in the templates of messages,
    PictureError where a picture cannot be shown, and ForbiddenError where emblem or notice is not
    in it.
    """
    language = Language.load(view.language, folders.locale)
    is_there = website and subject
    addresses = Addresses.of(website or "", kind, subject, language.code) if is_there else None
    composed = compose(view, addresses or Addresses(), language)
    template = folders.template(TEMPLATE, project)
    made = message(composed.fields, template)
    told = composed.publicity
    missing = missing_on_page(made.page, told.notice, told.emblem_alt)
    file = message_name(language.code)
    refuse_bare(missing, file, str(template.page_file), f"{kind} of '{subject}'")
    circular = Circular(
        language=language.code,
        subject=str(composed.subject).replace("\u00a0", " "),
        text=made.text,
        page=made.page,
        pictures=made.pictures,
        attached=not is_there,
    )
    return {file: circular.written, **dict(sorted(made.files.items()))}


def message_name(language: str) -> str:
    """The name of the file that holds a message."""
    return f"message-{language}.json"


def approved_messages(
    folders: Folders,
    project: str,
    register: Register,
    publication: Publication,
    sent: datetime.datetime | None,
) -> dict[str, Copies]:
    """The messages of a publication by language, ready to be sent exactly as they were approved.

    Raises CircularError where a file of the publication is not what was approved any more.
    """
    folder = folders.archive(project).of(publication)
    for path in folders.archive(project).damaged(publication):
        raise CircularError(str(folder / path))
    author = sender() or leader(register)
    readers = List.of(publication.kind, project, author, page_from_environment())
    found = {}
    for name in filter(_MESSAGE.fullmatch, publication.documents):
        circular = Circular.read((folder / name).read_bytes(), str(folder / name))
        code = circular.language
        pdf = f"{publication.kind}-{publication.subject}-{code}.pdf"
        found[code] = Copies(
            circular=circular,
            files={path: (folder / path).read_bytes() for path in circular.pictures.values()},
            pdf=(pdf, (folder / pdf).read_bytes()) if circular.attached else None,
            list=readers,
            sender=author,
            answers_to=usable(register.coordinator.contact),
            digest=publication.decision.digest,
            sent=sent,
        )
    return found


def nearest_languages(register: Register, there: Iterable[str]) -> dict[str, str]:
    """In which of some languages somebody reads who asks for a language of the project."""
    known = tuple(there)
    usual = (LINGUA_FRANCA, register.project.working_language, *known)
    return {
        code: next(one for one in (code, *usual) if one in known)
        for code in register.project.languages
    }


_MESSAGE = re.compile(r"message-\w+\.json")
