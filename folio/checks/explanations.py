"""Where a final report explains what was not reached, and whether it does."""

from folio.model.answers import SHARED
from folio.model.register import Register
from folio.model.report_definition import FilledBy, ReportKind, Section
from folio.text.grammar import grammar
from folio.text.wording import Wording

_MOBILITY = "mobil"
"""Is in the word for a mobility in every language of the programme: `mobilitāte`, `mobilitás`."""


def explained(register: Register, table: FilledBy, partner: str) -> bool:
    """Whether something is written where a final report explains what a table shows.

    A section that may be about anything counts only where it speaks of mobilities, if that is what
    is to be explained.
    """
    return any(
        section.filled_by == table or table != FilledBy.MOBILITIES or _speaks_of_mobilities(text)
        for section in _sections(register, table)
        for name in (f"{ReportKind.FINAL}/{SHARED}", f"{ReportKind.FINAL}/{partner}")
        if name in register.answers and (text := register.answers[name].answers.get(section.id))
    )


def _speaks_of_mobilities(text: Wording) -> bool:
    return any(_MOBILITY in one.casefold() for _, one in text.texts)


def places_to_explain(register: Register, table: FilledBy) -> str:
    """How a remark goes on: `, or say why in 'changes' of the final report`."""
    names = [f"'{section.id}'" for section in _sections(register, table)]
    either = " or ".join(names) if len(names) < 3 else grammar("en").names(names)
    return f", or say why in {either} of the final report" if names else ""


def _sections(register: Register, table: FilledBy) -> tuple[Section, ...]:
    """The text beside the table; where there is none, those that are written where needed."""
    report = register.programme.reports.get(ReportKind.FINAL)
    writable = [section for section in report.sections if section.takes_text] if report else []
    beside = tuple(section for section in writable if section.filled_by == table)
    free = (one for one in writable if one.filled_by == FilledBy.NARRATIVE and not one.required)
    return beside or tuple(free)
