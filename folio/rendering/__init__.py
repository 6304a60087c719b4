"""View and template become bytes: the only door for docxtpl, python-docx and WeasyPrint."""

from folio.rendering.forms import (
    FORMS,
    article,
    html,
    letter_as_page,
    letter_as_text,
    message,
    render,
)
from folio.rendering.template import Template

__all__ = [
    "FORMS",
    "Template",
    "article",
    "html",
    "letter_as_page",
    "letter_as_text",
    "message",
    "render",
]
