"""A page of the site as a browser takes it apart: its elements, its links, its words."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass
class Element:
    """An element with what is inside it."""

    name: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words in it, with plain spaces."""
        words = "".join(one if isinstance(one, str) else one.text for one in self.inside)
        return " ".join(words.split())

    def all(self, name: str, **wanted: str) -> list["Element"]:
        """The elements of a name within it, with some attributes (`class` as `class_`)."""
        found = []
        for one in self.inside:
            if isinstance(one, Element):
                named = {key.rstrip("_").replace("_", "-"): value for key, value in wanted.items()}
                if one.name == name and named.items() <= one.attributes.items():
                    found.append(one)
                found += one.all(name, **wanted)
        return found

    def one(self, name: str, **wanted: str) -> "Element":
        """The only such element."""
        (found,) = self.all(name, **wanted)
        return found

    @property
    def every(self) -> list["Element"]:
        """All elements within it."""
        children = [one for one in self.inside if isinstance(one, Element)]
        return children + [below for child in children for below in child.every]

    @property
    def linked_data(self) -> dict[str, Any]:
        """What it tells programs in JSON-LD."""
        (told,) = self.one("script", type="application/ld+json").inside
        assert isinstance(told, str)
        found: dict[str, Any] = json.loads(told)
        return found

    def meta(self, name: str) -> str:
        """What an element `meta` of a name or property says; nothing where there is none."""
        for one in self.all("meta"):
            if name in (one.attributes.get("name"), one.attributes.get("property")):
                return one.attributes["content"]
        return ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def page(content: bytes) -> Element:
    """The page, whose elements are all closed in their order."""
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    (root,) = reader.open
    return root.one("html")
