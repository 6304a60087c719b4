"""What is wrong with a template, told with the file, the place and the nearest field."""

import re
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from jinja2 import StrictUndefined, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.utils import missing

from folio.errors import TemplateError
from folio.text.slips import meant

FAULTS = (JinjaError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What jinja2 lets out when an expression of a template cannot be worked out."""

_UNKNOWN_FIELD = re.compile(r"there is no field '(\w+)' here")


class Missing(StrictUndefined):
    """A field that the view does not have; using it says which field was likely meant."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name = str(self._undefined_name)
        if self._undefined_obj is missing:
            return f"there is no field '{name}' here"
        owner = type(self._undefined_obj).__name__
        known = [known for known in dir(self._undefined_obj) if not known.startswith("_")]
        return f"there is no '{name}' in {owner}{_nearest(name, known)}"


def undrawn(shape: object) -> NoReturn:
    """Refuse a table whose shape no branch of a template draws; it would vanish without a word."""
    raise TemplateRuntimeError(f"there is no drawing for a table of the shape '{shape}'")


def told(error: Exception, place: str, fields: Iterable[str]) -> TemplateError:
    """The error for a person: where, what is wrong and, for a field, which is the nearest."""
    message = error.message if isinstance(error, JinjaError) else None
    if isinstance(error, UnicodeDecodeError):
        message = "this is not written in UTF-8. Save it again with this encoding"
    if isinstance(error, TemplateNotFound):
        message = f"there is no template '{error.name}'"
    sentence = (message or str(error) or type(error).__name__).rstrip(".")
    unknown = _UNKNOWN_FIELD.search(sentence)
    hint = _nearest(unknown[1], fields) if unknown else ""
    ending = "" if sentence.endswith("?") else hint or "."
    return TemplateError(f"{place}: {sentence}{ending}")


def line(error: BaseException, name: str = "<template>") -> int:
    """The line of a template at which an error came up, counted from 1."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    lines = [number for file, number in _frames(error.__traceback__) if file == name]
    return lines[-1] if lines else 1


def place(error: BaseException, folders: Iterable[Path]) -> tuple[Path | None, int]:
    """The file among some folders, and its line, at which an error came up."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        return Path(error.filename), error.lineno
    known = tuple(folders)
    inside = [Path(file) for file, _ in _frames(error.__traceback__)]
    found = [file for file in inside if file.parent in known]
    return (found[-1], line(error, str(found[-1]))) if found else (None, 1)


def _frames(trace: TracebackType | None) -> Iterable[tuple[str, int]]:
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next


def _nearest(name: str, known: Iterable[str]) -> str:
    near = meant(name, known)
    return f". Did you mean '{near}'?" if near else ""
