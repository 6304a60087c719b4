"""Slips of the pen: which known name was meant by one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 200
"""No name is longer; what is takes minutes to compare."""


def meant(name: str, known: Iterable[str]) -> str:
    """The nearest of the known names, capital letters or not; empty where none is near."""
    by_letters = {other.casefold(): other for other in known}
    near = get_close_matches(name[:_LONGEST].casefold(), list(by_letters), n=1, cutoff=0.6)
    return by_letters[near[0]] if near else ""
