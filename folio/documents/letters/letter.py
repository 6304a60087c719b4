"""The view of a letter: what it says, in the order in which it is read."""

from pydantic import Field

from folio.documents.view import View
from folio.text.marks import Phrase, Prose


class LetterSection(View):
    """One matter of a letter: a heading, what there is to say, and lines of a file.

    Each part may be left out.
    """

    heading: Phrase = Field(Phrase(), description="The heading; or empty.")
    blocks: Prose = Field((), description="What there is to say.")
    lines: tuple[str, ...] = Field(
        (), description="Lines as they stand in a file: never wrapped, all letters equally wide."
    )


class Letter(View):
    """A letter to a partner. It is shown as plain text and as a page of an e-mail."""

    language: str = Field(description="The letter's language (ISO 639-1).")
    subject: Phrase = Field(description="What it is about, on one line.")
    salutation: Phrase = Field(description="How it addresses its reader, with the comma.")
    opening: Prose = Field((), description="What it says first.")
    sections: tuple[LetterSection, ...] = Field((), description="One matter each.")
    closing: Prose = Field((), description="What it says last.")
    regards: Phrase = Field(description="The words before the name, such as 'Kind regards'.")
    signed: tuple[Phrase, ...] = Field((), description="Who writes, one line each.")
    illustrative: Phrase = Field(Phrase(), description="Said where data is made up; else empty.")
