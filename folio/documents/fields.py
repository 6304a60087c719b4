"""The fields of a view, as those who draw its templates need to know them."""

import re
import types
from collections.abc import Mapping
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from folio.documents.view import View
from folio.text.charts import BarChart, Timeline
from folio.text.extract import Extract
from folio.text.fields import ANY, Field, Sort
from folio.text.marks import Block, Phrase, Picture

_SIMPLE: Mapping[object, Sort] = {
    Phrase: Sort.TEXT,
    str: Sort.TEXT,
    int: Sort.NUMBER,
    bool: Sort.ANSWER,
    date: Sort.DAY,
    datetime: Sort.DAY,
    Path: Sort.FILE,
    Extract: Sort.FILE,
}
_MARKS: Mapping[object, Sort] = {
    Block: Sort.GROUP,
    Picture: Sort.PICTURE,
    BarChart: Sort.CHART,
    Timeline: Sort.CHART,
}
_MEANINGS = {
    "kind": "Which of the three it is.",
    "phrase": "The text.",
    "caption": "What stands under it.",
    "alt": "What a reader who cannot see it is told.",
    "credit": "Who took it; or empty.",
    "note": "Why the picture is not there; or empty.",
    "file": "The picture itself; empty while it is not at hand.",
}
"""What templates may use of marks, whose classes know no templates."""


@cache
def fields(view: type[View]) -> Field:
    """A view as a group of its fields, each with its meaning and with what is in it."""
    return Field(Sort.GROUP, fields=_of_view(view))


def _of_view(view: type[View]) -> dict[str, Field]:
    return {
        name: _field(one.annotation, one.description or "") for name, one in view.names().items()
    }


def _field(kind: Any, meaning: str) -> Field:
    """What a template finds where a view has something of this type."""
    if get_origin(kind) in (Union, types.UnionType):
        return _optional(kind, meaning)
    if get_origin(kind) is tuple:
        item = _item(get_args(kind))
        return Field(Sort.LIST, meaning, item=item, name=_name(get_args(kind)[0]))
    if kind in _SIMPLE:
        is_printed = _SIMPLE[kind] not in (Sort.FILE, Sort.ANSWER)
        return Field(_SIMPLE[kind], meaning, is_printed=is_printed)
    if kind in _MARKS:
        return Field(_MARKS[kind], meaning, _of_mark(kind), is_printed=kind is Block)
    if isinstance(kind, type) and issubclass(kind, View):
        return Field(Sort.GROUP, meaning, _of_view(kind))
    return ANY


def _optional(kind: Any, meaning: str) -> Field:
    there = [one for one in get_args(kind) if one is not types.NoneType]
    is_optional = len(there) < len(get_args(kind))
    return replace(_field(there[0], meaning), may_be_missing=is_optional)


def _item(kinds: tuple[Any, ...]) -> Field:
    """What a list is made of; of a tuple with several sorts nothing is told."""
    alike = {one for one in kinds if one is not Ellipsis}
    return _field(alike.pop(), "") if len(alike) == 1 else ANY


def _name(kind: Any) -> str:
    """What one thing in a list is called, such as `fact`, or `row` where it is a list itself."""
    if get_origin(kind) is tuple:
        return "row"
    if kind in _SIMPLE:
        return "one"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def _of_mark(kind: type) -> dict[str, Field]:
    """The fields and the questions of a mark."""
    assert is_dataclass(kind)  # noqa: S101 - all marks are
    hints = get_type_hints(kind)
    found = {
        one.name: _field(hints[one.name], _MEANINGS[one.name])
        for one in dataclass_fields(kind)
        if one.name in _MEANINGS
    }
    questions = {
        name: Field(Sort.ANSWER, (one.__doc__ or "").strip())
        for name, one in vars(kind).items()
        if isinstance(one, property)
    }
    return found | questions
