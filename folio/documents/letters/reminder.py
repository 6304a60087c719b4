"""The reminder: what a partner still owes, and by when, in its language."""

import datetime
from collections.abc import Iterable, Sequence

from folio.documents import parts
from folio.documents.letters.closing import signed
from folio.documents.letters.items import items
from folio.documents.letters.letter import Letter, LetterSection
from folio.model.dues import Due
from folio.model.register import Register
from folio.text.dates import PartialDate, Period
from folio.text.language import Language
from folio.text.marks import Phrase, bullets, paragraph


def compose(
    register: Register,
    partner: str,
    dues: Sequence[Due],
    today: datetime.date,
    language: Language,
) -> Letter:
    """The letter to a partner about some of what it owes: what is overdue comes first."""
    title = Phrase.plain(_title(register), register.project.working_language)
    return Letter(
        language=language.code,
        subject=language.say("{project}: reminder of what is still open", project=title),
        salutation=language.say("Dear colleagues,"),
        opening=(paragraph(_opening(register, partner, today, language)),),
        sections=tuple(_sections(register, dues, today, language)),
        closing=(
            paragraph(
                language.say(
                    "If you have sent something in the meantime, please disregard what is said "
                    "about it here. If you have any questions, simply reply to this message."
                )
            ),
        ),
        regards=language.say("Kind regards"),
        signed=signed(register, language),
        illustrative=parts.illustrative(register, language),
    )


def _title(register: Register) -> str:
    return register.project.acronym or register.project.title


def _opening(register: Register, partner: str, today: datetime.date, language: Language) -> Phrase:
    day = PartialDate.of(today)
    return language.say(
        "In the project {project}, some contributions of your organisation ({partner}) are still "
        "open. This is how things stood {on_day}.",
        project=parts.project_title(register, language),
        partner=parts.partner_name(register.partners[partner], language),
        on_day=language.when(Period(day, day)),
    )


def _sections(
    register: Register, dues: Sequence[Due], today: datetime.date, language: Language
) -> Iterable[LetterSection]:
    """What is overdue, what is due next, and what no deadline is known for."""
    overdue = [due for due in dues if due.day and due.day < today]
    coming = [due for due in dues if due.day and due.day >= today]
    open_ended = [due for due in dues if due.day is None]
    if said := items(register, overdue, language):
        lead = language.say_number(
            "The deadline for this has passed. Please see to it as soon as you can, or tell us "
            "by when you will be able to.",
            "The deadlines for these {number} items have passed. Please see to them as soon as "
            "you can, or tell us by when you will be able to.",
            len(said),
        )
        yield _section(language.say("Overdue"), said, lead)
    if said := items(register, coming, language):
        yield _section(language.say("Due next"), said)
    if said := items(register, open_ended, language):
        yield _section(language.say("Still open, without a deadline"), said)


def _section(heading: Phrase, said: Sequence[Phrase], lead: Phrase | None = None) -> LetterSection:
    before = (paragraph(lead),) if lead else ()
    return LetterSection(heading=heading, blocks=(*before, *bullets(said)))
