"""What a file names outside itself: other records by their ids, pictures by their file names.

It is found by the types of the fields, in the tree as it was written; so a record that has other
problems is told of these too.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel

from folio.errors import Message, phrase, sentence
from folio.model.base import InMedia, Reference, fitting, record_fields
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
    """Everything that a record names outside itself, by its model and its tree."""
    if not isinstance(value, dict):
        return
    for name, (metadata, annotation) in _naming(model).items():
        if name in value:
            here = (*path, name)
            yield from _marked(metadata, value[name], here)
            yield from _named(annotation, value[name], here)


@cache
def _naming(model: type[BaseModel]) -> Mapping[str, tuple[list[Any], Any]]:
    """The fields of a model that can name something outside, with their marks and annotations.

    They are few; the others need not be looked into.
    """
    return {
        name: (field.metadata, field.annotation)
        for name, field in record_fields(model).items()
        if any(map(_is_mark, field.metadata)) or _can_name(field.annotation)
    }


def _can_name(annotation: Any) -> bool:
    """Whether what stands there can be a name of something outside, or holds one somewhere."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_naming(annotation))
    return any(_is_mark(one) or _can_name(one) for one in get_args(annotation))


def _is_mark(what: object) -> TypeGuard[Reference | InMedia]:
    return isinstance(what, Reference | InMedia)


def _named(annotation: Any, value: Value, path: Path) -> Iterator[Named]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _marked(arguments[1:], value, path)
        yield from _named(arguments[0], value, path)
    elif origin in (Union, UnionType):
        for alternative in fitting(arguments, value):
            yield from _named(alternative, value, path)
    elif isinstance(value, list) and origin is tuple:
        for number, item in enumerate(value):
            yield from _named(arguments[0], item, (*path, number))
    elif isinstance(value, dict):
        yield from _in_mapping(annotation, value, path)


def _in_mapping(annotation: Any, value: dict[str, Value], path: Path) -> Iterator[Named]:
    if get_origin(annotation) is dict:
        keys, values = get_args(annotation)
        for key, item in value.items():
            yield from _named(keys, key, (*path, key))
            yield from _named(values, item, (*path, key))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from named(annotation, value, path)


def _marked(marks: Iterable[object], value: Value, path: Path) -> Iterator[Named]:
    if isinstance(value, str):
        for mark in marks:
            if _is_mark(mark):
                yield path, mark, value
