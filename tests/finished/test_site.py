"""The finished sites of both projects, judged as browsers and programs see them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from folio.actions import Folders
from folio.actions.reading import read
from folio.actions.site import site_files
from folio.model.publications import editions
from tests.conftest import REPOSITORY
from tests.published import EDITIONS, published, write
from tests.webjudges.browser import axe_violations
from tests.webjudges.feeds import feed_faults
from tests.webjudges.linked_data import linked_data_faults
from tests.webjudges.markup import html_faults
from tests.webjudges.sitemaps import sitemap_faults

WENT_OUT = {
    "age": (
        ("newsletter", "2013-04-vejle"),
        ("press-release", "2014-06-magdeburg"),
        ("press-release", "handbook"),
    ),
    "example": EDITIONS,
}
ADDRESSES = {"age": "", "example": "https://dear-citizen.example.org/"}
SOMEWHERE = "https://site.example/"
OTHER_LANGUAGES = ("da", "de", "hu")
CORRECTED = datetime.timedelta(days=40)


@dataclass(frozen=True)
class Site:
    """A site as it is put on a server, at its address if it has one."""

    folder: Path
    address: str

    @property
    def pages(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))

    @property
    def names(self) -> list[str]:
        return [page.relative_to(self.folder).as_posix() for page in self.pages]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """The sites of both projects, each with an edition that was corrected."""
    return {project: _site(project, tmp_path_factory.mktemp(project)) for project in WENT_OUT}


def _site(project: str, place: Path) -> Site:
    folders = Folders(
        REPOSITORY / "records", place, REPOSITORY / "templates", REPOSITORY / "programmes"
    )
    reading = read(folders, project)
    out = published(folders, project, reading, editions=WENT_OUT[project])
    corrected = replace(out[0], at=out[0].at + CORRECTED)
    write(place / "site", site_files(folders, reading, editions((*out, corrected))))
    return Site(place / "site", ADDRESSES[project])


def test_the_pages_are_valid(sites: dict[str, Site]) -> None:
    pages = [page for site in sites.values() for page in site.pages]
    assert len(pages) == (2 + 6 * 6) + (2 + 3 * 6)
    assert html_faults(pages) == []


def test_nobody_stumbles_on_a_telephone_or_at_a_desk(sites: dict[str, Site]) -> None:
    site = sites["example"]
    assert axe_violations(site.folder, site.names, address=site.address) == []


def test_longer_words_and_a_site_without_an_address_make_nobody_stumble(
    sites: dict[str, Site],
) -> None:
    assert axe_violations(sites["age"].folder, list(_in_other_languages()), address=SOMEWHERE) == []


def _in_other_languages() -> Iterator[str]:
    """Pages in the languages that the example has not got."""
    yield "404.html"
    for code in OTHER_LANGUAGES:
        for name in ("index", "products", "newsletter-2013-04-vejle"):
            yield f"{code}/{name}.html"


def test_the_feeds_are_valid(sites: dict[str, Site]) -> None:
    for site in sites.values():
        feeds = sorted(site.folder.rglob("feed.xml"))
        assert len(feeds) == len([name for name in site.names if name.endswith("/index.html")])
        assert [fault for feed in feeds for fault in feed_faults(feed, site.address)] == []


def test_the_list_of_pages_is_right(sites: dict[str, Site]) -> None:
    site = sites["example"]
    assert sitemap_faults(site.folder, site.address) == []
    assert not (sites["age"].folder / "sitemap.xml").exists()


def test_what_pages_tell_programs_can_be_read(sites: dict[str, Site]) -> None:
    for site in sites.values():
        faults = [one for page in site.pages for one in linked_data_faults(page, site.address)]
        assert faults == []
