"""What could stand in a field: the model's own examples, and ids that the project really has."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic.fields import FieldInfo

from folio.records.sheets.scalars import scalar
from folio.records.sheets.shapes import Shape, Sort
from folio.text.language import LINGUA_FRANCA, Language


class Examples:
    """Examples in one language; `day` is one that would do as a date."""

    def __init__(
        self, language: Language, day: str, choices: Mapping[str, Sequence[tuple[str, str]]]
    ) -> None:
        self.language = language
        self.day = day
        self.ids = {kind: [id_ for id_, _ in known] for kind, known in choices.items()}

    def told(self, field: FieldInfo, shape: Shape) -> str:
        """An example on one line, as an explanation tells it; empty where there is none."""
        example = self.of(field, shape)
        if example is None or shape.sort in (Sort.PART, Sort.FLAG):
            return ""
        return example if isinstance(example, str) else scalar(example)

    def of(self, field: FieldInfo, shape: Shape) -> Any:
        """An example, or None where the model has none."""
        own = (field.examples or [None])[0]
        item = shape.item
        match shape.sort:
            case Sort.DATE | Sort.PERIOD:
                return self.day
            case Sort.FLAG:
                return True
            case Sort.WORD:
                return own or shape.words[0]
            case Sort.TEXT:
                return self._text(own)
            case Sort.LIST if item and item.to in self.ids:
                return self.ids[item.to][:1]
            case Sort.TABLE if item and item.to in self.ids:
                return dict(zip(self.ids[item.to], (4, 3), strict=False))
            case _ if shape.to in self.ids:
                return next(iter(self.ids[shape.to]), None)
        return own

    def _text(self, own: Any) -> str | None:
        """A text of the model's: said in the language, or as the model has it for the language."""
        if not isinstance(own, dict):
            return own if isinstance(own, str) else None
        if [*own] == [LINGUA_FRANCA]:
            return str(self.language.say(own[LINGUA_FRANCA]))
        return str(own.get(self.language.code, own[LINGUA_FRANCA]))
