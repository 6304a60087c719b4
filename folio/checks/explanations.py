"""Where a final report explains what was not reached, and whether it does."""

from folio.model.answers import SHARED
from folio.model.register import Register
from folio.model.report_definition import FilledBy, ReportKind, Section
from folio.text.grammar import grammar


def explained(register: Register, table: FilledBy, partner: str) -> bool:
    """Whether something is written where a final report explains what a table shows."""
    return any(
        section.id in register.answers[name].answers
        for section in _sections(register, table)
        for name in (f"{ReportKind.FINAL}/{SHARED}", f"{ReportKind.FINAL}/{partner}")
        if name in register.answers
    )


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
