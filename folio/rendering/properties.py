"""What a Word file says of itself: title, author, dates and language."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from docx.oxml.ns import qn

from folio.rendering.package import DRAWN_FROM
from folio.rendering.text import printable
from folio.text.locales import word_locale

LONGEST = 255
"""Characters that Open XML allows in a property."""


def describe(document: Any, fields: Mapping[str, object]) -> None:
    """Set the properties and the language of the document from the fields of its view."""
    _set_properties(document.core_properties, fields)
    _set_language(document, word_locale(str(fields["language"])))
    _forget_origin(document.part._settings_part)


def _set_properties(properties: Any, fields: Mapping[str, object]) -> None:
    properties.title = _short(fields["title"])
    properties.subject = _short(fields["subject"])
    properties.author = properties.last_modified_by = _short(fields["author"])
    properties.language = str(fields["language"])
    properties.created = properties.modified = _midnight(fields["dated"])
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1


def _set_language(document: Any, language: str) -> None:
    styles, settings = document.styles.element, document.settings.element
    for element in (*styles.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        element.set(qn("w:val"), language)


def _forget_origin(settings: Any) -> None:
    """Leave out from which file, on whose machine, the template was once drawn."""
    for element in settings.element.findall(qn("w:attachedTemplate")):
        settings.element.remove(element)
    for name, relation in list(settings.rels.items()):
        if relation.reltype == DRAWN_FROM:
            del settings.rels[name]


def _short(value: object) -> str:
    """The words as the PDF's properties have them, too: with plain spaces."""
    return printable(str(value)).replace("\u00a0", " ")[:LONGEST]


def _midnight(day: object) -> datetime:
    assert isinstance(day, date)  # noqa: S101 - the view has it so
    return datetime.combine(day, time(), UTC)
