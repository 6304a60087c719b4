"""Slips of the pen: which known name was meant by one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PurePath

from folio.text.letters import bare

_LONGEST = 200
"""No name is longer; what is takes minutes to compare."""


def meant(name: str, known: Iterable[str]) -> str:
    """The nearest of the known names, capital letters and accents or not; empty if none is near.

    Of a path, the last part is compared. What is a part of one name alone stands for that, as
    `vejle` for `2013-04-vejle`.
    """
    by_letters = {bare(other): other for other in known}
    written = bare(PurePath(name).name[:_LONGEST])
    whole = [other for other in by_letters if written and f"-{written}-" in f"-{other}-"]
    if len(whole) == 1:
        return by_letters[whole[0]]
    near = get_close_matches(written, list(by_letters), n=1, cutoff=0.6)
    return by_letters[near[0]] if near else ""
