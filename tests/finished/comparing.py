"""Where two texts differ, told in a few words."""

from collections.abc import Iterator
from difflib import SequenceMatcher

_CONTEXT = 3
_LONG = 20
_MAY_END_A_LINE = "-–—/@._&?="
"""After these a line may end inside what is one word elsewhere."""


def differences(here: list[str], there: list[str]) -> list[str]:
    """Each passage that differs, with the words before it."""
    found = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    return [
        f"after '{' '.join(here[max(0, a - _CONTEXT) : a])}': "
        f"'{' '.join(here[a:b])}' against '{' '.join(there[c:d])}'"
        for tag, a, b, c, d in found
        if tag != "equal"
    ]


def words(lines: str, expected: list[str]) -> list[str]:
    """The words of a printed text, of which some may go on in the next line without a hyphen.

    Whether a line ended in the middle of a word, the print does not tell; what is expected does.
    """
    found: list[str] = []
    for word, opens_a_line in _opening(lines):
        if opens_a_line and found and _goes_on(found[-1], word, expected[len(found) - 1 :][:1]):
            found[-1] += word
        else:
            found.append(word)
    return found


def _opening(lines: str) -> Iterator[tuple[str, bool]]:
    """Each word, with whether it is the first of a line."""
    for number, line in enumerate(lines.split("\n")):
        for place, word in enumerate(line.split()):
            yield word, number > 0 and place == 0


def _goes_on(before: str, word: str, expected: list[str]) -> bool:
    whole = "".join(expected)
    may_break = before[-1] in _MAY_END_A_LINE or len(whole) > _LONG
    return may_break and before != whole and whole.startswith(before + word)
