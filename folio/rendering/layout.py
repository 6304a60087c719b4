"""The pages of a PDF laid out by WeasyPrint, which is spared what no page of ours needs."""

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.html import UA

from folio.rendering.fetching import Fetcher
from folio.rendering.template import Template

_NOTES = re.compile(r"::(foot)?note-[^{]*\{[^}]*\}")
_HAS_NOTES = re.compile(r"float\s*:\s*footnote|position\s*:\s*note")


def laid_out(hypertext: str, template: Template, options: Mapping[str, object]) -> Any:
    """The pages, with everything in its place."""
    fetcher = Fetcher(template)
    sort = HTML if _HAS_NOTES.search(hypertext) else _WithoutNotes
    with _nothing_collected():
        printed = sort(string=hypertext, base_url=fetcher.base, url_fetcher=fetcher)
        return printed.render(**options)


class _WithoutNotes(HTML):  # type: ignore[misc]
    """A page without notes at its foot.

    For these, and for the markers of lists, WeasyPrint would work out six styles more of every
    element there is; that takes two fifths of the memory of a long table.
    """

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002
        return [_looks()]


@cache
def _looks() -> CSS:
    """How elements look of which a style sheet says nothing: WeasyPrint's own, without notes."""
    spared = _NOTES.sub("", UA).replace("\n::marker", "\nli::marker")
    return CSS(string=spared, counter_style=CounterStyle())


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Boxes and styles stay until the document is written, so that looking for waste finds none.

    Python would look again and again, at ever more of them, for a quarter of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
