"""Pictures that come along with a record: what keeps them from going into `media/`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import normalize

from folio.errors import Message, sentence
from folio.inbox import names
from folio.inbox.parcel import Parcel, digest_of


def faults(parcel: Parcel, media: Path) -> Iterator[tuple[str, Message]]:
    """What is wrong with the names of a parcel's pictures, each with what to do."""
    there = sorted(media.glob("*")) if parcel.pictures else []
    for name in parcel.pictures:
        if fault := names.fault(name) or _taken(parcel, name, there):
            yield name, fault


def _taken(parcel: Parcel, name: str, there: Sequence[Path]) -> Message | None:
    """Another picture has the name, or one that is the same on some systems."""
    digest = digest_of(parcel.place(name)) if parcel.place(name).is_file() else ""
    for path in there:
        if names.is_alike(path.name, name) and not _is_the_same(path, name, digest):
            message = sentence(
                "Another picture has the name '{name}' already.", name=normalize("NFC", path.name)
            )
            return message + sentence(
                "Give yours a name of its own, here and in the file that names it."
            )
    return None


def _is_the_same(path: Path, name: str, digest: str) -> bool:
    """Whether a picture that is there has the name and the content of another."""
    has_the_name = normalize("NFC", path.name) == normalize("NFC", name)
    return has_the_name and path.is_file() and digest_of(path) == digest
