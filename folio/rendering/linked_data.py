"""What a page tells programs that read schema.org's vocabulary, as JSON-LD."""

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from folio.rendering.text import plain

_NOT_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Nothing in a text can end the element that holds it, or begin a comment there."""


def linked_data(fields: Mapping[str, Any]) -> Markup:
    """The page with its article, if it has one, for the inside of a `script` element."""
    told = _article(fields) if "dated" in fields else _site(fields)
    text = json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False, indent=1)
    return Markup(text.translate(_NOT_IN_SCRIPT))  # noqa: S704 - nothing in it can be markup


def _site(fields: Mapping[str, Any]) -> dict[str, object]:
    return {
        "@type": "WebPage",
        "name": plain(fields["title"]) or plain(fields["site"]),
        "description": plain(fields["description"]),
        "inLanguage": fields["language"],
        "publisher": _organisation(fields["publisher"]),
        **_place(fields, "url"),
    }


def _article(fields: Mapping[str, Any]) -> dict[str, object]:
    dated = fields["dated"]
    image = {"image": [f"{fields['base']}{dated.image}"]} if fields["base"] and dated.image else {}
    return {
        "@type": "NewsArticle",
        "headline": plain(fields["title"]),
        "description": plain(fields["description"]),
        "inLanguage": fields["language"],
        "datePublished": dated.published.isoformat(),
        "dateModified": dated.modified.isoformat(),
        "author": [_organisation(dated.author)],
        "publisher": _organisation(fields["publisher"]),
        **image,
        **_place(fields, "mainEntityOfPage"),
    }


def _organisation(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _place(fields: Mapping[str, Any], name: str) -> dict[str, str]:
    """Where the page is, if that is known."""
    return {name: f"{fields['base']}{fields['path']}"} if fields["base"] else {}
