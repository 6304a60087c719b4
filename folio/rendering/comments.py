"""The comments of a Word template: they are for whoever draws it, and no reader gets them."""

from typing import Any

from docx.oxml.ns import qn

_TRACES = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference"))
_PART = "/comments"
"""In the names of all relations to parts with comments, `commentsExtended` and so on."""


def take_out(document: Any) -> None:
    """Take all comments out of a Word document, and the parts in which they stand."""
    for trace in list(document.element.body.iter(*_TRACES)):
        trace.getparent().remove(trace)
    relations = document.part.rels
    for name in [name for name, one in relations.items() if _PART in one.reltype]:
        del relations[name]
