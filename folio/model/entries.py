"""Which entries of a log count: those of the project's time, while the partner belonged to it."""

from collections.abc import Iterator
from typing import TypeVar

from folio.model.activities import (
    AnyEntry,
    Dissemination,
    Evaluation,
    LocalActivity,
    ProductWork,
    when,
)
from folio.model.mobilities import Standing
from folio.model.register import FieldPath, Register

Place = tuple[str, FieldPath]
"""A record's name, and the place in it."""
_E = TypeVar("_E", LocalActivity, Dissemination, ProductWork, Evaluation)


def standing(register: Register, partner: str, entry: AnyEntry) -> Standing:
    """How an entry that is no trip stands to what is counted; trips are judged by `mobilities`.

    It counts if as much as a part of it can lie in the project's time and the partner's in it.
    """
    done, lasts, one = when(entry), register.project.period, register.partners[partner]
    if not done.overlaps(lasts):
        return Standing.OUTSIDE_PERIOD
    has_not_joined = one.joined is not None and done.end.last < one.joined.first
    has_left = one.left is not None and one.left.last < done.start.first
    return Standing.NOT_A_PARTNER_THEN if has_not_joined or has_left else Standing.COUNTED


def entries(
    register: Register, partner: str, sort: type[_E]
) -> Iterator[tuple[Place, _E, Standing]]:
    """A partner's entries of one sort, each with its place and how it stands."""
    for record, path, entry in register.entries_of(partner):
        if isinstance(entry, sort):
            yield (record, path), entry, standing(register, partner, entry)
