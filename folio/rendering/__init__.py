"""View and template become bytes: the only door for docxtpl, python-docx and WeasyPrint."""

from folio.rendering.forms import (
    FORMS,
    article,
    atom,
    commented,
    html,
    letter_as_page,
    letter_as_text,
    message,
    missing_in_word,
    missing_on_page,
    render,
    review,
    site_page,
    site_parts,
    sitemap,
)
from folio.rendering.review.fault import Fault, Place
from folio.rendering.review.usable import Usable, usable
from folio.rendering.template import Template

__all__ = [
    "FORMS",
    "Fault",
    "Place",
    "Template",
    "Usable",
    "article",
    "atom",
    "commented",
    "html",
    "letter_as_page",
    "letter_as_text",
    "message",
    "missing_in_word",
    "missing_on_page",
    "render",
    "review",
    "site_page",
    "site_parts",
    "sitemap",
    "usable",
]
