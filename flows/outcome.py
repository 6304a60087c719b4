"""What a build came to: one failure hides neither what was made nor what else failed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from prefect.futures import PrefectFuture

from folio.actions import Built, Plan
from folio.errors import FolioError, UnfinishedError

COLOPHON = "colophon.json"
"""What stays as it was where a build could not be settled."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was built, and what failed and why, by its path on the shelf."""

    built: Built
    failures: Mapping[str, Exception]

    @classmethod
    def of(
        cls, plan: Plan, making: Iterable[PrefectFuture[str]], settling: PrefectFuture[Built]
    ) -> Self:
        """What became of a plan; `making` is in the order of its documents."""
        tried = [
            (document.path, _failure(one))
            for document, one in zip(plan.to_make, making, strict=True)
        ]
        failures = {path: failure for path, failure in tried if failure}
        if failure := _failure(settling):
            made = tuple(path for path, failed in tried if not failed)
            kept = tuple(document.path for document in plan.up_to_date)
            built = Built(made, kept, swept=(), remarks=())
            return cls(built, {**failures, COLOPHON: failure})
        return cls(settling.result(), failures)

    def whole(self) -> Built:
        """What was built, if nothing failed.

        Raises UnfinishedError with all that a person can put right; what nobody foresaw comes
        first, as it is, and has the rest as notes.
        """
        failures = list(self.failures.values())
        foreseen = [failure for failure in failures if isinstance(failure, FolioError)]
        for unforeseen in failures:
            if not isinstance(unforeseen, FolioError):
                for sentence in dict.fromkeys(map(str, foreseen)):
                    unforeseen.add_note(sentence)
                raise unforeseen
        if foreseen:
            raise UnfinishedError(foreseen, self.built)
        return self.built


def paths(making: Iterable[PrefectFuture[str]]) -> list[str]:
    """The paths of the documents that were made."""
    return [one.result() for one in making if not _failure(one)]


def _failure(future: PrefectFuture[Any]) -> Exception | None:
    """What a task failed of, once it has ended."""
    try:
        future.result()
    except Exception as error:  # noqa: BLE001 - whatever it is, the build tells it at its end
        return error
    return None
