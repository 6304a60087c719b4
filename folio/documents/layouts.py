"""The files by which documents, letters, messages and pages are drawn, each with its view."""

from collections.abc import Iterator
from dataclasses import dataclass

from folio.documents.catalogue import KINDS
from folio.documents.letters.letter import Letter
from folio.documents.message import Message
from folio.documents.site.archive import ArchivePage
from folio.documents.site.doors import DoorPage, LostPage
from folio.documents.site.edition import EditionPage
from folio.documents.site.products import ProductsPage
from folio.documents.site.start import StartPage
from folio.documents.view import View

PAGES = (StartPage, ArchivePage, EditionPage, ProductsPage, DoorPage, LostPage)


@dataclass(frozen=True, slots=True)
class Layout:
    """One file in a folder of templates, and the view that it shows.

    `is_whole` tells that it is meant to show all there is in the view.
    """

    folder: str
    file: str
    view: type[View]
    is_whole: bool = True


def layouts() -> tuple[Layout, ...]:
    """Every file that shows a view, once; files that others call for are none."""
    return tuple(dict.fromkeys(_layouts()))


def views() -> dict[str, type[View]]:
    """The views by name: those of the kinds of document, then those of all else."""
    pages = {page.layout: page for page in PAGES}
    kinds = {kind.name: kind.view for kind in KINDS.values()}
    return {**kinds, "letter": Letter, "message": Message, **pages}


def _layouts() -> Iterator[Layout]:
    for kind in KINDS.values():
        for ending in ("docx", "html"):
            yield Layout(kind.template, f"{kind.template}.{ending}", kind.view)
        if kind.is_news:
            yield Layout(kind.template, "article.html", kind.view, is_whole=False)
    for ending in ("html", "txt"):
        yield Layout("letter", f"letter.{ending}", Letter)
        yield Layout("message", f"message.{ending}", Message, is_whole=False)
    for page in PAGES:
        yield Layout("site", f"{page.layout}.html", page, is_whole=False)
