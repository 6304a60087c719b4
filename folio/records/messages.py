"""What pydantic found, as plain sentences with a remedy; chosen by its error types."""

import calendar
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from itertools import islice
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from folio.errors import Message, sentence
from folio.model.base import fitting, kind_of
from folio.records import sentences
from folio.records.complaints import Mark, Path
from folio.records.fields import fields_at, fields_of, parts_at, value_at
from folio.records.languages import meant_language
from folio.records.yaml_file import Tree, Value, short
from folio.text.language import countries
from folio.text.slips import meant

_WRITTEN_AS_DATE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-[0-9]{2})?|0000")
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


def nearest(name: str, known: Iterable[str]) -> Message:
    """`Known: a, b. Did you mean 'a'?`, with the nearest known name where one is near."""
    names = sorted(known)
    if not names:
        return sentence("None is known yet.")
    return listed(names, most=8) + did_you_mean(name, names)


def listed(names: Sequence[str], most: int | None = None) -> Message:
    """`Known: a, b.`, with how many there are beside the first of them."""
    told = sentence("Known: {names}.", names=", ".join(names[:most]))
    left = len(names[most:]) if most else 0
    return told + sentence("Others beside these: {number}.", number=left) if left else told


def did_you_mean(name: str, known: Iterable[str]) -> Message:
    """The question after the nearest known name, or nothing."""
    return _question(meant(name, known))


def _question(name: str) -> Message:
    return sentence("Did you mean '{name}'?", name=name) if name else Message()


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


def told(model: type[BaseModel], tree: Tree, one: Found, near: Company) -> tuple[Message, Message]:
    """What is wrong there, and what to do."""
    path, error = one.path, one.error
    kind, value = error["type"], _written(error)
    if kind == "extra_forbidden":
        return _unknown_field(model, tree, path)
    if kind in _OF_KIND:
        return _kind(model, tree, path)
    if kind == "folio_date" and (such := _no_such_date(error["input"])):
        return such
    if kind == "folio_key" and value is None and " " in str(path[-1]):
        return (
            sentence("A comma ends the text before this."),
            sentence("Put quotation marks around the whole text."),
        )
    if kind == "missing":
        return _missing(str(path[-1]) if path else "", _field(model, tree, path))
    if value is None:
        return sentence("Nothing stands here."), _filling(model, tree, path)
    if kind == "too_short" and isinstance(error["input"], Mapping):
        return sentence("No fields stand here."), sentence("Write at least one, as 'name: text'.")
    facts = _facts(_field(model, tree, path), one, near)
    remedy = sentences.remedy(kind, facts) + _question(_value_meant(one, near))
    return sentences.message(kind, value, facts), remedy


def _missing(name: str, field: Any) -> tuple[Message, Message]:
    message = sentence("The field '{name}' is missing.", name=name)
    if field is None:
        return message, sentence("Add it.")
    added = sentence("Add it: {description}", description=_description(field))
    return message, added + _choices(field)


def _filling(model: type[BaseModel], tree: Tree, path: Path) -> Message:
    field = _field(model, tree, path) or _field(model, tree, path[:-1])  # that of a wording
    if field and field.is_required():
        filled = sentence("Fill it in: {description}", description=_description(field))
        return filled + _choices(field)
    return sentence("Fill it in, or leave it out where it is not known.")


def _choices(field: Any) -> Message:
    """The words that a field takes, where it takes no others."""
    words = ", ".join(_words_of(field.annotation))
    return sentence("Choose from: {words}", words=words) if words else Message()


def _words_of(annotation: Any) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield from annotation
    for inner in get_args(annotation):
        yield from _words_of(inner)


def _unknown_field(model: type[BaseModel], tree: Tree, path: Path) -> tuple[Message, Message]:
    name = str(path[-1])
    known = list(fields_at(model, tree.value, path[:-1]))
    here = value_at(tree.value, path[:-1])
    alternatives = parts_at(model, tree.value, path[:-1])
    kinds = [kind for part in fitting(alternatives, here) if (kind := kind_of(part))]
    meant = did_you_mean(name, known)
    if not kinds:
        message = sentence("There is no field '{name}' here.", name=short(name))
        return message, meant or listed(known)
    message = sentence(
        "There is no field '{name}' in an entry of the kind '{kind}'.",
        name=short(name),
        kind=kinds[0],
    )
    others = [str(kind_of(part)) for part in alternatives if name in _names(part)]
    if others and not meant:
        return message, sentence(
            "Leave it out, or make it an entry of a kind that has it: {kinds}.",
            kinds=", ".join(others),
        )
    return message, meant or listed(known)


