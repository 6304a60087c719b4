"""A journal: what became of each letter, noted before it goes out; lines are only ever added.

So nobody gets a letter twice, whatever is killed when: one of which the end was not noted may have
arrived.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from folio.errors import ShelfError
from folio.publishing.turn import alone
from folio.publishing.writing import append


class Event(StrEnum):
    """What became of a letter. `REFUSED` tells that there is no such reader any more."""

    SENDING = "sending"
    SENT = "sent"
    WRITTEN = "written"
    NOT_SENT = "not-sent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Journal:
    """The journal of one sort of letters, in the folder of a project's documents.

    `letters` names them, as the file does: `reminders`.
    """

    folder: Path
    letters: str

    @property
    def path(self) -> Path:
        """The file: one JSON object a line."""
        return self.folder / f"{self.letters}.jsonl"

    def alone(self) -> AbstractContextManager[None]:
        """Nobody else sends meanwhile; raise BusyError where somebody does for too long."""
        lock = self.folder / f".{self.letters}.lock"
        return alone(self.folder, lock, f"sending the {self.letters} of {self.folder}/")

    def note(self, event: Event, told: Mapping[str, Any]) -> None:
        """Add what became of a letter; raise ShelfError where it cannot be noted."""
        line = json.dumps({"event": event, **told}, ensure_ascii=False).encode()
        with ShelfError.told_of(self.folder):
            append(self.path, self._start + line + b"\n")

    def lines(self) -> Iterator[Mapping[str, Any]]:
        """What the lines tell. One that was cut off tells nothing, and nothing was sent yet.

        Raises ShelfError where the file cannot be read.
        """
        with ShelfError.told_of(self.folder):
            content = self.path.read_bytes() if self.path.exists() else b""
        for line in content.splitlines():
            try:
                told = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(told, dict):
                yield told

    @property
    def _start(self) -> bytes:
        """What a new line begins with: never onto one that was cut off."""
        try:
            with self.path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - 1))
                return b"" if file.read() in (b"", b"\n") else b"\n"
        except FileNotFoundError:
            return b""
