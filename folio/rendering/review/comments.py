"""A copy of a Word template with a comment at each fault, for whoever mends it in Word."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from folio.rendering.archive import packed
from folio.rendering.review import word
from folio.rendering.review.fault import Fault, capital
from folio.rendering.review.word import BODY, Paragraph
from folio.rendering.template import Template
from folio.rendering.word import opened

AUTHOR = "Folio"


def commented(template: Template, faults: Iterable[Fault]) -> bytes:
    """The Word file of a template as it is, with a comment at the tag of each fault.

    Word allows comments in the text only. Faults in headers, footers and footnotes are told at the
    first paragraph, and those in a text box where the box is anchored. Raises TemplateError where
    the file cannot be opened.
    """
    document = opened(template).docx
    parts = word.paragraphs(document, template.word_file)
    text = {one.place.number: one for part, there in parts if part == BODY for one in there}
    first = next((one.element for one in text.values()), None)
    if first is None:
        first = document.add_paragraph()._p
    for fault in faults:
        paragraph = text.get(fault.place.number)
        anchor = _anchor(paragraph) if paragraph else first
        runs, told = _all(anchor), f"{capital(fault.place.told)}, {fault.tag}: {fault.told}"
        if paragraph and anchor is paragraph.element:
            runs, told = _runs(paragraph, fault.tag), fault.told
        comment = document.add_comment(runs, told, author=AUTHOR, initials=AUTHOR[0])
        comment._comment_elm.attrib.pop(qn("w:date"), None)  # the clock is no part of a template
    saved = BytesIO()
    document.save(saved)
    return packed(saved.getvalue())


def _anchor(paragraph: Paragraph) -> Any:
    """The paragraph itself, or the one at which the box is anchored that it stands in."""
    return [paragraph.element, *paragraph.element.iterancestors(qn("w:p"))][-1]


def _runs(paragraph: Paragraph, tag: str) -> list[Run]:
    """The runs of a tag, or all of its paragraph."""
    start = paragraph.text.find(tag) if tag else -1
    if start < 0:
        return _all(paragraph.element)
    pieces = paragraph.between(start, start + len(tag))
    return [_run(piece.getparent()) for piece in pieces]


def _all(element: Any) -> list[Run]:
    """The runs of a paragraph, or a new one where it has none."""
    runs = [one for one in element.iter(qn("w:r")) if _holder(one) is element]
    return [_run(one) for one in runs] or [WordParagraph(element, None).add_run()]  # type: ignore[arg-type]


def _run(element: Any) -> Run:
    return Run(element, None)  # type: ignore[arg-type]


def _holder(run: Any) -> Any:
    return next(run.iterancestors(qn("w:p")), None)
