"""What stands under the names that a template may use, told without the view that brings it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self


class Sort(StrEnum):
    """What a field is, as people who draw templates call it."""

    TEXT = "text"
    DAY = "date"
    NUMBER = "number"
    ANSWER = "yes or no"
    PICTURE = "picture"
    CHART = "chart"
    FILE = "file"
    GROUP = "group"
    LIST = "list"
    ANY = "anything"


@dataclass(frozen=True, slots=True)
class Field:
    """One name of a view: its sort, what it means, and what is in it.

    `fields` are those of a group, picture, chart or block, by name; `item` is what a list is made
    of, and `name` what one of these is called. Where `may_be_missing`, a template has to ask first
    whether it is there. What `is_printed` can stand between `{{` and `}}`.
    """

    sort: Sort
    meaning: str = ""
    fields: Mapping[str, "Field"] = field(default_factory=dict)
    item: "Field | None" = None
    name: str = ""
    may_be_missing: bool = False
    is_printed: bool = False

    @property
    def as_present(self) -> Self:
        """The same where it is known to be there."""
        return replace(self, may_be_missing=False)

    def below(self, start: str = "") -> Iterator[tuple[str, "Field"]]:
        """All fields of a group and of the groups in it, by their names with dots."""
        for name, one in self.fields.items():
            yield f"{start}{name}", one
            if one.sort is Sort.GROUP:
                yield from one.below(f"{start}{name}.")


ANY = Field(Sort.ANY, is_printed=True)
"""What nothing is known of, and everything may be done with."""
TEXT = Field(Sort.TEXT, is_printed=True)
"""A text that no view brings."""
