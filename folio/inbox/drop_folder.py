"""The folder in which one partner lays down what it hands in, and what lies there besides."""

import datetime
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path, PurePath
from typing import Any

from folio.inbox.names import is_unfinished
from folio.inbox.parcel import Parcel, Road, digest_of
from folio.inbox.refused import Refused
from folio.inbox.writing import copy, free, move, own_folder, told_in

_TAKEN, _NEW = ".taken", ".new-"
_UNCOMMITTED = ".uncommitted"
OUT_OF_REACH = (_TAKEN, _UNCOMMITTED)
"""Folders beside the drop folders, with a folder for each partner."""
REFUSED, RECEIPTS, REPLACED = "refused", "receipts", "replaced"
OURS = frozenset({REFUSED, RECEIPTS, REPLACED})
"""Folders beside what is handed in."""


@dataclass(frozen=True, slots=True)
class DropFolder:
    """`records/<project>/inbox/<partner>/`. Whoever changes something holds the inbox's lock."""

    folder: Path

    @property
    def partner(self) -> str:
        """The id of the partner whose folder it is."""
        return self.folder.name

    @property
    def taken(self) -> Path:
        """Where parcels lie until they are answered: where no partner can reach them."""
        return self.folder.parent / _TAKEN / self.partner

    @property
    def uncommitted(self) -> Path:
        """Where notes of commits lie that could not be made yet."""
        return self.folder.parent / _UNCOMMITTED / self.partner

    def lying(self) -> tuple[Path, ...]:
        """What somebody has laid there; not what a program is still writing under such a name."""
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except (FileNotFoundError, NotADirectoryError):
            return ()
        there = (self.folder / name for name in names if not is_unfinished(name))
        return tuple(path for path in there if path.name not in OURS or not _is_folder(path))

    def take(
        self,
        record: Path,
        pictures: Iterable[Path],
        received: datetime.datetime,
        road: Road = Road.DROP_FOLDER,
        shared: Collection[Path] = (),
    ) -> Parcel:
        """Take copies of files, and away what lay here of them, but for pictures that are shared.

        Killed meanwhile, nothing was taken, or both are there until the next run. Raises OSError
        where something is no ordinary file, or is still being written.
        """
        own_folder(self.taken)
        draft = self.taken / f"{_NEW}{os.getpid()}"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        digests = {path.name: copy(path, draft / path.name) for path in (*pictures, record)}
        digest = digests.pop(record.name)
        parcel = Parcel(draft, self.partner, record.name, digests, digest, received, road)
        parcel.lay_slip()
        folder = self._free_place(f"{received:%Y-%m-%dT%H%M%S}-{digest[:8]}")
        taken = replace(parcel, folder=draft.rename(folder))
        self._clear(taken, {path.name for path in shared})
        return taken

    def _clear(self, parcel: Parcel, shared: Collection[str] = ()) -> None:
        """Take away what lies here of a parcel that came this way, as long as it is the same."""
        if parcel.road == Road.DROP_FOLDER:
            for name, digest in {**parcel.pictures, parcel.name: parcel.digest}.items():
                path = self.folder / name
                if name not in shared and _is_file(path) and digest_of(path) == digest:
                    path.unlink()

    def _free_place(self, stamp: str) -> Path:
        """Where a parcel goes whose receipt will have a name of its own."""
        ids = chain([stamp], (f"{stamp}-{number}" for number in count(2)))
        return next(
            self.taken / one
            for one in ids
            if not (self.taken / one).exists()
            and not (self.folder / RECEIPTS / f"{one}.txt").exists()
        )

    @property
    def is_unfinished(self) -> bool:
        """Whether a run before did not come to its end."""
        return any(any(folder.glob("*")) for folder in (self.taken, self.uncommitted))

    def unfinished(self) -> Iterator[Parcel]:
        """What was taken by a run that did not come to its end, in the order of its coming.

        What such a run had only begun to take is given back.
        """
        for folder in sorted(self.taken.glob("*")):
            parcel = Parcel.found(folder, self.partner)
            if folder.name.startswith(_NEW):
                shutil.rmtree(folder, ignore_errors=True)
            elif parcel and (os.path.lexists(parcel.record) or parcel.is_decided):
                self._clear(parcel)
                yield parcel
            else:
                self._give_back(folder)

    def keep_replaced(self, path: Path, parcel: Parcel) -> Path:
        """Keep a file of the records that is about to be replaced, and of which git has no copy."""
        kept = self.folder / REPLACED / f"{path.stem}-until-{parcel.id}{path.suffix}"
        own_folder(kept.parent)
        draft = kept.with_name(f".{kept.name}.new")
        copy(path, draft)
        return draft.replace(kept)

    def keep_superseded(self, parcel: Parcel) -> None:
        """Keep a file of which the place was taken by a newer one before it got there."""
        own_folder(self.folder / REPLACED)
        move(parcel.record, free(self.folder / REPLACED / parcel.name))

    def has_newer(self, record: str, received: datetime.datetime) -> bool:
        """Whether something that came after a time is in the records under a name."""
        return any(
            told.get("record") == record
            and datetime.datetime.fromisoformat(str(told.get("received"))) > received
            for told in self.receipts
        )

    def file_receipt(self, parcel: Parcel) -> Path:
        """Lay a parcel's receipt where the partner finds it; return the place of its text."""
        folder = self.folder / RECEIPTS
        own_folder(folder)
        for name in Parcel.RECEIPT:
            with suppress(FileNotFoundError):  # filed by a run that was killed after it
                move(parcel.folder / name, folder / f"{parcel.id}{PurePath(name).suffix}")
        return folder / f"{parcel.id}.txt"

    @property
    def receipts(self) -> tuple[Mapping[str, Any], ...]:
        """What the receipts say, the oldest first."""
        return tuple(told for _, told in told_in((self.folder / RECEIPTS).glob("*.json")))

    @property
    def last_day(self) -> str | None:
        """The day on which something was last accepted that changed the records, as ISO 8601."""
        for path in sorted((self.folder / RECEIPTS).glob("*.json"), reverse=True):
            for _, told in told_in([path]):
                if told.get("state") != "unchanged":
                    return str(told.get("received", ""))[:10]
        return None

    @property
    def refusals(self) -> Refused:
        """What was refused, with the explanations."""
        return Refused(self.folder / REFUSED)

    @property
    def refused(self) -> tuple[str, ...]:
        """The names of the files that were refused, and still wait to be mended."""
        return self.refusals.names

    def _give_back(self, folder: Path) -> None:
        for path in folder.glob("[!.]*"):
            move(path, free(self.folder / path.name))
        shutil.rmtree(folder, ignore_errors=True)


def _is_folder(path: Path) -> bool:
    """Whether it is one itself, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _is_file(path: Path) -> bool:
    """Whether it is one itself, and no link to one."""
    return path.is_file() and not path.is_symlink()
