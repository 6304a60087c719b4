"""The tables of a report: what the records tell, entry by entry."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from folio.documents import meetings, parts
from folio.documents.figures import reason_why_not
from folio.documents.reports.stretches import stretches
from folio.documents.reports.view import ReportTable
from folio.model import figures
from folio.model.activities import (
    Dissemination,
    Evaluation,
    Evidence,
    LocalActivity,
    Role,
    Traveller,
    Trip,
    when,
)
from folio.model.entries import entries
from folio.model.figures import Figure
from folio.model.meeting import Meeting
from folio.model.mobilities import Journey, Standing, host, journeys
from folio.model.product import Product, State
from folio.model.register import Register
from folio.text.language import Language
from folio.text.marks import Phrase, Run
from folio.text.names import initials, is_personal

_E = TypeVar("_E", LocalActivity, Dissemination, Evaluation)
NOTHING = "–"
"""Stands in a cell of which nothing is known."""


def timeline(register: Register, language: Language) -> Iterator[ReportTable]:
    """The meetings in their order, with host and participants."""
    if register.meetings:
        yield ReportTable(
            shape="meetings",
            heading=language.say("Partner meetings"),
            columns=(
                language.say_in("column", "Date"),
                language.say_in("column", "Meeting"),
                language.say_in("column", "Host"),
                language.say_in("column", "Participants"),
            ),
            rows=tuple(
                _meeting(register, meeting, language) for meeting in register.meetings_in_order
            ),
        )


def counted_journeys(register: Register, partner: str, language: Language) -> Iterator[ReportTable]:
    """The mobilities of a partner, one by one, numbered."""
    found = [one for one in journeys(register, partner) if one.is_mobility]
    if found:
        table = ReportTable(
            shape="mobilities",
            heading=language.say("Mobilities carried out"),
            columns=(
                language.say_in("column", "No."),
                language.say_in("column", "Traveller"),
                language.say_in("column", "Role"),
                language.say_in("column", "Travel dates"),
                language.say_in("column", "Event and place"),
                language.say_in("column", "Host"),
                language.say_in("column", "Evidence"),
            ),
            rows=tuple(
                _mobility(register, number, one, language) for number, one in enumerate(found, 1)
            ),
        )
        yield from stretches(table, [one.trip.dates for one in found], language)


def other_journeys(register: Register, partner: str, language: Language) -> Iterator[ReportTable]:
    """What the logs tell of people on trips and what is no mobility, with the reason."""
    found = [one for one in journeys(register, partner) if not one.is_mobility]
    if found:
        table = ReportTable(
            shape="other-journeys",
            heading=language.say("Journeys not counted as mobilities"),
            columns=(
                language.say_in("column", "Traveller"),
                language.say_in("column", "Travel dates"),
                language.say_in("column", "Event and place"),
                language.say_in("column", "Reason"),
            ),
            rows=tuple(
                (
                    traveller(one.traveller, language),
                    _span(one.trip, language),
                    occasion(register, one.trip, language),
                    _why_not(one, language),
                )
                for one in found
            ),
        )
        yield from stretches(table, [one.trip.dates for one in found], language)


def local_activities(
    register: Register, partners: Iterable[str], language: Language
) -> Iterator[ReportTable]:
    """What was done at home, in the order of time, with how many people."""
    found = [entry for _, entry in _in_time(register, partners, LocalActivity)]
    rows = tuple(
        (
            language.plain(language.grammar.span(entry.dates)),
            _title_and_text(entry, language),
            language.phrase(entry.place) if entry.place else language.plain(NOTHING),
            language.number(entry.participants.total)
            if entry.participants
            else language.plain(NOTHING),
        )
        for entry in found
    )
    if rows:
        table = ReportTable(
            shape="local-activities",
            heading=language.say("Local activities"),
            columns=(
                language.say_in("column", "Date"),
                language.say_in("column", "Activity"),
                language.say_in("column", "Place"),
                language.say_in("column", "Participants"),
            ),
            rows=rows,
        )
        yield from stretches(table, [entry.dates for entry in found], language)


def participants(
    register: Register, partners: tuple[str, ...], language: Language
) -> Iterator[ReportTable]:
    """How many people took part, by what they are, at home and abroad."""
    counts = register.programme.mobility_rules is not None
    local = (figures.local_staff, figures.local_learners, figures.local_others)
    abroad = (
        figures.staff_mobilities,
        figures.learner_mobilities,
        figures.accompanying_mobilities,
    )
    labels = (
        language.say("Staff"),
        language.say("Learners"),
        language.say("Others"),
    )
    columns = [
        language.say_in("column", "Group"),
        language.say_in("column", "In local activities"),
        *([language.say_in("column", "Mobilities")] if counts else []),
    ]
    rows = [
        [_sum(register, at_home, partners), *([_sum(register, away, partners)] if counts else [])]
        for at_home, away in zip(local, abroad, strict=True)
    ]
    total = [sum(column) for column in zip(*rows, strict=True)]
    if any(total):
        yield ReportTable(
            shape=f"participants-{len(columns)}",
            heading=language.say("Participants"),
            columns=tuple(columns),
            rows=tuple(
                (label, *map(language.number, row)) for label, row in zip(labels, rows, strict=True)
            ),
            total=(language.say_in("row", "Total"), *map(language.number, total)),
        )


def products(register: Register, language: Language) -> Iterator[ReportTable]:
    """What the partnership made, how far it is, in which languages, and where to get it."""
    if register.products:
        yield ReportTable(
            shape="products",
            heading=language.say("Products"),
            columns=(
                language.say_in("column", "Product"),
                language.say_in("column", "State"),
                language.say_in("column", "Languages"),
                language.say_in("column", "Available at"),
            ),
            rows=tuple(_product(register, one, language) for one in register.products.values()),
        )


def dissemination(
    register: Register, partners: tuple[str, ...], language: Language, *, is_shared: bool
) -> Iterator[ReportTable]:
    """How the public was told, by which channel, and how many people that reached."""
    rows = tuple(
        (
            language.plain(language.date(entry.date)),
            *([_short_name(register, partner, language)] if is_shared else []),
            language.phrase(entry.channel).as_opening,
            _titled(entry, language),
            language.phrase(entry.audience) if entry.audience else language.plain(NOTHING),
            language.number(entry.reach) if entry.reach is not None else language.plain(NOTHING),
            language.say("yes") if entry.notice_shown else language.say("no"),
        )
        for partner, entry in _in_time(register, partners, Dissemination)
    )
    if rows:
        reached = _sum(register, figures.reach, partners)
        blank = Phrase()
        yield ReportTable(
            shape="dissemination-of-all" if is_shared else "dissemination",
            heading=language.say("Dissemination"),
            columns=(
                language.say_in("column", "Date"),
                *([language.say_in("column", "Partner")] if is_shared else []),
                language.say_in("column", "Channel"),
                language.say_in("column", "Subject"),
                language.say_in("column", "Audience"),
                language.say_in("column", "People reached"),
                language.say_in("column", "EU funding acknowledged"),
            ),
            rows=rows,
            total=(
                language.say_in("row", "Total"),
                *([blank] * (4 if is_shared else 3)),
                language.number(reached),
                blank,
            )
            if reached
            else (),
        )


def evaluation(
    register: Register, partners: Iterable[str], language: Language
) -> Iterator[ReportTable]:
    """How it was found out how well the project does, and what was found."""
    rows = tuple(
        (
            language.plain(language.date(entry.date)),
            _short_name(register, partner, language),
            language.phrase(entry.method).as_opening,
            language.number(entry.respondents)
            if entry.respondents is not None
            else language.plain(NOTHING),
            language.phrase(entry.findings),
        )
        for partner, entry in _in_time(register, partners, Evaluation)
    )
    if rows:
        yield ReportTable(
            shape="evaluation",
            heading=language.say("Evaluations"),
            columns=(
                language.say_in("column", "Date"),
                language.say_in("column", "Partner"),
                language.say_in("column", "Method"),
                language.say_in("column", "Responses"),
                language.say_in("column", "Findings"),
            ),
            rows=rows,
        )


def traveller(one: Traveller, language: Language) -> Phrase:
    """A traveller's name, or the initials where nothing says that the person may be named."""
    may_be_named = one.consent or not is_personal(one.person)
    return language.plain(one.person if may_be_named else initials(one.person))


