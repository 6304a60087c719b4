"""The catalogues hold the phrases that the code says: all of them, no others, and complete."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.phrases import said

REPOSITORY = Path(__file__).parents[2]
LOCALE = REPOSITORY / "templates" / "locale"
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


@pytest.fixture(params=LANGUAGES)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    with (LOCALE / request.param / "LC_MESSAGES" / "folio.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def _phrases(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def test_the_code_says_something() -> None:
    assert ("", "The project in short") in said()


def test_the_catalogue_has_exactly_the_phrases_that_the_code_says(catalogue: Catalog) -> None:
    assert {(message.context or "", message.id) for message in _phrases(catalogue)} == said()


def test_no_phrase_stands_in_the_catalogue_twice() -> None:
    for code in LANGUAGES:
        text = (LOCALE / code / "LC_MESSAGES" / "folio.po").read_text(encoding="utf-8")
        entries = re.findall(r'^(?:msgctxt "(.*)"\n)?msgid "(.+)"', text, flags=re.MULTILINE)
        assert len(entries) == len(set(entries))


def test_every_phrase_is_translated(catalogue: Catalog) -> None:
    assert [message.id for message in _phrases(catalogue) if not all(_strings(message))] == []


def test_no_translation_is_a_guess_by_a_tool(catalogue: Catalog) -> None:
    assert [message.id for message in _phrases(catalogue) if message.fuzzy] == []


def test_every_translation_fills_in_what_the_phrase_does(catalogue: Catalog) -> None:
    """A plural form may leave out its number only where the phrase does."""
    for message in _phrases(catalogue):
        asked = {_places(text) for text in _ids(message)}
        assert {_places(text) for text in _strings(message)} == asked, message.id


def test_every_plural_form_of_the_language_is_there(catalogue: Catalog) -> None:
    plurals = [message for message in _phrases(catalogue) if message.pluralizable]
    assert {len(message.string) for message in plurals} == {catalogue.num_plurals}


def _ids(message: Message) -> tuple[str, ...]:
    return message.id if isinstance(message.id, tuple) else (message.id,)


def _strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (message.string,)


def _places(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\{(\w+)(?::\w+)?\}", text))
