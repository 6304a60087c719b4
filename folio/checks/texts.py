"""Rules about the texts of records: how the title is spelled, what is not translated yet."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import chain

from folio.model.register import Register
from folio.model.remark import Remark
from folio.model.texts import untranslated, wordings, written_by_partners

ALIKE = 0.85
"""From which likeness on (1 is the same) a passage counts as the title misspelt."""


def title_in_variants(register: Register) -> Iterator[Remark]:
    """The project's title spelled otherwise than as granted."""
    title = register.project.title
    for name, path, wording in chain(wordings(register), written_by_partners(register)):
        for text in (text for _, text in wording.texts):
            if variant := _variant(title, text):
                message = f"'{variant}' stands here. Write the title as it was granted: '{title}'."
                yield Remark("title-in-variants", name, path, message, _owner(register, name))


def translation_missing(register: Register) -> Iterator[Remark]:
    """A text that a document would have to show in another language than its own."""
    for name, path, code in untranslated(register):
        message = f"The text is not translated into '{code}'. Add the translation."
        yield Remark("translation-missing", name, path, message, register.translator(code), code)


def _owner(register: Register, name: str) -> str:
    """Who answers for a record: a meeting's host, a partner for its own, else who leads."""
    kind, *names = name.split("/")
    if kind == "meetings":
        return register.meetings[names[0]].host or register.project.coordinator
    own = {"partners": 0, "activities": 0, "reports": 1}
    partner = names[own[kind]] if kind in own else ""
    return partner if partner in register.partners else register.project.coordinator


def _variant(title: str, text: str) -> str | None:
    """The first passage that is nearly, but not exactly, the title.

    Of a title of several words, one at least stands there as granted.
    """
    width = len(title.split())
    if width > 1 and not _any_word_of(title).search(text):
        return None
    alike = SequenceMatcher(None, "", _bare(title))
    words = re.findall(r"[^\s„“”\"«»]+", text)
    for start in range(len(words) - width + 1):
        passage = " ".join(words[start : start + width]).strip(".,;:()")
        if _bare(passage) != _bare(title) and _is_like(_bare(passage), alike):
            return passage
    return None


@cache
def _any_word_of(title: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in _bare(title).split()))


def _bare(text: str) -> str:
    """Without the mark at the end, which a sentence may swallow."""
    return text.rstrip("!?.")


def _is_like(passage: str, alike: SequenceMatcher[str]) -> bool:
    """Whether a passage is like what it is compared with; most are not, as is quickly seen."""
    alike.set_seq1(passage)
    return (
        alike.real_quick_ratio() >= ALIKE
        and alike.quick_ratio() >= ALIKE
        and alike.ratio() >= ALIKE
    )
