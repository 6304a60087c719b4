"""What a reader finds in a document: its words, its structure and its marks."""

import re
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader


def word_document(content: bytes) -> Any:
    return Document(BytesIO(content))


def word_paragraphs(content: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph of a Word document, in reading order."""
    document = word_document(content)
    names = {style.style_id: style.name for style in document.styles}
    return [
        (names[paragraph.find(f".//{qn('w:pStyle')}").get(qn("w:val"))], text_of(paragraph))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


def text_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def word_text(content: bytes) -> str:
    """The text of the body of a Word document, its white space folded."""
    return folded(" ".join(text for _, text in word_paragraphs(content)))


def word_footer(content: bytes) -> str:
    return text_of(word_document(content).sections[0].footer._element)


def pdf_text(content: bytes) -> str:
    """The text of a PDF, its white space folded."""
    return folded("\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages))


def html_text(page: str) -> str:
    """The text of an HTML page as its markup would be read."""
    from lxml import html

    body = html.fromstring(page).find("body")
    for furniture in body.find_class("foot") + body.find_class("page-number"):
        furniture.getparent().remove(furniture)
    return folded("".join(body.itertext()))


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
