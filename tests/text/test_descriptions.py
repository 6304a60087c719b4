"""What fields mean is found for the catalogues, wherever it can be told to a partner."""

import io
import string
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from folio.records.fields import fields_of
from folio.records.schemas import MODELS
from folio.records.sheets.shapes import shape_of
from folio.text.descriptions import extract
from tests.phrases import said

WRITTEN = sorted(MODELS.keys() - {"programme"})
"""The records that people fill in; programmes are the office's own."""


def _fields(model: type[BaseModel]) -> Iterator[Any]:
    """The fields of a record and of its parts; of a period, both its ends."""
    for field in fields_of([model]).values():
        yield field
        shape = shape_of(field)
        for part in (*shape.parts, *(shape.item.parts if shape.item else ())):
            yield from _fields(part)


@pytest.mark.parametrize("name", WRITTEN)
def test_every_description_is_found(name: str) -> None:
    found = {phrase for _, phrase in said()}
    assert {field.description for field in _fields(MODELS[name])} - found == set()


@pytest.mark.parametrize("name", WRITTEN)
def test_every_example_that_is_a_text_in_english_is_found(name: str) -> None:
    found = {phrase for _, phrase in said()}
    examples = [example for field in _fields(MODELS[name]) for example in field.examples or ()]
    texts = {one["en"] for one in examples if isinstance(one, dict) and [*one] == ["en"]}
    assert texts - found == set()


@pytest.mark.parametrize("name", WRITTEN)
def test_a_description_has_no_placeholder(name: str) -> None:
    """It is said as it stands, so that a brace would be taken for one."""
    for field in _fields(MODELS[name]):
        assert [name for _, name, _, _ in string.Formatter().parse(field.description) if name] == []


def test_the_ends_of_a_period_are_described_too() -> None:
    assert {"The first day.", "The last day."} <= {phrase for _, phrase in said()}


def test_what_nobody_writes_is_not_looked_for() -> None:
    code = b'id: str = Field(description="Its name.", exclude=True)\n'
    assert list(extract(io.BytesIO(code))) == []


def test_names_that_a_record_has_in_several_languages_are_no_phrases() -> None:
    code = b'x = Field(description="The town.", examples=[{"en": "Riga", "lv": "R\xc4\xabga"}])\n'
    assert [phrase for _, _, phrase, _ in extract(io.BytesIO(code))] == ["The town."]


def test_a_text_that_is_longer_than_a_line_is_one_phrase() -> None:
    code = b'x = Field(None, description="One " "two.", examples=[{"en": "three"}])\n'
    assert [phrase for _, _, phrase, _ in extract(io.BytesIO(code))] == ["One two.", "three"]
