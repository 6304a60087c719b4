"""Judges of feeds, lists of pages and linked data pass what is good, and find what is not."""

from pathlib import Path

import pytest

from tests.webjudges.feeds import feed_faults
from tests.webjudges.linked_data import linked_data_faults
from tests.webjudges.sitemaps import sitemap_faults

WEBSITE = "https://site.example/"

FEED = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="lv">
  <id>https://site.example/lv/feed.xml</id>
  <title>Jaunumi</title>
  <updated>2013-06-04T09:30:00+03:00</updated>
  <author><name>Smilgavas pašvaldība</name></author>
  <link rel="self" type="application/atom+xml" href="https://site.example/lv/feed.xml"/>
  <link rel="alternate" type="text/html" href="https://site.example/lv/index.html"/>
  <entry>
    <id>https://site.example/lv/news.html</id>
    <title>Otrā tikšanās</title>
    <published>2013-06-03T09:30:00+03:00</published>
    <updated>2013-06-04T09:30:00+03:00</updated>
    <link rel="alternate" type="text/html" href="https://site.example/lv/news.html"/>
    <link rel="enclosure" type="application/pdf" href="https://site.example/a.pdf" length="9"/>
    <category term="Projekta ziņas"/>
    <summary>Tikās Smilgavā.</summary>
  </entry>
</feed>
"""

SITEMAP = """\
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://site.example/en.html</loc>
    <lastmod>2013-06-04T09:30:00+03:00</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://site.example/en.html"/>
    <xhtml:link rel="alternate" hreflang="lv" href="https://site.example/lv.html"/>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://site.example/en.html"/>
  </url>
  <url>
    <loc>https://site.example/lv.html</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://site.example/en.html"/>
    <xhtml:link rel="alternate" hreflang="lv" href="https://site.example/lv.html"/>
  </url>
</urlset>
"""

PAGE = """\
<!DOCTYPE html>
<html lang="lv">
<title>Otrā tikšanās</title>
<script type="application/ld+json">
{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Otrā tikšanās", "description": "Tikās Smilgavā.", "inLanguage": "lv",
 "datePublished": "2013-06-03T09:30:00+03:00", "dateModified": "2013-06-04T09:30:00+03:00",
 "author": [{"@type": "Organization", "name": "Smilgavas pašvaldība"}],
 "publisher": {"@type": "Organization", "name": "Smilgavas pašvaldība"},
 "image": ["https://site.example/a.jpg"], "mainEntityOfPage": "https://site.example/lv/news.html"}
