"""The start page: the partnership and its aim, the latest news, all by date, the partners."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from folio.documents import parts
from folio.documents.site.local import ARCHIVE, CHOICE, START, LocalSite
from folio.documents.site.moments import Moment, moments
from folio.documents.site.page import Link, Page
from folio.documents.site.teasers import Teaser, teaser
from folio.documents.view import Fact, Section, Table
from folio.text.marks import Phrase, Prose

LATEST = 3
"""So many editions have room on the start page."""


class StartPage(Page):
    """The fields of `start.html`."""

    layout: ClassVar[str] = "start"

    aim: Prose = Field(description="What the partnership is for.")
    facts: tuple[Fact, ...] = Field(description="Duration, countries, coordinator.")
    latest_heading: Phrase = Field(description="The heading above the latest editions.")
    latest: tuple[Teaser, ...] = Field(description="The latest editions.")
    nothing: Phrase = Field(description="That nothing has appeared yet; else empty.")
    all_news: Link = Field(description="What leads to all editions.")
    moments_heading: Phrase = Field(description="The heading above meetings and products.")
    moments: tuple[Moment, ...] = Field(description="Meetings and products by date.")
    partners: Table = Field(description="The partners by country.")
    sections: tuple[Section, ...] = Field(description="The partnership, and what it plans.")
    contact: tuple[Fact, ...] = Field(description="Whom to ask.")


def start_page(site: LocalSite) -> StartPage:
    """The start page in a language."""
    register, language = site.register, site.language
    newest = tuple(reversed(site.editions))[:LATEST]
    return StartPage(
        frame=site.frame(
            START,
            title=Phrase(),
            description=language.phrase(register.project.aim),
            default=CHOICE,
        ),
        aim=language.prose(register.project.aim),
        facts=parts.in_short(register, language)[1:],
        latest_heading=language.say("Latest news"),
        latest=tuple(teaser(site, one) for one in newest),
        nothing=Phrase() if newest else language.say("Nothing has been published yet."),
        all_news=Link(text=language.say("All news"), href=ARCHIVE),
        moments_heading=language.say("Meetings and products"),
        moments=moments(site),
        partners=parts.partners_table(register, language),
        sections=tuple(_sections(site)),
        contact=tuple(parts.contact(register, language)),
    )


def _sections(site: LocalSite) -> Iterator[Section]:
    project, language = site.register.project, site.language
    if project.partnership:
        blocks = language.prose(project.partnership)
        yield Section(heading=language.say("About the partnership"), blocks=blocks)
    if project.expected_results:
        blocks = parts.items(project.expected_results, language)
        yield Section(heading=language.say("Expected results"), blocks=blocks)
