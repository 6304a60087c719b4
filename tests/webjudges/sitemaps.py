"""The judge of a site's list of pages, by the rules of sitemaps.org and of pages in languages."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree

_SPACE = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
_LANGUAGE = re.compile(r"x-default|[a-z]{2,3}(-[A-Z]{2})?")


def sitemap_faults(site: Path, website: str) -> list[str]:
    """What is wrong with the list of pages of the site in a folder, which is at an address."""
    root = etree.parse(site / "sitemap.xml").getroot()
    if root.tag != f"{{{_SPACE['s']}}}urlset":
        return [f"it is no list of pages but a {root.tag}"]
    return list(_faults(root, site, website))


def _faults(root: Any, site: Path, website: str) -> Iterator[str]:
    listed = [url.findtext("s:loc", "", _SPACE) for url in root]
    for address, times in Counter(listed).items():
        if times > 1:
            yield f"{address} stands {times} times"
        if not address.startswith(website) or not _file(site, address, website).is_file():
            yield f"'{address}' is no page of the site"
    for page in site.rglob("*.html"):
        address = f"{website}{page.relative_to(site).as_posix()}"
        if (address in listed) == ('content="noindex"' in page.read_text(encoding="utf-8")):
            yield f"{address} is not listed, or is and should not be"
    for url in root:
        changed = url.findtext("s:lastmod", "", _SPACE)
        if changed and not _is_moment(changed):
            yield f"'{changed}' is no moment"
    yield from _off_between(
        {url.findtext("s:loc", "", _SPACE): dict(_alternates(url)) for url in root}
    )


def _off_between(pages: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """Pages that are said to be the same in another language, and that do not say so themselves."""
    for address, alternates in pages.items():
        if address not in alternates.values():
            yield f"{address} does not name itself"
        for language, other in alternates.items():
            if not _LANGUAGE.fullmatch(language):
                yield f"'{language}' is no language of {address}"
            if other not in pages:
                yield f"{other}, named by {address}, is not listed"
            elif language != "x-default" and address not in pages[other].values():
                yield f"{other} does not name {address}"


def _alternates(url: Any) -> Iterator[tuple[str, str]]:
    for link in url.iterfind("x:link[@rel='alternate']", _SPACE):
        yield link.get("hreflang", ""), link.get("href", "")


def _file(site: Path, address: str, website: str) -> Path:
    return site / address.removeprefix(website)


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
