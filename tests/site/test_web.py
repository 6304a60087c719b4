"""What programs find on the site: links, heads, feeds, the list of pages; and nothing that runs."""

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree
from pydantic import BaseModel

from folio.model.register import Register
from folio.text.wording import Wording
from tests.published import published
from tests.site.conftest import WEBSITE, Office, Site
from tests.site.pages import Element
from tests.site.test_pages import GUIDE, LANGUAGES, LYSVAG, SMILGAVA

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
HOSTILE = "</script><script>alert(1)</script>]]>&amp;\"'<b>{{ 7 * 7 }}"

each_language = pytest.mark.parametrize("code", LANGUAGES)


def addresses(found: Element) -> Iterator[tuple[str, str]]:
    """Everything that a page leads to or asks for, by the attribute that says so."""
    for one in found.every:
        for name in ("href", "src"):
            if name in one.attributes and one.attributes.get("rel") != "schema.DC":
                yield name, one.attributes[name]
        for source in filter(None, one.attributes.get("srcset", "").split(", ")):
            yield "src", source.split()[0]
        if one.name == "style":
            yield from (("src", url) for url in re.findall(r'url\("([^"]+)"\)', one.text))


def place(path: str, address: str) -> str:
    """The file of the site that an address on a page means."""
    if address.startswith(WEBSITE):
        return address.removeprefix(WEBSITE)
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address)))


def test_every_link_leads_to_a_file_of_the_site_or_is_one_of_the_text(site: Site) -> None:
    texts = {"https://dear-citizen.example.org/guide", "https://letter-box.example.org"}
    for path, found in site.pages.items():
        ids = {one.attributes.get("id") for one in found.every}
        for name, address in addresses(found):
            if address.startswith("#"):
                assert address[1:] in ids
            elif name == "src" or not urlsplit(address).scheme or address.startswith(WEBSITE):
                assert address in texts or place(path, address) in site.files, (path, address)
            else:
                allowed = address in texts or address.startswith(("mailto:", "https://lysvag."))
                assert allowed, (path, address)


def test_links_within_the_site_work_without_a_server(site: Site) -> None:
    for path, found in site.pages.items():
        if path != "404.html":
            for one in (*found.one("body").all("a"), *found.all("img")):
                address = one.attributes.get("href", one.attributes.get("src", ""))
                assert not address.startswith((WEBSITE + "en", WEBSITE + "it", "/")), (
                    path,
                    address,
                )


def test_every_file_is_asked_for_by_something(site: Site) -> None:
    used = {
        place(path, address)
        for path, found in site.pages.items()
        for _, address in addresses(found)
    }
    rest = {path for path in set(site.files) - used if not path.endswith("-licence.txt")}
    assert rest <= {"404.html", "index.html", "sitemap.xml"}


def test_nothing_on_a_page_runs(site: Site) -> None:
    for found in site.pages.values():
        assert [one.attributes for one in found.all("script")] == [{"type": "application/ld+json"}]
        for one in found.every:
            assert not [name for name in one.attributes if name.startswith("on")]
            assert one.name not in ("iframe", "object", "embed", "form", "base")


def test_headings_are_in_order_and_one_is_the_first(site: Site) -> None:
    for path, found in site.pages.items():
        levels = [int(one.name[1]) for one in found.every if re.fullmatch("h[1-6]", one.name)]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(b - a <= 1 for a, b in pairwise(levels)), path


def test_pictures_have_their_size_and_what_they_show(site: Site) -> None:
    for found in site.pages.values():
        for one in found.all("img"):
            assert one.attributes["alt"]
            assert int(one.attributes["width"]) > 0
            assert int(one.attributes["height"]) > 0


