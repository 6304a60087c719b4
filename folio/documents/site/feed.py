"""The news feed in one language: what programs tell their users who follow the project."""

from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from pydantic import Field

from folio.documents.article import Article
from folio.documents.site.local import FEED, START, LocalSite
from folio.documents.site.shown import FORMS, Shown
from folio.documents.view import View


class Enclosure(View):
    """A file that belongs to an entry."""

    href: str
    media_type: str
    length: int
    title: str


class Entry(View):
    """An edition, as a feed tells of it."""

    id: str = Field(description="What stays the same whatever becomes of the entry.")
    href: str
    language: str
    title: str
    summary: str
    author: str
    label: str
    published: datetime
    updated: datetime
    enclosures: tuple[Enclosure, ...]


class Feed(View):
    """The editions that appeared in a language, the one changed last first."""

    path: str
    id: str
    language: str
    title: str
    subtitle: str
    author: str
    home: str = Field(description="The start page.")
    address: str = Field(description="Where the feed itself is, if that is known.")
    updated: datetime
    entries: tuple[Entry, ...]


def feed(site: LocalSite) -> Feed:
    """The feed of a language.

    Where nothing has appeared yet, it bears the first day of the project.
    """
    here = [one for one in site.editions if site.language.code in one.articles]
    newest_first = sorted(here, key=lambda one: one.edition.last.at, reverse=True)
    start = datetime.combine(site.register.project.period.start.first, time(), UTC)
    return Feed(
        path=site.path(FEED),
        id=_id(site, site.path(FEED)),
        language=site.language.code,
        title=str(site.title),
        subtitle=str(site.language.phrase(site.register.project.aim)),
        author=site.publisher,
        home=_address(site, START),
        address=f"{site.base}{site.path(FEED)}" if site.base else "",
        updated=newest_first[0].edition.last.at if newest_first else start,
        entries=tuple(_entry(site, one, one.articles[site.language.code]) for one in newest_first),
    )


def _entry(site: LocalSite, shown: Shown, article: Article) -> Entry:
    return Entry(
        id=_id(site, site.path(shown.page)),
        href=_address(site, shown.page),
        language=article.language,
        title=str(article.headline),
        summary=str(article.summary),
        author=article.author,
        label=str(article.label),
        published=shown.edition.first.at,
        updated=shown.edition.last.at,
        enclosures=tuple(
            Enclosure(
                href=_address(site, file.name),
                media_type=FORMS[file.form][1],
                length=file.size,
                title=FORMS[file.form][0],
            )
            for file in shown.files.get(article.language, ())
        ),
    )


def _address(site: LocalSite, file: str) -> str:
    """Where a file beside the feed is: as a whole, or where that is not known, from the feed."""
    return f"{site.base}{site.path(file)}" if site.base else file


def _id(site: LocalSite, path: str) -> str:
    """The address, or where none is known, a name that follows from the project and the path."""
    return f"{site.base}{path}" if site.base else uuid5(NAMESPACE_URL, f"{site.name}/{path}").urn
