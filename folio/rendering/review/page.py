"""The tags of a page or a plain text, line by line."""

from collections.abc import Iterator
from pathlib import Path

from folio.rendering.review.fault import Fault, Place
from folio.rendering.review.tags import Tag, tags_in


def tags(text: str, file: Path) -> Iterator[Tag | Fault]:
    """The tags of a file in their order, and what can be no tag."""
    for found in tags_in(text):
        place = Place(file, text.count("\n", 0, found.start) + 1)
        written = text[found.start : found.end]
        if found.message:
            yield Fault(place, found.message, found.remedy, written)
        else:
            yield Tag(written, place)
