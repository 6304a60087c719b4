"""The places in the records that a figure was counted from, as a table tells them."""

from collections.abc import Callable, Iterator
from itertools import groupby

from folio.model.figures import Counted
from folio.model.register import FieldPath

MANY = 60
"""From more places than this entries that follow each other are told together.

A cell of all of them would be higher than a page, and nobody would read it.
"""


def places(counted: tuple[Counted, ...], written: Callable[[int], object] = str) -> Iterator[str]:
    """`activities/vejle/2013-04: entries[0] (4), entries[2]`: what each record adds.

    Where they are very many, entries that follow each other are one place: `entries[0–24] (97)`.
    `written` gives the numbers the separators of a language.
    """
    every = [
        (record, [(path, sum(one.amount for one in alike)) for path, alike in groupby(told, _path)])
        for record, told in groupby(counted, lambda one: one.record)
    ]
    are_many = sum(len(added) for _, added in every) > MANY
    for record, added in every:
        ranges = _joined(added) if are_many else [(path, path, number) for path, number in added]
        told = [
            f"{_place(first, last)} ({written(number)})" if number != 1 else _place(first, last)
            for first, last, number in ranges
        ]
        yield record if told == [""] else f"{record}: {', '.join(told)}"


def _path(counted: Counted) -> FieldPath:
    """The entry of a log, or the whole field of another record."""
    return counted.field[:2] if counted.field[:1] == ("entries",) else counted.field


def _joined(added: list[tuple[FieldPath, int]]) -> list[tuple[FieldPath, FieldPath, int]]:
    """Entries that follow each other as one place, from the first to the last."""
    found: list[tuple[FieldPath, FieldPath, int]] = []
    for path, number in added:
        if found and found[-1][1] == _one_before(path):
            first, _, before = found.pop()
            found.append((first, path, before + number))
        else:
            found.append((path, path, number))
    return found


def _one_before(path: FieldPath) -> FieldPath | None:
    match path:
        case ("entries", int(number)):
            return ("entries", number - 1)
    return None


def _place(first: FieldPath, last: FieldPath) -> str:
    """`entries[0]`, or `entries[0–24]`."""
    *path, end = first or ("",)
    shown = f"{end}–{last[-1]}" if last != first else end
    parts = (f"[{one}]" if isinstance(one, int) else f".{one}" for one in path)
    ending = f"[{shown}]" if isinstance(end, int) else f".{shown}"
    return ("".join(parts) + ending).lstrip(".")
