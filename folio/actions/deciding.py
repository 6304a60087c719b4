"""Deciding: what a person says of a proof, with name and note, and that it is noted."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from folio.actions.folders import Folders
from folio.actions.proofs import Proof
from folio.errors import FolioError, UsageError
from folio.model.publications import Decision
from folio.publishing.mail import header

LONGEST_NAME, LONGEST_NOTE = 200, 2000
"""How many letters a name and a note may have."""


class Verdict(StrEnum):
    """What a person can decide about an edition."""

    APPROVE = "approve"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person has decided about the proof with a digest: the verdict, the name, and why."""

    verdict: Verdict
    by: str
    note: str
    digest: str


class RefusedError(FolioError):
    """A person has looked at an edition and would not let it out."""

    exit_code = 5

    def __init__(self, name: str, by: str, note: str) -> None:
        super().__init__(f"{by} has refused the {name}: {note}\nNothing was published.")


class OtherProofError(FolioError):
    """What was approved is no longer what would go out."""

    exit_code = 5

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The {name} is no longer what was shown: a file, a record or a template has changed "
            "since. Nothing was published. Look at it as it is now, and approve that."
        )


def decide(folders: Folders, proof: Proof, answer: Decided, now: datetime.datetime) -> None:
    """Note what a person has decided about a proof.

    Raises UsageError where the name or the note is missing, OtherProofError where another proof
    was looked at, and RefusedError where the answer is to refuse, once that is noted.
    """
    by, note = _said(answer.by, "name", LONGEST_NAME), _said(answer.note, "note", LONGEST_NOTE)
    if answer.digest != proof.digest:
        raise OtherProofError(proof.name)
    decision = Decision(proof.kind, proof.subject, now, by, note, proof.digest)
    ledger = folders.ledger(proof.project)
    if answer.verdict == Verdict.REFUSE:
        ledger.refuse(decision)
        raise RefusedError(proof.name, by, note)
    ledger.approve(decision)


def _said(text: str, what: str, longest: int) -> str:
    """What a person has typed, on one line; raise UsageError where that is nothing, or too much."""
    words = header(text)
    if not any(letter.isalnum() for letter in words):
        raise UsageError(f"Your {what} is missing. Without it nothing is published.")
    if len(words) > longest:
        raise UsageError(f"Your {what} has more than {longest} letters. Make it shorter.")
    return words
