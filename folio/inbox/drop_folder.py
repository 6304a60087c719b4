"""The folder in which one partner lays down what it hands in, and what lies there besides."""

import datetime
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path, PurePath
from typing import Any

from folio.inbox.names import is_unfinished
from folio.inbox.parcel import Parcel, Road
from folio.inbox.writing import free, write

_TAKEN, _NEW = ".taken", ".new-"
UNCOMMITTED = ".uncommitted"
REFUSED, MENDED, RECEIPTS, REPLACED = "refused", "mended", "receipts", "replaced"
_REFUSAL = ".refusal"
_OURS = frozenset({REFUSED, RECEIPTS, REPLACED})
"""Folders beside what is handed in."""


@dataclass(frozen=True, slots=True)
class DropFolder:
    """`records/<project>/inbox/<partner>/`. Whoever changes something holds the inbox's lock."""

    folder: Path

    @property
    def partner(self) -> str:
        """The id of the partner whose folder it is."""
        return self.folder.name

    def lying(self) -> tuple[Path, ...]:
        """What somebody has laid there; not what a program is still writing under such a name."""
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return ()
        return tuple(
            self.folder / name for name in names if name not in _OURS and not is_unfinished(name)
        )

    def take(
        self, record: Path, pictures: Iterable[Path], digest: str, received: datetime.datetime
    ) -> Parcel:
        """Take files that lie here out of everybody's way, as they are."""
        paths = (*pictures, record)
        parcel = self._parcel(paths, digest, received, Road.DROP_FOLDER)
        parcel.lay_slip()
        for path in paths:
            path.rename(parcel.place(path.name))
        return parcel

    def take_copy(
        self, record: Path, pictures: Iterable[Path], digest: str, received: datetime.datetime
    ) -> Parcel:
        """Take copies of files that lie elsewhere; killed meanwhile, nothing was handed in."""
        paths = (*pictures, record)
        parcel = self._parcel(paths, digest, received, Road.COMMAND)
        draft = replace(parcel, folder=parcel.folder.with_name(f"{_NEW}{parcel.folder.name}"))
        draft.lay_slip()
        for path in paths:
            shutil.copyfile(path, draft.place(path.name))
        draft.folder.rename(parcel.folder)
        return parcel

    def _parcel(
        self, paths: Sequence[Path], digest: str, received: datetime.datetime, road: Road
    ) -> Parcel:
        *pictures, record = (path.name for path in paths)
        folder = self._free_place(f"{received:%Y-%m-%dT%H%M%S}-{digest[:8]}")
        return Parcel(folder, self.partner, record, tuple(pictures), digest, received, road)

    def _free_place(self, stamp: str) -> Path:
        """Where a parcel goes whose receipt will have a name of its own."""
        ids = chain([stamp], (f"{stamp}-{number}" for number in count(2)))
        return next(
            self.folder / _TAKEN / one
            for one in ids
            if not (self.folder / _TAKEN / one).exists()
            and not (self.folder / RECEIPTS / f"{one}.txt").exists()
        )

    @property
    def is_unfinished(self) -> bool:
        """Whether a run before did not come to its end."""
        return any(any((self.folder / name).glob("*")) for name in (_TAKEN, UNCOMMITTED))

    def unfinished(self) -> Iterator[Parcel]:
        """What was taken by a run that did not come to its end, in the order of its coming.

        What such a run had only begun to take is given back.
        """
        for folder in sorted((self.folder / _TAKEN).glob("*")):
            parcel = Parcel.found(folder)
            if folder.name.startswith(_NEW):
                shutil.rmtree(folder, ignore_errors=True)
            elif parcel and (os.path.lexists(parcel.record) or parcel.is_decided):
                yield parcel
            else:
                self._give_back(folder)

    def refuse(self, files: Iterable[Path], text: str, told: Mapping[str, Any]) -> Path:
        """Lay files into `refused/`, with the explanation beside the first, and return its place.

        What was refused before under the same name stays, under that name with a number.
        """
        first, *others = files
        place = self._place_of_refused(first, told)
        place.parent.mkdir(parents=True, exist_ok=True)
        kept = {path: free(place.with_name(path.name)) for path in others}
        told = {**told, "kept": [place.name, *(path.name for path in kept.values())]}
        explanation = place.with_name(f"{place.name}{_REFUSAL}.txt")
        write(explanation, text.encode())
        write(place.with_name(f"{place.name}{_REFUSAL}.json"), _json(told))
        for path, there in kept.items():
            path.rename(there)
        first.rename(place)
        return explanation

    def _place_of_refused(self, path: Path, told: Mapping[str, Any]) -> Path:
        """Where a refused file is kept: the same file again takes the place of itself."""
        for slip, before in self._refusals():
            if told.get("sha256") and before.get("sha256") == told["sha256"]:
                return slip.with_name(slip.name.removesuffix(f"{_REFUSAL}.json"))
        return free(self.folder / REFUSED / path.name)

    def set_aside_mended(self, name: str) -> None:
        """What was refused under a name, and is accepted now, needs nobody's care any more."""
        refused = self.folder / REFUSED
        for slip, told in self._refusals():
            if told.get("file") == name:
                (refused / MENDED).mkdir(exist_ok=True)
                for path in (*_kept(refused, told), slip.with_suffix(".txt"), slip):
                    with suppress(FileNotFoundError):
                        path.rename(free(refused / MENDED / path.name))

    def keep_replaced(self, path: Path, parcel: Parcel) -> Path:
        """Keep a file of the records that is about to be replaced, and of which git has no copy."""
        kept = self.folder / REPLACED / f"{path.stem}-until-{parcel.id}{path.suffix}"
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            draft = kept.with_name(f".{kept.name}")
            shutil.copyfile(path, draft)
            draft.rename(kept)
        return kept

    def file_receipt(self, parcel: Parcel) -> Path:
        """Lay a parcel's receipt where the partner finds it; return the place of its text."""
        folder = self.folder / RECEIPTS
        folder.mkdir(exist_ok=True)
        for name in Parcel.RECEIPT:
            with suppress(FileNotFoundError):  # filed by a run that was killed after it
                (parcel.folder / name).rename(folder / f"{parcel.id}{PurePath(name).suffix}")
        return folder / f"{parcel.id}.txt"

    @property
    def receipts(self) -> tuple[Mapping[str, Any], ...]:
        """What the receipts say, the oldest first."""
        return tuple(told for _, told in _told((self.folder / RECEIPTS).glob("*.json")))

    @property
    def last_day(self) -> str | None:
        """The day on which something was last accepted that changed the records, as ISO 8601."""
        for path in sorted((self.folder / RECEIPTS).glob("*.json"), reverse=True):
            for _, told in _told([path]):
                if told.get("state") != "unchanged":
                    return str(told.get("received", ""))[:10]
        return None

    @property
    def refused(self) -> tuple[str, ...]:
        """The names of the files that were refused, and still wait to be mended."""
        return tuple(str(told.get("file", "")) for _, told in self._refusals())

    def _refusals(self) -> Iterator[tuple[Path, Mapping[str, Any]]]:
        """What was refused and is still there, each by the file with the explanation."""
        refused = self.folder / REFUSED
        for slip, told in _told(refused.glob(f"*{_REFUSAL}.json")):
            if any(map(os.path.lexists, _kept(refused, told))):
                yield slip, told

    def _give_back(self, folder: Path) -> None:
        for path in folder.glob("files/*"):
            path.rename(free(self.folder / path.name))
        shutil.rmtree(folder, ignore_errors=True)


def _json(told: Mapping[str, Any]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _told(paths: Iterable[Path]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """What stands in files of ours, the oldest first; one that nobody can read is left out."""
    for path in sorted(paths):
        with suppress(OSError, ValueError):
            told = json.loads(path.read_bytes())
            if isinstance(told, dict):
                yield path, told


def _kept(refused: Path, told: Mapping[str, Any]) -> list[Path]:
    """The files that were refused together, by their names alone."""
    return [refused / PurePath(str(name)).name for name in told.get("kept", ()) if name]
