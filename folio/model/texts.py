"""The texts of a project's records, and which of them lack a language."""

from collections.abc import Iterator, Mapping
from itertools import chain

from pydantic import BaseModel

from folio.model.activities import Dissemination, LocalActivity, Trip
from folio.model.base import Record
from folio.model.register import FieldPath, Register
from folio.text.grammar import grammar
from folio.text.wording import Wording


def wordings(register: Register) -> Iterator[tuple[str, FieldPath, Wording]]:
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


def written_by_partners(register: Register) -> Iterator[tuple[str, FieldPath, Wording]]:
    """The texts of logs and of answers for reports, with their records and places therein."""
    for log in register.logs.values():
        for number, entry in enumerate(log.entries):
            if not isinstance(entry, Trip):
                yield from _within(entry, log.record, ("entries", number))
    for name, answers in register.answers.items():
        for section, text in answers.answers.items():
            yield f"reports/{name}", ("answers", section), text


def untranslated(register: Register) -> Iterator[tuple[str, FieldPath, str]]:
    """The texts that a document would have to show in another language than its own.

    Each comes with its record, its place therein and the code of the language that it lacks.
    """
    for name, path, wording in chain(wordings(register), _news(register)):
        if wording.is_name:
            continue
        there = wording.languages(register.project.working_language)
        for code in register.project.languages:
            if code not in there and not _needs_none(register, name, path, code):
                yield name, path, code


def _news(register: Register) -> Iterator[tuple[str, FieldPath, Wording]]:
    """What newsletters print of logs: the titles of local activities and dissemination."""
    for log in register.logs.values():
        for number, entry in enumerate(log.entries):
            if isinstance(entry, LocalActivity | Dissemination):
                yield log.record, ("entries", number, "title"), entry.title


def _needs_none(register: Register, name: str, path: FieldPath, code: str) -> bool:
    """Whether a text needs no translation: the grammar knows the place, or it is a book's title."""
    is_place = path[-1] in ("in", "place_in") and not grammar(code).inflects_places
    return is_place or _is_title_of_a_work(register, name, path, code)


def _is_title_of_a_work(register: Register, name: str, path: FieldPath, code: str) -> bool:
    """Whether it is the title of a product that does not exist in the language, like a book's."""
    kind, _, product = name.partition("/")
    languages = register.products[product].languages if kind == "products" else ()
    return path == ("title",) and bool(languages) and code not in languages


def _within(value: object, name: str, path: FieldPath) -> Iterator[tuple[str, FieldPath, Wording]]:
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
