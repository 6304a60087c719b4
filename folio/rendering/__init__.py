"""View and template become bytes: the only door for docxtpl, python-docx and WeasyPrint."""

from folio.rendering.forms import FORMS, html, render
from folio.rendering.template import Template

__all__ = ["FORMS", "Template", "html", "render"]
