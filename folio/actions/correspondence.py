"""Letters to partners, each in the partner's language, ready to be sent or shown."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import attrgetter

from folio.actions.folders import Folders
from folio.actions.reading import language_of
from folio.actions.senders import usable
from folio.documents.letters import reminder
from folio.model.dues import Due, dues
from folio.publishing import Mail, Reminder
from folio.records.reader import Reading
from folio.rendering import letter_as_page, letter_as_text


class State(StrEnum):
    """What became of a letter."""

    SHOWN = "shown"
    SENT = "sent"
    WRITTEN = "written"
    UNCERTAIN = "uncertain"
    NOT_SENT = "not sent"


@dataclass(frozen=True, slots=True)
class PartnerLetter:
    """A letter to a partner: to whom, what it says, what it is about, and what became of it.

    `things` are the keys of what is owed. `files` are those it was written to, and `why` tells
    what hindered it.
    """

    partner: str
    mail: Mail
    things: tuple[str, ...]
    state: State = State.SHOWN
    why: str = ""
    files: tuple[str, ...] = ()

    @property
    def has_address(self) -> bool:
        """Whether the partner's record has an e-mail address that can be used."""
        return bool(self.mail.to)

    @property
    def as_noted(self) -> Reminder:
        """The letter as the list of reminders has it."""
        return Reminder(self.mail.digest, self.partner, self.mail.day, self.things)


def reminders_due(
    folders: Folders,
    project: str,
    reading: Reading,
    today: datetime.date,
    partners: Iterable[str],
    before: Iterable[Reminder],
) -> Iterator[PartnerLetter]:
    """A letter to each partner that owes something of which it was not just reminded."""
    told = {thing for one in before for thing in one.things}
    wanted = set(partners)
    submissions = folders.ledger(project).read().submissions
    owed = dues(reading.register, today, submissions)
    for partner, own in groupby(owed, attrgetter("by")):
        fresh = [due for due in own if due.key not in told]
        if fresh and partner in wanted:
            yield _reminder(folders, reading, today, partner, fresh)


def _reminder(
    folders: Folders,
    reading: Reading,
    today: datetime.date,
    partner: str,
    owed: Sequence[Due],
) -> PartnerLetter:
    language = language_of(folders, reading, partner)
    view = reminder.compose(reading.register, partner, owed, today, language)
    template = folders.template("letter", reading.project)
    contact = reading.register.partners[partner].contact
    written = (contact and contact.email) or ""
    mail = Mail(
        to=usable(contact),
        name=(contact and contact.name) or "",
        subject=str(view.subject),
        text=letter_as_text(view.fields, template),
        page=letter_as_page(view.fields, template),
        language=language.code,
        day=today,
        answers_to=usable(reading.register.coordinator.contact),
    )
    why = "" if written == mail.to else f"To '{written}' no mail can be sent. Correct the address."
    return PartnerLetter(partner, mail, tuple(due.key for due in owed), why=why)
