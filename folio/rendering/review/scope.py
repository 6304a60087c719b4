"""What a template knows at one of its tags: values by their names, and what it has asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from jinja2 import nodes

from folio.text.fields import ANY, Field, Sort


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression comes to: its field, and where in the view that is.

    `path` is empty for what no view brings; `written` is the expression, as `fact.label`.
    """

    field: Field
    path: str = ""
    written: str = ""


NOTHING = Value(ANY)
"""What nothing is known of."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The names at a tag, and the expressions of which it was asked whether they are there."""

    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    asked: frozenset[str] = frozenset()

    def knowing(self, values: Mapping[str, Value]) -> "Scope":
        """With these names as well; what was asked of others of the same name is forgotten."""
        still = (one for one in self.asked if one.split(".")[0] not in values)
        return replace(self, values={**self.values, **values}, asked=frozenset(still))

    def asking(self, expressions: Iterator[str]) -> "Scope":
        """With these known to be there."""
        return replace(self, asked=self.asked | frozenset(expressions))


def written(node: nodes.Node) -> str:
    """A name with what is under it, as it stands in a tag; empty for anything else."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr() if under := written(node.node):
            return f"{under}.{node.attr}"
    return ""


def asked_for(test: nodes.Node) -> Iterator[str]:
    """The expressions that are there where a test holds."""
    match test:
        case nodes.And():
            yield from asked_for(test.left)
            yield from asked_for(test.right)
        case nodes.Not():
            yield from missing_in(test.node)
        case nodes.Test() if test.name == "defined":
            yield from asked_for(test.node)
        case _ if expression := written(test):
            yield expression


def missing_in(test: nodes.Node) -> Iterator[str]:
    """The expressions that are there where a test does not hold."""
    match test:
        case nodes.Or():
            yield from missing_in(test.left)
            yield from missing_in(test.right)
        case nodes.Not():
            yield from asked_for(test.node)
        case nodes.Test() if test.name == "none":
            yield from asked_for(test.node)


def loop(item: Value) -> Value:
    """What is known of `loop` inside a for."""
    number = Field(Sort.NUMBER, is_printed=True)
    names: dict[str, Field] = dict.fromkeys(
        ("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), number
    )
    names |= dict.fromkeys(("first", "last"), Field(Sort.ANSWER))
    names |= dict.fromkeys(("previtem", "nextitem"), item.field)
    names |= dict.fromkeys(("cycle", "changed"), ANY)
    return Value(Field(Sort.GROUP, fields=names), written="loop")