def test_the_head_of_an_edition_tells_what_it_is(site: Site) -> None:
    found = site.pages[f"it/{LYSVAG}.html"]
    headline = "Tre Comuni imparano a scrivere lettere che i cittadini capiscono"
    address = f"{WEBSITE}it/{LYSVAG}.html"
    assert found.one("title").text == f"{headline} · Dear Citizen"
    assert found.one("link", rel="canonical").attributes["href"] == address
    assert found.meta("og:title") == found.meta("DC.title") == headline
    assert found.meta("og:type") == "article"
    assert found.meta("og:url") == found.meta("DC.identifier") == address
    assert found.meta("og:locale") == "it_IT"
    assert found.meta("og:image").startswith(f"{WEBSITE}pictures/")
    assert found.meta("og:image").removeprefix(WEBSITE) in site.files
    assert found.meta("article:published_time") == "2013-06-03T09:30:00+03:00"
    assert found.meta("article:modified_time") == "2013-07-13T09:30:00+03:00"
    assert found.meta("DC.date") == "2013-07-13"
    assert found.meta("DC.language") == "it"
    assert found.meta("DC.creator") == "Comune di Lysvåg"
    assert found.meta("description").startswith("Il 24 e 25 ottobre 2012")


def test_the_languages_of_a_page_are_told_to_search_engines(site: Site) -> None:
    def alternates(path: str) -> dict[str, str]:
        found = site.pages[path].all("link", rel="alternate")
        return {
            one.attributes["hreflang"]: one.attributes["href"].removeprefix(WEBSITE)
            for one in found
            if "hreflang" in one.attributes
        }

    for code in LANGUAGES:
        assert alternates(f"{code}/{GUIDE}.html") == {
            **{other: f"{other}/{GUIDE}.html" for other in LANGUAGES},
            "x-default": f"en/{GUIDE}.html",
        }
        assert alternates(f"{code}/index.html")["x-default"] == "index.html"


def test_an_edition_is_a_news_article_to_programs(site: Site) -> None:
    told = site.pages[f"lv/{LYSVAG}.html"].linked_data
    assert told["@type"] == "NewsArticle"
    assert told["headline"] == "Trīs pašvaldības mācās rakstīt iedzīvotājiem saprotamas vēstules"
    assert told["inLanguage"] == "lv"
    assert told["datePublished"] == "2013-06-03T09:30:00+03:00"
    assert told["dateModified"] == "2013-07-13T09:30:00+03:00"
    assert told["publisher"] == {"@type": "Organization", "name": "Līsvogas pašvaldība"}
    assert told["author"] == [{"@type": "Organization", "name": "Līsvogas pašvaldība"}]
    assert told["image"][0].removeprefix(WEBSITE) in site.files
    assert told["mainEntityOfPage"] == f"{WEBSITE}lv/{LYSVAG}.html"


@each_language
def test_a_feed_is_as_rfc_4287_has_it(site: Site, code: str) -> None:
    feed = etree.fromstring(site.content(f"{code}/feed.xml"))
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == code
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(f"a:{name}", ATOM)) == 1
    assert _links(feed, "self") == [f"{WEBSITE}{code}/feed.xml"]
    assert _links(feed, "alternate") == [f"{WEBSITE}{code}/index.html"]
    entries = feed.findall("a:entry", ATOM)
    assert len(entries) == 3
    ids = [entry.findtext("a:id", None, ATOM) for entry in entries]
    assert len(set(ids)) == 3
    for entry in entries:
        for name in ("id", "title", "updated", "published", "summary", "author"):
            assert len(entry.findall(f"a:{name}", ATOM)) == 1
        for name in ("updated", "published"):
            assert datetime.fromisoformat(entry.findtext(f"a:{name}", "", ATOM)).tzinfo
        assert len(_links(entry, "alternate")) == 1
        for address in (*_links(entry, "alternate"), *_links(entry, "enclosure")):
            assert address.removeprefix(WEBSITE) in site.files


def test_a_feed_has_what_was_changed_last_first_and_its_files(site: Site) -> None:
    feed = etree.fromstring(site.content("lv/feed.xml"))
    first = feed.findall("a:entry", ATOM)[0]
    assert first.findtext("a:updated", None, ATOM) == "2013-07-13T09:30:00+03:00"
    assert first.findtext("a:published", None, ATOM) == "2013-06-03T09:30:00+03:00"
    assert feed.findtext("a:updated", None, ATOM) == "2013-07-13T09:30:00+03:00"
    enclosures = first.findall("a:link[@rel='enclosure']", ATOM)
    assert [(one.get("title"), int(one.get("length", "0"))) for one in enclosures] == [
        (form, len(site.content(f"lv/{LYSVAG}-lv.{ending}")))
        for form, ending in (("Word", "docx"), ("PDF", "pdf"))
    ]


