"""Messages: the e-mail that goes to subscribers with an edition, as files of its proof."""

from folio.actions.folders import Folders
from folio.documents.message import Addresses, compose
from folio.documents.view import Document, News
from folio.publishing import Circular
from folio.rendering import message
from folio.text.language import Language

TEMPLATE = "message"
"""The folder of templates that the messages with editions of all kinds have in common."""


def message_files(
    folders: Folders, view: Document, kind: str, *, subject: str = "", website: str | None = None
) -> dict[str, bytes]:
    """`message-<language>.json` and the pictures it shows, by their paths in the proof.

    `view` is what a newsletter or press release says, and `subject` the meeting or product that it
    is about. Where the project has a website, the message leads to the edition there; otherwise
    the PDF is to be sent along. Raises TemplateError for a fault in the templates of messages, and
    PictureError where a picture cannot be shown.
    """
    assert isinstance(view, News)  # noqa: S101 - only what is published is sent
    language = Language.load(view.language, folders.locale)
    is_there = website and subject
    addresses = Addresses.of(website or "", kind, subject, language.code) if is_there else None
    composed = compose(view, addresses or Addresses(), language)
    made = message(composed.fields, folders.template(TEMPLATE))
    circular = Circular(
        language=language.code,
        subject=str(composed.subject).replace("\u00a0", " "),
        text=made.text,
        page=made.page,
        pictures=made.pictures,
        attached=not is_there,
    )
    return {message_name(language.code): circular.written, **dict(sorted(made.files.items()))}


def message_name(language: str) -> str:
    """The name of the file that holds a message."""
    return f"message-{language}.json"
