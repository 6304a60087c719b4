"""Rules about submitted reports: they stay as they are, and nothing later may contradict them."""

from collections.abc import Iterator, Sequence

from folio.model import figures
from folio.model.register import FieldPath, Register
from folio.model.remark import Remark
from folio.model.report_definition import ReportKind
from folio.model.reports import period
from folio.model.submissions import (
    AGREED,
    CUMULATIVE,
    Submission,
    in_force,
    submitted_figures,
)


def final_contradicts_interim(
    register: Register, submissions: Sequence[Submission]
) -> Iterator[Remark]:
    """A figure that is smaller in a final report than in the interim one that was submitted.

    What is agreed must be the same in both.
    """
    for submission in in_force(submissions):
        for name, now in _contradictions(register, submission).items():
            record, field, partner = _place(register, submission, name)
            message = (
                f"The final report of '{submission.subject}' has {_number(now)} for '{name}', and "
                f"its interim report, submitted on {submission.day}, had "
                f"{submission.figures[name]}. {_remedy(register, submission, name)}"
            )
            yield Remark("final-contradicts-interim", record, field, message, partner)


def submitted_figures_differ(
    register: Register, submissions: Sequence[Submission]
) -> Iterator[Remark]:
    """A submitted report for which the records now give other figures.

    Those that a final report contradicts are told already. Of an interim report only the partner's
    own are compared: the project's change as it goes on.
    """
    for submission in in_force(submissions):
        told = _contradictions(register, submission)
        changes = [one for one in _changes(register, submission).items() if one[0] not in told]
        if changes:
            record, field, partner = _place(register, submission, changes[0][0])
            listed = (
                f"{_number(now)} instead of {submission.figures[name]} for '{name}'"
                for name, now in changes
            )
            message = (
                f"The records now have other figures than the {submission.kind} report of "
                f"'{submission.subject}' that was submitted on {submission.day}: "
                f"{', '.join(listed)}. Correct the records; where the report was wrong, tell the "
                "agency."
            )
            yield Remark("submitted-figures-differ", record, field, message, partner)


def submitted_by_nobody(register: Register, submissions: Sequence[Submission]) -> Iterator[Remark]:
    """A report that was submitted by a partner of whom there is no record any more."""
    for submission in in_force(submissions):
        if submission.subject not in register.partners:
            message = (
                f"The {submission.kind} report of '{submission.subject}' was submitted on "
                f"{submission.day}, and there is no such partner any more. Put its record back; a "
                "partner that leaves gets 'left'."
            )
            yield Remark(
                "submitted-by-nobody", "project", (), message, register.project.coordinator
            )


def _contradictions(register: Register, submission: Submission) -> dict[str, int | None]:
    """The figures of a final report that an interim one contradicts, as they are now."""
    if submission.kind != ReportKind.INTERIM:
        return {}
    found: dict[str, int | None] = {}
    now = _figures(register, ReportKind.FINAL, submission.subject)
    for name, before in submission.figures.items():
        figure, value = _figure(name), now.get(name)
        is_less = figure in CUMULATIVE and value is not None and value < before
        if is_less or (figure in AGREED and bool(now) and value != before):
            found[name] = value
    return found


def _changes(register: Register, submission: Submission) -> dict[str, int | None]:
    """The figures of a submitted report that the records now give otherwise, the partner's first.

    A figure that this version does not know any more is left out.
    """
    now = _figures(register, submission.kind, submission.subject)
    known = set(figures.OF_PARTNER)
    if submission.kind == ReportKind.FINAL:
        known |= set(figures.OF_PROJECT)
    found = {
        name: now.get(name)
        for name, before in submission.figures.items()
        if now and _figure(name) in known and now.get(name) != before
    }
    return dict(sorted(found.items(), key=lambda one: _figure(one[0]) in figures.OF_PROJECT))


def _figures(register: Register, kind: ReportKind, partner: str) -> dict[str, int]:
    """The figures of a report now; none where the programme or the partner asks for no such."""
    if kind not in register.programme.reports or partner not in register.partners:
        return {}
    return submitted_figures(register, kind, partner)


def _figure(name: str) -> str:
    """The name of a figure without the partner it is of: `mobilities` of `mobilities/vejle`."""
    return name.partition("/")[0]


def _place(register: Register, submission: Submission, name: str) -> tuple[str, FieldPath, str]:
    """Where a figure comes from, and who should look there."""
    figure, _, of = name.partition("/")
    partner = of or submission.subject
    if figure in figures.OF_PROJECT or partner not in register.partners:
        return "project", (), register.project.coordinator
    if figure in AGREED:
        return f"partners/{partner}", ("agreement", _field(figure)), partner
    end = period(register, submission.kind).end.last
    logs = [one for one in register.logs_of(partner) if one.period.start.first <= end]
    return (
        (logs[-1].record, ("entries",), partner) if logs else (f"partners/{partner}", (), partner)
    )


def _remedy(register: Register, submission: Submission, name: str) -> str:
    figure = _figure(name)
    if figure in AGREED:
        return (
            f"It is agreed, and cannot differ: correct '{_field(figure)}', or say in the final "
            "report that the agreement was changed."
        )
    where = (
        "look which product lacks 'state: final'"
        if figure in figures.OF_PROJECT
        else f"look what is missing in the logs up to {period(register, submission.kind).end}"
    )
    return f"It cannot become smaller: {where}, or say in the final report why."


def _field(agreed: str) -> str:
    """The field of the agreement that an agreed figure stands in."""
    return agreed.replace("-", "_")


def _number(value: int | None) -> str:
    return "none" if value is None else str(value)
