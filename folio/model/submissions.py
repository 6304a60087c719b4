"""Reports that were submitted: when, which files, and with which figures."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from folio.model import figures
from folio.model.figures import Figure
from folio.model.register import Register
from folio.model.report_definition import Reporter, ReportKind
from folio.model.reports import as_reported


@dataclass(frozen=True, slots=True)
class Submission:
    """A report as it was handed to the agency; from then on it is frozen.

    `subject` is the id of the partner whose report it is. `documents` holds the SHA-256 of each
    file, by its path on the shelf, and `figures` the numbers it tells, by the names that
    `submitted_figures` gives them.
    """

    kind: ReportKind
    subject: str
    day: datetime.date
    documents: Mapping[str, str]
    figures: Mapping[str, int]


def submitted_figures(register: Register, kind: ReportKind, partner: str) -> dict[str, int]:
    """The figures of a partner's report, as they are submitted with it.

    They are called as `folio explain` calls them; where one partner reports for all, those of
    another partner have its id behind them: `mobilities/vejle`. What is agreed, and not known, is
    left out.
    """
    return {name: figure.value for name, figure in report_figures(register, kind, partner).items()}


def report_figures(register: Register, kind: ReportKind, partner: str) -> dict[str, Figure]:
    """The same with the places from which each was counted."""
    seen = as_reported(register, kind)
    return {name: figure for name, figure in _figures(seen, kind, partner) if _is_known(figure)}


def in_force(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Of each report the submission that counts: the last one."""
    last = {(one.kind, one.subject): one for one in submissions}
    return tuple(last.values())


def submission_of(
    submissions: Iterable[Submission], kind: ReportKind, partner: str
) -> Submission | None:
    """The submission of one report that counts; None where it was not submitted."""
    found = (one for one in in_force(submissions) if (one.kind, one.subject) == (kind, partner))
    return next(found, None)


def _figures(register: Register, kind: ReportKind, partner: str) -> Iterator[tuple[str, Figure]]:
    for name, of_project in figures.OF_PROJECT.items():
        yield name, of_project(register)
    reports_for_all = register.programme.reports[kind].by == Reporter.COORDINATOR
    for one in register.partners if reports_for_all else (partner,):
        for name, of_partner in figures.OF_PARTNER.items():
            yield name if one == partner else f"{name}/{one}", of_partner(register, one)


def _is_known(figure: Figure) -> bool:
    """Whether it is a number, and not only nothing written yet."""
    return bool(figure.counted) or figure.name not in AGREED


AGREED = frozenset({"minimum-mobilities", "lump-sum"})
"""The figures that a partner signed; no report may change them."""

CUMULATIVE = frozenset(
    {
        "mobilities",
        "staff-mobilities",
        "learner-mobilities",
        "accompanying-mobilities",
        "special-needs-mobilities",
        "local-activities",
        "local-staff",
        "local-learners",
        "local-others",
        "dissemination",
        "reach",
        "product-hours",
        "respondents",
        "finished-products",
    }
)
"""The figures of what was done: a later report counts all that an earlier one did, and more."""
