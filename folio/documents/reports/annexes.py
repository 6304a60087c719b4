"""The annexes of a report: the evidence, and where the figures come from."""

import json
from collections.abc import Iterator, Set
from typing import cast

from folio.documents import parts
from folio.documents.figures import figure_names
from folio.documents.reports import tables
from folio.documents.reports.places import places
from folio.documents.reports.stretches import stretches
from folio.documents.reports.view import ReportSection, ReportTable
from folio.model import figures
from folio.model.activities import ActivityLog, AnyEntry, Evidence, Traveller, Trip
from folio.model.answers import SHARED
from folio.model.base import Record
from folio.model.figures import Counted, Figure
from folio.model.mobilities import Standing, mobilities
from folio.model.register import Register
from folio.model.report_definition import Reporter, ReportKind
from folio.model.reports import period
from folio.text.extract import Extract
from folio.text.language import Language
from folio.text.marks import Phrase, paragraph
from folio.text.names import initials, is_personal

_PRIVATE = frozenset({"contact", "agreement"})
"""What a partner's record tells its own agency, and not that of another."""


def annexes(
    register: Register, kind: ReportKind, partner: str, language: Language
) -> tuple[ReportSection, ...]:
    """The annexes in their order, numbered."""
    found = [*_evidence(register, partner, language), *_sources(register, kind, partner, language)]
    return tuple(
        ReportSection(
            number=language.say("Annex {number}", number=number),
            heading=heading,
            label=Phrase(),
            note=Phrase(),
            blocks=(paragraph(note),) if note else (),
            tables=told,
        )
        for number, (heading, note, told) in enumerate(found, 1)
    )


def extract(register: Register, kind: ReportKind, partner: str, language: Language) -> Extract:
    """The records and figures that a report was made from, as JSON.

    Of other partners' logs it holds no more than how many were counted where.
    """
    project = register.project
    content = {
        "report": kind.value,
        "partner": partner,
        "project": project.title,
        "covers": str(period(register, kind)),
        "figures": [_plain(figure) for figure in printed(register, kind, partner)],
        "records": _records(register, kind, partner),
    }
    return Extract(
        name=f"{kind}-report-{partner}.json",
        description=language.say("The records and figures from which this report was made"),
        content=json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True),
    )


def printed(register: Register, kind: ReportKind, partner: str) -> tuple[Figure, ...]:
    """The figures that a partner's report prints, those of the whole project first."""
    report = register.programme.reports[kind]
    told_of = register.partners if report.by == Reporter.COORDINATOR else (partner,)
    others = [name for name in register.partners if name not in told_of]
    every = (
        *(count(register) for count in figures.OF_PROJECT.values()),
        *(figures.participants(register, one.id) for one in register.meetings_in_order),
        *(count(register, name) for name in told_of for count in figures.OF_PARTNER.values()),
        *(
            count(register, name)
            for name in others
            for count in (figures.mobilities_of, figures.minimum_mobilities)
        ),
    )
    return tuple(figure for figure in every if _is_of_interest(figure))


def _is_of_interest(figure: Figure) -> bool:
    """Whether anything was counted, or passed over that might have counted."""
    return bool(figure.counted) or any(
        why != Standing.NOTHING_COUNTS for _, why in figure.passed_over
    )


def _evidence(
    register: Register, partner: str, language: Language
) -> Iterator[tuple[Phrase, Phrase, tuple[ReportTable, ...]]]:
    found = mobilities(register, partner)
    if not found:
        return
    there = language.say_in("proof of a mobility", "available")
    missing = language.say_in("proof of a mobility", "missing")
    rows = tuple(
        (
            language.number(number),
            tables.traveller(one.traveller, language),
            tables.occasion(register, one.trip, language),
            *(
                there if proof in one.traveller.evidence else missing
                for proof in (Evidence.CERTIFICATE, Evidence.TICKET)
            ),
        )
        for number, one in enumerate(found, 1)
    )
    table = ReportTable(
        shape="evidence",
        heading=language.say("Evidence for each mobility"),
        columns=(
            language.say_in("column", "No."),
            language.say_in("column", "Traveller"),
            language.say_in("column", "Event and place"),
            language.say_in("column", "Certificate of attendance"),
            language.say_in("column", "Ticket"),
        ),
        rows=rows,
    )
    told = stretches(table, [one.trip.dates for one in found], language)
    yield language.say("Evidence of mobilities"), Phrase(), tuple(told)