def _kind(model: type[BaseModel], tree: Tree, path: Path) -> tuple[Message, Message]:
    """What to do where it is not said, or not known, of which kind an entry is."""
    here = value_at(tree.value, path[:-1])
    fields = here if isinstance(here, dict) else {}
    alternatives = {str(kind_of(part)): part for part in parts_at(model, tree.value, path[:-1])}
    remedy = sentence("Say of which kind this entry is: {kinds}.", kinds=", ".join(alternatives))
    if "kind" not in fields:
        likely = [kind for kind in alternatives if kind in fields]
        likely += [kind for kind, part in alternatives.items() if set(fields) <= _names(part)]
        question = _question(f"kind: {likely[0]}" if len(likely) == 1 else "")
        message, _ = _missing("kind", None)
        return message, remedy + question
    kind = fields["kind"]
    if kind is None:
        return sentence("Nothing stands here."), remedy
    if isinstance(kind, list):
        return sentence("One word belongs here, not a list."), remedy
    if isinstance(kind, dict):
        return sentence("One word belongs here, not fields."), remedy
    message = sentence("There is no kind of entry '{kind}'.", kind=short(kind))
    return message, remedy + did_you_mean(kind, alternatives)


def _names(part: type[BaseModel]) -> set[str]:
    return set(fields_of([part]))


def _meant(model: type[BaseModel], tree: Tree, path: Path) -> str:
    return meant(str(path[-1]), fields_at(model, tree.value, path[:-1]))


def _field(model: type[BaseModel], tree: Tree, path: Path) -> Any:
    return fields_at(model, tree.value, path[:-1]).get(str(path[-1])) if path else None


def _description(field: Any) -> Message:
    return sentences.description(field.description)


def _no_such_date(written: object) -> tuple[Message, Message] | None:
    """What is written as a date is, but stands in no calendar."""
    date = _WRITTEN_AS_DATE.fullmatch(written.strip()) if isinstance(written, str) else None
    if not date:
        return None
    year, month = int(date[1] or 0), int(date[2] or 0)
    if not year:
        message = sentence("There is no such year: {date}.", date=date[0])
        return message, sentence("Write the right one.")
    if not 1 <= month <= 12:
        message = sentence("There is no such month: {date}.", date=date[0])
        return message, sentence("Months are 01 to 12.")
    last = calendar.monthrange(year, month)[1]
    return (
        sentence("There is no such day: {date}.", date=date[0]),
        sentence("The last day of that month is {date}.", date=f"{date[1]}-{date[2]}-{last}"),
    )


def _written(error: ErrorDetails) -> Any:
    """What stands where the error is: in a wording, the text of the language it is about."""
    language = error.get("ctx", {}).get("language")
    return error["input"][language] if language else error["input"]


def _facts(field: Any, one: Found, near: Company) -> Mapping[str, object]:
    value = _written(one.error)
    return {
        **{key: short(str(fact)) for key, fact in one.error.get("ctx", {}).items()},
        "value": short(value) if isinstance(value, str) else "",
        "names": ", ".join(_words(one.error)),
        "number": _number(field),
        "takers": _takers(value, near.partners),
    }


def _words(error: ErrorDetails) -> list[str]:
    """The words of which one is expected, as pydantic lists them: `'a', 'b' or 'c'`."""
    return re.findall("'([^']*)'", str(error.get("ctx", {}).get("expected", "")))


def _takers(value: object, partners: Sequence[str]) -> str:
    """A list of partners that would do: the one that is named, if it is, or else any two."""
    if isinstance(value, str) and value in partners:
        return value
    return ", ".join(partners[:2]) or "a, b"


def _value_meant(one: Found, near: Company) -> str:
    """The value that is nearest to what was written, where there is a choice; empty for none."""
    error = one.error
    code = str(error.get("ctx", {}).get("code", ""))
    if error["type"] in ("folio_language", "folio_key"):
        return meant_language(code, near.languages)
    if error["type"] == "folio_country":
        return _country_meant(code)
    return meant(str(_written(error)), _words(error))


def _country_meant(code: str) -> str:
    names = countries()
    by_name = {name: short for short, name in names.items()}
    near = get_close_matches(code[:200].strip().title(), by_name, n=1, cutoff=0.8)
    capitals = _ELSEWHERE.get(code.strip().upper(), code.strip().upper())
    return capitals if capitals in names else by_name[near[0]] if near else ""


def _number(field: Any) -> str:
    """A number that would do, from the field's own examples where there is one."""
    examples = (field.examples or []) if field else []
    return next((str(number) for number in examples if isinstance(number, int)), "19")
