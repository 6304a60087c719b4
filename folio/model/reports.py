"""Which reports a partner owes, what period each covers, and what it still lacks."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from folio.model.answers import SHARED, Signature
from folio.model.logs import unlogged
from folio.model.mobilities import unproven
from folio.model.partner import Agreement
from folio.model.register import Register
from folio.model.report_definition import (
    FilledBy,
    Reporter,
    ReportKind,
    ReportPart,
    Section,
)
from folio.text.dates import PartialDate, Period
from folio.text.wording import Wording


class What(StrEnum):
    """What a report can lack."""

    AGENCY = "agency"
    AGREEMENT = "agreement"
    CONTACT = "contact"
    SIGNATORY = "signatory"
    LOG = "log"
    ANSWER = "answer"
    TRANSLATION = "translation"
    LENGTH = "length"
    EVIDENCE = "evidence"
    MEETING_DATES = "meeting-dates"
    PRODUCT_STATE = "product-state"


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that a report lacks, and the partner that owes it.

    `of` is the id of the section, meeting or product, or the field of the agreement, or the proof
    that is meant; `number` tells of how many mobilities a proof is missing, `period` what no log
    covers.
    """

    what: What
    by: str
    of: str = ""
    number: int = 0
    period: Period | None = None


def reporters(register: Register, kind: ReportKind) -> tuple[str, ...]:
    """The partners that owe a report of their own, by their ids.

    None where none is asked for, or where it was due before the project began; and not those that
    had left by the end of the period that it covers, or joined only after it.
    """
    report = register.programme.reports.get(kind)
    if report is None or is_due_before_the_start(register, kind):
        return ()
    if report.by == Reporter.COORDINATOR:
        return (register.project.coordinator,)
    end = period(register, kind).end.last
    return tuple(
        name
        for name, partner in register.partners.items()
        if (partner.left is None or partner.left.last > end)
        and (partner.joined is None or partner.joined.first <= end)
    )


def is_due_before_the_start(register: Register, kind: ReportKind) -> bool:
    """Whether a report of the programme was due before the project began, which is none of it."""
    covered = period(register, kind)
    return covered.end.last < covered.start.first


def deadline(register: Register, kind: ReportKind) -> datetime.date:
    """The last day on which a report of the programme is handed in."""
    return register.programme.reports[kind].deadline.after(register.project.period.end.last)


def period(register: Register, kind: ReportKind) -> Period:
    """What a report covers: from the project's start to its end, or to the deadline before that."""
    lasts = register.project.period
    due = deadline(register, kind)
    return lasts if due >= lasts.end.last else Period(lasts.start, PartialDate.of(due))


def period_of(register: Register, kind: ReportKind, partner: str) -> Period:
    """The same for one partner, which may have joined later than the others."""
    covered, joined = period(register, kind), register.partners[partner].joined
    if joined and joined.first > covered.start.first:
        return Period(joined, covered.end)
    return covered


def as_reported(register: Register, kind: ReportKind) -> Register:
    """The register as a report sees it: without what was done after the period that it covers."""
    until = period(register, kind).end.last
    return register.once(("as-reported", kind), lambda: replace(register, until=until))


def answer(register: Register, kind: ReportKind, section: Section, partner: str) -> Wording | None:
    """What was written for a section, by all partners together or by the one; else nothing."""
    own = SHARED if section.part == ReportPart.SHARED else partner
    written = register.answers.get(f"{kind}/{own}")
    return written.answers.get(section.id) if written else None


def signature(register: Register, kind: ReportKind, partner: str) -> Signature | None:
    """Who signs a partner's report, where that is known."""
    own = register.answers.get(f"{kind}/{partner}")
    return own.signature if own else None


def is_signed(register: Register, kind: ReportKind, partner: str) -> bool:
    """Whether a partner's report says on which day it was signed."""
    signed = signature(register, kind, partner)
    return signed is not None and signed.date is not None


def languages(register: Register, partner: str) -> tuple[str, ...]:
    """In which languages a partner's report is written: its own, and that of the project's work.

    Source: INDIRE's guide to final reports (2015), which admits either.
    """
    spoken = register.project.languages
    wanted = (register.partners[partner].language, register.project.working_language)
    return tuple(dict.fromkeys(code for code in wanted if code in spoken))


