"""What a template may use: the tag for each field of a view, its meaning, and an example."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from folio.rendering.review.fault import excerpt
from folio.rendering.review.tags import DRAWN, printing
from folio.text.fields import Field, Sort
from folio.text.marks import Phrase

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Usable:
    """One thing that a template may use: the tag to write, how deep it stands in others, and so on.

    `sort` is what it is, and `example` what it says in a real document, or nothing.
    """

    tag: str
    depth: int
    sort: str
    meaning: str
    may_be_missing: bool
    example: str


def usable(view: Field, said: object = None) -> Iterator[Usable]:
    """Everything in a view, in its order, as a Word template writes it.

    The examples are what a document says, where there is one.
    """
    return _Listing().group(view, "", said, 0)


@dataclass(slots=True)
class _Listing:
    """Goes through the fields of a view.

    `explained` are the lists whose things were told of, by what one of them is called.
    """

    explained: dict[str, str] = field(default_factory=dict)

    def group(self, group: Field, before: str, said: Any, depth: int) -> Iterator[Usable]:
        """What is in a group; that of a table is gone through in rows and cells."""
        beside = "tc" if "rows" in group.fields else "p"
        for name, one in group.fields.items():
            level = "tr" if name == "rows" else beside
            yield from self.field(one, f"{before}{name}", getattr(said, name, None), depth, level)

    def field(
        self, one: Field, path: str, said: Any, depth: int, level: str = "p"
    ) -> Iterator[Usable]:
        """A field, and what is in it; `level` is what stands for each thing where it is a list."""
        if one.sort is Sort.LIST and one.item is not None:
            yield _usable(one, f"{{%{level} for {one.name} in {path} %}}", depth)
            yield from self.item(one, path, next(iter(said or ()), None), depth + 1)
        elif one.sort is Sort.GROUP:
            if one.may_be_missing:
                yield _usable(one, f"{{%p if {path} %}}", depth)
                depth += 1
            yield from self.group(one, f"{path}.", said, depth)
        elif one.sort is not Sort.ANY:
            yield _usable(one, _tag(one, path), depth, said)
            if one.sort in DRAWN:
                yield from self.group(one, f"{path}.", said, depth)

    def item(self, whole: Field, path: str, said: Any, depth: int) -> Iterator[Usable]:
        """One thing of a list; what was told of its like before is not told again."""
        assert whole.item  # noqa: S101 - it is a list
        name = whole.name
        if whole.item.fields and self.explained.setdefault(name, path) != path:
            meaning = f"A {name} has the same fields everywhere: see '{self.explained[name]}'."
            yield Usable("", depth, "", meaning, may_be_missing=False, example="")
        else:
            yield from self.field(whole.item, name, said, depth, "tc")


def _usable(one: Field, tag: str, depth: int, said: Any = None) -> Usable:
    return Usable(tag, depth, one.sort, one.meaning, one.may_be_missing, _shown(said))


def _tag(one: Field, path: str) -> str:
    is_asked = one.sort in (Sort.ANSWER, Sort.FILE)
    return f"{{%p if {path} %}}" if is_asked else printing(one, path)


def _shown(said: Any) -> str:
    is_told = isinstance(said, Phrase | str | int | date) and not isinstance(said, bool)
    return excerpt(str(said), _LONGEST) if is_told else ""
