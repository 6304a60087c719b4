"""What pydantic found, as plain sentences with a remedy; chosen by its error types."""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from folio.model.base import fitting, kind_of
from folio.records.fields import fields_at, fields_of, parts_at, value_at
from folio.records.languages import meant_language
from folio.records.yaml_file import Mark, Path, Tree, Value, short
from folio.text.language import countries

_DATES = "Write it as 2013-04-17, or 2013-04 where only the month is known, or 2013."
_CODES = "Use the two letters of ISO 639-1, such as en or lv.{language_meant}"
_WRITTEN_AS_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-[0-9]{2})?|0000")
_SENTENCES: dict[str, tuple[str, str]] = {
    "folio_date": ("{value} is not a date.", _DATES),
    "folio_period": ("This ends ({end}) before it starts ({start}).", "Correct one of the two."),
    "folio_empty": ("A text is missing here.", "Write it, or leave the field out."),
    "folio_text": ("A text belongs here, not {shape}.", "Write one text."),
    "folio_language": ("There is no language '{code}'.", _CODES),
    "folio_key": ("There is no language '{code}'.", _CODES),
    "folio_address": (
        "{value} is not the address of a page.",
        "Write it from https:// on, without spaces.",
    ),
    "folio_email": ("{value} is not an e-mail address.", "Write it as name@place.eu."),
    "folio_takers": (
        "{value} is not a list of partners.",
        "Write the ids of partners in brackets, such as [{takers}], or all.",
    ),
    "int_parsing": ("{value} is not a whole number.", "Write it in digits, such as {number}."),
    "int_type": ("A whole number belongs here, not {shape}.", "Write one, such as {number}."),
    "int_from_float": ("{value} is not a whole number.", "Write it in digits, such as {number}."),
    "int_parsing_size": ("{value} is too large a number.", "Write the right one."),
    "greater_than_equal": ("{value} is too small.", "The smallest allowed is {ge}."),
    "less_than_equal": ("{value} is too large.", "The largest allowed is {le}."),
    "bool_parsing": ("{value} is neither true nor false.", "Write true or false."),
    "bool_type": ("{value} is neither true nor false.", "Write true or false."),
    "enum": ("{value} is not one of the words for this.", "Use {expected}.{word_meant}"),
    "literal_error": ("{value} is not one of the words for this.", "Use {expected}.{word_meant}"),
    "too_short": ("This list is empty.", "Write at least one item."),
    "tuple_type": (
        "A list belongs here, not {shape}.",
        "Write each item on a line of its own, after a dash and a space.",
    ),
    "model_type": (
        "Fields belong here, not {shape}.",
        "Write each field on a line of its own, as 'name: text', indented.",
    ),
    "dict_type": (
        "Fields belong here, not {shape}.",
        "Write each field on a line of its own, as 'name: text', indented.",
    ),
    "model_attributes_type": (
        "Fields belong here, not {shape}.",
        "Write each field on a line of its own, as 'name: text', indented.",
    ),
    "missing": ("The field '{name}' is missing.", "Add it{example}."),
    "folio_destination": (
        "It is not said where this trip went.",
        "Add the 'meeting', the 'event', or the partner that was 'host'.",
    ),
    "folio_section_name": (
        "{value} is not the id of a section.",
        "Write it in small letters and digits, with dashes between words.",
    ),
    "folio_deadline": (
        "This deadline has no day.",
        "Add 'date', or 'days_after_end' with the number of days.",
    ),
    "folio_shared": (
        "The section {section} tells of the partner that reports, and is to be shared by all.",
        "Write 'part: own'.",
    ),
    "folio_band": (
        "A grant is bound to a number of mobilities, and no rule says what becomes of it where "
        "some are missing.",
        "Add 'reduction', with the name of a rule.",
    ),
    "folio_slot": (
        "A notice has no placeholder {slot}.",
        "Write {authority} where the agency is named.",
    ),
}
_ELSEWHERE = {"UK": "GB", "EL": "GR"}
"""Codes that the European Union uses beside ISO 3166."""


