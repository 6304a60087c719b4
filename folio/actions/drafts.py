"""Drafts and submitted reports: what is not final yet, and what no build touches any more."""

from collections.abc import Iterable, Iterator, Mapping, Set

from folio.actions.selecting import Planned
from folio.documents.catalogue import KINDS
from folio.errors import IncompleteError, UsageError
from folio.model.register import Register
from folio.model.submissions import Submission
from folio.outputs import Shelf
from folio.publishing import SubmittedError
from folio.text.language import Language


def refuse_drafts(register: Register, chosen: Iterable[Planned]) -> None:
    """Raise IncompleteError with all that the reports chosen lack, by the partner that owes it."""
    reports = dict.fromkeys(
        (one.kind, one.subject, one.language) for one in chosen if _can_be_draft(one)
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


def _can_be_draft(document: Planned) -> bool:
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


def refuse_submitted(submissions: Iterable[Submission], chosen: Iterable[Planned]) -> None:
    """Raise SubmittedError where a report was submitted before, with other files."""
    files: dict[tuple[str, str], set[str]] = {}
    for document in chosen:
        files.setdefault((document.kind, document.subject), set()).add(document.path)
    for before in submissions:
        meant = files.get((f"{before.kind}-report", before.subject))
        if meant and meant != set(before.documents):
            raise SubmittedError(before)


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
