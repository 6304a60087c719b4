"""Runs of intake in processes of their own, to be killed with all that they have started."""

import datetime
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import chdir, suppress
from multiprocessing.process import BaseProcess
from pathlib import Path

from folio.actions.folders import Folders
from folio.actions.intake import intake
from tests.conftest import REPOSITORY

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload([__name__, "folio.rendering.letter"])

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "subprocess.Popen"})


def folders(root: Path) -> Folders:
    """Those of an office that was set up in a folder, from wherever one looks."""
    return Folders(
        root / "records", root / "outputs", REPOSITORY / "templates", root / "programmes"
    )


def start(root: Path, step: int = 0) -> BaseProcess:
    """A run; with a step, it kills itself before it does that one."""
    running = _PROCESSES.Process(target=_run, args=(root, step))
    with chdir(REPOSITORY):  # the first one starts the server, which has all imported from there
        running.start()
    return running


def kill(root: Path, after: float) -> None:
    """Start a run, and kill it some seconds later."""
    running = start(root)
    running.join(after)
    _kill(running)


def ends_before(root: Path, step: int) -> bool:
    """Whether a run that would be killed before a step comes to its end without it."""
    running = start(root, step)
    running.join()
    return running.exitcode == 0


def end(root: Path) -> None:
    """Come to the end: a first run may find that git has no commit of something yet."""
    for _ in range(2):
        taken = intake(folders(root), "tiny", datetime.datetime.now().astimezone(), pause=0)
        assert taken.failures == {}


def _run(root: Path, step: int) -> None:
    os.setpgrp()
    if step:
        sys.addaudithook(_suicide(step))
    intake(folders(root), "tiny", datetime.datetime.now().astimezone(), pause=0)


def _suicide(step: int) -> Callable[[str, tuple[object, ...]], None]:
    """Counts what changes something on the disk, and kills the process before one of these."""
    left = step

    def heard(event: str, facts: tuple[object, ...]) -> None:
        nonlocal left
        if event in _STEPS or (event == "open" and _is_written(facts)):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    return heard


def _is_written(facts: tuple[object, ...]) -> bool:
    flags = facts[2]
    return isinstance(flags, int) and bool(flags & _WRITES)


def _kill(running: BaseProcess) -> None:
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            end(running.pid or 0, signal.SIGKILL)
    running.join()
