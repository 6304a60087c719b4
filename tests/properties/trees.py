"""What may stand in a record, drawn by walking its model: a field that is added is drawn too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import annotated_types
from hypothesis import assume
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from folio.model.base import (
    CountryCode,
    Dates,
    Day,
    EmailAddress,
    InMedia,
    LanguageCode,
    Name,
    Reference,
    Text,
    WebAddress,
    record_fields,
)
from folio.model.report_definition import SectionName
from folio.text.dates import Period
from folio.text.language import countries
from tests.properties.texts import ADDRESSES, EMAILS, IDS, NAMES, TEXTS

Tree = Any
"""What stands in a file, or in a part of it, as plain values."""
TRIES = 20
_FEW = st.sampled_from((0, 0, 1, 1, 2))
_MOSTLY = st.sampled_from((False, True, True, True))
HUGE = 10**40


@dataclass(frozen=True)
class Known:
    """What records can name, by the sort of it; the languages they speak; the time they tell of."""

    ids: Mapping[str, Sequence[str]]
    languages: Sequence[str]
    time: Period


class NobodyError(Exception):
    """Something is to be named, and there is nothing of its sort."""


@dataclass(frozen=True)
class Author:
    """Draws what somebody may write who knows these names."""

    draw: st.DrawFn
    known: Known

    def of_the_time(self, time: Period) -> "Author":
        """The same, telling of another time."""
        return replace(self, known=replace(self.known, time=time))

    def who_knows(self, **ids: Sequence[str]) -> "Author":
        """The same, who knows these ids as well."""
        return replace(self, known=replace(self.known, ids={**self.known.ids, **ids}))

    def part(self, model: type[BaseModel], **given: Tree) -> Tree:
        """The fields of a record or a part; those that are given are as they are."""
        for _ in range(TRIES):
            tree = {**dict(self._fields(model, given)), **given}
            if _is_valid(model, tree):
                return tree
        assume(False)
        return None

    def _fields(self, model: type[BaseModel], given: Mapping[str, Tree]) -> Iterator[Tree]:
        hints = get_type_hints(model, include_extras=True)
        names = {field.alias or name: name for name, field in model.model_fields.items()}
        for name, field in record_fields(model).items():
            if field.exclude or name in given or not (field.is_required() or self._wants()):
                continue
            try:
                yield name, self.value(hints[names[name]], field.metadata)
            except NobodyError:
                if field.is_required():
                    raise

    def _wants(self) -> bool:
        """Whether something is written that may be left out; mostly it is."""
        return self.draw(_MOSTLY)

    def value(self, hint: Any, marks: Sequence[Any] = ()) -> Tree:
        """What may stand in a field of this type, with the marks that its model gives it."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            inner = [one for mark in arguments[1:] for one in _of_field(mark)]
            if named := [mark for mark in inner if isinstance(mark, Reference | InMedia)]:
                return self._name(named[0])
            if (known := self._leaf(arguments)) is not None:
                return known
            return self.value(arguments[0], (*inner, *marks))
        if origin in (Union, UnionType):
            return self.value(self._one_of([one for one in arguments if one is not type(None)]))
        if origin is tuple:
            return list(self._items(arguments[0], _least(marks)))
        if origin is dict:
            return dict(zip(*(self._items(one, _least(marks)) for one in arguments), strict=False))
        return self._plain(hint, marks)

    def _plain(self, hint: Any, marks: Sequence[Any]) -> Tree:
        if get_origin(hint) is Literal:
            return self._one_of(get_args(hint))
        if hint is bool:
            return self.draw(st.booleans())
        if hint is int:
            return self.draw(_numbers(marks))
        if hint is str:
            return self.draw(IDS)
        if issubclass(hint, StrEnum):
            return str(self._one_of(list(hint)))
        assert issubclass(hint, BaseModel), f"Nobody knows yet what may stand in a {hint}"
        return self.part(hint)

    def _leaf(self, written: Sequence[Any]) -> Tree:
        """A value of one of the types that records share, with further marks or without."""
        for kind, drawn in _LEAVES.items():
            shared = get_args(kind)
            if tuple(written[: len(shared)]) == shared:
                return drawn(self)
        return None

    def _items(self, hint: Any, least: int) -> Iterator[Tree]:
        for _ in range(least + self.draw(_FEW)):
            try:
                yield self.value(hint)
            except NobodyError:
                continue

    def _name(self, mark: Reference | InMedia) -> str:
        known = self.known.ids.get(mark.to if isinstance(mark, Reference) else "media", ())
        if not known:
            raise NobodyError
        return str(self._one_of(known))

    def _one_of(self, there: Sequence[Any]) -> Any:
        return self.draw(st.sampled_from(there))

    def wording(self) -> Tree:
        """A text in the working language, or in some languages, or in all of them."""
        spoken = self.known.languages
        if not self._wants():
            return self.draw(TEXTS)
        codes = self.draw(st.one_of(st.just(spoken), _some(spoken)))
        return {code: self.draw(TEXTS) for code in codes}

    def day(self) -> str:
        """A date as precisely as it is known."""
        day = self.draw(st.dates(self.known.time.start.first, self.known.time.end.last))
        return str(day)[: self._one_of((10, 10, 7, 4))]

    def dates(self) -> Tree:
        """A date, or a period from one to another."""
        if not self._wants():
            return self.day()
        time = self.known.time
        ends = self.draw(st.tuples(*[st.dates(time.start.first, time.end.last)] * 2))
        written = (str(day)[: self._one_of((10, 10, 7, 4))] for day in sorted(ends))
        return dict(zip(("from", "to"), written, strict=True))


_LEAVES = {
    Text: Author.wording,
    SectionName: lambda author: author.draw(IDS),
    Name: lambda author: author.draw(NAMES),
    Day: Author.day,
    Dates: Author.dates,
    LanguageCode: lambda author: author._one_of(author.known.languages),
    CountryCode: lambda author: author._one_of(sorted(countries())),
    WebAddress: lambda author: author.draw(ADDRESSES),
    EmailAddress: lambda author: author.draw(EMAILS),
}
"""How the types are drawn that records share; what begins like one of them is one of them."""


def _of_field(mark: Any) -> Sequence[Any]:
    return mark.metadata if isinstance(mark, FieldInfo) else [mark]


def _least(marks: Sequence[Any]) -> int:
    return next((m.min_length for m in marks if isinstance(m, annotated_types.MinLen)), 0)


def _numbers(marks: Sequence[Any]) -> st.SearchStrategy[int]:
    """Whole numbers as the model limits them, most of them small."""
    least = max((m.ge for m in marks if isinstance(m, annotated_types.Ge)), default=-HUGE)
    most = min((m.le for m in marks if isinstance(m, annotated_types.Le)), default=HUGE)
    few = st.integers(max(least, 0), min(most, max(least, 0) + 50))
    return st.one_of(few, few, st.integers(least, most), st.just(most))


def _some(codes: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True)


def _is_valid(model: type[BaseModel], tree: Tree) -> bool:
    identity = {"id": "an-id"} if "id" in model.model_fields and "id" not in tree else {}
    try:
        model.model_validate({**identity, **tree})
    except ValidationError:
        return False
    return True
