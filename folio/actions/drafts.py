"""Drafts and submitted reports: what is not final yet, and what no build touches any more."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Set

from folio.actions.selecting import Planned, Selection
from folio.documents.catalogue import KINDS
from folio.errors import IncompleteError, UsageError
from folio.model.register import Register
from folio.model.report_definition import ReportKind
from folio.model.reports import signature
from folio.model.submissions import Submission, submission_of
from folio.outputs import Entry, Shelf
from folio.publishing import SubmittedError
from folio.records.reader import Reading
from folio.text.language import Language


def refuse_drafts(register: Register, chosen: Iterable[Planned]) -> None:
    """Raise IncompleteError with all that the reports chosen lack, by the partner that owes it."""
    reports = dict.fromkeys(
        (one.kind, one.subject, one.language) for one in chosen if can_be_draft(one)
    )
    if not reports:
        known = " or ".join(name for name, kind in KINDS.items() if kind.lacks)
        raise UsageError(
            f"Only a report is final or submitted, and none is meant. Say --kind {known}."
        )
    english = Language("en", register.project.working_language)
    missing: dict[tuple[str, str], list[str]] = {}
    for kind, subject, code in reports:
        if lacks := KINDS[kind].lacks:
            for one in lacks(register, subject, code, english):
                missing.setdefault((one.by, str(one.what)), []).append(f"{kind}-{subject}-{code}")
    if missing:
        raise IncompleteError("\n".join(_told_missing(missing, len(reports))))


def can_be_draft(document: Planned) -> bool:
    """Whether it is of a kind of which something can be missing."""
    return KINDS[document.kind].lacks is not None


def _told_missing(missing: Mapping[tuple[str, str], list[str]], asked: int) -> Iterator[str]:
    """Who owes what, and for which reports."""
    for by in dict.fromkeys(by for by, _ in missing):
        yield f"{by} owes:"
        for (owner, what), reports in missing.items():
            if owner == by:
                yield f"  {what}{_of_which(reports, asked)}"
    drafts = len({name for names in missing.values() for name in names})
    yield (
        f"{drafts} of {asked} report{'' if asked == 1 else 's'} "
        f"{'is' if drafts == 1 else 'are'} not complete. Nothing was made."
    )


def _of_which(reports: list[str], asked: int) -> str:
    """For which reports something is missing, where it is not for all that were asked for."""
    if len(reports) == asked:
        return ""
    others = f" and {len(reports) - 1} more" if len(reports) > 1 else ""
    return f" (for {reports[0]}{others})"


def refuse_part(selection: Selection) -> None:
    """Raise UsageError where something is to be submitted that is not just one sort of report."""
    if selection.forms:
        raise UsageError("A report is submitted in all its forms. Leave out --form.")
    if len(selection.kinds) != 1:
        raise UsageError("Say which report is submitted: --kind interim-report or final-report.")


def refuse_submitted(
    submissions: Iterable[Submission],
    chosen: Iterable[Planned],
    noted: Mapping[str, Entry],
    reading: Reading,
    *,
    again: bool,
) -> None:
    """Raise an error where reports chosen were submitted before and may not be again as they are.

    That is SubmittedError where the files would be others, unless it is `again`; and UsageError
    where they are sent `again` and not all that was submitted is chosen.
    """
    reports: dict[tuple[str, str], dict[str, Planned]] = {}
    for document in chosen:
        reports.setdefault((document.kind, document.subject), {})[document.path] = document
    for before in submissions:
        files = reports.get((f"{before.kind}-report", before.subject), {})
        if files and again and not set(before.documents) <= set(files):
            told = f"The {before.kind} report of '{before.subject}' was submitted in more languages"
            raise UsageError(f"{told}. Make them all again: leave out --language.")
        if files and not again and not _are_the_same(before, files, noted, reading):
            raise SubmittedError(before)


def _are_the_same(
    before: Submission,
    files: Mapping[str, Planned],
    noted: Mapping[str, Entry],
    reading: Reading,
) -> bool:
    """Whether the files would be those that were submitted, or would at least tell the same.

    A newer version of the program may draw the same records in another way.
    """
    return set(files) == set(before.documents) and all(
        path in noted and _tells_the_same(document, noted[path], reading)
        for path, document in files.items()
    )


def _tells_the_same(document: Planned, entry: Entry, reading: Reading) -> bool:
    return entry.fingerprint == document.fingerprint or all(
        name in reading.sources and reading.sources[name].digest == digest
        for name, digest in entry.records.items()
    )


def refuse_day(
    register: Register,
    submissions: Iterable[Submission],
    chosen: Iterable[Planned],
    day: datetime.date,
) -> None:
    """Raise UsageError where a report is said to be submitted before it was signed, or before."""
    reports = {(one.kind, one.subject) for one in chosen if can_be_draft(one)}
    for kind, partner in sorted(reports):
        report = ReportKind(kind.removesuffix("-report"))
        signed = signature(register, report, partner)
        if signed and signed.date and day < signed.date.first:
            told = f"The {report} report of '{partner}' is signed on {signed.date}"
            raise UsageError(f"{told}, after {day}. Correct the one or the other.")
        before = submission_of(submissions, report, partner)
        if before and day < before.day:
            told = f"The {report} report of '{partner}' was submitted on {before.day} already"
            raise UsageError(f"{told}, after {day}. Say on which day it was submitted again.")


def frozen(submissions: Iterable[Submission], sent_back: Set[tuple[str, str]]) -> dict[str, str]:
    """The files of the reports that were submitted, each with its SHA-256."""
    return {
        path: digest
        for one in submissions
        for path, digest in one.documents.items()
        if (f"{one.kind}-report", one.subject) not in sent_back
    }


def lost(shelf: Shelf, digests: Mapping[str, str], kept: Iterable[str]) -> Iterator[str]:
    """Files of submitted reports that are not there any more as they were submitted."""
    for path in kept:
        if not shelf.holds(path, digests[path]):
            yield (
                f"{path} was submitted, and the file is gone or was changed. Put it back from a "
                "backup copy: what was submitted is not made again."
            )
