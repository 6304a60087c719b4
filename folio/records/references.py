"""What a file names outside itself: other records by their ids, pictures by their file names.

It is found by the types of the fields, in the tree as it was written; so a record that has other
problems is told of these too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from folio.errors import Message, phrase, sentence
from folio.model.base import InMedia, Reference, kind_of, record_fields
from folio.model.report_definition import Section
from folio.records.complaints import Path
from folio.records.messages import nearest
from folio.records.yaml_file import Value, short

Named = tuple[Path, Reference | InMedia, str]
"""Where something is named, what it should be, and the name."""

_UNKNOWN = {
    "partners": phrase("There is no partner '{name}'."),
    "meetings": phrase("There is no meeting '{name}'."),
    "products": phrase("There is no product '{name}'."),
    "agencies": phrase("There is no agency '{name}'."),
    "sections": phrase("There is no section '{name}'."),
}


def unknown(
    to: Reference, name: str, known: Mapping[str, Mapping[str, object]]
) -> tuple[Message, Message] | None:
    """What is wrong with an id and what to do, or None where a record answers to it.

    `known` holds the ids there are by the kind of record; a kind that is not in it is not checked.
    """
    if is_known(to, name, known):
        return None
    offered = (other for other, what in known[to.to].items() if _is_offered(what))
    return sentence(_UNKNOWN[to.to], name=short(name)), nearest(name, offered)


def is_known(to: Reference, name: str, known: Mapping[str, Mapping[str, object]]) -> bool:
    """Whether a record answers to an id, or it cannot be said that none does."""
    return to.to not in known or name in known[to.to]


def _is_offered(what: object) -> bool:
    """Whether it makes sense to propose it: people write nothing for a section that is a table."""
    return what.takes_text if isinstance(what, Section) else True


def named(model: type[BaseModel], value: Value, path: Path = ()) -> Iterator[Named]:
    """Everything that a record names outside itself, by its model and its tree.

    White space around a name does not belong to it, as around all texts.
    """
    if isinstance(value, dict):
        for name, shape in _shapes(model).items():
            if name in value:
                yield from _named(shape, value[name], (*path, name))


@dataclass(frozen=True, slots=True)
class _Shape:
    """What may stand in a place, as far as it can name something outside."""

    marks: tuple[Reference | InMedia, ...] = ()
    items: "_Shape | None" = None
    keys: "_Shape | None" = None
    values: "_Shape | None" = None
    parts: tuple[type[BaseModel], ...] = ()

    def __bool__(self) -> bool:
        return any((self.marks, self.items, self.keys, self.values, self.parts))

    def __or__(self, other: "_Shape") -> "_Shape":
        return _Shape(
            self.marks + other.marks,
            self.items or other.items,
            self.keys or other.keys,
            self.values or other.values,
            self.parts + other.parts,
        )


@cache
def _shapes(model: type[BaseModel]) -> Mapping[str, _Shape]:
    """The fields of a model that can name something outside; the others need no looking into."""
    shapes = {
        name: _shape(field.annotation) | _marked(field.metadata)
        for name, field in record_fields(model).items()
    }
    return {name: shape for name, shape in shapes.items() if shape}


def _shape(annotation: Any) -> _Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0]) | _marked(arguments[1:])
    if origin in (Union, UnionType):
        return reduce(or_, map(_shape, arguments))
    if origin is tuple:
        return _Shape(items=_shape(arguments[0]) or None)
    if origin is dict:
        keys, values = (_shape(argument) or None for argument in arguments)
        return _Shape(keys=keys, values=values)
    is_part = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return _Shape(parts=(annotation,)) if is_part and _shapes(annotation) else _Shape()


def _marked(metadata: Iterable[object]) -> _Shape:
    return _Shape(tuple(mark for mark in metadata if isinstance(mark, Reference | InMedia)))


def _named(shape: _Shape, value: Value, path: Path) -> Iterator[Named]:
    if isinstance(value, str):
        for mark in shape.marks:
            yield path, mark, value.strip()
    elif isinstance(value, list):
        for number, item in enumerate(value if shape.items else ()):
            yield from _named(shape.items or shape, item, (*path, number))
    elif isinstance(value, dict):
        yield from _in_mapping(shape, value, path)


def _in_mapping(shape: _Shape, value: dict[str, Value], path: Path) -> Iterator[Named]:
    kind = value.get("kind")
    for part in shape.parts:
        if kind_of(part) in (None, kind):
            yield from named(part, value, path)
    for key, item in value.items() if shape.keys or shape.values else ():
        if shape.keys:
            yield from _named(shape.keys, key, (*path, key))
        if shape.values:
            yield from _named(shape.values, item, (*path, key))
