"""Names of people: whether one tells who somebody is, and its initials."""

import re

_FULL = re.compile(r"(?:[dlDLO]['’])?[^\W\d_]{2,}(?:[-'’][^\W\d_]+)*")
_INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+")
_PARTICLES = re.compile("af|d[aeiu]|de[ilnr]|della|dos|la|le|van|von|zu[mr]?")


def is_personal(name: str) -> bool:
    """Whether it looks like a first and a family name, and not like initials or `Teacher 2`."""
    first, *others = name.split()
    words = [first, *(word for word in others if not _PARTICLES.fullmatch(word))]
    full = [word for word in words if _FULL.fullmatch(word) and not word.islower()]
    rest = [word for word in words if word not in full]
    return len(words) > 1 and bool(full) and all(_INITIAL.fullmatch(word) for word in rest)


def initials(name: str) -> str:
    """The first letters of a name: `M. V.` of Marta Valbruna."""
    words = [word for word in name.split() if not _PARTICLES.fullmatch(word)]
    return "\u00a0".join(f"{word[0].upper()}." for word in words)
