"""What the pages of the real project say in each language, as a person has approved it."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from folio.actions.folders import Folders
from folio.actions.reading import read
from tests.conftest import LANGUAGES, REPOSITORY, TESTS
from tests.published import published
from tests.site.conftest import Office, Site
from tests.site.pages import Element

PAGES = ("index", "archive", "products", "newsletter-2013-04-vejle")
BLOCKS = {"p", "h1", "h2", "h3", "li", "dt", "dd", "tr"}
EDITIONS = (
    ("newsletter", "2013-04-vejle"),
    ("press-release", "2014-06-magdeburg"),
    ("press-release", "handbook"),
)


@pytest.fixture(scope="module")
def age_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folders = Folders(
        records=REPOSITORY / "records",
        outputs=tmp_path_factory.mktemp("age"),
        templates=REPOSITORY / "templates",
        programmes=REPOSITORY / "programmes",
    )
    reading = read(folders, "age")
    went_out = published(folders, "age", reading, editions=EDITIONS)
    corrected = replace(went_out[0], at=went_out[0].at + datetime.timedelta(days=40))
    return Office(folders, reading, (*went_out, corrected)).site


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_pages_say_what_was_approved(
    age_site: Site, code: str, approved: Callable[[Path, str], None]
) -> None:
    told = []
    for name in PAGES:
        found = age_site.pages[f"{code}/{name}.html"]
        part = found.one("body" if name == PAGES[0] else "main")
        labels = [nav.attributes["aria-label"] for nav in part.all("nav")]
        told += [f"[{name}]", found.meta("description"), *labels, *lines(part), ""]
    (lost,) = [
        door.text
        for door in age_site.pages["404.html"].all("li")
        if door.attributes["lang"] == code
    ]
    approved(TESTS / "approved" / f"site-{code}.txt", "\n".join([*told, "[404]", lost, ""]))


def lines(element: Element) -> Iterator[str]:
    """The words of a page, a line for each paragraph, without the article of an edition."""
    for one in element.inside:
        if isinstance(one, Element) and one.name in BLOCKS and not blocks(one):
            yield one.text
        elif isinstance(one, Element) and not is_article(one):
            yield from ([one.text] if one.name == "a" else lines(one))


def blocks(element: Element) -> bool:
    return any(one.name in BLOCKS for one in element.every)


def is_article(element: Element) -> bool:
    return element.name == "article" and "lang" in element.attributes
