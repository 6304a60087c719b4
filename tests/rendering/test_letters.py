"""What the door lets through, the typefaces of the PDFs have: no letter comes from elsewhere."""

import sys
import unicodedata
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from folio.rendering import Template, render
from folio.rendering.fonts import FACES, Typeface
from folio.text.letters import is_printable
from folio.text.marks import Block, Phrase, Run
from tests.rendering.reading import pdf_text
from tests.rendering.samples import english

ACCEPTED = [
    character
    for character in map(chr, range(0x20, sys.maxunicode))
    if not 0xD800 <= ord(character) < 0xE000 and is_printable(character) and character != "\x7f"
]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_each_typeface_has_every_character_that_is_accepted(face: Typeface) -> None:
    there = TTFont(face.file).getBestCmap()
    assert [character for character in ACCEPTED if ord(character) not in there] == []


def test_a_capital_at_the_beginning_is_accepted_where_its_small_letter_is() -> None:
    assert [letter for letter in ACCEPTED if not is_printable(letter.upper())] == []


def test_all_that_is_accepted_is_printed_in_our_typefaces_alone(template: Template) -> None:
    """A letter that they lacked would bring in a typeface of the system."""
    text = " ".join("".join(ACCEPTED[n : n + 20]) for n in range(0, len(ACCEPTED), 20))
    runs = [
        Run(f"{text} ", "en", strong=strong, emphasis=slanted)
        for strong in (False, True)
        for slanted in (False, True)
    ]
    phrase = Phrase(tuple(runs))
    view = english().model_copy(
        update={"headline": phrase, "lead": (Block("paragraph", phrase),), "kicker": phrase}
    )
    content = render("pdf", view.fields, template)
    ours = ("SourceSans3", "SourceSerif4")
    assert [name for name in _typefaces(content) if not name.startswith(ours)] == []
    printed = unicodedata.normalize("NFKC", pdf_text(content))  # one drawing may serve two letters
    letters = {character for character in ACCEPTED if character.isalpha()}
    assert {one for one in letters if unicodedata.normalize("NFKC", one) not in printed} == set()


def _typefaces(content: bytes) -> set[str]:
    pages = PdfReader(BytesIO(content)).pages
    fonts = [page["/Resources"]["/Font"] for page in pages]  # type: ignore[index]
    names = [str(font.get_object()["/BaseFont"]) for page in fonts for font in page.values()]
    return {name.partition("+")[2].replace("-", "") for name in names}