def _sources(
    register: Register, kind: ReportKind, partner: str, language: Language
) -> Iterator[tuple[Phrase, Phrase, tuple[ReportTable, ...]]]:
    rows = tuple(
        (
            _name(register, figure, language),
            language.number(figure.value),
            language.plain("; ".join(places(figure.counted, language.number)) or tables.NOTHING),
        )
        for figure in printed(register, kind, partner)
    )
    table = ReportTable(
        shape="figures",
        heading=language.say("Figures and the records they were counted from"),
        columns=(
            language.say_in("column", "Figure"),
            language.say_in("column", "Value"),
            language.say_in("column", "Counted from"),
        ),
        rows=rows,
    )
    note = language.say(
        "Each source is given by its file name; “entries[0]” is the first entry of an activity "
        "log. A number in brackets shows how much a place contributes, where that is more than one."
    )
    yield language.say("Where the figures come from"), note, (table,)


def _name(register: Register, figure: Figure, language: Language) -> Phrase:
    """What a figure is called, and of what it is where that is not the partner's own."""
    name = figure_names(language)[figure.name]
    if figure.name == "participants":
        of = parts.town(register.meetings[figure.of].place, language)
    elif figure.of:
        of = parts.short_name(register.partners[figure.of], language)
    else:
        return name
    return language.say("{title} ({details})", title=name, details=of)


def _plain(figure: Figure) -> dict[str, object]:
    return {
        "name": figure.name,
        "of": figure.of,
        "value": figure.value,
        "counted": [_counted(one) for one in figure.counted],
        "passed_over": [{**_counted(one), "why": why} for one, why in figure.passed_over],
    }


def _counted(one: Counted) -> dict[str, object]:
    return {"record": one.record, "field": list(one.field), "amount": one.amount}


def _records(register: Register, kind: ReportKind, partner: str) -> dict[str, object]:
    """The records by their names, as they are, without what concerns only other partners."""
    plain: dict[str, object] = {"project": _dumped(register.project)}
    for name, record in register.partners.items():
        private = frozenset() if name == partner else _PRIVATE
        plain[f"partners/{name}"] = _dumped(record, private)
    for meeting in register.meetings_in_order:
        plain[f"meetings/{meeting.id}"] = _dumped(meeting)
    for name, product in register.products.items():
        plain[f"products/{name}"] = _dumped(product)
    for log in register.logs_of(partner):
        plain[log.record] = _seen(register, log)
    for own in (SHARED, partner):
        if answers := register.answers.get(f"{kind}/{own}"):
            plain[f"reports/{kind}/{own}"] = _dumped(answers)
    return plain


def _seen(register: Register, log: ActivityLog) -> dict[str, object]:
    """A log as the report sees it: in the place of an entry that came later stands nothing."""
    seen = {path for record, path, _ in register.entries_of(log.partner) if record == log.record}
    entries = tuple(map(_discreet, log.entries))
    plain = _dumped(log.model_copy(update={"entries": entries}))
    told = cast(list[object], plain["entries"])
    return {
        **plain,
        "entries": [
            one if ("entries", number) in seen else None for number, one in enumerate(told)
        ],
    }


def _dumped(record: Record, without: Set[str] = frozenset()) -> dict[str, object]:
    return record.model_dump(mode="json", exclude_none=True, exclude=set(without))


def _discreet(entry: AnyEntry) -> AnyEntry:
    """A trip without the names of its travellers."""
    if not isinstance(entry, Trip):
        return entry
    return entry.model_copy(update={"travellers": tuple(map(_unnamed, entry.travellers))})


def _unnamed(one: Traveller) -> Traveller:
    """A traveller with initials; who it is stands in the tables of the report."""
    if not is_personal(one.person):
        return one
    return one.model_copy(update={"person": initials(one.person)})
