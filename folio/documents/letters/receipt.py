"""The receipt for a file that was accepted: what it was understood to say, and what has changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from folio.documents import parts
from folio.documents.figures import figure_names, reason_why_not
from folio.documents.letters.arrival import Arrival, file_and_time, signed
from folio.documents.letters.letter import Letter, LetterSection
from folio.documents.reports.lacking import section_name
from folio.model import figures
from folio.model.activities import ActivityLog, Evidence
from folio.model.answers import SHARED, ReportAnswers
from folio.model.mobilities import Standing, unproven
from folio.model.register import FieldPath, Register
from folio.model.report_definition import ReportKind
from folio.model.submissions import AGREED
from folio.text.language import Language
from folio.text.marks import Phrase, bullets, paragraph

Handed = ActivityLog | ReportAnswers


class State(StrEnum):
    """What became of a file that was accepted."""

    ACCEPTED = "accepted"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Acceptance:
    """A file that was accepted: as which record, and which one it replaces.

    `register` holds what the project knows without any logs and answers; `line` tells the line of
    a field in the file; `overlapping` are the names of other logs of the same days.
    """

    arrival: Arrival
    record: str
    state: State
    now: Handed
    before: Handed | None
    register: Register
    line: Callable[[FieldPath], int]
    overlapping: tuple[str, ...] = ()
    _noted: dict[str, tuple[Phrase, ...]] = field(default_factory=dict, repr=False)

    def noted(self, language: Language) -> tuple[Phrase, ...]:
        """What is worth a second look by the partner, put into words once for all letters."""
        if language.code not in self._noted:
            self._noted[language.code] = tuple(_noted(self, language))
        return self._noted[language.code]

    @cached_property
    def seen(self) -> Register:
        """The register as if this file alone had been handed in."""
        return self._seen(self.now)

    def _seen(self, handed: Handed) -> Register:
        name = self.record.partition("/")[2]
        if isinstance(handed, ActivityLog):
            return replace(self.register, logs={name: handed})
        return replace(self.register, answers={name: handed})

    @cached_property
    def figures(self) -> Mapping[str, int]:
        """What it adds to the figures, by the names that `folio explain` gives them."""
        return self._figures(self.now, self.seen)

    @cached_property
    def figures_before(self) -> Mapping[str, int]:
        """What the one before it added."""
        return self._figures(self.before, self._seen(self.before)) if self.before else {}

    def _figures(self, handed: Handed, seen: Register) -> Mapping[str, int]:
        if not isinstance(handed, ActivityLog):
            return {}
        counts = figures.OF_PARTNER.items()
        return {
            "entries": len(handed.entries),
            **{
                name: count(seen, handed.partner).value
                for name, count in counts
                if name not in AGREED
            },
        }


def receipt(acceptance: Acceptance, language: Language) -> Letter:
    """The receipt in a language."""
    arrival, register = acceptance.arrival, acceptance.register
    changed = _changed(acceptance, language) if acceptance.state == State.REPLACED else ()
    noted = acceptance.noted(language)
    sections = (
        (language.say("This is what was understood:"), tuple(_understood(acceptance, language))),
        (language.say("What has changed since the file before:"), changed),
        (language.say("Please look at this once more:"), noted),
    )
    return Letter(
        language=language.code,
        subject=_subject(acceptance, language),
        salutation=language.say("Dear colleagues,"),
        opening=(paragraph(_opening(acceptance, language)),),
        sections=(
            LetterSection(blocks=file_and_time(arrival, language)),
            *(
                LetterSection(heading=heading, blocks=bullets(items))
                for heading, items in sections
                if items
            ),
        ),
        closing=(paragraph(_closing(noted, language)),),
        regards=language.say("Kind regards"),
        signed=signed(register, language),
        illustrative=parts.illustrative(register, language),
    )


def told(acceptance: Acceptance, language: Language) -> dict[str, object]:
    """The receipt for programs; its texts are in the same language."""
    return {
        "state": acceptance.state.value,
        **acceptance.arrival.told(language),
        "record": acceptance.record,
        "period": str(acceptance.now.period) if isinstance(acceptance.now, ActivityLog) else None,
        "figures": dict(acceptance.figures),
        "figures_before": dict(acceptance.figures_before),
        "remarks": [str(one) for one in acceptance.noted(language)],
    }


def _subject(acceptance: Acceptance, language: Language) -> Phrase:
    partner = parts.short_name(acceptance.register.partners[acceptance.arrival.partner], language)
    what = _what(acceptance, language)
    return language.say("Received from {partner}: {what}", partner=partner, what=what)


def _what(acceptance: Acceptance, language: Language) -> Phrase:
    """What was handed in, as a title: `activity log, 1 February – 31 July 2013`."""
    now = acceptance.now
    if isinstance(now, ActivityLog):
        period = language.grammar.span(now.period)
        return language.say("activity log, {period}", period=period)
    _, report, own = acceptance.record.split("/")
    titles = {
        (ReportKind.INTERIM, False): language.say("answers for the interim report"),
        (ReportKind.FINAL, False): language.say("answers for the final report"),
        (ReportKind.INTERIM, True): language.say("shared answers for the interim report"),
        (ReportKind.FINAL, True): language.say("shared answers for the final report"),
    }
    return titles[ReportKind(report), own == SHARED]


def _opening(acceptance: Acceptance, language: Language) -> Phrase:
    if acceptance.state == State.UNCHANGED:
        return language.say(
            "Thank you. This file is in the records already, just as you have sent it now; "
            "nothing has changed."
        )
    if acceptance.state == State.REPLACED:
        return language.say(
            "Thank you. Your file has been accepted. It takes the place of the one that you handed "
            "in before, of which a copy is kept."
        )
    return language.say("Thank you. Your file has been accepted and is now in the records.")


def _closing(noted: tuple[Phrase, ...], language: Language) -> Phrase:
    if noted:
        return language.say(
            "If something is wrong, correct your file and hand it in again: it will take the place "
            "of this one. If all is right as it is, you need do nothing."
        )
    return language.say(
        "You need do nothing more. If you find a mistake later, correct your file and hand it in "
        "again: it will take the place of this one."
    )


def _understood(acceptance: Acceptance, language: Language) -> Iterator[Phrase]:
    yield language.say("What it is: {what}", what=_what(acceptance, language))
    yield language.say("Kept as: {record}", record=acceptance.record)
    if isinstance(acceptance.now, ReportAnswers):
        yield from _answers(acceptance, acceptance.now, language)
    else:
        names = _figure_names(language)
        for name, value in acceptance.figures.items():
            if value:
                yield _labelled(names[name], language.number(value), language)


def _figure_names(language: Language) -> Mapping[str, Phrase]:
    return {"entries": language.say_in("figure", "Entries"), **figure_names(language)}


def _answers(acceptance: Acceptance, now: ReportAnswers, language: Language) -> Iterator[Phrase]:
    for section, text in now.answers.items():
        working = acceptance.register.project.working_language
        codes = [language.grammar.language_name(code) for code in text.languages(working)]
        yield _labelled(_section(acceptance, section, language), language.names(codes), language)
    if now.signature:
        name = language.plain(now.signature.name)
        yield language.say("Signed by: {name}", name=name)


def _section(acceptance: Acceptance, section: str, language: Language) -> Phrase:
    report = ReportKind(acceptance.record.split("/")[1])
    return section_name(acceptance.register.programme.reports[report], section, language)


def _labelled(label: Phrase, value: Phrase, language: Language) -> Phrase:
    return Phrase.joined([label, value], language.separator(": "))


def _changed(acceptance: Acceptance, language: Language) -> tuple[Phrase, ...]:
    """What a file tells otherwise than the one that it replaces."""
    now, before = acceptance.now, acceptance.before
    if isinstance(now, ReportAnswers) and isinstance(before, ReportAnswers):
        found = list(_changed_answers(acceptance, now, before, language))
    elif isinstance(now, ActivityLog) and isinstance(before, ActivityLog):
        found = list(_changed_log(acceptance, now, before, language))
    else:
        return (language.say("The file before could not be read any more."),)
    return tuple(found) or (language.say("Only the way in which it is written."),)


def _changed_answers(
    acceptance: Acceptance, now: ReportAnswers, before: ReportAnswers, language: Language
) -> Iterator[Phrase]:
    for section in {**before.answers, **now.answers}:
        title = _section(acceptance, section, language)
        if section not in before.answers:
            yield language.say("New: {what}", what=title)
        elif section not in now.answers:
            yield language.say("No longer there: {what}", what=title)
        elif now.answers[section] != before.answers[section]:
            yield language.say("Changed: {what}", what=title)
    if now.signature != before.signature:
        yield language.say("Changed: {what}", what=language.say("signature"))


def _changed_log(
    acceptance: Acceptance, now: ActivityLog, before: ActivityLog, language: Language
) -> Iterator[Phrase]:
    if now.period != before.period:
        was, is_now = (language.plain(language.grammar.span(log.period)) for log in (before, now))
        yield _labelled(language.say("Period"), _from_to(was, is_now, language), language)
    names = _figure_names(language)
    former = acceptance.figures_before
    for name, value in acceptance.figures.items():
        if value != former[name]:
            change = _from_to(language.number(former[name]), language.number(value), language)
            yield _labelled(names[name], change, language)
    new = sum(entry not in before.entries for entry in now.entries)
    if new:
        number = language.number(new)
        yield language.say("Entries that are new or say something else: {number}", number=number)


def _from_to(before: Phrase, now: Phrase, language: Language) -> Phrase:
    return Phrase.joined([before, now], language.separator(" → "))


def _noted(acceptance: Acceptance, language: Language) -> Iterator[Phrase]:
    """What is true, but worth a second look by the partner."""
    log = acceptance.now
    if not isinstance(log, ActivityLog):
        return
    yield from _outside(acceptance, log, language)
    for name in acceptance.overlapping:
        yield language.say(
            "The log {file} has days in common with this one. If this is to take its place, give "
            "both the same period.",
            file=name,
        )
    yield from _not_counted(acceptance, log.partner, language)
    yield from _unproven(acceptance, log.partner, language)


def _outside(acceptance: Acceptance, log: ActivityLog, language: Language) -> Iterator[Phrase]:
    lasts = acceptance.register.project.period
    is_before = log.period.start.first < lasts.start.first
    if is_before or lasts.end.last < log.period.end.last:
        yield language.say(
            "Line {line}: a part of this period is outside the project’s time ({period}). What was "
            "done then is not counted.",
            line=acceptance.line(("period",)),
            period=language.grammar.span(lasts),
        )


def _not_counted(acceptance: Acceptance, partner: str, language: Language) -> Iterator[Phrase]:
    """What is passed over in the figures, each place once, and why."""
    told: dict[FieldPath, str] = {}
    for name, count in figures.OF_PARTNER.items():
        if name not in AGREED:
            for one, why in count(acceptance.seen, partner).passed_over:
                told.setdefault(one.field[:4] if "travellers" in one.field else one.field[:2], why)
    for place, why in told.items():
        reason = reason_why_not(Standing(why), language)
        yield language.say(
            "Line {line}: not counted ({reason})", line=acceptance.line(place), reason=reason
        )


def _unproven(acceptance: Acceptance, partner: str, language: Language) -> Iterator[Phrase]:
    seen = acceptance.seen
    for rule in seen.programme.evidence_for(seen.partners[partner].agency):
        by_trip: dict[FieldPath, int] = {}
        for one in unproven(seen, partner, Evidence(rule.proof)):
            by_trip[one.field[:2]] = by_trip.get(one.field[:2], 0) + 1
        for place, number in by_trip.items():
            yield _missing(Evidence(rule.proof), acceptance.line(place), number, language)


def _missing(proof: Evidence, line: int, number: int, language: Language) -> Phrase:
    many = language.number(number)
    if proof == Evidence.CERTIFICATE:
        return language.say(
            "Line {line}: certificates of attendance still missing: {number}",
            line=line,
            number=many,
        )
    return language.say("Line {line}: tickets still missing: {number}", line=line, number=many)
