"""A text taken apart into sentences and words."""

import re

_ENDS = re.compile(r"(?<=[.!?…])[\s”“\"»)]+(?:[-*] )?|\n\s*[-*] |\n\s*\n")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, the items of its lists among them, in their order."""
    found = (" ".join(part.split()) for part in _ENDS.split(text))
    return tuple(sentence for sentence in found if sentence)


def words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, without the marks that stand alone."""
    return tuple(word for word in text.split() if any(letter.isalnum() for letter in word))
