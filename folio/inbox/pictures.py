"""Pictures that come along with a record: what keeps them from going into `media/`."""

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from folio.errors import Message, sentence
from folio.inbox import names
from folio.inbox.parcel import Parcel, digest_of


def faults(parcel: Parcel, media: Path) -> Iterator[tuple[str, Message]]:
    """What is wrong with the names of a parcel's pictures, each with what to do."""
    there = [path.name for path in media.glob("*")] if parcel.pictures else []
    for name in parcel.pictures:
        if fault := names.fault(name) or _taken(parcel, name, media, there):
            yield name, fault


def _taken(parcel: Parcel, name: str, media: Path, there: list[str]) -> Message | None:
    """Another picture has the name, or one that is the same on some systems."""
    own = normalize("NFC", name)
    other = next((known for known in there if names.is_twin(own, normalize("NFC", known))), "")
    is_other = other or (own in there and digest_of(media / own) != digest_of(parcel.place(name)))
    if not is_other:
        return None
    message = sentence("Another picture has the name '{name}' already.", name=other or own)
    return message + sentence("Give yours a name of its own, here and in the file that names it.")
