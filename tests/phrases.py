"""The fixed phrases that the code has for people, as the catalogues are given them."""

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.extract import extract_from_dir, extract_from_file

from folio.errors import Message
from folio.model.base import Part
from folio.records import schemas
from tests.conftest import REPOSITORY

KEYWORDS = {
    "say": None,
    "say_in": ((1, "c"), 2),
    "say_number": (1, 2),
    "sentence": None,
    "phrase": None,
}

Key = tuple[str, str | tuple[str, ...]]


@cache
def said() -> frozenset[Key]:
    """The context and the phrase, or its singular and plural, of everything the code says.

    The places where it is looked for are those of `make catalogues`.
    """
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    (places,) = re.findall("^SPEAKING := (.*)$", makefile, flags=re.MULTILINE)
    return frozenset(key for place in places.split() for key in _said_in(place))


def _said_in(place: str) -> Iterator[Key]:
    path = REPOSITORY / place
    if path.is_dir():
        found = extract_from_dir(path, [("**.py", "python")], keywords=KEYWORDS)
        yield from ((context or "", phrase) for _, _, phrase, _, context in found)
    else:
        lines = extract_from_file("python", path, keywords=KEYWORDS)
        yield from ((context or "", phrase) for _, phrase, _, context in lines)


@cache
def descriptions() -> frozenset[str]:
    """What the model says of each field of the records."""
    assert schemas.MODELS  # all parts are classes only once the records' modules are there
    parts = _below(Part)
    return frozenset(
        field.description
        for part in parts
        for field in part.model_fields.values()
        if field.description
    )


def _below(part: type[Part]) -> Iterator[type[Part]]:
    for one in part.__subclasses__():
        yield one
        yield from _below(one)


def phrases_of(message: Message) -> Iterator[str]:
    """The phrases of a message, and those of the messages that fill them."""
    for phrase, facts in message.sentences:
        yield phrase
        for _, fact in facts:
            if isinstance(fact, Message):
                yield from phrases_of(fact)
