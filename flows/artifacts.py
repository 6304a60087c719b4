"""What Prefect's page shows of a run: the progress while it lasts, the documents at its end."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast
from uuid import UUID

from prefect.artifacts import (
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.futures import PrefectFutureList, as_completed

from folio.actions import Built

_SECONDS_BETWEEN_UPDATES = 1.0

_listener: ContextVar[Callable[[int], None] | None] = ContextVar("listener", default=None)


@contextmanager
def told_to(listener: Callable[[int], None]) -> Iterator[None]:
    """Tell a listener as well, at each document, how many are made."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def with_progress(futures: PrefectFutureList[str]) -> list[str]:
    """Wait for all documents, showing how many are made; then raise what failed, if anything did.

    One failure does not keep the others from being made. Returns the paths in their order.
    """
    artifact = cast(UUID, create_progress_artifact(progress=0.0, key="build-progress"))
    last = time.monotonic()
    for made, _ in enumerate(as_completed(list(futures)), start=1):
        if listener := _listener.get():
            listener(made)
        if time.monotonic() - last >= _SECONDS_BETWEEN_UPDATES or made == len(futures):
            update_progress_artifact(artifact, progress=100.0 * made / len(futures))
            last = time.monotonic()
    return [future.result() for future in futures]


def told(built: Built) -> Built:
    """Two tables: the documents by what became of them, and what is missing and who owes it."""
    create_table_artifact(key="documents", table=_documents(built))
    create_table_artifact(key="missing", table=_missing(built))
    return built


def _documents(built: Built) -> list[dict[str, Any]]:
    return [
        *({"document": path, "state": "made"} for path in built.made),
        *({"document": path, "state": "up to date"} for path in built.up_to_date),
        *({"document": path, "state": "swept"} for path in built.swept),
    ]


def _missing(built: Built) -> list[dict[str, Any]]:
    return [
        {"who": remark.partner, "what": remark.message, "where": f"{remark.file}:{remark.line}"}
        for remark in built.remarks
    ]
