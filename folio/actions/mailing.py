"""Mailing: an edition goes to its subscribers; one message a person, in that person's language."""

import datetime
from collections import Counter as Counted
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from folio.actions.copies import Copy, Known, State, copies
from folio.actions.folders import Folders
from folio.actions.messages import approved_messages, nearest_languages
from folio.actions.reading import read
from folio.actions.rounds import Round, written
from folio.actions.senders import refuse_made_up
from folio.errors import FolioError, RecordsError, UsageError
from folio.model.publications import Edition
from folio.model.register import Register
from folio.publishing import (
    MailError,
    Mailing,
    Mailings,
    OutTray,
    PostOffice,
    Subscribers,
    page_from_environment,
    returned,
)


@dataclass(frozen=True, slots=True)
class Mailed:
    """What became of everybody's copy of an edition, and what was noticed in the list.

    `is_made_up` tells that the project is, and so its subscribers.
    """

    copies: tuple[Copy, ...]
    notes: tuple[str, ...]
    is_made_up: bool

    @property
    def can_be_sent(self) -> bool:
        """Whether somebody is still to get it; to people who are made up no mail is sent."""
        return not self.is_made_up and State.SHOWN in self.by_state

    @property
    def by_state(self) -> Mapping[State, int]:
        """How many copies there are in each state that there are any in."""
        found = Counted(copy.state for copy in self.copies)
        return {state: found[state] for state in State if found[state]}


class UnmailedError(FolioError):
    """Not everybody got a copy who should; `mailed` tells what became of all of them.

    Its text names nobody, since it may be shown where more people look.
    """

    def __init__(self, failures: Sequence[MailError], mailed: Mailed) -> None:
        self.mailed = mailed
        self.exit_code = max(failure.exit_code for failure in failures)
        self.can_pass = any(failure.can_pass for failure in failures)
        missed = {State.NOT_SENT, State.UNCERTAIN}
        many = ", ".join(f"{n} {state}" for state, n in mailed.by_state.items() if state in missed)
        why = _REFUSED if failures[-1].is_refused else str(failures[-1])
        super().__init__(f"Of {len(mailed.copies)} messages: {many}. {why}")


_REFUSED = (
    "The mail server refused them. Correct the addresses that are wrong in the list, then run the "
    "same command again: nobody gets the edition twice."
)


def subscribers_file(folders: Folders, project: str) -> Path:
    """Where the list of a project's subscribers lies where nothing else is said."""
    return folders.records.parent / "subscribers" / f"{project}.csv"


def ready_to_mail(
    folders: Folders,
    project: str,
    subscribers: Path | None,
    *,
    send: bool,
    to: Path | None,
    bounces: Path | None,
) -> None:
    """Raise what would hinder `mail_edition` before it has begun, so that it can be mended first.

    That is UsageError where settings or files are missing or people are made up, and RecordsError
    with all problems of the records or of the list of subscribers.
    """
    register = read(folders, project).register
    _office(register, project, send=send, to=to)
    _people(folders, project, register, subscribers, is_needed=send or to is not None)
    page_from_environment()
    returned(bounces) if bounces else {}


def mail_edition(
    folders: Folders,
    project: str,
    edition: Edition,
    subscribers: Path | None,
    *,
    send: bool,
    to: Path | None,
    bounces: Path | None,
    now: datetime.datetime,
) -> Mailed:
    """Mail a published edition, exactly as it was approved; only show to whom unless `send`.

    With `send` it goes out by e-mail, or into the folder `to`, and is noted: nobody gets the same
    publication twice. Without, nothing is noted, though the messages are written to the folder `to`
    where it is given. Who failed for good is left out, by what the mail server said before and by
    the messages in `bounces` that came back.

    Raises what `ready_to_mail` raises, CircularError where the files are no longer those that were
    approved, and UnmailedError where somebody did not get a copy who should.
    """
    register = read(folders, project).register
    office = _office(register, project, send=send, to=to)
    people = _people(folders, project, register, subscribers, is_needed=send or to is not None)
    publication = edition.last
    content = approved_messages(folders, project, register, publication, now if office else None)
    languages = nearest_languages(register, content)
    mailing = Mailing(f"{edition.kind}/{edition.subject}", publication.decision.digest)
    mailings = Mailings(folders.outputs / project)
    back = returned(bounces) if bounces else {}
    tray = OutTray(to or folders.outputs / project / "letters")

    def due() -> tuple[Copy, ...]:
        known = Known(mailings.reached(mailing), mailings.unknown(now), back)
        return tuple(copies(people.people, languages, known))

    def lay(found: Iterable[Copy]) -> Iterator[Copy]:
        return (written(copy, content[copy.language], tray, mailing) for copy in found)

    def mailed(found: Iterable[Copy]) -> Mailed:
        return Mailed(tuple(found), people.notes, register.project.illustrative)

    if not send:
        return mailed(_dealt(due(), lay) if to else due())
    going = Round(mailings, mailing, now, content, tray, office)
    with mailings.alone():
        done = mailed(_dealt(due(), going.each))
    if going.failures:
        raise UnmailedError(going.failures, done)
    return done


def _dealt(
    found: Sequence[Copy], deal: Callable[[Iterable[Copy]], Iterable[Copy]]
) -> Iterator[Copy]:
    """All copies in their order; those that are due as they came out of the deal."""
    due = (copy for copy in found if copy.state == State.SHOWN)
    done = {copy.reader: copy for copy in deal(due)}
    return (done.get(copy.reader, copy) for copy in found)


def _office(register: Register, project: str, *, send: bool, to: Path | None) -> PostOffice | None:
    """The mail server, where mail is sent."""
    if not send or to is not None:
        return None
    refuse_made_up(register, project)
    return PostOffice.from_environment()


def _people(
    folders: Folders,
    project: str,
    register: Register,
    named: Path | None,
    *,
    is_needed: bool,
) -> Subscribers:
    """The list of subscribers; nobody where there is no list and none is needed."""
    file = named or subscribers_file(folders, project)
    if named is None and not file.is_file():
        if not is_needed:
            return Subscribers()
        raise UsageError(
            f"There is no list of subscribers {file}. Write one, with the columns email, name and "
            "language, or name another with --subscribers FILE."
        )
    project_of = register.project
    try:
        return Subscribers.read(file, project_of.languages, project_of.working_language)
    except RecordsError as error:
        if is_needed:
            raise
        return Subscribers(notes=(_cannot_be_used(file, error),))


def _cannot_be_used(file: Path, error: RecordsError) -> str:
    return f"{error}\nSo the list of subscribers {file} is not used; mend it before you send."
