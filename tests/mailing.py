"""A published edition and its subscribers, without all that has to be built before."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from folio.actions.folders import Folders
from folio.actions.mailing import Mailed, mail_edition, subscribers_file
from folio.actions.messages import message_files
from folio.actions.reading import read
from folio.actions.views import view_of
from folio.model.publications import Decision, Edition, Publication
from folio.publishing import digest_of
from tests.conftest import REPOSITORY
from tests.publishing.smtp import PostRoom

NOW = datetime.datetime(2013, 10, 1, 9, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))
KIND, SUBJECT = "newsletter", "2013-09-ribeira"
PDF = b"%PDF-1.7\n% a stand-in\n"


@dataclass
class MailRoom:
    """The miniature's newsletter, approved and published in its two languages."""

    folders: Folders
    edition: Edition

    @property
    def list(self) -> Path:
        return subscribers_file(self.folders, "tiny")

    @property
    def archive(self) -> Path:
        return self.folders.archive("tiny").of(self.edition.last)

    def subscribe(self, *lines: str) -> None:
        """Write the list of subscribers anew: `email,name,language`."""
        self.list.parent.mkdir(exist_ok=True)
        self.list.write_text("\n".join(["email,name,language", *lines, ""]), encoding="utf-8")

    def mail(self, *, send: bool = True, **named: Any) -> Mailed:
        asked = {"to": None, "bounces": None, "now": NOW, **named}
        subscribers = asked.pop("subscribers", None)
        return mail_edition(self.folders, "tiny", self.edition, subscribers, send=send, **asked)


def mail_room(website: str = "") -> MailRoom:
    """A mail room in the folder we are in, where the miniature lies."""
    folders = Folders(templates=REPOSITORY / "templates")
    return MailRoom(folders, published(folders, website))


def published(folders: Folders, website: str = "", pdf: bytes = PDF) -> Edition:
    """An edition in the archive, with the messages that subscribers get."""
    files: dict[str, bytes] = {}
    for language in ("en", "lv"):
        view = view_of(folders, read(folders, "tiny"), KIND, SUBJECT, language)
        files |= message_files(folders, "tiny", view, KIND, subject=SUBJECT, website=website)
        files[f"{KIND}-{SUBJECT}-{language}.pdf"] = pdf + language.encode()
    documents = folders.proofs("tiny").lay_out(KIND, SUBJECT, files)
    decision = Decision(KIND, SUBJECT, NOW, "Nora Berg", "Read.", digest_of(documents))
    publication = Publication(decision, NOW, documents, {}, {})
    folders.archive("tiny").take(publication, folders.proofs("tiny").of(KIND, SUBJECT))
    return Edition((publication,))


def settings(room: PostRoom) -> Mapping[str, str]:
    """How the mail server is reached."""
    return {
        "FOLIO_SMTP_HOST": "127.0.0.1",
        "FOLIO_SMTP_PORT": str(room.port),
        "FOLIO_SMTP_SECURITY": "none",
        "FOLIO_MAIL_FROM": "Rail Office <office@rail.example>",
    }
