"""Reminding: one letter a partner about what it owes; sent, written to a folder, or only shown."""

import datetime
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from folio.actions.correspondence import PartnerLetter, reminders_due
from folio.actions.delivering import Delivery, written
from folio.actions.folders import Folders
from folio.actions.reading import projects, read
from folio.actions.senders import leader, refuse_made_up
from folio.errors import FolioError, RecordsError, UsageError
from folio.model.register import Register
from folio.publishing import OutTray, PostOffice, Reminder, Reminders
from folio.publishing import sender_from_environment as sender
from folio.records.messages import nearest


@dataclass(frozen=True, slots=True)
class Reminded:
    """The letters of one day, and who had been reminded of what less than a week before."""

    project: str
    day: datetime.date
    letters: tuple[PartnerLetter, ...]
    before: tuple[Reminder, ...] = ()


class UnsentError(FolioError):
    """Some letters could not be sent; `reminded` tells what became of all of them."""

    def __init__(self, failures: Sequence[FolioError], reminded: Reminded) -> None:
        self.reminded = reminded
        self.exit_code = max(failure.exit_code for failure in failures)
        self.can_pass = any(failure.can_pass for failure in failures)
        super().__init__("\n".join(dict.fromkeys(map(str, failures))))


def remind(
    folders: Folders,
    project: str,
    today: datetime.date,
    *,
    send: bool = False,
    to: Path | None = None,
    partners: Sequence[str] = (),
) -> Reminded:
    """Write to each partner that owes something, or to some of them; only show it unless `send`.

    With `send` the letters go out by e-mail, or into the folder `to`, and are noted: nobody is
    reminded of the same thing again within a week. Those to partners without an address are written
    to the out-tray among the project's documents. Without `send` nothing is noted, though
    the letters are written to the folder `to` where it is given.

    Raises UsageError for a partner that there is not, for settings that are missing, and where
    people who are made up would get mail; RecordsError where the records have problems; UnsentError
    where not everything could be sent.
    """
    register = read(folders, project).register
    wanted = _known(register, partners)
    if send and to is None:
        refuse_made_up(register, project)
    office = PostOffice.from_environment() if send and to is None else None
    tray = OutTray(to or folders.outputs / project / "letters", sender() or leader(register))
    reminders = Reminders(folders.outputs / project)
    if not send:
        letters, before = _due(folders, project, today, wanted, reminders)
        shown = tuple(written(project, one, tray) for one in letters) if to else letters
        return Reminded(project, today, shown, before)
    with reminders.alone():
        letters, before = _due(folders, project, today, wanted, reminders)
        delivery = Delivery(project, reminders, tray, office)
        reminded = Reminded(project, today, tuple(delivery.each(letters)), before)
    if delivery.failures:
        raise UnsentError(delivery.failures, reminded)
    return reminded


def to_remind(folders: Folders, project: str | None, *, send: bool) -> tuple[str, ...]:
    """The project that was named, or all; without those that are made up where mail is sent.

    A project whose records have problems is among them, so that they are told.
    """
    if project:
        return (project,)
    return tuple(one for one in projects(folders) if not (send and _is_made_up(folders, one)))


def mail_folder() -> Path | None:
    """The folder that FOLIO_MAIL_FOLDER names, where letters are written there, and not sent."""
    named = os.environ.get("FOLIO_MAIL_FOLDER")
    return Path(named) if named else None


def _is_made_up(folders: Folders, project: str) -> bool:
    try:
        return read(folders, project).register.project.illustrative
    except RecordsError:
        return False


def _known(register: Register, partners: Sequence[str]) -> tuple[str, ...]:
    for name in partners:
        if name not in register.partners:
            told = nearest(name, register.partners)
            raise UsageError(f"There is no partner '{name}' here. {told}")
    return tuple(partners or register.partners)


def _due(
    folders: Folders,
    project: str,
    today: datetime.date,
    wanted: Sequence[str],
    reminders: Reminders,
) -> tuple[tuple[PartnerLetter, ...], tuple[Reminder, ...]]:
    """The letters that are due, and the reminders for which others are not."""
    before = reminders.within_a_week(today)
    reading = read(folders, project)
    return tuple(reminders_due(folders, project, reading, today, wanted, before)), before
