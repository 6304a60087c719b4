"""The judge of what a page tells programs in JSON-LD, by what search engines ask of schema.org."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import html

_ASKED = {
    "WebPage": ("name", "description", "inLanguage", "publisher"),
    "NewsArticle": (
        "headline",
        "description",
        "inLanguage",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
    ),
}
_DATES = ("datePublished", "dateModified")
_ADDRESS = {"WebPage": "url", "NewsArticle": "mainEntityOfPage"}


def linked_data_faults(page: Path, website: str = "") -> list[str]:
    """What is wrong with the linked data of a page; with its addresses, where the site has one."""
    root = html.document_fromstring(page.read_bytes())
    blocks = root.xpath("//script[@type='application/ld+json']")
    if not blocks:
        return [f"{page.name}: it tells programs nothing"]
    return [f"{page.name}: {words}" for block in blocks for words in _read(block.text, website)]


def _read(text: str, website: str) -> Iterator[str]:
    try:
        told = json.loads(text)
    except ValueError as error:
        yield f"no JSON: {error}"
        return
    if told.get("@context") != "https://schema.org":
        yield f"{told.get('@context')} is not its vocabulary"
    kind = told.get("@type")
    if kind not in _ASKED:
        yield f"it is a {kind}"
        return
    yield from (f"{name} is missing" for name in _ASKED[kind] if not told.get(name))
    yield from _off_in_dates(told)
    yield from _off_in_people(told)
    if website:
        for address in (told.get(_ADDRESS[kind], ""), *told.get("image", ())):
            if not address.startswith(website):
                yield f"'{address}' is not on {website}"


def _off_in_dates(told: Any) -> Iterator[str]:
    dates = {name: told[name] for name in _DATES if name in told}
    try:
        moments = [datetime.fromisoformat(text) for text in dates.values()]
    except ValueError as error:
        yield str(error)
        return
    if not all(moment.tzinfo for moment in moments):
        yield "a date without its offset"
    elif moments != sorted(moments):
        yield "it was changed before it was published"


def _off_in_people(told: Any) -> Iterator[str]:
    for one in (*told.get("author", ()), told.get("publisher", {})):
        if one.get("@type") not in ("Organization", "Person") or not one.get("name"):
            yield f"{one} is nobody"
