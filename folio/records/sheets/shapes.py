"""What belongs into a field, told by its type in the model."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from folio.model.base import Reference
from folio.text.dates import PartialDate, Period
from folio.text.wording import Wording


class Sort(Enum):
    """How an answer is written."""

    TEXT = "a text, in one language or several"
    PERIOD = "from a date to a date"
    DATE = "a date"
    FLAG = "true"
    WORD = "one of some words"
    NUMBER = "a number"
    NAME = "a name, an address or the like"
    PART = "fields of its own"
    LIST = "several of one shape"
    TABLE = "a number for each of some ids"


@dataclass(frozen=True, slots=True)
class Shape:
    """What belongs into a field.

    `to` is the kind of record of which an id belongs there, `words` those to choose from, `parts`
    the models of a part, of which there are several where it can be of several kinds, and `item`
    the shape of what is in a list or a table.
    """

    sort: Sort
    to: str = ""
    words: tuple[str, ...] = ()
    parts: tuple[type[BaseModel], ...] = ()
    item: "Shape | None" = None

    @property
    def only_word(self) -> str | None:
        """The word that stands there, where there is but one, as in an entry's `kind`."""
        return self.words[0] if len(self.words) == 1 else None

    @property
    def names(self) -> str:
        """The kind of record of which one or several are named there; empty where none is."""
        return self.to or (self.item.to if self.item else "")


def shape_of(field: FieldInfo) -> Shape:
    """The shape of a field's answer; of several ways to write it, the first that the model has."""
    return _shape(field.annotation, field.metadata)


def _shape(annotation: Any, marks: Iterable[object]) -> Shape:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], (*marks, *arguments[1:]))
    if origin in (Union, UnionType):
        return _of_several([one for one in arguments if one is not NoneType], marks)
    if origin is tuple:
        return Shape(Sort.LIST, item=_shape(arguments[0], ()))
    if origin is dict:
        return Shape(Sort.TABLE, item=_shape(arguments[0], ()))
    if origin is Literal:
        return Shape(Sort.WORD, words=tuple(map(str, arguments)))
    return _of_class(annotation, marks)


def _of_several(alternatives: list[Any], marks: Iterable[object]) -> Shape:
    shapes = [_shape(one, marks) for one in alternatives]
    parts = tuple(part for shape in shapes for part in shape.parts)
    return Shape(Sort.PART, parts=parts) if len(parts) > 1 else shapes[0]


def _of_class(annotation: type, marks: Iterable[object]) -> Shape:
    if issubclass(annotation, BaseModel):
        return Shape(Sort.PART, parts=(annotation,))
    if issubclass(annotation, StrEnum):
        return Shape(Sort.WORD, words=tuple(str(word) for word in annotation))
    to = next((mark.to for mark in marks if isinstance(mark, Reference)), "")
    return Shape(_CLASSES.get(annotation, Sort.NAME), to)


_CLASSES: dict[type, Sort] = {
    Wording: Sort.TEXT,
    Period: Sort.PERIOD,
    PartialDate: Sort.DATE,
    bool: Sort.FLAG,
    int: Sort.NUMBER,
}
