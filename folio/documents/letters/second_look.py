"""What is true in a file that was accepted, but worth a second look."""

from collections.abc import Iterator

from folio.documents.figures import reason_why_not
from folio.documents.letters.acceptance import Acceptance
from folio.model.activities import ActivityLog, Evidence
from folio.model.mobilities import Standing, unproven
from folio.model.register import FieldPath
from folio.text.language import Language
from folio.text.marks import Phrase


def noted(acceptance: Acceptance, language: Language) -> Iterator[Phrase]:
    """What the partner should look at again, each with its line in the file."""
    for line in acceptance.cut_off:
        yield language.say(
            "Line {line}: what stands behind the sign # is not read. Put the whole text into "
            "quotation marks if it belongs to it.",
            line=line,
        )
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
    yield from _not_counted(acceptance, language)
    yield from _unproven(acceptance, log.partner, language)


def _outside(acceptance: Acceptance, log: ActivityLog, language: Language) -> Iterator[Phrase]:
    lasts = acceptance.register.project.period
    if not lasts.covers(log.period):
        yield language.say(
            "Line {line}: a part of this period is outside the project’s time ({period}). What was "
            "done then is not counted.",
            line=acceptance.line(("period",)),
            period=language.grammar.span(lasts),
        )


def _not_counted(acceptance: Acceptance, language: Language) -> Iterator[Phrase]:
    """What is passed over in the figures, each place once, and why."""
    told: dict[FieldPath, str] = {}
    for figure in acceptance.counted.values():
        for one, why in figure.passed_over:
            told.setdefault(one.field[:4] if "travellers" in one.field else one.field[:2], why)
    for place, why in told.items():
        line, reason = acceptance.line(place), reason_why_not(Standing(why), language)
        if "travellers" in place:
            yield language.say(
                "Line {line}: this journey is not counted as a mobility ({reason}).",
                line=line,
                reason=reason,
            )
        else:
            yield language.say(
                "Line {line}: this entry is not counted ({reason}).", line=line, reason=reason
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
    if proof == Evidence.CERTIFICATE:
        return language.say_number(
            "Line {line}: {number} certificate of attendance is still missing.",
            "Line {line}: {number} certificates of attendance are still missing.",
            number,
            line=line,
        )
    return language.say_number(
        "Line {line}: {number} travel ticket is still missing.",
        "Line {line}: {number} travel tickets are still missing.",
        number,
        line=line,
    )
