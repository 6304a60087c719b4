"""The PDF: tagged, with its typefaces inside, printed from HTML without fetching anything."""

import logging
import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from folio.errors import TemplateError
from folio.rendering import faults
from folio.rendering.fonts import font_faces
from folio.rendering.hypertext import environment
from folio.rendering.template import Template

# The identifier True is pydyf's for "a digest of the content".
_OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": True}


def pdf(fields: Mapping[str, object], template: Template) -> bytes:
    """The document as PDF/UA-1, dated and named by what it says and never by the clock.

    Raises TemplateError for a fault in the HTML or CSS, and for anything asked for from elsewhere.
    """
    hypertext = page(fields, template)
    from weasyprint import HTML

    from folio.rendering import tagging
    from folio.rendering.fetching import Fetcher

    fetcher = Fetcher(template)
    with _warnings_as_errors(template), _no_clock():
        printed = HTML(string=hypertext, base_url=fetcher.base, url_fetcher=fetcher)
        laid_out = tagging.watched(printed.render(**_OPTIONS))
        content: bytes = laid_out.write_pdf(finisher=tagging.finish, **_OPTIONS)
    return content


def page(fields: Mapping[str, object], template: Template) -> str:
    """The document as one HTML text, with its styles and pictures inside.

    `font_faces` is there for the style sheet, beside the fields of the view.
    """
    surroundings = environment(template, str(fields["language"]))
    try:
        page = surroundings.get_template(template.page_file.name)
        return page.render(fields, font_faces=font_faces())
    except faults.FAULTS as error:
        file, line = faults.place(error, (template.folder, template.shared))
        raise faults.told(error, f"{file or template.page_file}:{line}", fields) from error


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
        told = (f"{_place(message, template)}: {message}" for message in mentioned.messages)
        raise TemplateError("\n".join(told))


def _place(message: str, template: Template) -> str:
    """The line of a style sheet that a warning quotes, since it counts lines in all of them."""
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
