"""What a build came to: one failure hides neither what was made nor what else failed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from prefect.futures import PrefectFuture

from folio.actions import Built, Plan
from folio.errors import whole

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
        """What became of a plan; `making` is in the order in which its documents are made."""
        ended = {one.path: failure(run) for one, run in zip(plan.in_turn, making, strict=True)}
        tried = [(document.path, ended[document.path]) for document in plan.to_make]
        failures = {path: error for path, error in tried if error}
        if unsettled := failure(settling):
            made = tuple(path for path, failed in tried if not failed)
            kept = tuple(document.path for document in plan.up_to_date)
            built = Built(made, kept, swept=(), remarks=())
            return cls(built, {**failures, COLOPHON: unsettled})
        return cls(settling.result(), failures)

    def whole(self) -> Built:
        """What was built, if nothing failed; raise what `folio.errors.whole` raises otherwise."""
        return whole(self.built, self.failures.values())


def paths(making: Iterable[PrefectFuture[str]]) -> list[str]:
    """The paths of the documents that were made."""
    return [one.result() for one in making if not failure(one)]


def failure(future: PrefectFuture[Any]) -> Exception | None:
    """What a task failed of, once it has ended."""
    try:
        future.result()
    except Exception as error:  # noqa: BLE001 - whatever it is, the run tells it at its end
        return error
    return None
