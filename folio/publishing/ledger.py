"""The list of what went out, in `outputs/<project>/ledger.jsonl`: lines are only ever added."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from folio.errors import BusyError, FolioError, ShelfError
from folio.model.publications import Decision, Publication
from folio.model.submissions import Submission, submission_of
from folio.publishing.contents import Contents, contents, submissions
from folio.publishing.events import Appearance, Event, Ruling, Told
from folio.publishing.line import Line, line, lines
from folio.publishing.tampering import Damage
from folio.publishing.turn import alone
from folio.publishing.writing import append


class SubmittedError(FolioError):
    """A report was submitted before, with other files."""

    exit_code = 5

    def __init__(self, before: Submission) -> None:
        self.before = before
        super().__init__(
            f"The {before.kind} report of '{before.subject}' was submitted on {before.day}, with "
            "other files than these. What was submitted stays as it is; only a report that the "
            "agency has sent back is submitted again."
        )


class UnapprovedError(FolioError):
    """What would go out is nothing that a person has approved."""

    exit_code = 5

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Nobody has approved the {name} as it is laid out now, or somebody has refused it "
            "since. Nothing was published. Run the same command again to look at it."
        )


class LossError(FolioError):
    """The ledger does not tell any more what once happened."""

    exit_code = 5

    def __init__(self, ledger: Path, losses: Iterable[Damage]) -> None:
        told = "\n".join(f"{ledger}:{one.line}: {one.message}" for one in losses)
        super().__init__(
            f"{told}\nNothing was published: editions that the ledger tells no more of would be "
            f"missing on the site. Where there is no backup copy, move {ledger} away and begin a "
            "new one; what went out before then leaves the site."
        )


@dataclass(frozen=True, slots=True)
class Ledger:
    """The ledger in the folder of a project's documents."""

    folder: Path

    @property
    def path(self) -> Path:
        """The ledger's file: one JSON object a line."""
        return self.folder / "ledger.jsonl"

    def read(self) -> Contents:
        """What stands in the ledger, and what is wrong with it; nothing where there is none.

        A line that somebody is just writing is waited for.
        """
        found = self._contents()
        if found.damages:
            with suppress(ShelfError, BusyError), self._alone():
                return self._contents()
        return found

    def whole(self) -> Contents:
        """What stands in the ledger; raise LossError where it lacks what once stood there."""
        found = self.read()
        if losses := [damage for damage in found.damages if damage.is_loss]:
            raise LossError(self.path, losses)
        return found

    def submit(self, submission: Submission, *, again: bool = False) -> bool:
        """Add that a report was submitted; return whether it was not there before.

        The same files a second time change nothing. Raises SubmittedError where the report was
        submitted with other files, unless `again` says that the agency has sent it back;
        ShelfError or BusyError where the ledger cannot be written. It is then as it was before.
        """
        with self._alone():
            there = self._lines()
            before = submission_of(submissions(there), submission.kind, submission.subject)
            if before and before.documents == submission.documents:
                return False
            if before and not again:
                raise SubmittedError(before)
            self._add(submission, there)
        return True

    def approve(self, decision: Decision) -> None:
        """Add that a person has approved an edition; raise ShelfError or BusyError otherwise."""
        with self._alone():
            self._add(Ruling(Event.APPROVED, decision), self._lines())

    def refuse(self, decision: Decision) -> None:
        """Add that a person would not let an edition out; raise ShelfError or BusyError."""
        with self._alone():
            self._add(Ruling(Event.REFUSED, decision), self._lines())

    def publish(self, publication: Publication) -> None:
        """Add that an edition went out.

        Raises UnapprovedError where the approval is no longer the last word on it, and ShelfError
        or BusyError where it cannot be noted.
        """
        told = Appearance(
            publication.kind,
            publication.subject,
            publication.at,
            publication.decision.digest,
            publication.documents,
            publication.says,
            publication.records,
        )
        with self._alone():
            there = self._lines()
            if publication.decision not in contents(there, self._noted).pending:
                raise UnapprovedError(f"{publication.kind} {publication.subject}")
            self._add(told, there)

    def _contents(self) -> Contents:
        try:
            there = self._lines()
        except OSError as error:
            told = f"The ledger cannot be opened ({error.strerror}). Ask for the right to read it."
            return Contents(damages=(Damage(1, told, is_loss=True),))
        return contents(there, self._noted)

    def _lines(self) -> tuple[Line, ...]:
        try:
            return lines(self.path.read_bytes())
        except FileNotFoundError:
            return ()

    @property
    def _noted(self) -> list[tuple[int, str]]:
        """The numbers of lines, each with its digest, as far as they were noted."""
        try:
            noted = self._digests.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return []
        return [(int(number), digest) for number, digest in _NOTED.findall(noted)]

    @property
    def _digests(self) -> Path:
        """The digest of each line once more, to see when the last lines are missing."""
        return self.folder / ".ledger.sha256"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else writes to the ledger meanwhile."""
        lock = self.folder / ".ledger.lock"
        with (
            alone(self.folder, lock, f"writing to {self.path}"),
            ShelfError.told_of(self.folder),
        ):
            yield

    def _add(self, told: Told, there: tuple[Line, ...]) -> None:
        """Write a line after those that are there; never onto one that was cut off."""
        last = there[-1] if there else None
        added = line(told, last, len(there) + 1)
        start = b"" if last is None or last.has_end else b"\n"
        append(self.path, start + added.text + b"\n")
        with suppress(OSError):
            append(self._digests, f"\n{added.number} {added.digest}\n".encode())


_NOTED = re.compile(r"^(\d{1,9}) ([0-9a-f]{64})$", re.MULTILINE)
