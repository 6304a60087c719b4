"""What is owed, as items of a list in a letter; what belongs together stands in one item."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from folio.documents import parts
from folio.documents.reports import lacking
from folio.model.activities import Evidence
from folio.model.dues import Due, Duty
from folio.model.register import Register
from folio.model.report_definition import ReportKind
from folio.text.dates import PartialDate
from folio.text.language import Language
from folio.text.marks import Phrase


def items(register: Register, dues: Iterable[Due], language: Language) -> tuple[Phrase, ...]:
    """One item for each thing that is owed, the first deadline first."""
    in_order = sorted(dues, key=lambda due: (due.day or datetime.date.max, _DUTIES.index(due.duty)))
    grouped = (tuple(alike) for _, alike in groupby(in_order, _group))
    return tuple(_with_deadline(register, alike, language) for alike in grouped)


def _group(due: Due) -> tuple[object, ...]:
    """By what things are told in one item: the proofs of one sort, the sections of one report."""
    if due.duty == Duty.EVIDENCE:
        return due.duty, due.of, due.day
    if due.duty == Duty.ANSWER:
        return due.duty, due.record, due.day
    return due.duty, due.key, due.day


def _with_deadline(register: Register, alike: Sequence[Due], language: Language) -> Phrase:
    said = _said(register, alike, language)
    day = alike[0].day
    if day is None:
        return said
    date = language.date(PartialDate.of(day))
    return language.say("{thing} (deadline: {date})", thing=said, date=date)


def _said(register: Register, alike: Sequence[Due], language: Language) -> Phrase:
    """One item without its deadline."""
    due = alike[0]
    match due.duty:
        case Duty.LOG:
            assert due.period is not None  # noqa: S101 - a log is owed for a period
            return language.say("Activity log: {period}", period=language.grammar.span(due.period))
        case Duty.ACTION_POINT:
            return _action_point(register, due, language)
        case Duty.EVIDENCE:
            return _proofs(due.of, sum(one.number for one in alike), language)
        case Duty.TRANSLATION:
            return _translation(due, language)
    kind = ReportKind(due.record.split("/")[1])
    return _of_report(kind, _of_a_report(register, kind, alike, language), language)


def _action_point(register: Register, due: Due, language: Language) -> Phrase:
    """What was taken on, and at which meeting."""
    meeting = register.meetings[due.of]
    number = int(due.field[1])
    return language.say(
        "Taken on at the partner meeting ({place}): {what}",
        place=parts.town(meeting.place, language),
        what=_without_full_stop(language.phrase(meeting.action_points[number].what)),
    )


def _proofs(proof: str, number: int, language: Language) -> Phrase:
    """How many proofs are missing; `proof` is what each of them is."""
    if proof == Evidence.CERTIFICATE:
        return language.say_number(
            "{number} certificate of attendance", "{number} certificates of attendance", number
        )
    return language.say_number("{number} travel ticket", "{number} travel tickets", number)


def _translation(due: Due, language: Language) -> Phrase:
    """How many texts lack a language; of a report where they belong to one."""
    name = language.grammar.language_name(due.of)
    if not due.is_of_report:
        return language.say_number(
            "Translation: {number} text of the project is not yet available in {language}",
            "Translation: {number} texts of the project are not yet available in {language}",
            due.number,
            language=name,
        )
    said = language.say_number(
        "translation: {number} section is not yet available in {language}",
        "translation: {number} sections are not yet available in {language}",
        due.number,
        language=name,
    )
    return _of_report(ReportKind(due.record.split("/")[1]), said, language)


def _of_a_report(
    register: Register, kind: ReportKind, alike: Sequence[Due], language: Language
) -> Phrase:
    """What of a report is owed."""
    if alike[0].duty == Duty.SIGNATURE:
        return language.say("name and function of the legal representative who signs it")
    if alike[0].duty == Duty.REPORT:
        return language.say("to be signed and handed in to your National Agency")
    report = register.programme.reports[kind]
    names = [lacking.section_name(report, one.of, language) for one in alike]
    return language.say_number(
        "text of the section {sections}",
        "texts of the {number} sections {sections}",
        len(names),
        sections=language.listed(names),
    )


def _of_report(kind: ReportKind, said: Phrase, language: Language) -> Phrase:
    if kind == ReportKind.INTERIM:
        return language.say("Interim report: {thing}", thing=said)
    return language.say("Final report: {thing}", thing=said)


def _without_full_stop(phrase: Phrase) -> Phrase:
    *before, last = phrase.runs
    return Phrase((*before, replace(last, text=last.text.removesuffix("."))))


_DUTIES = tuple(Duty)