@dataclass(frozen=True, slots=True)
class Company:
    """What a record's project has that examples can be taken from."""

    partners: Sequence[str] = ()
    languages: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One error at its place in a file, not yet put into words."""

    mark: Mark
    path: Path
    error: ErrorDetails


def found(
    tree: Tree, model: type[BaseModel], errors: Iterable[ErrorDetails], most: int
) -> list[Found]:
    """The errors in the order of the file, one for each place.

    What only follows from another one is left out: a field is not missing whose name is misspelt.
    Of misspelt names no more than `most` are compared, since that takes long.
    """
    by_path: dict[Path, ErrorDetails] = {}
    for error in errors:
        by_path.setdefault(_path(tree, error), error)
    for path in [path for path, error in by_path.items() if _only_follows(tree, path, error)]:
        del by_path[path]
    for fault in tree.faults:
        by_path.pop(fault.path, None)
    ordered = [Found(_mark(tree, path, error), path, error) for path, error in by_path.items()]
    ordered.sort(key=lambda one: (one.mark.line, one.mark.column))
    unknown = (one.path for one in ordered if one.error["type"] == "extra_forbidden")
    misspelt = {(*path[:-1], _meant(model, tree, path)) for path in islice(unknown, most)}
    return [one for one in ordered if one.error["type"] != "missing" or one.path not in misspelt]


def _only_follows(tree: Tree, path: Path, error: ErrorDetails) -> bool:
    """pydantic calls a list too short whose items are wrong; it is not empty for that."""
    return error["type"] == "too_short" and bool(value_at(tree.value, path))


def nearest(name: str, known: Iterable[str]) -> str:
    """`Known: a, b. Did you mean 'a'?`, with the nearest known name where one is near."""
    names = sorted(known)
    if not names:
        return "None is known yet."
    shown = ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")
    return f"Known: {shown}. {did_you_mean(name, names)}".rstrip()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The question after the nearest known name, or nothing."""
    near = _near(name, known)
    return f"Did you mean '{near}'?" if near else ""


def _near(name: str, known: Iterable[str]) -> str:
    """The nearest known name, capital letters or not; empty where none is near."""
    by_letters = {other.casefold(): other for other in known}
    near = get_close_matches(name[:200].casefold(), list(by_letters), n=1, cutoff=0.6)
    return by_letters[near[0]] if near else ""


def field_path(path: Path) -> str:
    """A path as people write it: `photos[0].file`."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{short(part)}" for part in path)
    return "".join(parts).lstrip(".")


def _path(tree: Tree, error: ErrorDetails) -> Path:
    """pydantic's location without the names of alternatives, which no file has in it."""
    path: list[str | int] = []
    here: Value = tree.value
    parts = [part for part in error["loc"] if part != "[key]"]
    for number, part in enumerate(parts):
        is_last = number == len(parts) - 1
        if isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        elif isinstance(here, dict) and part in here:
            here = here[str(part)]
        elif not (is_last and error["type"] == "missing"):
            continue
        path.append(part)
    if error["type"] in _OF_KIND:
        path.append("kind")
    language = error.get("ctx", {}).get("language")
    return (*path, str(language)) if language else tuple(path)


def _mark(tree: Tree, path: Path, error: ErrorDetails) -> Mark:
    at_the_key = error["type"] in _AT_THE_KEY or "[key]" in error["loc"]
    return tree.key_mark(path) if at_the_key else tree.mark(path)


_AT_THE_KEY = frozenset({"extra_forbidden", "folio_key", "folio_empty"})
_OF_KIND = frozenset({"union_tag_not_found", "union_tag_invalid"})
"""What pydantic finds where parts of several kinds may stand, and this is of none of them."""


def told(model: type[BaseModel], tree: Tree, one: Found, near: Company) -> tuple[str, str]:
    """What is wrong there, and what to do."""
    path, error = one.path, one.error
    if error["type"] == "extra_forbidden":
        return _unknown_field(model, tree, path)
    if error["type"] in _OF_KIND:
        return _kind(model, tree, path)
    if error["type"] == "folio_country":
        code = str(error["ctx"]["code"])
        return f"There is no country '{short(code)}'.", _countries(code)
    if error["type"] == "folio_date" and (such := _no_such_date(error["input"])):
        return such
    if error["type"] == "folio_key" and _written(error) is None and " " in str(path[-1]):
        return "A comma ends the text before this.", "Put quotation marks around the whole text."
    if _written(error) is None and error["type"] != "missing":
        return "Nothing stands here.", _filling(model, tree, path)
    if error["type"] == "too_short" and isinstance(error["input"], Mapping):
        return "No fields stand here.", "Write at least one, as 'name: text'."
    message, remedy = _SENTENCES.get(error["type"], ("{value} does not belong here.", ""))
    facts = _facts(model, tree, one, near)
    return message.format_map(facts), remedy.format_map(facts)


def _filling(model: type[BaseModel], tree: Tree, path: Path) -> str:
    field = _field(model, tree, path)
    if field and field.is_required():
        return f"Fill it in{_example(field)}."
    return "Fill it in, or leave it out where it is not known."


def _unknown_field(model: type[BaseModel], tree: Tree, path: Path) -> tuple[str, str]:
    name = str(path[-1])
    known = list(fields_at(model, tree.value, path[:-1]))
    here = value_at(tree.value, path[:-1])
    alternatives = parts_at(model, tree.value, path[:-1])
    kinds = [kind for part in fitting(alternatives, here) if (kind := kind_of(part))]
    if not kinds:
        question = did_you_mean(name, known) or f"Known: {', '.join(known)}."
        return f"There is no field '{short(name)}' here.", question
    message = f"There is no field '{short(name)}' in an entry of the kind '{kinds[0]}'."
    if meant := did_you_mean(name, known):
        return message, meant
    if others := [f"'{kind_of(part)}'" for part in alternatives if name in _names(part)]:
        return message, f"Leave it out, or make it an entry of the kind {_either(others)}."
    return message, f"Known: {', '.join(known)}."


