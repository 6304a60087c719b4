"""What a file was understood to say."""

from collections.abc import Iterator, Mapping

from folio.documents.figures import figure_names
from folio.documents.letters.acceptance import Acceptance
from folio.documents.reports.lacking import section_name
from folio.model.activities import ActivityLog
from folio.model.answers import SHARED, ReportAnswers
from folio.model.report_definition import ReportKind
from folio.text.language import Language
from folio.text.marks import Phrase


def what(acceptance: Acceptance, language: Language) -> Phrase:
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


def understood(acceptance: Acceptance, language: Language) -> Iterator[Phrase]:
    """What it is, as which record it is kept, and what it adds up to, line by line."""
    yield language.say("What it is: {what}", what=what(acceptance, language))
    yield language.say("Kept as: {record}", record=acceptance.record)
    if isinstance(acceptance.now, ReportAnswers):
        yield from _answers(acceptance, acceptance.now, language)
    else:
        names = names_of_figures(language)
        for name, value in acceptance.figures.items():
            if value:
                yield labelled(names[name], language.number(value), language)


def names_of_figures(language: Language) -> Mapping[str, Phrase]:
    """What the figures of an acceptance are called."""
    return {"entries": language.say_in("figure", "Entries"), **figure_names(language)}


def _answers(acceptance: Acceptance, now: ReportAnswers, language: Language) -> Iterator[Phrase]:
    for name, text in now.answers.items():
        working = acceptance.register.project.working_language
        codes = [language.grammar.language_name(code) for code in text.languages(working)]
        yield labelled(section(acceptance, name, language), language.names(codes), language)
    if now.signature:
        signatory = language.plain(now.signature.name)
        yield language.say("Signed by: {name}", name=signatory)


def section(acceptance: Acceptance, name: str, language: Language) -> Phrase:
    """A section of the report that was answered, as letters name it."""
    report = ReportKind(acceptance.record.split("/")[1])
    return section_name(acceptance.register.programme.reports[report], name, language)


def labelled(label: Phrase, value: Phrase, language: Language) -> Phrase:
    """`Entries: 6`."""
    return Phrase.joined([label, value], language.separator(": "))
