"""The sections of a report: each is filled as the programme says, by texts or from the records."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from folio.documents import parts
from folio.documents.reports import charts, money, tables
from folio.documents.reports.view import ReportSection, ReportTable
from folio.documents.view import Fact
from folio.model import figures
from folio.model.activities import Evidence
from folio.model.mobilities import mobilities
from folio.model.partner import Agreement, Contact
from folio.model.register import Register
from folio.model.report_definition import FilledBy, Reporter, ReportKind, ReportPart, Section
from folio.model.reports import answer, signature
from folio.model.rules import EvidenceRule
from folio.text.language import Language
from folio.text.marks import Phrase, paragraph


@dataclass(frozen=True, slots=True)
class Asked:
    """A section that is to be filled, in whose report, in which language.

    The register is as the report sees it: without what came after the period that it covers.
    """

    register: Register
    kind: ReportKind
    partner: str
    section: Section
    language: Language

    @property
    def is_shared(self) -> bool:
        """Whether it says the same in the report of every partner."""
        return self.section.part == ReportPart.SHARED

    @property
    def partners(self) -> tuple[str, ...]:
        """The partners whose logs it tells of: all in a shared section, else the one."""
        return tuple(self.register.partners) if self.is_shared else (self.partner,)


Filled = dict[str, Any]
"""What fills a section, by the names of the fields of `ReportSection`."""


def sections(
    register: Register, kind: ReportKind, partner: str, language: Language
) -> tuple[ReportSection, ...]:
    """The sections of a partner's report in the programme's order."""
    defined = register.programme.reports[kind].sections
    return tuple(
        _section(number, Asked(register, kind, partner, section, language))
        for number, section in enumerate(defined, 1)
    )


def _section(number: int, asked: Asked) -> ReportSection:
    section, language = asked.section, asked.language
    text = answer(asked.register, asked.kind, section, asked.partner)
    filled = _FILLED[section.filled_by](asked)
    is_empty = not text and not any(filled.values())
    return ReportSection(
        number=language.plain(section.number or str(number)),
        heading=language.phrase(section.title),
        label=_label(asked),
        note=_nothing(asked) if is_empty else Phrase(),
        blocks=language.prose(text) if text else (),
        **filled,
    )


def _label(asked: Asked) -> Phrase:
    """That all partners say the same here, where more than one of them reports."""
    report = asked.register.programme.reports[asked.kind]
    if not asked.is_shared or report.by == Reporter.COORDINATOR:
        return Phrase()
    return asked.language.say("Shared text, identical in all partners’ reports")


def _nothing(asked: Asked) -> Phrase:
    """What stands where nothing is written, and the records tell of nothing."""
    language = asked.language
    if asked.section.takes_text and asked.section.required:
        return language.say("Not written yet.")
    if any(asked.register.logs_of(partner) for partner in asked.partners):
        return language.say("Nothing to report.")
    return language.say("No entries yet.")


def _general(asked: Asked) -> Filled:
    register, language = asked.register, asked.language
    listed = parts.partners_table(register, language)
    partners = ReportTable(
        shape="partners", heading=listed.heading, columns=listed.columns, rows=listed.rows
    )
    return {"facts": tuple(_general_facts(asked)), "tables": (partners,)}


def _general_facts(asked: Asked) -> Iterator[Fact]:
    register, language = asked.register, asked.language
    partner, project = register.partners[asked.partner], register.project
    yield parts.fact(language.say("Programme"), parts.programme_line(register, language))
    title = Phrase.plain(project.title, project.working_language)
    yield parts.fact(language.say("Project"), title)
    yield parts.duration(register, language)
    yield from grant_agreement(asked.register, asked.partner, language)
    yield parts.fact(language.say("Organisation"), parts.partner_name(partner, language))
    is_leader = asked.partner == project.coordinator
    role = language.say("coordinator") if is_leader else language.say("partner")
    yield parts.fact(language.say("Role in the partnership"), role)
    if partner.role:
        yield Fact(label=language.say("Task"), blocks=language.prose(partner.role))
    country = language.plain(language.grammar.country(partner.country))
    city = [language.phrase(partner.city)] if partner.city else []
    seat = Phrase.joined([*city, country], language.separator(", "))
    yield parts.fact(language.say("Location"), seat)
    contact = partner.contact or Contact()
    if blocks := parts.contact_blocks(contact, partner.website, language):
        yield Fact(label=language.say("Contact"), blocks=blocks)
    if signer := signature(register, asked.kind, asked.partner):
        office = [language.phrase(signer.function)] if signer.function else []
        told = [language.plain(signer.name), *office]
        label = language.say("Legal representative")
        yield parts.fact(label, Phrase.joined(told, language.separator(", ")))


def grant_agreement(register: Register, name: str, language: Language) -> Iterator[Fact]:
    """The agency and the agreement, as far as they are known."""
    partner = register.partners[name]
    if partner.agency:
        agency = register.programme.agencies[partner.agency]
        seat = [language.plain(agency.city)] if agency.city else []
        told = Phrase.joined([language.plain(agency.name), *seat], language.separator(", "))
        yield parts.fact(language.say("National Agency"), told)
    agreement = partner.agreement or Agreement()
    if agreement.number:
        number = language.plain(agreement.number)
        yield parts.fact(language.say("Grant agreement"), number)
    if agreement.signed:
        day = language.plain(language.date(agreement.signed))
        yield parts.fact(language.say("Agreement signed on"), day)


def _timeline(asked: Asked) -> Filled:
    """The meetings; and what was done at home, where no other section tells of it."""
    register, language = asked.register, asked.language
    report = register.programme.reports[asked.kind]
    is_told = any(one.filled_by == FilledBy.LOCAL_ACTIVITIES for one in report.sections)
    local = () if is_told else tables.local_activities(register, asked.partners, language)
    return {
        "timeline": charts.timeline(register, language),
        "tables": (*tables.timeline(register, language), *local),
    }


def _mobilities(asked: Asked) -> Filled:
    register, partner, language = asked.register, asked.partner, asked.language
    return {
        "facts": tuple(_mobility_facts(asked)),
        "chart": charts.mobilities(register, "" if asked.is_shared else partner, language),
        "tables": (
            *tables.counted_journeys(register, partner, language),
            *tables.other_journeys(register, partner, language),
        ),
    }


def _mobility_facts(asked: Asked) -> Iterator[Fact]:
    language = asked.language
    has_logs = bool(asked.register.logs_of(asked.partner))
    told = (
        (language.say("Mobilities carried out"), figures.mobilities_of),
        (language.say("of which staff"), figures.staff_mobilities),
        (language.say("of which learners"), figures.learner_mobilities),
        (language.say("of which accompanying persons"), figures.accompanying_mobilities),
        (language.say("of which people with special needs"), figures.special_needs_mobilities),
        (language.say("Minimum number of mobilities agreed"), figures.minimum_mobilities),
        (language.say("Journeys prevented by force majeure"), figures.force_majeure),
    )
    for number, (label, count) in enumerate(told):
        figure = count(asked.register, asked.partner)
        if figure.counted or (number == 0 and has_logs):
            yield parts.fact(label, language.number(figure.value))


def _local_activities(asked: Asked) -> Filled:
    found = tables.local_activities(asked.register, asked.partners, asked.language)
    return {"tables": tuple(found)}


def _participants(asked: Asked) -> Filled:
    found = tables.participants(asked.register, asked.partners, asked.language)
    return {"tables": tuple(found)}


def _products(asked: Asked) -> Filled:
    return {"tables": tuple(tables.products(asked.register, asked.language))}


def _dissemination(asked: Asked) -> Filled:
    found = tables.dissemination(
        asked.register, asked.partners, asked.language, is_shared=asked.is_shared
    )
    return {"tables": tuple(found)}


def _evaluation(asked: Asked) -> Filled:
    return {"tables": tuple(tables.evaluation(asked.register, asked.partners, asked.language))}


def _grant(asked: Asked) -> Filled:
    table = money.table(asked.register, asked.partner, asked.language)
    return {
        "tables": (table,) if table else (),
        "closing": money.remarks(asked.register, asked.partner, asked.language),
    }


def _declaration(asked: Asked) -> Filled:
    language = asked.language
    signer = signature(asked.register, asked.kind, asked.partner)
    declared = language.say(
        "I, the undersigned, confirm that the information in this report is accurate and complete "
        "and that the supporting documents are kept."
    )
    name = language.plain(signer.name) if signer else Phrase()
    office = language.phrase(signer.function) if signer and signer.function else Phrase()
    place = [language.plain(signer.place)] if signer and signer.place else []
    day = [language.plain(language.date(signer.date))] if signer and signer.date else []
    return {
        "closing": (paragraph(declared),),
        "signature": (
            parts.fact(language.say("Name of the legal representative"), name),
            parts.fact(language.say("Function"), office),
            parts.fact(
                language.say("Place and date"),
                Phrase.joined([*place, *day], language.separator(", ")),
            ),
            parts.fact(language.say("Signature and stamp"), Phrase()),
        ),
    }


def _checklist(asked: Asked) -> Filled:
    language = asked.language
    return {
        "tables": (
            ReportTable(
                shape="checklist",
                heading=language.say("Annexes and evidence"),
                columns=(
                    language.say_in("column", "Document or action"),
                    language.say_in("column", "Status"),
                ),
                rows=tuple(_checked(asked)),
            ),
        )
    }


def _checked(asked: Asked) -> Iterator[tuple[Phrase, Phrase]]:
    register, language = asked.register, asked.language
    signer = signature(register, asked.kind, asked.partner)
    is_signed = bool(signer and signer.date)
    yield (
        language.say("Declaration of the legal representative"),
        language.say("dated, to be signed on paper") if is_signed else language.say("to be signed"),
    )
    if register.programme.mobility_rules:
        agency = register.partners[asked.partner].agency
        for rule in register.programme.evidence_for(agency):
            yield _proofs_name(rule.proof, language), _proofs_state(asked, rule)
    platform = register.programme.results_platform
    if platform and platform.due_with == asked.kind:
        yield (
            language.say("Entry of the results in {platform}", platform=platform.name),
            language.say("to be confirmed by the partner"),
        )


def _proofs_name(proof: Evidence, language: Language) -> Phrase:
    names = {
        Evidence.CERTIFICATE: language.say("Certificates of attendance"),
        Evidence.TICKET: language.say("Travel tickets"),
    }
    return names[proof]


def _proofs_state(asked: Asked, rule: EvidenceRule) -> Phrase:
    """How many there are, and whether they go with the report, as far as the rule is known."""
    language = asked.language
    found = mobilities(asked.register, asked.partner)
    if not asked.register.logs_of(asked.partner):
        return language.say("No entries yet.")
    if not found:
        return language.say("no mobilities to prove")
    there = sum(rule.proof in one.traveller.evidence for one in found)
    numbers = {"there": language.number(there), "all": language.number(len(found))}
    if rule.attach:
        state = language.say("{there} of {all}, enclosed", **numbers)
    else:
        state = language.say("{there} of {all}, kept and shown on request", **numbers)
    if rule.verified:
        return state
    return language.say("{state} (the agency’s rule has not been verified)", state=state)


def _narrative(_asked: Asked) -> Filled:
    return {}


_FILLED: Mapping[FilledBy, Callable[[Asked], Filled]] = {
    FilledBy.NARRATIVE: _narrative,
    FilledBy.GENERAL: _general,
    FilledBy.TIMELINE: _timeline,
    FilledBy.MOBILITIES: _mobilities,
    FilledBy.LOCAL_ACTIVITIES: _local_activities,
    FilledBy.PARTICIPANTS: _participants,
    FilledBy.PRODUCTS: _products,
    FilledBy.DISSEMINATION: _dissemination,
    FilledBy.EVALUATION: _evaluation,
    FilledBy.GRANT: _grant,
    FilledBy.DECLARATION: _declaration,
    FilledBy.CHECKLIST: _checklist,
}
"""How each sort of section is filled."""
