"""The PDF: tagged, with its typefaces inside, printed from HTML without fetching anything."""

import hashlib
import logging
import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from folio.errors import TemplateError
from folio.rendering.fonts import font_faces
from folio.rendering.hypertext import environment, filled
from folio.rendering.template import Template
from folio.text.extract import Extract

# The identifier True is pydyf's for "a digest of the content".
_OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": True}

Headings = tuple[tuple[int, str, int], ...]
"""The headings of a PDF in their order: the level, the text, the page."""
_ITS_PLACE = re.compile(r"(?<=`) at \d+:\d+")
"""Where WeasyPrint found what it quotes: it counts the lines of all style sheets together."""
_KEPT = 256
_headings: dict[str, Headings] = {}
"""Those of the PDFs laid out last, by the digest of what they were printed from."""


def pdf(fields: Mapping[str, object], template: Template) -> tuple[bytes, Headings]:
    """The document as PDF/UA-1, dated and named by what it says and never by the clock.

    Its headings are told with it, for the contents of the Word file.

    Where the view has an extract, it is enclosed, and the document is PDF/A-3a as well.

    Raises TemplateError for a fault in the HTML or CSS, and for anything asked for from elsewhere.
    """
    hypertext = page(fields, template)
    shaped_by = _digest(hypertext, template)
    with _warnings_as_errors(template), _no_clock():
        document, content = _printed(hypertext, template, fields)
    return content, _keep(shaped_by, document)


def headings(fields: Mapping[str, object], template: Template) -> Headings:
    """The headings of the PDF with their levels and pages, counted from one.

    It is laid out for that, unless this process has just done so. Raises what `pdf` raises.
    """
    hypertext = page(fields, template)
    shaped_by = _digest(hypertext, template)
    if shaped_by in _headings:
        return _headings[shaped_by]
    with _warnings_as_errors(template):
        document = _laid_out(hypertext, template, _OPTIONS)
    return _keep(shaped_by, document)


def page(fields: Mapping[str, object], template: Template) -> str:
    """The document as one HTML text, with its styles and pictures inside.

    `font_faces` is there for the style sheet, beside the fields of the view.
    """
    surroundings = environment(template, str(fields["language"]))
    return filled(surroundings, template, template.page_file.name, fields, font_faces=font_faces())


def _printed(hypertext: str, template: Template, fields: Mapping[str, object]) -> tuple[Any, bytes]:
    """The document laid out, and as a file."""
    from folio.rendering import archival, tagging

    extract, dated = fields.get("extract"), fields["dated"]
    if not isinstance(extract, Extract):
        document = tagging.watched(_laid_out(hypertext, template, _OPTIONS))
        return document, document.write_pdf(finisher=tagging.finish, **_OPTIONS)
    assert isinstance(dated, date)  # noqa: S101 - the view has it so
    document = tagging.watched(_laid_out(hypertext, template, archival.OPTIONS))
    return document, archival.written(document, extract, dated)


def _laid_out(hypertext: str, template: Template, options: Mapping[str, object]) -> Any:
    """The pages, with everything in its place."""
    from folio.rendering.layout import laid_out

    try:
        return laid_out(hypertext, template, options)
    except AssertionError as error:  # WeasyPrint's answer where it finds no place to divide a page
        raise TemplateError(
            f"{template.page_file}: a text is longer than a page where it may not be divided. "
            "Shorten the longest text that this document prints in its contact, its imprint or "
            "its signature."
        ) from error


def _digest(hypertext: str, template: Template) -> str:
    """SHA-256 of a page and of all that it may ask for."""
    return hashlib.sha256(f"{template.digest('pdf')} {hypertext}".encode()).hexdigest()


def _keep(shaped_by: str, document: Any) -> Headings:
    """The headings of a document laid out, remembered; the oldest of many are forgotten."""
    if len(_headings) >= _KEPT:
        _headings.pop(next(iter(_headings)), None)
    found = tuple(_outlined(document.make_bookmark_tree()))
    _headings[shaped_by] = found
    return found


def _outlined(tree: Any, level: int = 1) -> Iterator[tuple[int, str, int]]:
    """WeasyPrint's tree of bookmarks as a list."""
    for title, (number, _, _), under, _ in tree:
        yield level, title, number + 1
        yield from _outlined(under, level + 1)


@contextmanager
def _warnings_as_errors(template: Template) -> Iterator[None]:
    """Let nothing pass that WeasyPrint would only mention: it makes the PDF all the same."""
    mentioned = _Mentioned()
    log = logging.getLogger("weasyprint")
    propagates, log.propagate = log.propagate, False
    log.addHandler(mentioned)
    try:
        yield
    finally:
        log.removeHandler(mentioned)
        log.propagate = propagates
    if mentioned.messages:
        told = (_told(message, template) for message in mentioned.messages)
        raise TemplateError("\n".join(told))


def _told(message: str, template: Template) -> str:
    """A warning with its place in a file in front."""
    return f"{_place(message, template)}: {_ITS_PLACE.sub('', message)}"


def _place(message: str, template: Template) -> str:
    """The line of a style sheet that a warning quotes."""
    quoted = re.search("`([^`]+)`", message)
    for sheet in (path for path in template.files("pdf") if path.suffix == ".css"):
        lines = sheet.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if quoted and quoted[1] in line:
                return f"{sheet}:{number}"
    return str(template.page_file)


class _Mentioned(logging.Handler):
    """The warnings of one thread, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.messages[record.getMessage()[:500]] = None


@contextmanager
def _no_clock() -> Iterator[None]:
    """Keep fontTools from writing the time of day into the typefaces it cuts to size.

    It heeds the variable of reproducible-builds.org and nothing else.
    """
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = "0"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = before