def test_the_list_of_pages_has_each_with_its_languages(site: Site) -> None:
    listed = etree.fromstring(site.content("sitemap.xml"))
    pages = {url.findtext("s:loc", "", MAP).removeprefix(WEBSITE): url for url in listed}
    assert set(pages) == set(site.pages) - {"404.html"}
    edition = pages[f"lv/{LYSVAG}.html"]
    assert edition.findtext("s:lastmod", None, MAP) == "2013-07-13T09:30:00+03:00"
    assert [one.get("hreflang") for one in edition.findall("x:link", MAP)] == [
        *LANGUAGES,
        "x-default",
    ]


def test_without_an_address_of_its_own_the_site_names_none(office: Office) -> None:
    register = office.reading.register
    project = register.project.model_copy(update={"website": None})
    homeless = office.with_register(replace(register, project=project)).site
    assert "sitemap.xml" not in homeless.files
    for found in homeless.pages.values():
        assert not found.all("link", rel="canonical")
        assert not found.meta("og:url")
    doors = homeless.pages["404.html"].one("ul", class_="doors")
    assert doors.one("a", hreflang="en").attributes["href"] == "en/index.html"
    feed = etree.fromstring(homeless.content("lv/feed.xml"))
    ids = [one.text or "" for one in feed.iter("{http://www.w3.org/2005/Atom}id")]
    assert len(set(ids)) == 4
    assert all(one.startswith("urn:uuid:") for one in ids)
    assert homeless.content("lv/feed.xml") == office.with_register(
        replace(register, project=project)
    ).site.content("lv/feed.xml")


def _links(element: Any, relation: str) -> list[str]:
    return [one.get("href") for one in element.findall(f"a:link[@rel='{relation}']", ATOM)]


NAMES = {"acronym", "credit", "name", "title", "who"}
"""The fields that hold names, which are no wordings."""


def hostile(value: Any, field: str = "") -> Any:
    """A part of the records with something hostile in each of its texts."""
    if isinstance(value, Wording):
        return Wording(tuple((code, f"{text} {HOSTILE}") for code, text in value.texts))
    if isinstance(value, BaseModel):
        changed = {name: hostile(getattr(value, name), name) for name in type(value).model_fields}
        return value.model_copy(update=changed)
    if isinstance(value, Register):
        return replace(
            value,
            project=hostile(value.project),
            programme=hostile(value.programme),
            **{
                name: {key: hostile(one) for key, one in getattr(value, name).items()}
                for name in ("partners", "meetings", "products", "logs")
            },
        )
    if isinstance(value, tuple):
        return tuple(hostile(one) for one in value)
    if isinstance(value, str) and field in NAMES and value != "all":
        return f"{value} {HOSTILE}"
    assert not is_dataclass(value) or fields(value)
    return value


@pytest.fixture(scope="module")
def attacked(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a project in whose texts somebody has written what must not work."""
    folders = replace(office.folders, outputs=tmp_path_factory.mktemp("attacked"))
    reading = replace(office.reading, register=hostile(office.reading.register))
    publications = published(folders, "example", reading)
    return Office(folders, reading, publications).site


def names(found: Element) -> set[str]:
    """Which elements there are: of `script`, only such as hold data."""
    return {f"{one.name} {one.attributes.get('type', '')}" for one in found.every} | {"span "}


def test_hostile_texts_are_shown_and_do_nothing(site: Site, attacked: Site) -> None:
    assert attacked.pages.keys() == site.pages.keys()
    for path, found in attacked.pages.items():
        assert names(found) == names(site.pages[path])
        assert HOSTILE in found.one("title").text
        assert path == "404.html" or HOSTILE in found.meta("description")
        assert HOSTILE in found.one("main").text


def test_hostile_texts_stay_texts_in_linked_data(attacked: Site) -> None:
    told = attacked.pages[f"lv/{SMILGAVA}.html"].linked_data
    assert told["headline"].endswith(HOSTILE)
    assert HOSTILE in json.dumps(told["publisher"]["name"]).encode().decode("unicode_escape")


def test_hostile_texts_stay_texts_in_feeds(attacked: Site) -> None:
    for code in LANGUAGES:
        feed = etree.fromstring(attacked.content(f"{code}/feed.xml"))
        for entry in feed.findall("a:entry", ATOM):
            assert entry.findtext("a:title", "", ATOM).endswith(HOSTILE)
