"""Who was reminded of what and when, in `outputs/<project>/reminders.jsonl`: lines are only added.

A reminder is noted before it is sent, so that nobody gets it twice, whatever is killed when.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from folio.errors import BusyError, ShelfError
from folio.publishing.appending import append

PATIENCE = 60
"""How many seconds to wait for another program that is just reminding."""

WEEK = timedelta(days=7)
"""So long nobody is reminded of the same thing again."""


class Event(StrEnum):
    """What became of a letter."""

    SENDING = "sending"
    SENT = "sent"
    WRITTEN = "written"
    NOT_SENT = "not-sent"


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

    @property
    def path(self) -> Path:
        """The file: one JSON object a line."""
        return self.folder / "reminders.jsonl"

    def within_a_week(self, day: date) -> tuple[Reminder, ...]:
        """Who was reminded of what less than a week from a day; raise ShelfError if unreadable."""
        return tuple(one for one in _reminded(self._lines()) if abs(day - one.day) < WEEK)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else reminds meanwhile; raise BusyError where somebody does for too long."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / ".reminders.lock", timeout=PATIENCE)
            lock.acquire()
        except Timeout:
            raise BusyError(
                f"Somebody has been sending the reminders of {self.folder}/ for over a minute. "
                "Wait until that has ended, then try again."
            ) from None
        except OSError as error:
            raise self._closed(error) from error
        try:
            yield
        finally:
            lock.release()

    def note(self, event: Event, reminder: Reminder) -> None:
        """Add what became of a letter; raise ShelfError where it cannot be noted."""
        told = {
            "event": event,
            "letter": reminder.letter,
            "partner": reminder.partner,
            "day": reminder.day.isoformat(),
            "things": reminder.things,
        }
        line = json.dumps(told, ensure_ascii=False).encode()
        try:
            append(self.path, self._start + line + b"\n")
        except OSError as error:
            raise self._closed(error) from error

    @property
    def _start(self) -> bytes:
        """What a new line begins with: never onto one that was cut off."""
        content = self._content()
        return b"\n" if content and not content.endswith(b"\n") else b""

    def _lines(self) -> Iterator[Mapping[str, Any]]:
        """What the lines tell. One that was cut off tells nothing, and nothing was sent yet."""
        for line in self._content().splitlines():
            try:
                told = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(told, dict):
                yield told

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise self._closed(error) from error

    def _closed(self, error: OSError) -> ShelfError:
        return ShelfError(str(self.folder), error.strerror or str(error))


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
