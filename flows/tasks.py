"""The tasks of all flows: actions, each with its name, its retries and plainly told failures."""

import datetime
import os
import threading
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.states import Failed

from folio import actions
from folio.actions import Folders, Mailed, Planned, Published, Taken
from folio.errors import FolioError

P = ParamSpec("P")
R = TypeVar("R")

_in_turn = threading.Lock()
"""Held where a document is laid out in a process that may have other threads: a Dask worker."""


def plainly(action: Callable[P, R]) -> Callable[P, R]:
    """What a person can put right is a failed state with plain words, not a traceback."""

    @wraps(action)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return action(*args, **kwargs)
        except FolioError as error:
            return Failed(data=error, message=str(error))  # type: ignore[return-value]

    return told


def _can_pass(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a failure may be gone the next time: a full disk, a killed rendering process."""
    try:
        state.result()
    except FolioError as error:
        return error.can_pass
    except (OSError, BrokenProcessPool):
        return True
    except Exception:  # noqa: BLE001 - whatever else failed fails again
        return False
    return False


@plainly
def _make(document: Planned, folders: Folders, *, apart: bool) -> str:
    """In a rendering process, or else in this one, which lays out one document at a time."""
    if apart:
        return actions.make(folders, document, actions.workers())
    with _in_turn:
        return actions.make(folders, document)


@plainly
def _ready_to_mail(folders: Folders, project: str, *, send: bool) -> None:
    actions.ready_to_mail(folders, project, send=send, **_post())


@plainly
def _mail(folders: Folders, out: Published, now: datetime.datetime, *, send: bool) -> Mailed:
    return actions.mail(folders, out, now, send=send, **_post())


def _post() -> dict[str, Path | None]:
    """The list of subscribers and the folders of mail that the environment names."""
    named = {
        "subscribers": "FOLIO_SUBSCRIBERS",
        "to": "FOLIO_MAIL_FOLDER",
        "bounces": "FOLIO_BOUNCES",
    }
    found = {name: os.environ.get(variable) for name, variable in named.items()}
    return {name: Path(path) if path else None for name, path in found.items()}


@plainly
def _intake(project: str, folders: Folders, now: datetime.datetime, pause: float) -> Taken:
    return actions.intake(folders, project, now, pause)


plan = task(name="plan", cache_policy=NO_CACHE, persist_result=False)(plainly(actions.plan))
make = task(
    name="make document",
    task_run_name="make {document.name}.{document.form}",
    retries=1,
    retry_delay_seconds=1,
    retry_condition_fn=_can_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)(_make)
settle = task(
    name="settle",
    retries=1,
    retry_delay_seconds=1,
    retry_condition_fn=_can_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)(plainly(actions.settle))
remind = task(
    name="remind",
    task_run_name="remind partners of {project}",
    retries=1,
    retry_delay_seconds=60,
    retry_condition_fn=_can_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)(plainly(actions.remind))
intake = task(
    name="take in",
    task_run_name="take in {project}",
    retries=1,
    retry_delay_seconds=5,
    retry_condition_fn=_can_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)(_intake)
wanted = task(name="find edition", cache_policy=NO_CACHE, persist_result=False)(
    plainly(actions.wanted)
)
clear = task(name="check what forbids it", cache_policy=NO_CACHE, persist_result=False)(
    plainly(actions.clear)
)
proof = task(
    name="lay out proof",
    retries=1,
    retry_delay_seconds=1,
    retry_condition_fn=_can_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)(plainly(actions.proof))
decide = task(name="note decision", cache_policy=NO_CACHE, persist_result=False)(
    plainly(actions.decide)
)
publish = task(
    name="publish",
    retries=1,
    retry_delay_seconds=1,
    retry_condition_fn=_can_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)(plainly(actions.publish))
published = task(
    name="put site in order",
    retries=1,
    retry_delay_seconds=1,
    retry_condition_fn=_can_pass,
    cache_policy=NO_CACHE,
    persist_result=False,
)(plainly(actions.published))
ready_to_mail = task(name="check mail settings", cache_policy=NO_CACHE, persist_result=False)(
    _ready_to_mail
)
mail = task(name="mail", cache_policy=NO_CACHE, persist_result=False)(_mail)
