"""Rules about the names of travellers; no message gives one, since they are personal data."""

import re
from collections.abc import Iterator

from folio.model.activities import Trip
from folio.model.register import FieldPath, Register
from folio.model.remark import Remark
from folio.text.grammar import grammar
from folio.text.letters import bare
from folio.text.names import is_personal

Place = tuple[str, FieldPath]
"""A record, and the place of a traveller therein."""


def name_without_consent(register: Register) -> Iterator[Remark]:
    """A trip with people who are named although nothing says that they have agreed."""
    for partner in register.partners:
        for record, path, trip in register.trips_of(partner):
            if named := _named(trip):
                who = "Traveller" if len(named) == 1 else "Travellers"
                verb = "is" if len(named) == 1 else "are"
                message = (
                    f"{who} {grammar('en').names(named)} {verb} named without consent. "
                    "Write initials, or ask and then write 'consent: true'."
                )
                field = (*path, "travellers", int(named[0]) - 1)
                yield Remark("name-without-consent", record, field, message, partner)


def name_in_variants(register: Register) -> Iterator[Remark]:
    """A traveller spelled almost like another of the same partner."""
    for partner in register.partners:
        seen: dict[str, Place] = {}
        for name, (record, path) in _spellings(register, partner).items():
            keys = _keys(name)
            if before := next((seen[key] for key in keys if key in seen), None):
                message = (
                    f"Traveller {int(path[-1]) + 1} is spelled almost like {_told(before)}. "
                    "Where it is the same person, write the name alike."
                )
                field = (*path, "person")
                yield Remark("name-in-variants", record, field, message, partner)
            for key in keys:
                seen.setdefault(key, (record, path))


def _named(trip: Trip) -> list[str]:
    """The numbers of those who are named without consent."""
    return [
        str(number)
        for number, traveller in enumerate(trip.travellers, 1)
        if not traveller.consent and is_personal(traveller.person)
    ]


def _spellings(register: Register, partner: str) -> dict[str, Place]:
    """Each way in which a name is spelled, with the first place of it."""
    found: dict[str, Place] = {}
    for record, path, trip in register.trips_of(partner):
        for number, traveller in enumerate(trip.travellers):
            found.setdefault(traveller.person, (record, (*path, "travellers", number)))
    return found


def _keys(name: str) -> tuple[str, ...]:
    """What a name has in common with its misspellings.

    That is the name without accents, capitals, points and the order of its words, and this again
    without any one letter inside a word. First and last letters tell people apart: Mario, Maria.
    """
    words = re.findall(r"\w+", bare(name))
    if not is_personal(name):
        return ("".join(words),)
    words.sort()
    shorter = (
        [*words[:place], word[:gap] + word[gap + 1 :], *words[place + 1 :]]
        for place, word in enumerate(words)
        for gap in range(1, len(word) - 1 if len(word) > 3 else 0)
    )
    return (" ".join(words), *(" ".join(one) for one in shorter))


def _told(place: Place) -> str:
    record, (entries, entry, _, number) = place
    return f"traveller {int(number) + 1} of {record}, {entries}[{entry}]"
