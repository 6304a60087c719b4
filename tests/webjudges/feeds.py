"""The judge of feeds: what RFC 4287 asks of an Atom feed, and what readers of feeds need of it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

_ATOM = "http://www.w3.org/2005/Atom"
_SPACE = {"a": _ATOM}
_ONCE = {
    "feed": ("id", "title", "updated"),
    "entry": ("id", "title", "updated"),
    "author": ("name",),
}
_AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
    "author": ("uri", "email"),
}
_REPEATED = {
    "feed": ("author", "category", "contributor", "link", "entry"),
    "entry": ("author", "category", "contributor", "link"),
    "author": (),
}
_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")


def feed_faults(file: Path, website: str = "") -> list[str]:
    """What is wrong with a feed; where the site has an address, all links are to be absolute."""
    try:
        feed = etree.parse(file).getroot()
    except etree.XMLSyntaxError as error:
        return [f"{file.name}: {error}"]
    if feed.tag != f"{{{_ATOM}}}feed":
        return [f"{file.name}: it is no feed but a {feed.tag}"]
    return [f"{file.name}:{line}: {words}" for line, words in _faults(feed, website)]


def _faults(feed: Any, website: str) -> Iterator[tuple[int, str]]:
    entries = feed.findall("a:entry", _SPACE)
    for element in (feed, *entries, *feed.iterfind(".//a:author", _SPACE)):
        yield from ((element.sourceline, words) for words in _off_in_number(element))
    for element in (feed, *entries):
        yield from ((element.sourceline, words) for words in _off_in(element, website))
    for entry in entries:
        yield from ((entry.sourceline, words) for words in _off_in_entry(entry, feed))
    for identity, times in Counter(_text(one, "id") for one in (feed, *entries)).items():
        if times > 1:
            yield feed.sourceline, f"the id {identity} stands {times} times"
    if website and not feed.xpath("a:link[@rel='self']", namespaces=_SPACE):
        yield feed.sourceline, "it does not say where it is"


def _off_in_number(element: Any) -> Iterator[str]:
    """Elements that are missing, too many, or unknown."""
    name = etree.QName(element).localname
    there = Counter(etree.QName(one).localname for one in element)
    for one in _ONCE[name]:
        if there[one] != 1:
            yield f"{there[one]} elements {one} in {name}"
    for one in _AT_MOST_ONCE[name]:
        if there[one] > 1:
            yield f"{there[one]} elements {one} in {name}"
    for one in there.keys() - {*_ONCE[name], *_AT_MOST_ONCE[name], *_REPEATED[name]}:
        yield f"no element {one} is known in {name}"


def _off_in(element: Any, website: str) -> Iterator[str]:
    if not urlsplit(_text(element, "id")).scheme:
        yield f"the id '{_text(element, 'id')}' is no IRI"
    for date in element.xpath("a:updated | a:published", namespaces=_SPACE):
        if not _is_date(date.text or ""):
            yield f"'{date.text}' is no date of RFC 3339"
    for text in element.xpath("a:title | a:subtitle | a:summary", namespaces=_SPACE):
        if not _is_text(text):
            yield f"{etree.QName(text).localname} is no text"
    links = element.findall("a:link", _SPACE)
    for link in links:
        yield from _off_in_link(link, website)
    pages = Counter((one.get("type"), one.get("hreflang")) for one in links if _is_page(one))
    if any(times > 1 for times in pages.values()):
        yield "two pages of the same kind in the same language"


def _off_in_entry(entry: Any, feed: Any) -> Iterator[str]:
    if feed.find("a:author", _SPACE) is None and entry.find("a:author", _SPACE) is None:
        yield "nobody is its author"
    if _text(entry, "published") > _text(entry, "updated"):
        yield "it was updated before it was published"
    if not entry.xpath("a:content | a:link[@rel='alternate']", namespaces=_SPACE):
        yield "there is neither content nor a page"
    if not all(category.get("term") for category in entry.iterfind("a:category", _SPACE)):
        yield "a category has no term"


def _off_in_link(link: Any, website: str) -> Iterator[str]:
    href, media_type, length = (link.get(name, "") for name in ("href", "type", "length"))
    if not href:
        yield "a link leads nowhere"
    if website and not href.startswith(website):
        yield f"{href} is not on {website}"
    if not _MEDIA_TYPE.fullmatch(media_type):
        yield f"'{media_type}' is no type of {href}"
    if link.get("rel") == "enclosure" and not (length.isdecimal() and int(length)):
        yield f"{href} has no length"


def _is_text(element: Any) -> bool:
    """Whether there are words in it, and no markup where plain text was announced."""
    is_plain = element.get("type", "text") == "text"
    return bool("".join(element.itertext()).strip()) and not (is_plain and len(element))


def _is_page(link: Any) -> bool:
    return link.get("rel", "alternate") == "alternate"


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _text(element: Any, name: str) -> str:
    return str(element.findtext(f"a:{name}", "", _SPACE))
