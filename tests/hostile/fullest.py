"""A project in which every field is filled in, by walking the models: a new field is there too.

What stands in its texts and addresses is said last: these are slots so far.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import annotated_types
from pydantic import BaseModel

from folio.model.activities import ActivityLog
from folio.model.answers import SHARED, ReportAnswers
from folio.model.base import (
    CountryCode,
    EmailAddress,
    InMedia,
    LanguageCode,
    Reference,
    WebAddress,
    record_fields,
)
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.model.programme import Programme
from folio.model.project import Project
from folio.model.report_definition import OF_ONE_PARTNER, FilledBy, ReportKind, Section
from folio.text.dates import PartialDate, Period
from folio.text.wording import Wording

Tree = Any
"""What stands in a record, or in a part of it: plain values, and slots."""
Place = tuple[str | int, ...]
"""Where something stands in a record."""
PARTNERS, MEETINGS, PRODUCTS = ("north", "south"), ("first", "last"), ("guide", "test")
PICTURE = "picture.png"


class Sort(StrEnum):
    """What may be written into a slot."""

    TEXT = "text"
    ADDRESS = "address"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a record where somebody writes what they like, or an address."""

    number: int
    sort: Sort


def records(language: str) -> dict[str, Tree]:
    """Each record of an office with one project, `tiny`, in one language, by its path."""
    author = _Author(language)
    project = {**_PROJECT, "working_language": language, "languages": [language]}
    tiny = {
        "project": author.record(Project, **project),
        **{f"partners/{one}": author.record(Partner, **_PARTNER) for one in PARTNERS},
        **{
            f"meetings/{one}": author.record(Meeting, number=number)
            for number, one in enumerate(MEETINGS, start=1)
        },
        **{f"products/{one}": author.record(Product, state="final") for one in PRODUCTS},
        **{
            f"activities/{one}/2013": author.record(ActivityLog, partner=one, period=_LOGGED)
            for one in PARTNERS
        },
        **{
            f"reports/{kind}/{own}": author.answers(own)
            for kind in ReportKind
            for own in (SHARED, *PARTNERS)
        },
    }
    for one in MEETINGS:  # so that something is left to do, and partners are reminded of it
        tiny[f"meetings/{one}"]["action_points"][-1].pop("done")
    rules = author.record(Programme)
    return {
        **{f"records/tiny/{name}.yaml": tree for name, tree in tiny.items()},
        "programmes/rules.yaml": rules,
    }


def leaves(tree: Tree, path: Place = ()) -> Iterator[tuple[Place, Tree]]:
    """Whatever stands in a record and is no list or table, with its place."""
    if isinstance(tree, dict | list):
        for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from leaves(value, (*path, key))
    else:
        yield path, tree


def changed(tree: Tree, change: Callable[[Place, Tree], str], path: Place = ()) -> Tree:
    """A record with something else in each of its leaves."""
    if isinstance(tree, dict):
        return {key: changed(value, change, (*path, key)) for key, value in tree.items()}
    if isinstance(tree, list):
        return [changed(item, change, (*path, key)) for key, item in enumerate(tree)]
    return change(path, tree)


_LASTS = {"from": "2012-08-01", "to": "2014-07-31"}
_LOGGED = {"from": "2012-08-01", "to": "2013-12-31"}
_PROJECT = {
    "programme": "rules",
    "call": "2012",
    "period": _LASTS,
    "coordinator": PARTNERS[0],
    "illustrative": "false",
}
_PARTNER = {"joined": _LASTS["from"], "left": _LASTS["to"]}
_SECTIONS: list[dict[str, Tree]] = [
    {"id": "work", "part": "own", "filled_by": "narrative"},
    *(
        {"id": str(by), "part": "own" if by in OF_ONE_PARTNER else "shared", "filled_by": str(by)}
        for by in FilledBy
    ),
]
_IDS = {
    "partners": PARTNERS,
    "meetings": MEETINGS,
    "products": PRODUCTS,
    "programmes": ("rules",),
    "agencies": ("agency",),
}
_PLAIN: dict[type, Tree] = {
    bool: "true",
    PartialDate: "2013-03-04",
    Period: {"from": "2013-03-04", "to": "2013-03-05"},
}
_SORTS = {Sort.ADDRESS: WebAddress, Sort.EMAIL: EmailAddress}


