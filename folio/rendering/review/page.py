"""The tags of a page or a plain text, line by line."""

import re
from collections.abc import Iterator
from pathlib import Path

from folio.rendering.review.fault import Fault, Place
from folio.rendering.review.tags import Tag, tags_in

_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}", re.DOTALL)
"""What jinja leaves as it stands."""


def tags(text: str, file: Path) -> Iterator[Tag | Fault]:
    """The tags of a file in their order, and what can be no tag."""
    text = _RAW.sub(lambda raw: re.sub(r"[^\n]", " ", raw[0]), text)
    for found in tags_in(text):
        place = Place(file, text.count("\n", 0, found.start) + 1)
        written = text[found.start : found.end]
        if found.message:
            yield Fault(place, found.message, found.remedy, written)
        else:
            yield Tag(written, place)
