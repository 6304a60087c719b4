"""Noting that reports were submitted: their files and figures go into the ledger."""

from collections.abc import Iterator, Mapping

from folio.actions.folders import Folders
from folio.actions.planning import Plan, composed, fingerprint
from folio.actions.selecting import Planned
from folio.documents.catalogue import KINDS
from folio.errors import IncompleteError
from folio.model.report_definition import ReportKind
from folio.model.submissions import Submission, submitted_figures
from folio.outputs import Shelf
from folio.records.reader import Reading


def note_submitted(folders: Folders, plan: Plan, reading: Reading) -> tuple[str, ...]:
    """Note the reports of a plan as submitted on its day; return the names of those that are new.

    Raises IncompleteError where a file is not on the shelf as it was planned, and SubmittedError
    where a report was submitted before.
    """
    assert plan.submitted_on is not None  # noqa: S101 - only then is it asked for
    ledger, shelf = folders.ledger(plan.project), folders.shelf(plan.project)
    noted = []
    for (kind, partner), documents in _reports(plan).items():
        report = ReportKind(kind.removesuffix("-report"))
        submission = Submission(
            kind=report,
            subject=partner,
            day=plan.submitted_on,
            documents=dict(_digests(folders, shelf, reading, documents)),
            figures=submitted_figures(reading.register, report, partner),
        )
        if ledger.submit(submission, again=plan.again):
            noted.append(f"{kind} of {partner}")
    return tuple(noted)


def _reports(plan: Plan) -> Mapping[tuple[str, str], list[Planned]]:
    """The documents of each report that is not in the ledger yet."""
    reports: dict[tuple[str, str], list[Planned]] = {}
    for document in (*plan.to_make, *plan.up_to_date):
        if KINDS[document.kind].lacks:
            reports.setdefault((document.kind, document.subject), []).append(document)
    return reports


def _digests(
    folders: Folders, shelf: Shelf, reading: Reading, documents: list[Planned]
) -> Iterator[tuple[str, str]]:
    """The files as they stand on the shelf, each with its SHA-256."""
    there = shelf.colophon.documents
    for document in documents:
        entry = there.get(document.path)
        is_planned = entry is not None and entry.fingerprint == document.fingerprint
        is_true = _tells_what_is_read(folders, reading, document)
        if not (entry and is_planned and is_true and shelf.holds(document.path, entry.digest)):
            raise IncompleteError(
                f"{document.path} is not on the shelf as it should be, so that nothing was noted "
                "as submitted. Build again."
            )
        yield document.path, entry.digest


def _tells_what_is_read(folders: Folders, reading: Reading, document: Planned) -> bool:
    """Whether it was made from these records, from which the figures are counted."""
    view = composed(folders, reading, document)
    template = folders.template(KINDS[document.kind].template, document.project)
    shaped_by = fingerprint(view.digest_in(document.form), template.digest(document.form))
    return shaped_by == document.fingerprint
