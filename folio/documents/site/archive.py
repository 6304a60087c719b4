"""The archive: all editions by year, the latest first."""

from itertools import groupby
from typing import ClassVar

from pydantic import Field

from folio.documents import parts
from folio.documents.site.local import ARCHIVE, LocalSite
from folio.documents.site.page import Link, Page
from folio.documents.site.teasers import Teaser, teaser
from folio.documents.view import View
from folio.text.marks import Phrase


class Year(View):
    """The editions of one year."""

    year: Phrase = Field(description="The year.")
    editions: tuple[Teaser, ...] = Field(description="What appeared in it, the latest first.")


class ArchivePage(Page):
    """The fields of `archive.html`."""

    layout: ClassVar[str] = "archive"

    years: tuple[Year, ...] = Field(description="The years, the latest first.")
    nothing: Phrase = Field(description="That nothing has appeared yet; else empty.")
    follow: Link = Field(description="What leads to the feed.")


def archive_page(site: LocalSite) -> ArchivePage:
    """The archive in a language."""
    language = site.language
    newest_first = reversed(site.editions)
    frame = site.frame(
        ARCHIVE,
        title=language.say("Archive"),
        description=language.say(
            "All news from the project {project}",
            project=parts.project_title(site.register, language),
        ).as_opening,
    )
    return ArchivePage(
        frame=frame,
        years=tuple(
            Year(
                year=language.plain(str(year)),
                editions=tuple(teaser(site, one) for one in editions),
            )
            for year, editions in groupby(newest_first, lambda one: one.dated.year)
        ),
        nothing=Phrase() if site.editions else language.say("Nothing has been published yet."),
        follow=frame.feed,
    )
