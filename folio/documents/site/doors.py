"""The pages that belong to no language: where one is chosen, and where an address leads nowhere."""

from typing import ClassVar

from pydantic import Field

from folio.documents.site.local import CHOICE, FEED, START, LocalSite
from folio.documents.site.page import Link, Page
from folio.documents.view import View
from folio.text.locales import own_name
from folio.text.marks import Phrase

LOST = "404.html"


class Door(View):
    """What leads into the site in one language, with a sentence in it."""

    language: str = Field(description="The language (ISO 639-1).")
    sentence: Phrase = Field(description="The sentence before the link.")
    link: Link = Field(description="What leads to the site in this language.")


class DoorPage(Page):
    """The fields of `choice.html` and `lost.html`."""

    layout: ClassVar[str] = "choice"

    doors: tuple[Door, ...] = Field(description="One a language.")


class LostPage(DoorPage):
    """What is shown where a page is asked for that is not there."""

    layout: ClassVar[str] = "lost"


def choice_page(sites: tuple[LocalSite, ...]) -> DoorPage:
    """The page at the root: all languages, each with the project's aim in it."""
    home = _home(sites)
    doors = tuple(
        Door(
            language=site.language.code,
            sentence=site.language.phrase(site.register.project.aim),
            link=_entrance(
                site, "", Phrase.plain(own_name(site.language.code), site.language.code)
            ),
        )
        for site in sites
    )
    frame = home.frame(
        START,
        title=Phrase(),
        description=home.language.phrase(home.register.project.aim),
        default=CHOICE,
    )
    bare = {"path": CHOICE, "root": "", **_bare(home)}
    return DoorPage(frame=frame.model_copy(update=bare), doors=doors)


def lost_page(sites: tuple[LocalSite, ...]) -> LostPage:
    """The page for addresses that lead nowhere.

    It is shown at any of these, so its links are whole addresses wherever the site's own is known.
    """
    home = _home(sites)
    doors = tuple(
        Door(
            language=site.language.code,
            sentence=site.language.say("This page does not exist."),
            link=_entrance(site, site.base, site.language.say("Go to the home page")),
        )
        for site in sites
    )
    title = home.language.say("This page does not exist.")
    frame = home.frame(START, title=title, description=title)
    bare = {"path": LOST, "root": home.base, **_bare(home)}
    return LostPage(frame=frame.model_copy(update=bare), doors=doors)


def _home(sites: tuple[LocalSite, ...]) -> LocalSite:
    """The site in the project's working language, or else in its first."""
    working = sites[0].register.project.working_language
    return next((site for site in sites if site.language.code == working), sites[0])


def _entrance(site: LocalSite, root: str, text: Phrase) -> Link:
    return Link(text=text, href=f"{root}{site.path(START)}", language=site.language.code)


def _bare(home: LocalSite) -> dict[str, object]:
    """A page that has no menu of its own: the languages are what it tells."""
    return {
        "menu": (),
        "languages": (),
        "feed": Link(text=home.language.say("News feed"), href=home.path(FEED)),
    }
