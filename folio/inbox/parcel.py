"""One handing-in: a record's file with its pictures, exactly as they came."""

import datetime
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Any, ClassVar, Self

from folio.inbox.writing import as_json, told_in, write

_SLIP, _TEXT, _TOLD = ".parcel.json", ".receipt.txt", ".receipt.json"
"""Beside the files themselves, of which none has a hidden name."""


class Road(StrEnum):
    """By which way something was handed in."""

    COMMAND = "command"
    DROP_FOLDER = "drop-folder"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What lies in a folder of its own until it is accepted or refused.

    `name` is that of the record's file, as it was given, and `digest` its SHA-256; `pictures` are
    those of its pictures, each with its own. `received` is the time at which it was taken.
    """

    RECEIPT: ClassVar = (_TEXT, _TOLD)

    folder: Path
    partner: str
    name: str
    pictures: Mapping[str, str]
    digest: str
    received: datetime.datetime
    road: Road

    @property
    def record(self) -> Path:
        """The record's file as it came."""
        return self.place(self.name)

    def place(self, name: str) -> Path:
        """Where a file of it lies."""
        return self.folder / name

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
        return bool(self.decision)

    @property
    def decision(self) -> Mapping[str, Any]:
        """What its receipt says, for programs; nothing where it has none for its own partner."""
        told = next((told for _, told in told_in([self.folder / _TOLD])), {})
        return told if _is_own(str(told.get("record")), self.partner) else {}

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
        (self.folder / _TEXT).write_bytes(text.encode())  # it counts with what is written next
        write(self.folder / _TOLD, as_json(told))

    def lay_slip(self) -> None:
        """Write down what is in it."""
        told = {
            "partner": self.partner,
            "name": self.name,
            "pictures": dict(self.pictures),
            "sha256": self.digest,
            "received": self.received.isoformat(),
            "road": self.road.value,
        }
        (self.folder / _SLIP).write_bytes(json.dumps(told).encode("ascii"))

    @classmethod
    def found(cls, folder: Path, partner: str) -> Self | None:
        """The parcel of a partner that lies in a folder; None where no slip was written yet."""
        try:
            told = json.loads((folder / _SLIP).read_bytes())
            name, *_ = map(_plain, (told["name"], *told["pictures"]))
            pictures = {str(one): str(digest) for one, digest in told["pictures"].items()}
            received = datetime.datetime.fromisoformat(told["received"])
            road = Road(told["road"])
            return cls(folder, partner, name, pictures, told["sha256"], received, road)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def throw_away(self) -> None:
        """Take the empty folder away, with the slip."""
        for name in (_SLIP, *self.RECEIPT):
            (self.folder / name).unlink(missing_ok=True)
        self.folder.rmdir()


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, however large it is."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_own(record: str, partner: str) -> bool:
    """Whether a record is one that a partner can write, by its name."""
    match record.split("/"):
        case ["activities", folder, name] if folder == partner:
            return _is_plain(name)
        case ["reports", report, name]:
            return _is_plain(report) and _is_plain(name)
    return False


def _plain(name: str) -> str:
    """A file's name; ValueError where it leads elsewhere."""
    if not _is_plain(name):
        raise ValueError(name)
    return name


def _is_plain(name: str) -> bool:
    return name not in ("", ".", "..") and PurePath(name).name == name
