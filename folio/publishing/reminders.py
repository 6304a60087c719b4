"""Who was reminded of what and when, in `outputs/<project>/reminders.jsonl`."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from folio.publishing.journal import Event, Journal

WEEK = timedelta(days=7)
"""So long nobody is reminded of the same thing again."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """That a partner was reminded of some things on a day, by a letter.

    `is_certain` is false where nobody knows whether the letter went out: the program or the server
    broke off in the middle. It counts as sent.
    """

    letter: str
    partner: str
    day: date
    things: tuple[str, ...]
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class Reminders:
    """The list in the folder of a project's documents."""

    folder: Path

    def within_a_week(self, day: date) -> tuple[Reminder, ...]:
        """Who was reminded of what less than a week from a day; raise ShelfError if unreadable."""
        return tuple(one for one in _reminded(self._journal.lines()) if abs(day - one.day) < WEEK)

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else reminds meanwhile; raise BusyError where somebody does for too long."""
        return self._journal.alone()

    def note(self, event: Event, reminder: Reminder) -> None:
        """Add what became of a letter; raise ShelfError where it cannot be noted."""
        told = {
            "letter": reminder.letter,
            "partner": reminder.partner,
            "day": reminder.day.isoformat(),
            "things": reminder.things,
        }
        self._journal.note(event, told)

    @property
    def _journal(self) -> Journal:
        return Journal(self.folder, "reminders")


def _reminded(lines: Iterable[Mapping[str, Any]]) -> tuple[Reminder, ...]:
    """The letters that went out, or may have, in their order."""
    found: dict[str, Reminder] = {}
    for told in lines:
        try:
            event, letter = Event(told["event"]), str(told["letter"])
            day = date.fromisoformat(told["day"])
            things = tuple(map(str, told["things"]))
            partner = str(told["partner"])
        except (KeyError, TypeError, ValueError):
            continue
        if event == Event.NOT_SENT:
            found.pop(letter, None)
        else:
            is_certain = event != Event.SENDING
            found[letter] = Reminder(letter, partner, day, things, is_certain)
    return tuple(found.values())
