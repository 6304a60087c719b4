"""Rules about how reports and logs say things: in the past tense, and with numbers."""

from collections.abc import Iterator

from folio.checks.reports import on_answers, written
from folio.model.activities import (
    AnyEntry,
    Dissemination,
    Evaluation,
    LocalActivity,
    ProductWork,
)
from folio.model.register import Register
from folio.model.remark import Remark
from folio.model.report_definition import ReportKind
from folio.text.amounts import claim_of_many
from folio.text.tense import future
from folio.text.wording import Wording


def future_in_final_report(register: Register) -> Iterator[Remark]:
    """A final report that promises, in a section that is to tell what was done."""
    for kind, own in written(register):
        if kind != ReportKind.FINAL:
            continue
        sections = {one.id: one for one in register.programme.reports[kind].sections}
        for section, text in register.answers[f"{kind}/{own}"].answers.items():
            found = () if sections[section].looks_ahead else _said(register, text)
            for code, one in found:
                if words := future(one, code):
                    message = (
                        f"'{words}' ({code}) speaks of the future. Tell what was done, or what "
                        "is true now."
                    )
                    field = ("answers", section)
                    rule = "future-in-final-report"
                    yield on_answers(rule, register, kind, own, field, message)
                    break


def many_without_number(register: Register) -> Iterator[Remark]:
    """A claim of many, in an answer or a log, with no number beside it."""
    rule = "many-without-number"
    for kind, own in written(register):
        for section, text in register.answers[f"{kind}/{own}"].answers.items():
            if claim := _claim(register, text):
                field = ("answers", section)
                yield on_answers(rule, register, kind, own, field, claim)
    for partner in register.partners:
        for record, path, entry in register.entries_of(partner):
            for name, text in () if _has_number(entry) else _texts(entry):
                if claim := _claim(register, text):
                    yield Remark(rule, record, (*path, name), claim, partner)


def _said(register: Register, text: Wording) -> Iterator[tuple[str, str]]:
    for code, one in text.texts:
        yield code or register.project.working_language, one


def _claim(register: Register, text: Wording) -> str:
    """What is to be said of the first claim in a text."""
    for code, one in _said(register, text):
        if word := claim_of_many(one, code):
            return f"'{word}' ({code}) stands here without a number. Say how many."
    return ""


def _has_number(entry: AnyEntry) -> bool:
    """Whether an entry has the number in a field of its own."""
    number = {
        LocalActivity: "participants",
        Dissemination: "reach",
        Evaluation: "respondents",
    }.get(type(entry))
    return number is not None and getattr(entry, number) is not None


def _texts(entry: AnyEntry) -> Iterator[tuple[str, Wording]]:
    """The sentences of an entry, by their fields."""
    if isinstance(entry, LocalActivity | ProductWork) and entry.text:
        yield "text", entry.text
    if isinstance(entry, Dissemination) and entry.audience:
        yield "audience", entry.audience
    if isinstance(entry, Evaluation):
        yield "findings", entry.findings
