"""Moving an accepted parcel into the records: step by step, each of which may be done again."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unicodedata import normalize

from folio.inbox.drop_folder import DropFolder
from folio.inbox.history import Author, History, HistoryError
from folio.inbox.parcel import Parcel, digest_of
from folio.inbox.writing import as_json, move, own_folder, told_in, write, write_through

MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a parcel's receipt lies, what it says, and why git has no commit, if it has none."""

    receipt: Path
    decision: Mapping[str, Any]
    uncommitted: str = ""


def file(
    project: Path, drop: DropFolder, parcel: Parcel, author: Author, history: History | None
) -> Filed:
    """Bring a parcel that was decided on into the records, and its receipt to the partner.

    `history` is that of the project's folder, where one is kept. The record appears last, in one
    stroke, when its pictures are there. A run that is killed is gone on with from wherever it was:
    the receipt says what is to be done.
    """
    decision = parcel.decision
    place = project / f"{decision['record']}.yaml"
    pictures = [_put_picture(parcel, name, project / MEDIA) for name in parcel.pictures]
    if parcel.record.exists():
        if _is_newer(place, decision):
            drop.keep_superseded(parcel)
        else:
            if _is_other(place, parcel) and not (history and history.has(place)):
                drop.keep_replaced(place, parcel)
            _put(parcel.record, place)
    why = ""
    if history and parcel.has_receipt:  # else it was filed already, and the commit made before it
        why = _commit(history, drop, parcel, [place, *pictures], author)
    drop.refusals.set_aside(parcel.name)
    receipt = drop.file_receipt(parcel)
    parcel.throw_away()
    return Filed(receipt, decision, why)


def commit_what_is_left(project: Path, drop: DropFolder, history: History) -> dict[Path, str]:
    """Make the commits that could not be made before; return those that still cannot, and why."""
    left: dict[Path, str] = {}
    for note, told in told_in(drop.uncommitted.glob("*.json")):
        paths = [path for name in told["paths"] if (path := project / name).exists()]
        day = datetime.datetime.fromisoformat(told["received"])
        try:
            if paths:
                history.commit(paths, told["message"], Author(*told["author"]), day)
        except HistoryError as error:
            left[note] = str(error)
        else:
            note.unlink()
    return left


def _is_newer(place: Path, decision: Mapping[str, Any]) -> bool:
    """Whether another file has come to its place since it was decided what it replaces."""
    known = (decision.get("replaces", ""), decision["sha256"])
    return place.exists() and digest_of(place) not in known


def _is_other(place: Path, parcel: Parcel) -> bool:
    """Whether another file is there that a parcel takes the place of."""
    return place.exists() and digest_of(place) != parcel.digest


def _put_picture(parcel: Parcel, name: str, media: Path) -> Path:
    """Put a picture where records name it; one that is there already stays."""
    place, picture = media / normalize("NFC", name), parcel.place(name)
    if picture.exists():
        _put(picture, place)
    return place


def _put(path: Path, place: Path) -> None:
    """Move a file to its place in one stroke; what is the same already stays as it is."""
    if place.exists() and digest_of(place) == digest_of(path):
        path.unlink()
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    move(path, place)
    write_through(place.parent)


def _commit(
    history: History, drop: DropFolder, parcel: Parcel, paths: Iterable[Path], author: Author
) -> str:
    """Commit what was accepted; where git cannot now, note it for the next time, and say why."""
    try:
        history.commit(paths, parcel.receipt, author, parcel.received)
    except HistoryError as error:
        own_folder(drop.uncommitted)
        told = {
            "paths": [path.relative_to(history.folder).as_posix() for path in paths],
            "message": parcel.receipt,
            "author": [author.name, author.email],
            "received": parcel.received.isoformat(),
        }
        note = drop.uncommitted / f"{parcel.id}.json"
        write(note, as_json(told))
        return str(error)
    return ""
