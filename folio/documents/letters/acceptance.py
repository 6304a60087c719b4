"""A file that was accepted, with what it adds to the figures and what the one before it added."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from folio.documents.letters.arrival import Arrival
from folio.model import figures
from folio.model.activities import ActivityLog
from folio.model.answers import ReportAnswers
from folio.model.figures import Figure
from folio.model.register import FieldPath, Register
from folio.model.submissions import AGREED

Handed = ActivityLog | ReportAnswers


class State(StrEnum):
    """What became of a file that was accepted."""

    ACCEPTED = "accepted"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Acceptance:
    """A file that was accepted: as which record, and which one it replaces.

    `register` holds what the project knows without any logs and answers; `line` tells the line of
    a field in the file. `overlapping` are the names of other logs of the same days, and `cut_off`
    the lines that end in something behind a sign #, which is not read.
    """

    arrival: Arrival
    record: str
    state: State
    now: Handed
    before: Handed | None
    register: Register
    line: Callable[[FieldPath], int]
    overlapping: tuple[str, ...] = ()
    cut_off: tuple[int, ...] = ()

    @cached_property
    def seen(self) -> Register:
        """The register as if this file alone had been handed in."""
        return self._seen(self.now)

    def _seen(self, handed: Handed) -> Register:
        name = self.record.partition("/")[2]
        if isinstance(handed, ActivityLog):
            return replace(self.register, logs={name: handed})
        return replace(self.register, answers={name: handed})

    @cached_property
    def counted(self) -> Mapping[str, Figure]:
        """What it adds to the figures, by the names that `folio explain` gives them."""
        return _counted(self.now, self.seen)

    @property
    def figures(self) -> Mapping[str, int]:
        """The same as numbers, with that of its entries."""
        return _numbers(self.now, self.counted)

    @cached_property
    def figures_before(self) -> Mapping[str, int]:
        """What the one before it added."""
        before = self.before
        return _numbers(before, _counted(before, self._seen(before))) if before else {}


def _counted(handed: Handed, seen: Register) -> Mapping[str, Figure]:
    if not isinstance(handed, ActivityLog):
        return {}
    counts = figures.OF_PARTNER.items()
    return {name: count(seen, handed.partner) for name, count in counts if name not in AGREED}


def _numbers(handed: Handed, counted: Mapping[str, Figure]) -> Mapping[str, int]:
    if not isinstance(handed, ActivityLog):
        return {}
    numbers = {name: figure.value for name, figure in counted.items()}
    return {"entries": len(handed.entries), **numbers}
