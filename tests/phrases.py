"""The fixed phrases that the code has for people, as the catalogues are given them."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from folio.errors import Message
from folio.model.base import Part
from folio.records import schemas
from tests.conftest import REPOSITORY

Key = tuple[str, str | tuple[str, ...]]


@cache
def said() -> frozenset[Key]:
    """The context and the phrase, or its singular and plural, of everything the code says.

    It is looked for as `make catalogues` does, by the mappings of pyproject.toml.
    """
    with TemporaryDirectory() as folder:
        pot = Path(folder) / "folio.pot"
        mapping, code = REPOSITORY / "pyproject.toml", REPOSITORY / "folio"
        words = ["pybabel", "-q", "extract", "-F", str(mapping), "-o", str(pot), str(code)]
        CommandLineInterface().run(words)
        with pot.open("rb") as file:
            return frozenset((one.context or "", one.id) for one in read_po(file) if one.id)


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
