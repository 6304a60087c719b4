"""The whole site: all its pages, its feeds, and the list of its pages for search engines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from folio.documents.site.archive import archive_page
from folio.documents.site.doors import choice_page, lost_page
from folio.documents.site.edition import EditionPage, edition_page
from folio.documents.site.feed import Feed, feed
from folio.documents.site.local import LocalSite
from folio.documents.site.page import Page
from folio.documents.site.products import products_page
from folio.documents.site.shown import Shown, in_order
from folio.documents.site.start import start_page
from folio.model.register import Register
from folio.text.language import Language


@dataclass(frozen=True, slots=True)
class Site:
    """What the public pages of a project say.

    `listed` are those pages that search engines are to know, each with the day of its last change,
    as ISO 8601 writes it, where it has one.
    """

    base: str
    pages: tuple[Page, ...]
    feeds: tuple[Feed, ...]
    listed: tuple[tuple[Page, str], ...]


def compose(
    name: str, register: Register, editions: Iterable[Shown], languages: Sequence[Language]
) -> Site:
    """The site of a project, by its folder's name, in some languages."""
    shown = in_order(editions)
    codes = tuple(language.code for language in languages)
    sites = tuple(LocalSite(name, register, language, shown, codes) for language in languages)
    known = (choice_page(sites), *(page for site in sites for page in _pages(site)))
    return Site(
        base=sites[0].base,
        pages=(*known, lost_page(sites)),
        feeds=tuple(map(feed, sites)),
        listed=tuple((page, _changed(page)) for page in known),
    )


def site_languages(register: Register, editions: Iterable[Shown]) -> tuple[str, ...]:
    """The codes of the project's languages, and of those in which it published earlier."""
    earlier = (code for one in editions for code in one.languages)
    return tuple(dict.fromkeys((*register.project.languages, *sorted(earlier))))


def _pages(site: LocalSite) -> Iterator[Page]:
    yield start_page(site)
    yield archive_page(site)
    if site.register.products:
        yield products_page(site)
    for shown in site.editions:
        if site.language.code in shown.articles:
            yield edition_page(site, shown)


def _changed(page: Page) -> str:
    return page.dated.modified.isoformat() if isinstance(page, EditionPage) else ""
