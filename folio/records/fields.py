"""What the model knows of a place in a file: the parts that can stand there, and their fields."""

from collections.abc import Iterable, Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from folio.model.base import Bounds, fitting, record_fields
from folio.records.complaints import Path
from folio.records.yaml_file import Value
from folio.text.dates import Period

Parts = list[type[BaseModel]]


def fields_at(model: type[BaseModel], value: Value, path: Path) -> dict[str, Any]:
    """The fields of what stands at a path in a record; of several kinds, of the one it names."""
    return fields_of(fitting(parts_at(model, value, path), value_at(value, path)))


def fields_of(parts: Iterable[type[BaseModel]]) -> dict[str, Any]:
    """The fields of some parts as they are written, without a record's id."""
    fields = {name: field for part in parts for name, field in record_fields(part).items()}
    return {name: field for name, field in fields.items() if not field.exclude}


def parts_at(model: type[BaseModel], value: Value, path: Path) -> Parts:
    """The parts that can stand at a path in a record, of whatever kind."""
    here: Parts = [model]
    is_key = False
    for number, part in enumerate(path):
        if isinstance(part, int) or is_key:
            is_key = False
            continue
        fields = fields_of(fitting(here, value_at(value, path[:number])))
        if part not in fields:
            return []
        here = list(_parts(fields[part].annotation))
        is_key = _has_keys(fields[part].annotation)
    return here


def value_at(value: Value, path: Path) -> Value:
    """What stands at a path in a file, or None."""
    for part in path:
        if isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        elif isinstance(value, dict):
            value = value.get(str(part))
        else:
            return None
    return value


def _has_keys(annotation: object) -> bool:
    """Whether what stands there is under keys that people choose, such as ids or languages."""
    if get_origin(annotation) is dict:
        return True
    is_one_of_several = get_origin(annotation) in (Annotated, Union, UnionType)
    return is_one_of_several and any(_has_keys(one) for one in get_args(annotation))


def _parts(annotation: object) -> Iterator[type[BaseModel]]:
    """The parts that an annotation allows, inside lists, alternatives and the like."""
    if annotation is Period:
        yield Bounds
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)
