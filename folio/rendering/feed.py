"""A news feed as Atom (RFC 4287), and the list of a site's pages for search engines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lxml import etree

from folio.rendering.text import printable

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_ATOM_TYPE = "application/atom+xml"


def atom(fields: Mapping[str, Any]) -> bytes:
    """The feed of a view: its own fields, and those of its entries."""
    feed = etree.Element(f"{{{ATOM}}}feed", {_LANGUAGE: fields["language"]}, nsmap={None: ATOM})
    _texts(feed, fields, ("id", "title", "subtitle"))
    _add(feed, "updated", fields["updated"].isoformat())
    _author(feed, fields["author"])
    _link(feed, "alternate", fields["home"], "text/html")
    if fields["address"]:
        _link(feed, "self", fields["address"], _ATOM_TYPE)
    for entry in fields["entries"]:
        _entry(feed, entry.fields)
    return _written(feed)


def sitemap(pages: Iterable[tuple[Mapping[str, Any], str]]) -> bytes:
    """Pages with the moments of their last changes, each with its like in other languages."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP, "xhtml": XHTML})
    for page, changed in pages:
        base, alternates = page["base"], page["alternates"]
        url = _add(root, "url")
        _add(url, "loc", f"{base}{page['path']}")
        if changed:
            _add(url, "lastmod", changed)
        for alternate in alternates:
            _alternate(url, alternate.language, f"{base}{alternate.path}")
        _alternate(url, "x-default", f"{base}{page['default']}")
    return _written(root)


def _entry(feed: Any, fields: Mapping[str, Any]) -> None:
    entry = _add(feed, "entry")
    entry.set(_LANGUAGE, fields["language"])
    _texts(entry, fields, ("id", "title"))
    for name in ("published", "updated"):
        _add(entry, name, fields[name].isoformat())
    _author(entry, fields["author"])
    _link(entry, "alternate", fields["href"], "text/html")
    for file in fields["enclosures"]:
        link = _link(entry, "enclosure", file.href, file.media_type)
        link.set("title", printable(file.title))
        link.set("length", str(file.length))
    _add(entry, "category").set("term", printable(fields["label"]))
    _texts(entry, fields, ("summary",))


def _author(parent: Any, name: str) -> None:
    _add(_add(parent, "author"), "name", name)


def _link(parent: Any, relation: str, href: str, media_type: str) -> Any:
    link = _add(parent, "link")
    for name, value in (("rel", relation), ("type", media_type), ("href", href)):
        link.set(name, value)
    return link


def _alternate(url: Any, language: str, href: str) -> None:
    link = etree.SubElement(url, f"{{{XHTML}}}link")
    for name, value in (("rel", "alternate"), ("hreflang", language), ("href", href)):
        link.set(name, value)


def _texts(parent: Any, fields: Mapping[str, Any], names: Sequence[str]) -> None:
    for name in names:
        _add(parent, name, fields[name])


def _add(parent: Any, name: str, text: str = "") -> Any:
    """A child in the namespace of its parent."""
    child = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}")
    if text:
        child.text = printable(text)
    return child


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))
