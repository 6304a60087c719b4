"""Rules about the texts of records: how the title is spelled, what is not translated yet."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from itertools import chain

from pydantic import BaseModel

from folio.model.activities import Trip
from folio.model.base import Record
from folio.model.register import Register
from folio.model.remark import Remark
from folio.text.grammar import grammar
from folio.text.wording import Wording

ALIKE = 0.85
"""From which likeness on (1 is the same) a passage counts as the title misspelt."""

Path = tuple[str | int, ...]


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
    project = register.project
    for name, path, wording in wordings(register):
        there = wording.languages(project.working_language)
        if wording.is_name:
            continue
        for code in project.languages:
            if code not in there and not _needs_none(register, name, path, code):
                message = f"The text is not translated into '{code}'. Add the translation."
                translator = register.translator(code)
                yield Remark("translation-missing", name, path, message, translator, code)


def _needs_none(register: Register, name: str, path: Path, code: str) -> bool:
    """Whether a text needs no translation: the grammar knows the place, or it is a book's title."""
    is_place = path[-1] in ("in", "place_in") and not grammar(code).inflects_places
    return is_place or _is_title_of_a_work(register, name, path, code)


def _is_title_of_a_work(register: Register, name: str, path: Path, code: str) -> bool:
    """Whether it is the title of a product that does not exist in the language, like a book's."""
    kind, _, product = name.partition("/")
    languages = register.products[product].languages if kind == "products" else ()
    return path == ("title",) and bool(languages) and code not in languages


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


def wordings(register: Register) -> Iterator[tuple[str, Path, Wording]]:
    """Every text of a project and its programme, with its record and its place therein."""
    yield from _within(register.project, "project", ())
    yield from _within(register.programme, "programme", ())
    folders: Mapping[str, Mapping[str, Record]] = {
        "partners": register.partners,
        "meetings": register.meetings,
        "products": register.products,
    }
    for folder, records in folders.items():
        for record in records.values():
            yield from _within(record, f"{folder}/{record.id}", ())


def written_by_partners(register: Register) -> Iterator[tuple[str, Path, Wording]]:
    """The texts of logs and of answers for reports, with their records and places therein."""
    for log in register.logs.values():
        for number, entry in enumerate(log.entries):
            if not isinstance(entry, Trip):
                yield from _within(entry, log.record, ("entries", number))
    for name, answers in register.answers.items():
        for section, text in answers.answers.items():
            yield f"reports/{name}", ("answers", section), text


def _within(value: object, name: str, path: Path) -> Iterator[tuple[str, Path, Wording]]:
    if isinstance(value, Wording):
        yield name, path, value
    elif isinstance(value, BaseModel):
        for attribute, field in type(value).model_fields.items():
            here = (*path, field.alias or attribute)
            yield from _within(getattr(value, attribute), name, here)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _within(item, name, (*path, number))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _within(item, name, (*path, str(key)))
