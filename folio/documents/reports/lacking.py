"""What a report lacks to be complete, in words: for its first page, and for whoever asks."""

from folio.documents import parts
from folio.documents.reports.view import ReportTable
from folio.model.activities import Evidence
from folio.model.register import Register
from folio.model.report_definition import Report, ReportKind
from folio.model.reports import Owed, What
from folio.text.language import Language
from folio.text.marks import Phrase


def table(
    register: Register, kind: ReportKind, owed: tuple[Owed, ...], language: Language
) -> ReportTable | None:
    """Who owes what, by partner; nothing where nothing is owed."""
    if not owed:
        return None
    in_order = sorted(owed, key=lambda one: list(register.partners).index(one.by))
    return ReportTable(
        shape="missing",
        heading=language.say("What is still missing"),
        columns=(
            language.say_in("column", "Who"),
            language.say_in("column", "What is missing"),
        ),
        rows=tuple(
            (
                parts.short_name(register.partners[one.by], language),
                said(register, kind, one, language),
            )
            for one in in_order
        ),
    )


def said(register: Register, kind: ReportKind, owed: Owed, language: Language) -> Phrase:
    """One thing that is missing, as an item of a list says it."""
    simple = {
        What.AGENCY: language.say("The National Agency"),
        What.CONTACT: language.say("The contact person"),
        What.SIGNATORY: language.say("The legal representative signing the report"),
    }
    if owed.what in simple:
        return simple[owed.what]
    match owed.what:
        case What.AGREEMENT:
            return _agreed(owed, language)
        case What.EVIDENCE:
            return _proofs(owed, language)
        case What.LOG:
            assert owed.period is not None  # noqa: S101 - a log is owed for a period
            covered = language.grammar.span(owed.period)
            return language.say("Activity log: {period}", period=covered)
        case What.MEETING_DATES:
            meeting = register.meetings[owed.of]
            place = parts.town(meeting.place, language)
            return language.say("Dates of the partner meeting: {place}", place=place)
        case What.PRODUCT_STATE:
            title = parts.quoted(language.phrase(register.products[owed.of].title), language)
            return language.say("State of the product {product}", product=title)
    return _text(owed, section_name(register.programme.reports[kind], owed.of, language), language)


def section_name(report: Report, name: str, language: Language) -> Phrase:
    """A section by number and heading, in quotation marks: `“D.1 Public summary”`."""
    number, section = next(
        (number, one) for number, one in enumerate(report.sections, 1) if one.id == name
    )
    shown = language.plain(section.number or str(number))
    title = Phrase.joined([shown, language.phrase(section.title)], language.separator(" "))
    return parts.quoted(title, language)


def _text(owed: Owed, section: Phrase, language: Language) -> Phrase:
    texts = {
        What.ANSWER: language.say("Text of the section {section}", section=section),
        What.TRANSLATION: language.say("Translation of the section {section}", section=section),
        What.LENGTH: language.say("Shorter text of the section {section}", section=section),
    }
    return texts[owed.what]


def _agreed(owed: Owed, language: Language) -> Phrase:
    fields = {
        "number": language.say("The number of the grant agreement"),
        "lump_sum": language.say("The amount of the grant"),
        "minimum_mobilities": language.say("The minimum number of mobilities agreed"),
    }
    return fields[owed.of]


def _proofs(owed: Owed, language: Language) -> Phrase:
    number = language.number(owed.number)
    if owed.of == Evidence.CERTIFICATE:
        return language.say("Certificates of attendance to be enclosed: {number}", number=number)
    return language.say("Travel tickets to be enclosed: {number}", number=number)
