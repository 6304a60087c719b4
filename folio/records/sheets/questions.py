"""The fields of a sheet: explained, and blank, filled in, or shown by an example."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from folio.model.base import record_fields
from folio.records.sheets.comments import as_item, comment, indented, switched_off
from folio.records.sheets.examples import Examples
from folio.records.sheets.scalars import scalar
from folio.records.sheets.shapes import Shape, Sort, shape_of
from folio.text.language import Language
from folio.text.marks import Phrase

Known = Mapping[str, Any]
"""What is known of a record or part, as it would stand in the file."""
Choices = Mapping[str, Sequence[tuple[str, str]]]
"""What can be named, by kind: each id, with words for it."""
_NOTHING: Known = {}


class Questions:
    """Writes the fields of one sheet, in the order in which they are to stand."""

    def __init__(
        self,
        language: Language,
        texts: tuple[str, ...],
        day: str,
        asked: frozenset[str],
        choices: Choices,
    ) -> None:
        self.language = language
        self.texts = texts
        self.asked = asked
        self.choices = choices
        self.examples = Examples(language, day, choices)
        self.listed: set[str] = set()
        self.shown: set[type[BaseModel]] = set()

    def of(self, model: type[BaseModel], known: Known = _NOTHING) -> Iterator[list[str]]:
        """The lines of each field of a record."""
        for name, field in self._offered(model):
            yield self._field(name, field, known, shown=False)

    def _field(
        self, name: str, field: FieldInfo, known: Known, *, shown: bool, must: bool = False
    ) -> list[str]:
        """One field; `shown` where it belongs to something that is itself an example."""
        shape = shape_of(field)
        given = known.get(name, shape.only_word)
        is_asked = field.is_required() or (not shown and name in self.asked)
        is_on = must or is_asked or given is not None
        is_blank = is_on and not shown and given is None
        answer = self._answer(name, field, shape, given, shown=not is_blank)
        lines = answer if is_on else switched_off(answer)
        told = self._explained(name, field, shape, is_blank=is_blank, is_known=given is not None)
        return [*told, *lines]

    def _explained(
        self, name: str, field: FieldInfo, shape: Shape, *, is_blank: bool, is_known: bool
    ) -> Iterator[str]:
        """What a field means, what can be chosen, and an example where there is none below."""
        meaning = str(field.description)
        said = [self.language.say(meaning)]
        example = ""
        choices = () if is_known else self.choices.get(shape.names, ())
        if words := self._words(shape):
            said.append(self.language.say("Choose from: {words}", words=", ".join(words)))
        elif choices:
            said.append(self.language.say("Choose from:"))
        elif is_blank:
            said += self._helped(name, shape)
            example = self.examples.told(field, shape)
        yield from comment(" ".join(map(str, said)))
        if example:
            yield from comment(str(self.language.say("Example: {example}", example=example)))
        if choices and shape.names not in self.listed:
            self.listed.add(shape.names)
            for id_, known_as in choices:
                yield from comment(f"- {id_}: {known_as}" if known_as else f"- {id_}")

    def _words(self, shape: Shape) -> tuple[str, ...]:
        """What is to be chosen from, where it fits on a line; ids are told at length only once."""
        if shape.names in self.listed:
            return tuple(id_ for id_, _ in self.choices[shape.names])
        return () if shape.only_word else shape.words

    def _helped(self, name: str, shape: Shape) -> Iterator[Phrase]:
        """How a blank is filled in, as far as its meaning does not tell it."""
        if name == "dates":
            yield self.language.say("For a single day, write it in both lines.")
        if shape.item and len(shape.item.parts) > 1:
            yield self.language.say(
                "Delete the entries that you do not need, and copy those that you need several "
                "times."
            )

    def _answer(
        self, name: str, field: FieldInfo, shape: Shape, given: Any, *, shown: bool
    ) -> Iterator[str]:
        """The field's name with what stands behind or below it."""
        value = given if given is not None or not shown else self.examples.of(field, shape)
        if shape.sort == Sort.TEXT:
            lines = self._text(value)
        elif shape.sort == Sort.PERIOD:
            lines = _period(value)
        elif shape.sort == Sort.PART:
            lines = self._part(shape.parts[0], given or _NOTHING, shown=shown and given is None)
        elif shape.item and shape.item.sort in (Sort.PART, Sort.TEXT):
            lines = list(self._items(field, shape.item, shown=shown))
        else:
            lines = []
        if lines:
            yield f"{name}:"
            yield from indented(lines)
        else:
            yield _line(name, value)

    def _text(self, value: Any) -> list[str]:
        """A text line by line, one a language; none where there is only one language."""
        if isinstance(value, dict):
            return [_line(code, text) for code, text in value.items()]
        own, *others = self.texts
        return [_line(own, value), *(f"#{code}:" for code in others)] if others else []

    def _part(
        self, part: type[BaseModel], known: Known, *, shown: bool, is_item: bool = False
    ) -> list[str]:
        """The fields of a part, of which one at least has to be answered.

        What may be left out of an example is shown only where there is the first of its sort.
        """
        fields = self._offered(part)
        if shown and part in self.shown:
            fields = list(filter(_is_required, fields)) or fields
        self.shown.update([part] if shown else [])
        if is_item:
            lead = next(filter(_is_required, fields), fields[0])
            fields = [lead, *(one for one in fields if one is not lead)]
        none_must = not known and not any(map(_is_required, fields))
        lines = (
            self._field(name, field, known, shown=shown, must=none_must and number == 0)
            for number, (name, field) in enumerate(fields)
        )
        return list(chain.from_iterable(lines))

    def _items(self, field: FieldInfo, item: Shape, *, shown: bool) -> Iterator[str]:
        """One item of a list; where there are several kinds, one of each that can be answered."""
        if item.sort == Sort.TEXT:
            example = self.examples.of(field, item) if shown else None
            yield from as_item(self._text(example) or [scalar(example) if example else ""])
        possible = [part for part in item.parts if self._is_possible(part)]
        for part in possible:
            yield from ["" for _ in possible[:1] if part is not possible[0]]
            yield from as_item(self._part(part, _NOTHING, shown=shown, is_item=True))

    def _offered(self, model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
        """The fields of a record or part, but for those that may be left out and have to be."""
        fields = fields_of(model)
        return [one for one in fields if _is_required(one) or self._can_be_answered(one[1])]

    def _is_possible(self, part: type[BaseModel]) -> bool:
        return all(self._can_be_answered(one[1]) for one in fields_of(part) if _is_required(one))

    def _can_be_answered(self, field: FieldInfo) -> bool:
        """Whether there is anything to name, where a record is to be named."""
        names = shape_of(field).names
        return not names or bool(self.choices.get(names, True))


def fields_of(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields of a record or part that people write, by their names.

    Those that several kinds of part have in common, such as photos, come last.
    """
    fields = [one for one in record_fields(model).items() if not one[1].exclude]
    own = model.__annotations__
    return sorted(fields, key=lambda one: one[0] not in own and one[1].alias is None)


def _is_required(one: tuple[str, FieldInfo]) -> bool:
    return one[1].is_required()


def _period(value: Any) -> list[str]:
    bounds = value if isinstance(value, Mapping) else {"from": value, "to": value}
    return [_line(end, bounds[end]) for end in ("from", "to")]


def _line(name: str, value: Any) -> str:
    return f"{name}:" if value in (None, "") else f"{name}: {scalar(value)}"
