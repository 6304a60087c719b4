"""The interim report and the final report of a partner: two kinds that differ by the programme."""

from collections.abc import Iterator
from functools import partial

from folio.documents import parts
from folio.documents.kind import Kind, Lack
from folio.documents.reports import annexes, lacking
from folio.documents.reports.sections import grant_agreement, sections
from folio.documents.reports.view import Cover, Report
from folio.documents.view import Fact
from folio.model.answers import SHARED
from folio.model.register import Register
from folio.model.report_definition import ReportKind
from folio.model.reports import (
    as_reported,
    deadline,
    is_due_before_the_start,
    languages,
    owed,
    period,
    period_of,
    reporters,
)
from folio.text.dates import PartialDate
from folio.text.language import Language
from folio.text.marks import Phrase


def compose(kind: ReportKind, register: Register, partner: str, language: Language) -> Report:
    """The report of a partner, by its id; one of those that `reporters` names.

    It is a draft as long as anything is owed.
    """
    open_points = owed(register, kind, partner, language.code)
    seen = as_reported(register, kind)
    report = register.programme.reports[kind]
    project = Phrase.plain(register.project.title, register.project.working_language)
    name = parts.partner_name(register.partners[partner], language)
    short = parts.short_name(register.partners[partner], language)
    title = language.phrase(report.title)
    between = language.separator(" · ")
    draft = language.say_in("state of a report", "Draft")
    complete = language.say_in("state of a report", "Complete")
    return Report(
        language=language.code,
        title=Phrase.joined([title, project, name], between),
        subject=parts.programme_line(register, language),
        author=str(name),
        dated=period(register, kind).end.last,
        running_foot=title,
        page_label=language.say("Page"),
        illustrative=parts.illustrative(register, language),
        cover=Cover(
            programme=parts.programme_line(register, language),
            project=project,
            report=title,
            partner=name,
            state=draft if open_points else complete,
            facts=tuple(_cover_facts(register, kind, partner, language)),
        ),
        running_head=Phrase.joined([project, short], between),
        draft_mark=draft if open_points else Phrase(),
        missing=lacking.table(register, kind, open_points, language),
        contents_heading=language.say("Contents"),
        sections=sections(seen, kind, partner, language),
        annexes=annexes.annexes(seen, kind, partner, language),
        publicity=parts.publicity(register, language),
        extract=annexes.extract(seen, kind, partner, language),
    )


def records(kind: ReportKind, register: Register, partner: str) -> tuple[str, ...]:
    """The names of the records a report is made from."""
    answers = (f"reports/{kind}/{own}" for own in (SHARED, partner))
    return (
        "project",
        "programme",
        *(f"partners/{name}" for name in register.partners),
        *(f"meetings/{name}" for name in register.meetings),
        *(f"products/{name}" for name in register.products),
        *(log.record for log in register.logs.values()),
        *(name for name in answers if name.removeprefix("reports/") in register.answers),
    )


def lacks(
    kind: ReportKind, register: Register, partner: str, code: str, language: Language
) -> tuple[Lack, ...]:
    """What a report in the language of that code still lacks, told in another one."""
    return tuple(
        Lack(one.by, lacking.said(register, kind, one, language))
        for one in owed(register, kind, partner, code)
    )


def why_none(kind: ReportKind, register: Register) -> str:
    """That no such report is asked for, or none of this project, where that is so."""
    if kind not in register.programme.reports:
        return f"The programme '{register.programme.id}' asks for no {kind} report."
    if is_due_before_the_start(register, kind):
        return (
            f"The {kind} report of the programme '{register.programme.id}' was due on "
            f"{period(register, kind).end}, before the project began. Correct 'period' or "
            "'programme' of the project where that is wrong."
        )
    return ""


def _cover_facts(
    register: Register, kind: ReportKind, partner: str, language: Language
) -> Iterator[Fact]:
    yield from grant_agreement(register, partner, language)
    covered = language.plain(language.grammar.span(period_of(register, kind, partner)))
    yield parts.fact(language.say("Period covered"), covered)
    due = language.plain(language.date(PartialDate.of(deadline(register, kind))))
    if not register.programme.reports[kind].deadline.verified:
        due = language.say("{day} (not verified)", day=due)
    yield parts.fact(language.say("To be submitted by"), due)


def _kind(kind: ReportKind) -> Kind:
    return Kind(
        name=f"{kind}-report",
        template="report",
        view=Report,
        about=("partner",),
        subjects=lambda register: reporters(register, kind),
        compose=partial(compose, kind),
        records=partial(records, kind),
        partner=lambda _register, partner: partner,
        languages=languages,
        lacks=partial(lacks, kind),
        why_none=partial(why_none, kind),
    )


INTERIM, FINAL = _kind(ReportKind.INTERIM), _kind(ReportKind.FINAL)
