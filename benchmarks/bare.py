"""The least that makes the documents: docxtpl and WeasyPrint called on the same views."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate, InlineImage
from jinja2 import Environment
from weasyprint import HTML

from benchmarks.case import Said
from folio.documents.view import Document
from folio.rendering import Template, html
from folio.text.marks import Picture


def made(views: Sequence[Said], folder: Path) -> None:
    """Both forms of all documents, one after the other, with numbers for names."""
    for number, (view, template) in enumerate(views):
        word(view, template, folder / f"{number}.docx")
        pdf(view, template, folder / f"{number}.pdf")


def word(view: Document, template: Template, file: Path) -> None:
    """The Word template filled in: no charts, marks, contents, languages or descriptions."""
    form = DocxTemplate(template.word_file)
    surroundings = Environment(autoescape=True)
    surroundings.filters |= _filters(form)
    form.render(dict(view.fields), surroundings, autoescape=True)
    form.save(file)


def pdf(view: Document, template: Template, file: Path) -> None:
    """The same page printed as PDF/UA-1: nothing enclosed, no tags mended."""
    page: Any = HTML(string=html(view.fields, template), base_url=f"{template.folder}{os.sep}")
    page.write_pdf(file, pdf_variant="pdf/ua-1")


def _filters(form: DocxTemplate) -> Mapping[str, Any]:
    """What the Word templates ask for, as docxtpl does it; it draws no charts."""

    def picture(shown: Picture, _width: float, _height: float) -> object:
        return InlineImage(form, str(shown.file)) if shown.file else ""

    return {"plain": str, "picture": picture, "chart": lambda *_: "", "undrawn": str}
