"""The web text of an edition: what its page, feeds and lists of editions say of it."""

from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Literal, Self

from pydantic import Field, ValidationError

from folio.documents.view import News, Publicity, View
from folio.errors import FolioError
from folio.text.marks import Phrase, Prose, Run


class ArticleError(FolioError):
    """The web text of a published edition cannot be read."""

    exit_code = 1

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(
            f"{file}: this is not the web text that was published ({reason}). Put the file back "
            "from a backup copy."
        )


class ArticlePicture(View):
    """A picture of an article: its file among those of the edition, and its size in pixels."""

    path: str = Field(description="The file, such as 'pictures/0f3a….jpg'.", pattern=r"^pictures/")
    alt: Phrase = Field(description="What somebody who cannot see the picture needs to know.")
    width: int = Field(ge=1)
    height: int = Field(ge=1)


class Article(View):
    """One edition in one language, as it is kept for the site from its publication on."""

    version: Literal[1] = Field(1, description="The form of this file.")
    kind: str = Field(description="The kind of document.")
    language: str = Field(description="The article's language (ISO 639-1).")
    title: Phrase = Field(description="The document's title, as in its properties.")
    label: Phrase = Field(description="What this is, such as 'Newsletter no. 2'.")
    dateline: Phrase = Field(description="When, and maybe where, as printed at its head.")
    headline: Phrase = Field(description="The headline.")
    summary: Phrase = Field(description="The lead on one line, for feeds and descriptions.")
    author: str = Field(description="Who answers for it.")
    dated: date = Field(description="The day that it bears; the first of the period known.")
    correction: Phrase = Field(Phrase(), description="What it replaces; empty at first.")
    illustrative: Phrase = Field(Phrase(), description="That everything is made up; else empty.")
    publicity: Publicity = Field(description="Emblem and notice, together and unaltered.")
    pictures: tuple[ArticlePicture, ...] = Field((), description="The pictures, as in the text.")
    body: str = Field(description="The text in HTML.")

    @classmethod
    def of(cls, view: News, kind: str, body: str, pictures: tuple[ArticlePicture, ...]) -> Self:
        """The article of a newsletter or press release, with its text in HTML."""
        told = {**view.fields, **view.in_message}
        return cls.model_validate(
            {
                "kind": kind,
                **{name: _condensed(told[name]) for name in _ALIKE},
                "summary": _condensed(_on_one_line(told["lead"], view.language)),
                "pictures": pictures,
                "body": body,
            }
        )

    @classmethod
    def read(cls, text: bytes, file: str) -> Self:
        """The article as `written`; raise ArticleError, with the file's name, where it is not."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            place = ".".join(map(str, first["loc"]))
            raise ArticleError(file, f"{place}: {first['msg']}".removeprefix(": ")) from error

    @property
    def written(self) -> bytes:
        """The article as a file: JSON, in which marks that are not set are left out."""
        return (self.model_dump_json(indent=1, exclude_defaults=True) + "\n").encode()


_ALIKE = (
    "language",
    "title",
    "label",
    "dateline",
    "headline",
    "author",
    "dated",
    "correction",
    "illustrative",
    "publicity",
)
"""The fields that an article takes from a view as they are."""


def _condensed(value: object) -> object:
    """A phrase with stretches of the same marks as one run, which is easier to read in a file."""
    if not isinstance(value, Phrase):
        return value
    groups = groupby(value.runs, lambda run: replace(run, text=""))
    return Phrase(
        tuple(replace(marks, text="".join(run.text for run in runs)) for marks, runs in groups)
    )


def _on_one_line(lead: Prose, language: str) -> Phrase:
    return Phrase.joined((block.phrase for block in lead), Phrase((Run(" ", language),)))
