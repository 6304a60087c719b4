"""One handing-in: a record's file with its pictures, exactly as they came."""

import datetime
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar, Self

from folio.inbox.writing import write

_SLIP, _TEXT, _TOLD = "parcel.json", "receipt.txt", "receipt.json"
"""Says what is in a parcel; it is written before anything is put in."""


class Road(StrEnum):
    """By which way something was handed in."""

    COMMAND = "command"
    DROP_FOLDER = "drop-folder"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What lies in a folder of its own until it is accepted or refused.

    `name` is that of the record's file, `pictures` are those of its pictures, as they were given;
    `digest` is the SHA-256 of the record's file, and `received` the time at which it was taken.
    """

    RECEIPT: ClassVar = (_TEXT, _TOLD)

    folder: Path
    partner: str
    name: str
    pictures: tuple[str, ...]
    digest: str
    received: datetime.datetime
    road: Road

    @property
    def record(self) -> Path:
        """The record's file as it came."""
        return self.place(self.name)

    def place(self, name: str) -> Path:
        """Where a file of it lies."""
        return self.folder / "files" / name

    @property
    def files(self) -> tuple[Path, ...]:
        """All that is in it: the record's file, then the pictures; as far as it is still there."""
        paths = map(self.place, (self.name, *self.pictures))
        return tuple(path for path in paths if os.path.lexists(path))

    @property
    def id(self) -> str:
        """Time and content, and a number where that is not enough: `2013-08-05T091502-1f3a90b7`."""
        return self.folder.name

    @property
    def is_decided(self) -> bool:
        """Whether it is accepted, so that only the rest of that is still to be done."""
        return (self.folder / _TOLD).exists()

    @property
    def decision(self) -> Mapping[str, Any]:
        """What its receipt says, for programs."""
        told: Mapping[str, Any] = json.loads((self.folder / _TOLD).read_bytes())
        return told

    @property
    def has_receipt(self) -> bool:
        """Whether its receipt is still here, and not yet where the partner finds it."""
        return (self.folder / _TEXT).exists()

    @property
    def receipt(self) -> str:
        """What its receipt says, for people."""
        return (self.folder / _TEXT).read_text(encoding="utf-8")

    def decide(self, text: str, told: Mapping[str, Any]) -> None:
        """Write its receipt: from here on it is accepted, whatever happens to this run."""
        write(self.folder / _TEXT, text.encode())
        write(self.folder / _TOLD, (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode())

    def lay_slip(self) -> None:
        """Write down what is in it."""
        self.record.parent.mkdir(parents=True)
        told = {
            "partner": self.partner,
            "name": self.name,
            "pictures": list(self.pictures),
            "sha256": self.digest,
            "received": self.received.isoformat(),
            "road": self.road.value,
        }
        write(self.folder / _SLIP, json.dumps(told, ensure_ascii=False).encode())

    @classmethod
    def found(cls, folder: Path) -> Self | None:
        """The parcel that lies in a folder; None where no slip was written yet."""
        try:
            told = json.loads((folder / _SLIP).read_bytes())
            received = datetime.datetime.fromisoformat(told["received"])
            return cls(
                folder,
                told["partner"],
                told["name"],
                tuple(told["pictures"]),
                told["sha256"],
                received,
                Road(told["road"]),
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def throw_away(self) -> None:
        """Take the empty folder away, with the slip."""
        for name in (_SLIP, *self.RECEIPT):
            (self.folder / name).unlink(missing_ok=True)
        self.record.parent.rmdir()
        self.folder.rmdir()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, however large it is."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
