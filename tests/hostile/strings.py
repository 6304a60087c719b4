"""Strings that programs stumble over, dealt out to the fields of a project."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil

from folio.text.letters import composed, is_printable
from tests.hostile.fullest import Place, Slot, Sort, Tree, leaves
from tests.judging import naughty_strings

OURS = (
    "R&D <Lab> {{ 7*7 }} {% raw %} ${x} </w:t>",
    "</script><script>alert(1)</script>]]>&amp;\"'<b>{{ 7 * 7 }}",
)
"""What means something in a template, a Word file, XML or a page."""
ROUNDS = 103
"""In so many each field has had each string, and no field more than four at a time."""


def printable_strings() -> list[str]:
    """Those that may stand in a record, as the records have them."""
    every = (composed(text) for text in (*naughty_strings(), *OURS))
    return [text for text in every if text.strip() and is_printable(text)]


def plain(slot: Slot) -> str:
    """Something harmless that is found again wherever it is shown."""
    return {
        Sort.TEXT: f"Q{slot.number}A Q{slot.number}Z",
        Sort.ADDRESS: f"https://q{slot.number}.example/",
        Sort.EMAIL: f"q{slot.number}@place.example",
    }[slot.sort]


def by_field(records: Mapping[str, Tree], shown: Iterable[Slot]) -> dict[str, list[Slot]]:
    """The slots for texts by their fields, whichever record or item they belong to.

    Where some of a field are shown and others are not, only those that are.
    """
    every: dict[str, list[Slot]] = defaultdict(list)
    for file, tree in records.items():
        for path, leaf in leaves(tree):
            if isinstance(leaf, Slot) and leaf.sort == Sort.TEXT:
                every[field_of(file, path)].append(leaf)
    there = set(shown)
    return {
        name: [slot for slot in slots if slot in there] or slots for name, slots in every.items()
    }


def field_of(file: str, path: Place) -> str:
    """`meetings photos caption`"""
    kind, *_ = file.removeprefix("records/tiny/").removesuffix(".yaml").split("/")
    return " ".join((kind, *(part for part in path if isinstance(part, str))))


def dealt(
    fields: Mapping[str, Sequence[Slot]], strings: Sequence[str], number: int, rounds: int
) -> dict[Slot, list[str]]:
    """What each slot has in a round; after all rounds each field has had each string."""
    hands: dict[Slot, list[str]] = {}
    others = 0
    for slots in fields.values():
        many = ceil(len(strings) / (rounds * len(slots)))
        for place, slot in enumerate(slots):
            first = others + (number * len(slots) + place) * many
            hands[slot] = [strings[(first + n) % len(strings)] for n in range(many)]
        others += len(slots) * many  # so that in one round different fields have different strings
    return hands
