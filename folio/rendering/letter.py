"""A letter as the two parts of an e-mail: plain text, and a page in HTML."""

import textwrap
from collections.abc import Iterable, Mapping
from functools import cache

from jinja2 import FileSystemLoader
from jinja2.sandbox import SandboxedEnvironment

from folio.rendering.faults import Missing
from folio.rendering.hypertext import environment, filled
from folio.rendering.template import Template
from folio.rendering.text import address, printable
from folio.text.marks import Block, Phrase, Run

WIDTH = 72
"""How many letters a line of plain text has at most, so that it can be quoted in an answer."""


def as_page(fields: Mapping[str, object], template: Template) -> str:
    """The letter in HTML, with its styles inside, asking for nothing from elsewhere.

    Raises TemplateError for a fault in `letter.html`.
    """
    surroundings = page_environment(template, str(fields["language"]))
    return filled(surroundings, template, f"{template.kind}.html", fields)


def as_text(fields: Mapping[str, object], template: Template) -> str:
    """The letter as plain text; raise TemplateError for a fault in `letter.txt`."""
    text = filled(plain_environment(template), template, f"{template.kind}.txt", fields)
    return "\n".join(line.rstrip() for line in text.splitlines()).strip() + "\n"


@cache
def page_environment(template: Template, language: str) -> SandboxedEnvironment:
    """Where pages are worked out, with the filter `as_it_stands` for a line of a file."""
    surroundings = environment(template, language)
    surroundings.filters["as_it_stands"] = _as_it_stands
    return surroundings


@cache
def plain_environment(template: Template) -> SandboxedEnvironment:
    """Where plain text is worked out.

    Filters: `wrapped`, with what begins the first line, and `as_it_stands` for a line of a file.
    """
    surroundings = SandboxedEnvironment(
        loader=FileSystemLoader(template.folders),
        autoescape=False,
        undefined=Missing,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    surroundings.filters["wrapped"] = _wrapped
    surroundings.filters["as_it_stands"] = _as_it_stands
    return surroundings


def _wrapped(value: Phrase | Block, start: str = "") -> str:
    """Text in lines; the later ones are indented as far as `start` reaches in the first."""
    lines = textwrap.fill(
        _words(value),
        WIDTH,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace("\u00a0", " ")


def _as_it_stands(line: str) -> str:
    return printable(line.expandtabs(4))


def _printed(value: object) -> object:
    return _words(value).replace("\u00a0", " ") if isinstance(value, Phrase | Block) else value


def _words(value: Phrase | Block) -> str:
    phrase = value.phrase if isinstance(value, Block) else value
    return "".join(_with_links(phrase.runs))


def _with_links(runs: Iterable[Run]) -> Iterable[str]:
    """The words of runs; an address that the words do not show stands after them."""
    for run in runs:
        words, link = printable(run.text), address(run.link)
        is_shown = not link or words in (link, link.removeprefix("mailto:"))
        yield words if is_shown else f"{words} <{link}>"