def owed(register: Register, kind: ReportKind, partner: str, language: str) -> tuple[Owed, ...]:
    """What a partner's report in a language lacks to be complete; nothing where it is.

    `language` is the code of the language that it is written in.
    """
    seen = as_reported(register, kind)
    report = register.programme.reports[kind]
    tables = {section.filled_by for section in report.sections}
    return (
        *_general(register, partner),
        *_unlogged(seen, kind, partner),
        *(_unproven(seen, partner) if FilledBy.MOBILITIES in tables else ()),
        *_undated(seen, kind),
        *(_stateless(register) if FilledBy.PRODUCTS in tables else ()),
        *unwritten(register, kind, partner, language),
        *_unsigned(register, kind, partner),
    )


def _general(register: Register, name: str) -> Iterator[Owed]:
    partner = register.partners[name]
    if partner.agency is None:
        yield Owed(What.AGENCY, name)
    agreement = partner.agreement or Agreement()
    wanted = ["number"]
    if register.programme.grant:
        wanted.append("lump_sum")
        if register.programme.grant.reduction:
            wanted.append("minimum_mobilities")
    for field in wanted:
        if getattr(agreement, field) is None:
            yield Owed(What.AGREEMENT, name, field)
    if partner.contact is None or partner.contact.name is None:
        yield Owed(What.CONTACT, name)


def _unlogged(register: Register, kind: ReportKind, name: str) -> Iterator[Owed]:
    """The stretches of a report's period that no log of the partner covers."""
    covered = period(register, kind)
    for stretch in unlogged(register, name, covered.start.first, covered.end.last):
        yield Owed(What.LOG, name, period=stretch)


def _unproven(register: Register, name: str) -> Iterator[Owed]:
    """The proofs that go with the report and are not there yet."""
    for rule in register.programme.evidence_for(register.partners[name].agency):
        if rule.attach and (missing := unproven(register, name, rule.proof)):
            yield Owed(What.EVIDENCE, name, rule.proof, len(missing))


def _undated(register: Register, kind: ReportKind) -> Iterator[Owed]:
    """The meetings of which a report on the whole period cannot say when they were."""
    is_whole = period(register, kind) == register.project.period
    for meeting in register.meetings_in_order if is_whole else ():
        if meeting.dates is None:
            owner = meeting.host or register.project.coordinator
            yield Owed(What.MEETING_DATES, owner, meeting.id)


def _stateless(register: Register) -> Iterator[Owed]:
    for product in register.products.values():
        if product.state is None:
            owner = product.responsible or register.project.coordinator
            yield Owed(What.PRODUCT_STATE, owner, product.id)


def unwritten(register: Register, kind: ReportKind, partner: str, language: str) -> Iterator[Owed]:
    """The sections of a report without a text, or without one in its language that fits."""
    for section in register.programme.reports[kind].sections:
        if not section.takes_text:
            continue
        owner = _writer(register, section, partner)
        text = answer(register, kind, section, partner)
        if text is None:
            if section.required:
                yield Owed(What.ANSWER, owner, section.id)
        elif language not in text.languages(register.project.working_language):
            is_shared = section.part == ReportPart.SHARED
            translator = register.translator(language) if is_shared else partner
            yield Owed(What.TRANSLATION, translator, section.id)
        elif section.is_too_long(text.nearest((language,), register.project.working_language)[1]):
            yield Owed(What.LENGTH, owner, section.id)


def filled(register: Register, kind: ReportKind, partner: str) -> tuple[int, int]:
    """How many of the sections of a report that need a text have one, and how many there are."""
    sections = register.programme.reports[kind].sections
    needed = [section for section in sections if section.takes_text and section.required]
    texts = [answer(register, kind, section, partner) for section in needed]
    return sum(text is not None for text in texts), len(needed)


def _unsigned(register: Register, kind: ReportKind, partner: str) -> Iterator[Owed]:
    if signature(register, kind, partner) is None:
        yield Owed(What.SIGNATORY, partner)


def _writer(register: Register, section: Section, partner: str) -> str:
    is_shared = section.part == ReportPart.SHARED
    return register.project.coordinator if is_shared else partner