</script>
</html>
"""


def told_of_feed(place: Path, text: str) -> list[str]:
    (place / "feed.xml").write_text(text, encoding="utf-8")
    return feed_faults(place / "feed.xml", WEBSITE)


def told_of_sitemap(place: Path, text: str) -> list[str]:
    for code in ("en", "lv"):
        (place / f"{code}.html").write_text(f'<html lang="{code}"></html>', encoding="utf-8")
    (place / "404.html").write_text('<meta name="robots" content="noindex">', encoding="utf-8")
    (place / "sitemap.xml").write_text(text, encoding="utf-8")
    return sitemap_faults(place, WEBSITE)


def told_of_page(place: Path, text: str) -> list[str]:
    (place / "news.html").write_text(text, encoding="utf-8")
    return linked_data_faults(place / "news.html", WEBSITE)


def test_what_is_good_is_passed(tmp_path: Path) -> None:
    assert told_of_feed(tmp_path, FEED) == []
    assert told_of_sitemap(tmp_path, SITEMAP) == []
    assert told_of_page(tmp_path, PAGE) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("</feed>", "", "Premature end"),
        ('xmlns="http://www.w3.org/2005/Atom"', "", "it is no feed"),
        ("<title>Jaunumi</title>", "", "0 elements title"),
        ("<title>Jaunumi</title>", "<title/>", "title is no text"),
        ("<title>Otrā tikšanās</title>", "<title>Otrā <b>tikšanās</b></title>", "is no text"),
        ("<summary>", "<summary>Jau bija.</summary><summary>", "2 elements summary"),
        ("<entry>", "<item/><entry>", "no element item"),
        ("<author><name>Smilgavas pašvaldība</name></author>", "", "nobody is its author"),
        ("<name>Smilgavas pašvaldība</name>", "", "0 elements name"),
        ("site.example/lv/feed.xml</id>", "site.example/lv/news.html</id>", "stands 2 times"),
        ("<id>https://site.example/lv/news.html", "<id>lv/news.html", "is no IRI"),
        ("2013-06-03T09:30:00+03:00", "2013-06-03", "is no date"),
        ("2013-06-03T09:30:00+03:00", "2013-06-31T09:30:00Z", "is no date"),
        ("2013-06-03T", "2013-06-05T", "updated before"),
        ('href="https://site.example/a.pdf"', 'href="a.pdf"', "is not on"),
        (' length="9"', "", "has no length"),
        (' type="application/pdf"', "", "is no type"),
        ('term="Projekta ziņas"', "", "no term"),
        ('rel="self"', 'rel="via"', "does not say where it is"),
        ('rel="enclosure" type="application/pdf"', 'type="text/html"', "two pages"),
    ],
)
def test_what_is_wrong_in_a_feed_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in FEED
    assert any(told in one for one in told_of_feed(tmp_path, FEED.replace(old, new, 1)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("/sitemap/0.9", "/sitemap/0.8", "no list of pages"),
        ("<loc>https://site.example/lv.html", "<loc>https://site.example/hu.html", "is no page"),
        ("<loc>https://site.example/lv.html", "<loc>lv.html", "is no page"),
        ("<loc>https://site.example/lv.html", "<loc>https://site.example/en.html", "2 times"),
        ("<loc>https://site.example/lv.html", "<loc>https://site.example/404.html", "should not"),
        ("2013-06-04T09:30:00+03:00", "4 June 2013", "is no moment"),
        ('hreflang="lv"', 'hreflang="Latvian"', "is no language"),
        ('hreflang="lv" href="https://site.example/lv', 'hreflang="lv" href="lv', "is not listed"),
    ],
)
def test_what_is_wrong_in_a_list_of_pages_is_found(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in SITEMAP
    assert any(told in one for one in told_of_sitemap(tmp_path, SITEMAP.replace(old, new, 1)))


def test_a_page_that_does_not_lead_back_is_found(tmp_path: Path) -> None:
    head, _, last = SITEMAP.rpartition('hreflang="en" href="https://site.example/en.html"')
    spoilt = f'{head}hreflang="en" href="https://site.example/lv.html"{last}'
    assert told_of_sitemap(tmp_path, spoilt) == [
        "https://site.example/lv.html does not name https://site.example/en.html"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("application/ld+json", "text/plain", "tells programs nothing"),
        ('"inLanguage": "lv",', '"inLanguage": "lv"', "no JSON"),
        ("https://schema.org", "https://example.org", "is not its vocabulary"),
        ('"NewsArticle"', '"Novelty"', "it is a Novelty"),
        ('"headline": "Otrā tikšanās"', '"headline": ""', "headline is missing"),
        ("2013-06-03T09:30:00+03:00", "3 June 2013", "Invalid isoformat"),
        ("2013-06-03T09:30:00+03:00", "2013-06-03T09:30:00", "without its offset"),
        ("2013-06-03T", "2013-06-05T", "changed before"),
        ('"Organization"', '"Thing"', "is nobody"),
        ('"https://site.example/a.jpg"', '"a.jpg"', "is not on"),
        (', "mainEntityOfPage": "https://site.example/lv/news.html"', "", "is not on"),
    ],
)
def test_what_is_wrong_in_linked_data_is_found(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in PAGE
    assert any(told in one for one in told_of_page(tmp_path, PAGE.replace(old, new, 1)))
