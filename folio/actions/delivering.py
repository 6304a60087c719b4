"""Delivering letters one by one: each is noted before it goes out, so that nobody gets it twice."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from folio.actions.correspondence import PartnerLetter, State
from folio.publishing import Event, MailError, OutTray, PostOffice, Reminders, Session


@dataclass
class Delivery:
    """Letters of one project on their way.

    They go by the post office where there is one and they have an address, and otherwise into the
    out-tray. `failures` are what hindered some of them.
    """

    project: str
    reminders: Reminders
    tray: OutTray
    office: PostOffice | None
    failures: list[MailError] = field(default_factory=list)
    _is_over: bool = False

    def each(self, letters: Iterable[PartnerLetter]) -> Iterator[PartnerLetter]:
        """What becomes of each letter. Once the mail server is gone, no more is tried."""
        with ExitStack() as stack:
            session: Session | None = None
            for letter in letters:
                if self.office is None or not letter.has_address:
                    yield self._laid_out(letter)
                    continue
                if self._is_over:
                    yield replace(letter, state=State.NOT_SENT, why=str(self.failures[-1]))
                    continue
                try:
                    session = session or stack.enter_context(self.office.open())
                except MailError as error:
                    yield self._failed(letter, error)
                    continue
                yield self._sent(letter, session)

    def _laid_out(self, letter: PartnerLetter) -> PartnerLetter:
        done = written(self.project, letter, self.tray)
        self.reminders.note(Event.WRITTEN, letter.as_noted)
        return done

    def _sent(self, letter: PartnerLetter, session: Session) -> PartnerLetter:
        self.reminders.note(Event.SENDING, letter.as_noted)
        try:
            session.send(letter.mail)
        except MailError as error:
            if not error.may_have_arrived:
                self.reminders.note(Event.NOT_SENT, letter.as_noted)
            return self._failed(letter, error)
        self.reminders.note(Event.SENT, letter.as_noted)
        return replace(letter, state=State.SENT)

    def _failed(self, letter: PartnerLetter, error: MailError) -> PartnerLetter:
        """A letter that was refused, or with which the server was lost."""
        self.failures.append(error)
        self._is_over = not error.is_refused
        state = State.UNCERTAIN if error.may_have_arrived else State.NOT_SENT
        return replace(letter, state=state, why=str(error))


def written(project: str, letter: PartnerLetter, tray: OutTray) -> PartnerLetter:
    """The letter as files in an out-tray."""
    mail = letter.mail
    name = f"reminder-{project}-{mail.day}-{letter.partner}-{mail.digest[:6]}"
    files = tuple(map(str, tray.write(name, mail)))
    return replace(letter, state=State.WRITTEN, files=files)
