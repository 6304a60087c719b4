"""Whatever people type comes out in both forms as they typed it, and both forms say the same."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from folio.documents.newsletter import Newsletter
from folio.rendering import Template, html, render
from folio.text.marks import Block, Phrase, Picture, Run
from tests.rendering.reading import html_text, pdf_text, word_document, word_footer, word_text
from tests.rendering.samples import SAMPLES, english, latvian

HOSTILE = (
    "R&D <Lab> {{ 7*7 }} {% raw %} ${x} </w:t> {_{ a }_} {_% b %_} \"q\" 'a' &amp; {# c #}"
    " \\1 ]]> <!-- x --> <b>no</b>"
)
CONTROLS = "one\ttwo\nthree\x0bfour\x00five\a\f\ufdd0six\ufdd2"


def spoilt(value: object, text: str) -> object:
    """The value with a text in place of every phrase in it."""
    match value:
        case Phrase():
            return Phrase((Run(text, "lv"), Run(text, "en", strong=True)))
        case Block():
            return Block(value.kind, spoilt(value.phrase, text))  # type: ignore[arg-type]
        case Picture():
            parts = (value.caption, value.alt, value.credit, value.note)
            return Picture(*(spoilt(part, text) for part in parts), value.file)  # type: ignore[arg-type]
        case tuple():
            return tuple(spoilt(item, text) for item in value)
        case BaseModel():
            names = type(value).model_fields
            return value.model_copy(
                update={name: spoilt(getattr(value, name), text) for name in names}
            )
        case _:
            return value


def phrases(value: object) -> Iterator[Phrase]:
    match value:
        case Phrase():
            yield value
        case Block():
            yield value.phrase
        case Picture():
            yield from (value.caption, value.credit, value.note)
        case tuple():
            for item in value:
                yield from phrases(item)
        case BaseModel():
            for name in type(value).model_fields:
                yield from phrases(getattr(value, name))


@pytest.fixture
def hostile() -> Newsletter:
    made = spoilt(latvian(), HOSTILE)
    assert isinstance(made, Newsletter)
    return made


def test_hostile_text_comes_out_of_word_as_typed_in_every_field(
    hostile: Newsletter, template: Template
) -> None:
    content = render("docx", hostile.fields, template)
    outside = (hostile.title, hostile.subject, hostile.publicity.emblem_alt)
    in_foot = (hostile.running_foot, hostile.page_label, hostile.illustrative)
    expected = len(list(phrases(hostile))) - len(outside) - len(in_foot)
    assert word_text(content).count(HOSTILE) == 2 * expected
    assert word_footer(content).count(HOSTILE) == 2 * len(in_foot)
    assert word_document(content).core_properties.subject.startswith(HOSTILE)


def test_hostile_text_comes_out_of_html_as_typed_in_every_field(
    hostile: Newsletter, template: Template
) -> None:
    outside = (hostile.title, hostile.subject, hostile.publicity.emblem_alt)
    in_foot = (hostile.running_foot, hostile.page_label, hostile.illustrative)
    expected = len(list(phrases(hostile))) - len(outside) - len(in_foot)
    assert html_text(html(hostile.fields, template)).count(HOSTILE) == 2 * expected


def test_hostile_text_is_printed(hostile: Newsletter, template: Template) -> None:
    plain = pdf_text(render("pdf", hostile.fields, template)).replace(" ", "")
    assert "{{7*7}}" in plain
    assert "{_{a}_}" in plain
    assert "49" not in plain


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_characters_that_no_file_may_have_are_left_out(form: str, template: Template) -> None:
    edition = latvian().model_copy(update={"headline": Phrase((Run(CONTROLS, "en"),))})
    content = render(form, edition.fields, template)
    text = word_text(content) if form == "docx" else pdf_text(content)
    assert "one two threefourfivesix" in text


@pytest.mark.parametrize("name", SAMPLES)
def test_word_and_page_say_the_same_in_the_same_order(
    name: str, template: Template, photo: Path
) -> None:
    sample = SAMPLES[name]
    fields = (sample(photo) if name in ("latvian", "english") else sample()).fields
    in_word = word_text(render("docx", fields, template))
    assert in_word.split() == html_text(html(fields, template)).split()


def test_the_words_of_the_page_are_in_the_pdf(template: Template) -> None:
    fields = english().fields
    printed = joined(pdf_text(render("pdf", fields, template)))
    for word in html_text(html(fields, template)).split():
        assert joined(word) in printed


def joined(text: str) -> str:
    """The text without the spaces and hyphens at which lines may break."""
    return re.sub(r"[\s\-\u2010]", "", text)
