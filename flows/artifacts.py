"""What Prefect's page shows of a run: the progress while it lasts, the documents at its end."""

import datetime
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.futures import PrefectFutureList, as_completed

from flows.outcome import Outcome
from folio import actions
from folio.actions import Built, Folders
from folio.errors import FolioError, why

_SECONDS_BETWEEN_UPDATES = 1.0

_listener: ContextVar[Callable[[int], None] | None] = ContextVar("listener", default=None)


@contextmanager
def told_to(listener: Callable[[int], None]) -> Iterator[None]:
    """Tell a listener as well, at each document, how many are made or have failed."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def with_progress(futures: PrefectFutureList[str]) -> PrefectFutureList[str]:
    """Wait until each document is made or has failed, showing how many are through."""
    begun = 0.0 if futures else 100.0
    artifact = cast(UUID, create_progress_artifact(progress=begun, key="build-progress"))
    last = time.monotonic()
    for done, _ in enumerate(as_completed(list(futures)), start=1):
        if listener := _listener.get():
            listener(done)
        if time.monotonic() - last >= _SECONDS_BETWEEN_UPDATES or done == len(futures):
            update_progress_artifact(artifact, progress=100.0 * done / len(futures))
            last = time.monotonic()
    return futures


def tell(outcome: Outcome) -> None:
    """Two tables: the documents by what became of them, and what is missing and who owes it."""
    create_table_artifact(key="documents", table=_documents(outcome))
    create_table_artifact(key="missing", table=_missing(outcome.built))


def show_status(folders: Folders, projects: Iterable[str], today: datetime.date) -> None:
    """A table for each project: its partners by what they have handed in and owe."""
    for project in projects:
        try:
            found = actions.status(folders, project, today)
        except FolioError as error:
            create_markdown_artifact(str(error), key=f"status-{project}")
        else:
            rows = actions.partner_rows(found)
            told = f"{found.title}, as of {found.today}"
            create_table_artifact(rows, key=f"status-{project}", description=told)


def _documents(outcome: Outcome) -> list[dict[str, Any]]:
    built = outcome.built
    return [
        *(
            {"document": path, "state": "failed", "why": why(failure)}
            for path, failure in outcome.failures.items()
        ),
        *({"document": path, "state": "made", "why": ""} for path in built.made),
        *({"document": path, "state": "up to date", "why": ""} for path in built.up_to_date),
        *({"document": path, "state": "swept", "why": ""} for path in built.swept),
    ]


def _missing(built: Built) -> list[dict[str, Any]]:
    return [
        {"who": remark.partner, "what": remark.message, "where": f"{remark.file}:{remark.line}"}
        for remark in built.remarks
    ]
