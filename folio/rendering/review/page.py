"""The tags of a page or a plain text, line by line."""

import re
from collections.abc import Iterator
from pathlib import Path

from folio.rendering.review.fault import Fault, Place
from folio.rendering.review.tags import Tag, tags_in

_RAW = re.compile(r"\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}", re.DOTALL)
"""What jinja leaves as it stands."""


def tags(file: Path) -> Iterator[Tag | Fault]:
    """The tags of a file in their order, and what can be no tag; raises OSError."""
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        place = Place(file, error.object.count(b"\n", 0, error.start) + 1)
        reason = "This is not written in UTF-8: a letter here cannot be read."
        yield Fault(place, reason, "Save the file again with the encoding UTF-8.")
        return
    text = _RAW.sub(lambda raw: re.sub(r"[^\n]", " ", raw[0]), text)
    for found in tags_in(text):
        place = Place(file, text.count("\n", 0, found.start) + 1)
        written = text[found.start : found.end]
        if found.message:
            yield Fault(place, found.message, found.remedy, written)
        else:
            yield Tag(written, place)
