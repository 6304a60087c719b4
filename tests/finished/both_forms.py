"""Where the Word file and the PDF of a document do not say the same, told in a few words."""

from collections import Counter
from itertools import chain, zip_longest
from unicodedata import normalize

from folio.rendering.properties import LONGEST
from tests.finished.comparing import differences, words
from tests.finished.documents import Finished
from tests.finished.word import in_stretches


def in_words(document: Finished) -> list[str]:
    """The words that are not the same, or not in the same order."""
    in_word = document.word.words
    in_pdf = words(document.pdf.document.lines, in_word)
    return differences(in_word, in_pdf) if in_word else ["the Word file is empty"]


def in_languages(document: Finished) -> list[str]:
    """The stretches of text of which the two name another language."""
    in_word = document.word.stretches
    in_pdf = in_stretches(document.pdf.document.stretches())
    return [
        f"{one} against {other}"
        for one, other in zip_longest(in_word, in_pdf, fillvalue=("", ""))
        if (one[0], _letters(one[1])) != (other[0], _letters(other[1]))
    ]


def in_letters(document: Finished) -> list[str]:
    """The languages in which the two do not have the same letters, in whatever order."""
    in_word, in_pdf = (
        Counter((language, letter) for language, text in stretches for letter in _letters(text))
        for stretches in (document.word.stretches, document.pdf.document.stretches())
    )
    apart = (in_word - in_pdf) + (in_pdf - in_word)
    return sorted({language for language, _ in apart})


def in_tables(document: Finished) -> list[str]:
    """The cells that have not the same letters; or the rows that have not as many cells."""
    in_word = document.word.rows
    in_pdf = [row for table in document.pdf.document.find("Table") for row in table.rows if row]
    cells = ([len(row) for row in in_word], [len(row) for row in in_pdf])
    if cells[0] != cells[1]:
        return [f"cells by row: {cells[0]} against {cells[1]}"]
    pairs = zip(chain(*in_word), chain(*in_pdf), strict=True)
    return [
        f"'{said}' against '{shown}'" for said, shown in pairs if _letters(said) != _letters(shown)
    ]


def in_pictures(document: Finished) -> list[str]:
    """The pictures that do not have the same alt text, or none at all."""
    shown = [figure.alt for figure in document.pdf.document.find("Figure")]
    pairs = zip_longest(document.word.alt_texts, shown)
    told = [f"'{one}' against '{other}'" for one, other in pairs if one != other or not one]
    return told if shown else ["there are no pictures"]


def at_the_foot(document: Finished) -> list[str]:
    """The pages with other letters at their foot, or at their head; words may be divided there."""
    feet = document.pdf.furniture
    pages = enumerate((foot.split() for foot in feet), start=1)
    pairs = ((document.word.furniture(page, len(feet)), foot) for page, foot in pages)
    return [f"{one} against {other}" for one, other in pairs if _counted(one) != _counted(other)]


def in_properties(document: Finished) -> list[str]:
    """The properties that are not the same, or are not set."""
    in_word, in_pdf = document.word.document.core_properties, document.pdf.reader.metadata
    assert in_pdf
    said = {
        "title": (in_word.title, (in_pdf.title or "")[:LONGEST]),
        "author": (in_word.author, (in_pdf.author or "")[:LONGEST]),
        "subject": (in_word.subject, (in_pdf.subject or "")[:LONGEST]),
        "created": (in_word.created.date(), in_pdf.creation_date.date()),
        "modified": (in_word.modified.date(), in_pdf.modification_date.date()),
        "language": (in_word.language, document.pdf.document.language),
        "language of the name": (in_word.language, document.language),
    }
    return [
        f"{name}: '{one}' against '{other}'"
        for name, (one, other) in said.items()
        if one != other or not one
    ]


def unlike(document: Finished) -> list[str]:
    """All that is not the same, where lines may end in the middle of what anybody has typed.

    A PDF is read page by page: what stands at the side and goes on there over the page comes later.
    """
    said = in_letters if document.side_goes_on else in_languages
    aspects = (said, in_tables, in_pictures, at_the_foot, in_properties)
    return [f"{aspect.__name__}: {told}" for aspect in aspects for told in aspect(document)]


def _counted(words: list[str]) -> Counter[str]:
    return Counter(_letters("".join(words)))


def _letters(text: str) -> str:
    """A text without blanks, each letter with its marks as one."""
    return normalize("NFC", "".join(text.split()))