@dataclass
class _Author:
    """Writes what fits into each field, and a slot wherever a text does."""

    language: str
    numbers: Iterator[int] = field(default_factory=count)

    def record(self, model: type[BaseModel], **given: Tree) -> Tree:
        return self._part(model, given)

    def answers(self, own: str) -> Tree:
        """What is written for a report, by all together or by one partner."""
        part = "shared" if own == SHARED else "own"
        wanted = [one["id"] for one in _SECTIONS if one["part"] == part]
        tree = self.record(ReportAnswers, answers={one: self._wording() for one in wanted})
        return {name: value for name, value in tree.items() if own != SHARED or name == "answers"}

    def _part(
        self, model: type[BaseModel], given: Mapping[str, Tree], *, names: bool = True
    ) -> Tree:
        """All fields of a part; without `names`, those that may name nothing outside are left out.

        So there is a picture beside one that is awaited, and an event beside a meeting.
        """
        hints = get_type_hints(model, include_extras=True)
        attributes = {one.alias or name: name for name, one in model.model_fields.items()}
        tree = {}
        for name, one in record_fields(model).items():
            hint = hints[attributes[name]]
            if name in given:
                tree[name] = given[name]
            elif not one.exclude and (names or one.is_required() or not _names_something(hint)):
                tree[name] = self._value(hint, tuple(one.metadata))
        return tree

    def _value(self, hint: Any, marks: tuple[Any, ...] = ()) -> Tree:
        """What stands in a field of a type, with the marks on it."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._value(arguments[0], (*marks, *arguments[1:]))
        if origin in (Union, UnionType):
            return self._value(next(one for one in arguments if one is not NoneType), marks)
        if origin is tuple:
            return list(self._items(arguments[0]))
        if origin is dict:
            return {key: self._value(arguments[1]) for key in self._keys(arguments[0])}
        if origin is Literal:
            return arguments[0]
        return self._plain(hint, marks)

    def _plain(self, hint: type, marks: tuple[Any, ...]) -> Tree:
        if hint is str:
            return self._string(marks)
        if hint is Wording:
            return self._wording()
        if hint is int:
            least = (one.ge for one in marks if isinstance(one, annotated_types.Ge))
            return str(max((1, *least)))
        if issubclass(hint, StrEnum):
            return str(next(iter(hint)))
        return _PLAIN[hint] if hint in _PLAIN else self._part(hint, {})

    def _string(self, marks: tuple[Any, ...]) -> Tree:
        """An id, a code or the like where the marks ask for one; else a slot."""
        for mark in marks:
            if isinstance(mark, Reference):
                return _IDS[mark.to][0]
            if isinstance(mark, InMedia):
                return PICTURE
        if _is(LanguageCode, marks):
            return self.language
        if _is(CountryCode, marks):
            return "NO"
        return self._slot(next((sort for sort in _SORTS if _is(_SORTS[sort], marks)), Sort.TEXT))

    def _items(self, hint: Any) -> Iterator[Tree]:
        """Two of each sort: the second names other records only where it must."""
        for part in _parts(hint):
            for given in _SECTIONS if part is Section else ({},):
                yield self._part(part, given)
            if part is not Section:
                yield self._part(part, {}, names=False)
        if not any(_parts(hint)):
            yield self._value(hint)
            if Wording in get_args(hint):
                yield self._value(hint)

    def _keys(self, hint: Any) -> tuple[str, ...]:
        """The keys of a table: ids, languages or words."""
        marks = get_args(hint)[1:]
        if named := [mark for mark in marks if isinstance(mark, Reference)]:
            return _IDS[named[0].to]
        if _is(LanguageCode, marks):
            return (self.language,)
        return _IDS["agencies"] if hint is str else tuple(map(str, hint))

    def _wording(self) -> Tree:
        return {self.language: self._slot(Sort.TEXT)}

    def _slot(self, sort: Sort) -> Slot:
        return Slot(next(self.numbers), sort)


def _is(kind: Any, marks: tuple[Any, ...]) -> bool:
    """Whether a type with these marks is one of those that records share."""
    return bool(marks) and all(mark in marks for mark in get_args(kind)[1:])


def _parts(hint: Any) -> Iterator[type[BaseModel]]:
    """The models of which one stands there."""
    if get_origin(hint) in (Annotated, Union, UnionType):
        for one in get_args(hint):
            yield from _parts(one)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint


def _names_something(hint: Any) -> bool:
    """Whether a record or a picture is named there."""
    return isinstance(hint, Reference | InMedia) or any(map(_names_something, get_args(hint)))