def occasion(register: Register, trip: Trip, language: Language) -> Phrase:
    """Where a trip went and why: `Second partner meeting, Smilgava, Latvia`."""
    between = language.separator(", ")
    if trip.meeting:
        return meetings.name(register.meetings[trip.meeting], language)
    if trip.event:
        return Phrase.joined(
            [language.phrase(trip.event.title), parts.town(trip.event.place, language)], between
        )
    partner = register.partners[str(trip.host)]
    country = language.plain(language.grammar.country(partner.country))
    city = [language.phrase(partner.city)] if partner.city else []
    return Phrase.joined([language.say("Working visit"), *city, country], between)


def proof_name(proof: Evidence, language: Language) -> Phrase:
    """What a proof is called in a table."""
    names = {
        Evidence.CERTIFICATE: language.say_in("proof of a mobility", "certificate"),
        Evidence.TICKET: language.say_in("proof of a mobility", "ticket"),
    }
    return names[proof]


def role_name(role: Role, language: Language) -> Phrase:
    """As what somebody travelled, in a word."""
    names = {
        Role.STAFF: language.say_in("role of a traveller", "staff"),
        Role.LEARNER: language.say_in("role of a traveller", "learner"),
        Role.ACCOMPANYING: language.say_in("role of a traveller", "accompanying person"),
    }
    return names[role]


