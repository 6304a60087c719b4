"""Who got which edition, in `outputs/<project>/mailings.jsonl`, with no address in clear."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from folio.publishing.journal import Event, Journal

FORGIVEN = timedelta(days=180)
"""After so long a reader whom the mail server did not know is tried once more."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """One publication of an edition on its way to its readers.

    `edition` is its kind and subject, `digest` that of its files: a correction is another mailing.
    """

    edition: str
    digest: str


@dataclass(frozen=True, slots=True)
class Mailings:
    """The list in the folder of a project's documents. Readers are known by a SHA-256."""

    folder: Path

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else mails meanwhile; raise BusyError where somebody does for too long."""
        return self._journal.alone()

    def note(self, event: Event, mailing: Mailing, reader: str, at: datetime) -> None:
        """Add what became of a reader's copy; raise ShelfError where it cannot be noted."""
        told = {
            "edition": mailing.edition,
            "digest": mailing.digest,
            "reader": reader,
            "at": at.isoformat(timespec="seconds"),
        }
        self._journal.note(event, told)

    def reached(self, mailing: Mailing) -> Mapping[str, Event]:
        """The readers who have their copy, or may have it, with what was noted last.

        `SENDING` stands where nobody knows: the program or the server broke off in the middle.
        """
        found: dict[str, Event] = {}
        for event, told, reader, _ in self._notes():
            if told != mailing:
                continue
            if event in (Event.NOT_SENT, Event.REFUSED):
                found.pop(reader, None)
            else:
                found[reader] = event
        return found

    def unknown(self, now: datetime) -> frozenset[str]:
        """The readers of whom the mail server said last, and not too long ago, that there is
        none."""
        last: dict[str, tuple[Event, datetime]] = {}
        for event, _, reader, at in self._notes():
            if event in (Event.SENT, Event.REFUSED):
                last[reader] = (event, at)
        return frozenset(
            reader
            for reader, (event, at) in last.items()
            if event == Event.REFUSED and now - at < FORGIVEN
        )

    @property
    def _journal(self) -> Journal:
        return Journal(self.folder, "mailings")

    def _notes(self) -> list[tuple[Event, Mailing, str, datetime]]:
        found = []
        for told in self._journal.lines():
            try:
                mailing = Mailing(str(told["edition"]), str(told["digest"]))
                at = datetime.fromisoformat(told["at"])
                found.append((Event(told["event"]), mailing, str(told["reader"]), at))
            except (KeyError, TypeError, ValueError):
                continue
        return found
