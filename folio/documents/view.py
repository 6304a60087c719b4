"""What documents of several kinds have in common: the base of a view and its shared parts."""

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from folio.text.marks import Phrase, Picture, Prose, Run


class View(BaseModel):
    """What one document says, worded in one language; frozen, and refusing unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    only_in: ClassVar[Mapping[str, str]] = {}
    """The fields that a document has in one form alone, with that form."""

    @classmethod
    def names(cls) -> Mapping[str, FieldInfo]:
        """The names a template may use, with what is known of them before there is a document."""
        return cls.model_fields

    @property
    def fields(self) -> dict[str, object]:
        """The names a template may use, with their values."""
        return {name: getattr(self, name) for name in type(self).model_fields}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of everything the document says in each form, wherever its pictures lie."""
        return _digest(
            {name: _said(told) for name, told in self.fields.items() if name not in self.only_in}
        )

    def digest_in(self, form: str) -> str:
        """The same with what it says in this form alone."""
        more = {
            name: _said(getattr(self, name)) for name, one in self.only_in.items() if one == form
        }
        return _digest([self.digest, more]) if more else self.digest


def _digest(said: object) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


_ALL_OF_A_RUN = attrgetter(*(field.name for field in fields(Run)))


def _said(value: object) -> object:
    """A part of a view as plain values; a picture stands by its digest, not by its path."""
    if isinstance(value, BaseModel):
        return {name: _said(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Phrase):
        return [_ALL_OF_A_RUN(run) for run in value.runs]
    if isinstance(value, Picture):
        value = replace(value, file=None)
    if is_dataclass(value):
        return [_said(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [_said(item) for item in value]
    return value if value is None or isinstance(value, str | bool) else str(value)


def said(value: object) -> str:
    """The words of a part of a view, in the order in which they are read."""
    if isinstance(value, BaseModel):
        return " ".join(said(getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, tuple):
        return " ".join(said(item) for item in value)
    return "" if value is None else str(value)


class Masthead(View):
    """The head of the first page: which project, programme and edition."""

    project: Phrase = Field(description="The project's title.")
    programme: Phrase = Field(description="Programme, sub-programme and action on one line.")
    edition: Phrase = Field(description="Which edition this is, such as 'Newsletter no. 2'.")
    date: Phrase = Field(description="The edition's date, such as 'April 2013'.")


class Section(View):
    """A heading and the paragraphs and lists under it."""

    heading: Phrase = Field(description="The heading.")
    blocks: Prose = Field(description="The paragraphs and lists under it.")


class Fact(View):
    """One fact of the project in short: a label, and the text that belongs to it."""

    label: Phrase = Field(description="The label.")
    blocks: Prose = Field(description="What belongs to it.")


class Table(View):
    """A small table: a heading, the names of its columns, and its rows of as many cells."""

    heading: Phrase = Field(description="The heading.")
    columns: tuple[Phrase, ...] = Field(description="The names of the columns.")
    rows: tuple[tuple[Phrase, ...], ...] = Field(description="The rows, each with a cell a column.")


class Quotation(View):
    """What somebody said, in quotation marks, with the speaker's name and function."""

    text: Phrase = Field(description="What was said, in quotation marks.")
    speaker: Phrase = Field(description="Who said it, with the function.")


class Publicity(View):
    """The obligatory emblem and notice, which stand together."""

    notice: Phrase = Field(description="The programme's publicity sentence, unaltered.")
    emblem_alt: Phrase = Field(description="What a reader who cannot see the emblem is told.")


class Document(View):
    """What every finished document carries in its metadata and on each page."""

    language: str = Field(description="The document's language (ISO 639-1).")
    title: Phrase = Field(description="The document's title, for its properties.")
    subject: Phrase = Field(description="One line on what it is about, for its properties.")
    author: str = Field(description="Who answers for it, for its properties.")
    dated: date = Field(description="The day in its properties; the first of the period known.")
    running_foot: Phrase = Field(description="What stands at the foot of each page.")
    page_label: Phrase = Field(description="The word for 'Page' before a page number.")
    illustrative: Phrase = Field(description="Printed on each page of made-up data; else empty.")


class News(Document, ABC):
    """What a document has more that is published, and can be published again to correct it."""

    correction: Phrase = Field(
        Phrase(), description="That it replaces what was published before; else empty."
    )

    @property
    @abstractmethod
    def in_message(self) -> dict[str, Any]:
        """What the e-mail with it says of its own, by the fields of `Message`.

        `label`, `dateline`, `headline`, `lead` and `publicity` are among them; its page on the web
        has these as well.
        """