def _meeting(register: Register, meeting: Meeting, language: Language) -> tuple[Phrase, ...]:
    total = figures.participants(register, meeting.id).value
    return (
        _held(register, meeting, language),
        meetings.name(meeting, language),
        _short_name(register, meeting.host, language) if meeting.host else language.plain(NOTHING),
        language.number(total) if total else language.plain(NOTHING),
    )


def _held(register: Register, meeting: Meeting, language: Language) -> Phrase:
    """When a meeting was, or that it is planned as seen from a report."""
    dates = meeting.dates
    if dates is None:
        return language.say_in("date of a meeting", "not known yet")
    told = language.plain(language.grammar.span(dates))
    if register.until and dates.start.first > register.until:
        return language.say("{dates} (planned)", dates=told)
    return told


def _mobility(
    register: Register, number: int, one: Journey, language: Language
) -> tuple[Phrase, ...]:
    received = host(register, one.trip)
    proofs = [proof_name(proof, language) for proof in one.traveller.evidence]
    role = role_name(one.traveller.role, language)
    return (
        language.number(number),
        traveller(one.traveller, language),
        language.say("{role} (special needs)", role=role) if one.traveller.special_needs else role,
        _span(one.trip, language),
        occasion(register, one.trip, language),
        _short_name(register, received, language) if received else language.plain(NOTHING),
        Phrase.joined(proofs, language.separator(", ")) if proofs else language.plain(NOTHING),
    )


def _why_not(one: Journey, language: Language) -> Phrase:
    reason = reason_why_not(one.standing, language)
    if one.traveller.force_majeure is None:
        return reason
    told = language.phrase(one.traveller.force_majeure)
    return Phrase.joined([reason, told], language.separator(": "))


def _product(register: Register, product: Product, language: Language) -> tuple[Phrase, ...]:
    title = parts.quoted(language.phrase(product.title), language)
    kind = [language.phrase(product.type)] if product.type else []
    names = [language.grammar.language_name(code) for code in product.languages]
    where = product.availability
    return (
        Phrase.joined([title, *kind], language.separator(", ")),
        _state(register, product, language),
        language.names(names) if names else language.plain(NOTHING),
        language.link(where, where) if where else language.plain(NOTHING),
    )


def _state(register: Register, product: Product, language: Language) -> Phrase:
    """How far a product is, or was at the end of what a report covers."""
    if product.state is None:
        return language.say_in("state of a product", "not known yet")
    if product.state == State.FINAL and not figures.is_finished(register, product):
        return language.say_in("state of a product", "not finished yet")
    return parts.state_name(product.state, language)


def _title_and_text(entry: LocalActivity, language: Language) -> Phrase:
    """The title, set off, and what was done."""
    title = Phrase(
        tuple(Run(run.text, run.language, strong=True) for run in language.phrase(entry.title).runs)
    )
    if entry.text is None:
        return title
    return Phrase.joined([title, language.phrase(entry.text)], language.separator(" – "))


def _titled(entry: Dissemination, language: Language) -> Phrase:
    """The title, which leads to where it can be read."""
    title = language.phrase(entry.title)
    if entry.link is None:
        return title
    return Phrase(tuple(Run(run.text, run.language, link=entry.link) for run in title.runs))


def _in_time(register: Register, partners: Iterable[str], sort: type[_E]) -> list[tuple[str, _E]]:
    """The entries of one sort that count, in the order of time, each with its partner."""
    found = [
        (partner, one)
        for partner in partners
        for _, one, how in entries(register, partner, sort)
        if how == Standing.COUNTED
    ]
    return sorted(found, key=lambda one: when(one[1]).start.first)


def _span(trip: Trip, language: Language) -> Phrase:
    return language.plain(language.grammar.span(trip.dates))


def _short_name(register: Register, partner: str, language: Language) -> Phrase:
    return parts.short_name(register.partners[partner], language)


def _sum(
    register: Register, count: Callable[[Register, str], Figure], partners: Iterable[str]
) -> int:
    return sum(count(register, partner).value for partner in partners)
