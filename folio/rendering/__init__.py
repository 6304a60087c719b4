"""View and template become bytes: the only door for docxtpl, python-docx and WeasyPrint."""

from folio.rendering.forms import FORMS, html, render
from folio.rendering.letter import letter_as_page, letter_as_text
from folio.rendering.template import Template

__all__ = ["FORMS", "Template", "html", "letter_as_page", "letter_as_text", "render"]
