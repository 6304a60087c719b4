"""What Prefect's page shows of a run: the progress while it lasts, the documents at its end."""

import datetime
import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
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
from prefect.futures import PrefectFuture, as_completed
from prefect.logging import get_run_logger

from flows.outcome import Outcome
from folio import actions
from folio.actions import Built, Folders, Mailed, Proof, Published
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


def show_progress(futures: Sequence[PrefectFuture[str]]) -> None:
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


def tell(outcome: Outcome) -> None:
    """Two tables: the documents by what became of them, and what is missing and who owes it."""
    create_table_artifact(key="documents", table=_documents(outcome))
    create_table_artifact(key="missing", table=_missing(outcome.built))


def show_status(folders: Folders, projects: Iterable[str], today: datetime.date) -> None:
    """A table for each project: its partners by what they have handed in and owe.

    It is shown beside what a run has done, so whatever fails here is only noted.
    """
    for project in projects:
        try:
            _show_status(folders, project, today)
        except Exception:  # noqa: BLE001 - it is told in the log, and the run goes on
            get_run_logger().exception("The status of %s could not be shown", project)


def show_proof(proof: Proof, description: str) -> None:
    """What is to be approved, with its digest and where it lies."""
    create_markdown_artifact(description, key="proof", description=f"The proof of {proof.name}.")


def show_published(out: Published) -> None:
    """When an edition went out, by whose approval, and where it is read: a line for each."""
    day, _, clock = out.at.partition("T")
    told = {
        "Edition": out.name,
        "State": "published" if out.is_new else "was published before",
        "When": f"{day} at {clock[:5]}",
        "Approved by": out.by,
        "Replaces the version of": out.replaces,
        "Site": out.site,
        "Digest": out.digest,
    }
    rows = [{"what": name, "which": text} for name, text in told.items() if text]
    create_table_artifact(rows, key="published", description="What readers have now.")


def show_mailed(mailed: Mailed) -> None:
    """How many subscribers were sent an edition, or would be; nobody is named."""
    rows = [{"state": state, "subscribers": many} for state, many in mailed.by_state.items()]
    if rows:
        create_table_artifact(rows, key="mailed", description="To whom it went by e-mail.")


def status_key(project: str) -> str:
    """What the table of a project is called: Prefect takes small letters, digits and dashes.

    No two projects have the same, since what was changed in a name leaves two dashes and a digest.
    """
    plain = "-".join(re.findall("[a-z0-9]+", project.lower()))
    digest = hashlib.sha256(project.encode(errors="surrogateescape")).hexdigest()[:8]
    return f"status-{plain}" if plain == project else f"status-{plain}--{digest}"


def _show_status(folders: Folders, project: str, today: datetime.date) -> None:
    key = status_key(project)
    try:
        found = actions.status(folders, project, today)
    except FolioError as error:
        create_markdown_artifact(str(error), key=key)
    else:
        told = f"{found.title}, as of {found.today}"
        create_table_artifact(actions.partner_rows(found), key=key, description=told)


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
