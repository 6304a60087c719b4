"""A round: copies of an edition go out one by one, each noted before, so that nobody gets two."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime

from folio.actions.copies import Copy, State
from folio.publishing import (
    Copies,
    Event,
    MailError,
    Mailing,
    Mailings,
    OutTray,
    PostOffice,
    Session,
)
from folio.publishing.out_tray import AS_DRAFT

IN_VAIN = 10
"""If a server refuses so many at first, and takes none, it is not for the readers' sake."""


@dataclass
class Round:
    """Copies of one mailing on their way: by the post office if there is one, else to a folder.

    They go over one line, which is opened again where the server closes it in between. `failures`
    are what hindered some of them, but for readers that the server does not know.
    """

    mailings: Mailings
    mailing: Mailing
    at: datetime
    content: Mapping[str, Copies]
    tray: OutTray
    office: PostOffice | None
    failures: list[MailError] = field(default_factory=list)
    _line: ExitStack = field(default_factory=ExitStack)
    _session: Session | None = None
    _taken: int = 0
    _taken_here: int = 0
    _in_vain: list[tuple[Copy, MailError]] = field(default_factory=list)
    _is_over: bool = False

    def each(self, due: Iterable[Copy]) -> Iterator[Copy]:
        """What becomes of each copy. Once the mail server is gone, no more is tried."""
        with self._line:
            for copy in due:
                if self.office is None:
                    yield self._laid_out(copy)
                elif self._is_over:
                    yield replace(copy, state=State.NOT_SENT, why=str(self.failures[-1]))
                else:
                    yield self._sent(copy, self.office)
        self.failures += [error for _, error in self._in_vain]

    def _laid_out(self, copy: Copy) -> Copy:
        done = written(copy, self.content[copy.language], self.tray, self.mailing)
        self._note(Event.WRITTEN, copy)
        return done

    def _sent(self, copy: Copy, office: PostOffice) -> Copy:
        try:
            session = self._opened(office)
        except MailError as error:
            return self._failed(copy, error)
        to = copy.reader.mailbox
        if not to.isascii() and not session.takes_all_letters:
            return replace(copy, state=State.NOT_SENT, why=_OTHER_LETTERS)
        self._note(Event.SENDING, copy)
        try:
            session.hand_in(to, self.content[copy.language].of(copy.reader))
        except MailError as error:
            return self._hindered(copy, error, office)
        self._note(Event.SENT, copy)
        self._succeeded()
        return replace(copy, state=State.SENT)

    def _opened(self, office: PostOffice) -> Session:
        if self._session is None:
            self._session = self._line.enter_context(office.open())
            self._taken_here = 0
        return self._session

    def _succeeded(self) -> None:
        """A server that takes messages means it when it says that it does not know a reader."""
        self._taken += 1
        self._taken_here += 1
        for copy, _ in self._in_vain:
            self._note(Event.REFUSED, copy)
        self._in_vain.clear()

    def _hindered(self, copy: Copy, error: MailError, office: PostOffice) -> Copy:
        """A copy that was refused, or with which the line broke."""
        if error.may_have_arrived:
            return self._failed(copy, error)
        self._note(Event.NOT_SENT, copy)
        if error.is_refused:
            return self._refused(copy, error)
        if error.can_pass and self._taken_here:
            self._line.close()
            self._session = None
            return self._sent(copy, office)
        return self._failed(copy, error)

    def _refused(self, copy: Copy, error: MailError) -> Copy:
        """A copy that was refused: for the reader's sake, if the server takes those of others."""
        if not error.is_unknown_there:
            self.failures.append(error)
        elif self._taken:
            self._note(Event.REFUSED, copy)
        else:
            self._in_vain.append((copy, error))
        if not self._taken and len(self.failures) + len(self._in_vain) == IN_VAIN:
            self.failures.append(_all_refused(error))
            self._in_vain.clear()
            self._is_over = True
        return replace(copy, state=State.NOT_SENT, why=str(error))

    def _failed(self, copy: Copy, error: MailError) -> Copy:
        """A copy with which the server was lost."""
        self.failures.append(error)
        self._is_over = True
        state = State.UNCERTAIN if error.may_have_arrived else State.NOT_SENT
        return replace(copy, state=state, why=str(error))

    def _note(self, event: Event, copy: Copy) -> None:
        self.mailings.note(event, self.mailing, copy.reader.digest, self.at)


def written(copy: Copy, content: Copies, tray: OutTray, mailing: Mailing) -> Copy:
    """The copy as a file in an out-tray, which a mail program opens as a draft."""
    edition = mailing.edition.replace("/", "-")
    name = f"{edition}-{copy.language}-{copy.reader.digest[:10]}.eml"
    file = tray.lay(name, content.of(copy.reader, AS_DRAFT))
    return replace(copy, state=State.WRITTEN, file=str(file))


def _all_refused(last: MailError) -> MailError:
    return MailError(
        f"The mail server refused the first {IN_VAIN} messages and took none, so no more was "
        "tried. Ask who looks after the server, or correct these addresses in the list.",
        can_pass=last.can_pass,
    )


_OTHER_LETTERS = (
    "The mail server takes no address with letters other than a to z before the @. Ask for another "
    "address, or send it by hand."
)
