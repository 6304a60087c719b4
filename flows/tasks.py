"""The tasks of all flows: actions, each with its name, its retries and plainly told failures."""

import datetime
import os
import threading
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from prefect import Task, task
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


def _make(document: Planned, folders: Folders, *, apart: bool) -> str:
    """In a rendering process, or else in this one, which lays out one document at a time."""
    if apart:
        return actions.make(folders, document, actions.workers())
    with _in_turn:
        return actions.make(folders, document)


def _ready_to_mail(folders: Folders, project: str, *, send: bool) -> None:
    actions.ready_to_mail(folders, project, send=send, **_post())


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


def _intake(project: str, folders: Folders, now: datetime.datetime, pause: float) -> Taken:
    return actions.intake(folders, project, now, pause)


def _step(
    name: str, action: Callable[P, R], *, run: str | None = None, again: float | None = None
) -> Task[P, R]:
    """An action as a task. Nothing of it is kept: what is fresh is our own to know.

    `run` names its runs, by the action's parameters. With `again`, what may be gone the next time
    is tried once more after so many seconds.
    """
    return task(
        name=name,
        task_run_name=run,
        retries=0 if again is None else 1,
        retry_delay_seconds=again,
        retry_condition_fn=_can_pass,
        cache_policy=NO_CACHE,
        persist_result=False,
    )(plainly(action))


plan = _step("plan", actions.plan)
make = _step("make document", _make, run="make {document.name}.{document.form}", again=1)
settle = _step("settle", actions.settle, again=1)
remind = _step("remind", actions.remind, run="remind partners of {project}", again=60)
intake = _step("take in", _intake, run="take in {project}", again=5)
wanted = _step("find edition", actions.wanted)
clear = _step("check what forbids it", actions.clear)
proof = _step("lay out proof", actions.proof, again=1)
decide = _step("note decision", actions.decide)
publish = _step("publish", actions.publish, again=1)
published = _step("put site in order", actions.published, again=1)
ready_to_mail = _step("check mail settings", _ready_to_mail)
mail = _step("mail", _mail)
