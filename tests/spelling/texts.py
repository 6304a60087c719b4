"""What documents say in one language: fixed phrases, texts of records, notices."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain
from string import Formatter

from folio.model.programme import NoticeForm
from folio.model.register import Register
from folio.model.texts import wordings, written_by_partners
from folio.records import reader
from folio.text.catalogue import Catalogue
from folio.text.markdown import prose
from folio.text.wording import Wording
from tests.conftest import LOCALE, REPOSITORY
from tests.programmes import NAMES, programme

PROJECTS = ("age", "example")

Texts = dict[str, str]
"""Texts by the place where they stand."""


@cache
def register(project: str) -> Register:
    """A project of this repository."""
    return reader.read(REPOSITORY / "records", project, REPOSITORY / "programmes").register


def texts(code: str) -> Texts:
    """Everything in a language, without marks and placeholders."""
    records = (pair for project in PROJECTS for pair in _of_records(project, code))
    return dict([*_fixed_phrases(code), *records, *_of_programmes(code)])


def languages(project: str) -> set[str]:
    """Those in which a project's records hold texts."""
    there = register(project)
    own = there.project.working_language
    written = chain(wordings(there), written_by_partners(there))
    return {code for _, _, wording in written for code in wording.languages(own)}


def _fixed_phrases(code: str) -> Iterator[tuple[str, str]]:
    for (context, phrase), forms in Catalogue.load(LOCALE, code).translations.items():
        for number, form in enumerate(forms):
            yield f"{code}/folio.po: {context} {phrase} [{number}]", _without_placeholders(form)


def _without_placeholders(form: str) -> str:
    return " ".join(literal for literal, *_ in Formatter().parse(form))


def _of_records(project: str, code: str) -> Iterator[tuple[str, str]]:
    there = register(project)
    for name, path, wording in chain(wordings(there), written_by_partners(there)):
        text = _text(wording, code, there.project.working_language)
        place = ".".join(map(str, path))
        yield f"{project}/{name}: {place}", "\n".join(map(str, prose(text, code)))


def _of_programmes(code: str) -> Iterator[tuple[str, str]]:
    """Headings, names and notices of every programme, whether a project is in it or not."""
    for name in NAMES:
        there = replace(register("example"), programme=programme(name))
        for record, path, wording in wordings(there):
            if record == "programme":
                yield f"{name}: {'.'.join(map(str, path))}", _text(wording, code, "en")
        for form in NoticeForm:
            text = there.programme.notices[code].in_form(form).text
            yield f"{name}: notices.{code}.{form}", _without_placeholders(text)


def _text(wording: Wording, code: str, working_language: str) -> str:
    """The text in a language; one that names none is in the working language."""
    return {written or working_language: text for written, text in wording.texts}.get(code, "")