def _kind(model: type[BaseModel], tree: Tree, path: Path) -> tuple[str, str]:
    """What to do where it is not said, or not known, of which kind an entry is."""
    here = value_at(tree.value, path[:-1])
    fields = here if isinstance(here, dict) else {}
    alternatives = {str(kind_of(part)): part for part in parts_at(model, tree.value, path[:-1])}
    remedy = f"Say of which kind this entry is: {_either(alternatives)}."
    if "kind" not in fields:
        likely = [kind for kind in alternatives if kind in fields]
        likely += [kind for kind, part in alternatives.items() if set(fields) <= _names(part)]
        question = f"Did you mean 'kind: {likely[0]}'?" if len(likely) == 1 else ""
        return "The field 'kind' is missing.", f"{remedy} {question}".rstrip()
    kind = fields["kind"]
    if kind is None:
        return "Nothing stands here.", remedy
    if not isinstance(kind, str):
        return f"One word belongs here, not {_shape(kind)}.", remedy
    question = did_you_mean(kind, alternatives)
    return f"There is no kind of entry '{short(kind)}'.", f"{remedy} {question}".rstrip()


def _names(part: type[BaseModel]) -> set[str]:
    return set(fields_of([part]))


def _either(words: Iterable[str]) -> str:
    """`trip, evaluation or dissemination`."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _meant(model: type[BaseModel], tree: Tree, path: Path) -> str:
    return _near(str(path[-1]), fields_at(model, tree.value, path[:-1]))


def _field(model: type[BaseModel], tree: Tree, path: Path) -> Any:
    return fields_at(model, tree.value, path[:-1]).get(str(path[-1])) if path else None


def _no_such_date(written: object) -> tuple[str, str] | None:
    """What is written as a date is, but stands in no calendar."""
    date = _WRITTEN_AS_DATE.fullmatch(written.strip()) if isinstance(written, str) else None
    if not date:
        return None
    year, month = int(date[1] or 0), int(date[2] or 0)
    if not year:
        return f"There is no such year: {date[0]}.", "Write the right one."
    if not 1 <= month <= 12:
        return f"There is no such month: {date[0]}.", "Months are 01 to 12."
    last = calendar.monthrange(year, month)[1]
    return (
        f"There is no such day: {date[0]}.",
        f"The last day of that month is {date[1]}-{date[2]}-{last}.",
    )


def _countries(code: str) -> str:
    names = countries()
    by_name = {name: short for short, name in names.items()}
    near = get_close_matches(code[:200].strip().title(), by_name, n=1, cutoff=0.8)
    capitals = _ELSEWHERE.get(code.strip().upper(), code.strip().upper())
    meant = capitals if capitals in names else by_name[near[0]] if near else ""
    hint = f" Did you mean {meant} ({names[meant]})?" if meant else ""
    return f"Use the two capital letters of ISO 3166, such as LV.{hint}"


def _written(error: ErrorDetails) -> Any:
    """What stands where the error is: in a wording, the text of the language it is about."""
    language = error.get("ctx", {}).get("language")
    return error["input"][language] if language else error["input"]


def _facts(model: type[BaseModel], tree: Tree, one: Found, near: Company) -> Mapping[str, str]:
    context = one.error.get("ctx", {})
    value = _written(one.error)
    field = _field(model, tree, one.path)
    expected = str(context.get("expected", "")).replace("'", "")
    return {
        **{key: short(str(fact)) for key, fact in context.items()},
        "expected": expected,
        "word_meant": _word_meant(value, expected),
        "value": f"'{short(value)}'" if isinstance(value, str) else _shape(value).capitalize(),
        "shape": _shape(value),
        "name": str(one.path[-1]) if one.path else "",
        "number": _number(field),
        "example": _example(field),
        "takers": _takers(value, near.partners),
        "language_meant": _language_meant(str(context.get("code", "")), near.languages),
    }


def _takers(value: object, partners: Sequence[str]) -> str:
    """A list of partners that would do: the one that is named, if it is, or else any two."""
    if isinstance(value, str) and value in partners:
        return value
    return ", ".join(partners[:2]) or "a, b"


def _language_meant(code: str, languages: Sequence[str]) -> str:
    meant = meant_language(code, languages)
    return f" Did you mean '{meant}'?" if meant else ""


def _word_meant(value: object, expected: str) -> str:
    meant = did_you_mean(str(value), re.findall(r"[^\s,]+", expected)) if expected else ""
    return f" {meant}".rstrip()


def _example(field: Any) -> str:
    return f": {field.description[0].lower()}{field.description[1:-1]}" if field else ""


def _number(field: Any) -> str:
    """A number that would do, from the field's own examples where there is one."""
    examples = (field.examples or []) if field else []
    return next((str(number) for number in examples if isinstance(number, int)), "19")


def _shape(value: object) -> str:
    if isinstance(value, Mapping):
        return "fields"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    return "a text" if value is not None else "nothing"
