"""What a file says otherwise than the one of which it takes the place."""

from collections.abc import Iterator

from folio.documents.letters.acceptance import Acceptance
from folio.documents.letters.understanding import labelled, names_of_figures, section
from folio.model.activities import ActivityLog
from folio.model.answers import ReportAnswers
from folio.text.language import Language
from folio.text.marks import Phrase


def changed(acceptance: Acceptance, language: Language) -> tuple[Phrase, ...]:
    """What a file tells otherwise than the one that it replaces."""
    now, before = acceptance.now, acceptance.before
    if isinstance(now, ReportAnswers) and isinstance(before, ReportAnswers):
        found = list(_changed_answers(acceptance, now, before, language))
    elif isinstance(now, ActivityLog) and isinstance(before, ActivityLog):
        found = list(_changed_log(acceptance, now, before, language))
    else:
        return (language.say("The previous file could no longer be read."),)
    return tuple(found) or (language.say("Only the way in which it is written."),)


def _changed_answers(
    acceptance: Acceptance, now: ReportAnswers, before: ReportAnswers, language: Language
) -> Iterator[Phrase]:
    for name in {**before.answers, **now.answers}:
        title = section(acceptance, name, language)
        if name not in before.answers:
            yield language.say("New: {what}", what=title)
        elif name not in now.answers:
            yield language.say("No longer there: {what}", what=title)
        elif now.answers[name] != before.answers[name]:
            yield language.say("Changed: {what}", what=title)
    if now.signature != before.signature:
        yield language.say("Changed: {what}", what=language.say("signature"))


def _changed_log(
    acceptance: Acceptance, now: ActivityLog, before: ActivityLog, language: Language
) -> Iterator[Phrase]:
    if not now.period.has_the_days_of(before.period):
        was, is_now = (language.plain(language.grammar.span(log.period)) for log in (before, now))
        yield labelled(language.say("Period"), _from_to(was, is_now, language), language)
    names = names_of_figures(language)
    former = acceptance.figures_before
    for name, value in acceptance.figures.items():
        if value != former[name]:
            change = _from_to(language.number(former[name]), language.number(value), language)
            yield labelled(names[name], change, language)
    new = sum(entry not in before.entries for entry in now.entries)
    if new:
        number = language.number(new)
        yield language.say("Entries that are new or changed: {number}", number=number)


def _from_to(before: Phrase, now: Phrase, language: Language) -> Phrase:
    return Phrase.joined([before, now], language.separator(" → "))
