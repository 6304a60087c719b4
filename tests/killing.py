"""Programs in processes of their own, killed at any moment, or before any step on the disk."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from contextlib import chdir, suppress
from multiprocessing.process import BaseProcess
from typing import Any

from tests.conftest import REPOSITORY

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    ["folio.actions", "folio.rendering.letter", "folio.rendering.site"]
)

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink"})
_PROGRAMS = frozenset({"subprocess.Popen"})


def start(action: Callable[..., object], *facts: Any, step: int = 0) -> BaseProcess:
    """A run of an action; with a step, it kills itself before it does that one."""
    running = _PROCESSES.Process(target=_run, args=(action, facts, step))
    with chdir(REPOSITORY):  # the first one starts the server, which has all imported from there
        running.start()
    return running


def kill(running: BaseProcess) -> None:
    """Kill a run with all that it has started."""
    for end in (os.killpg, os.kill):
        with suppress(ProcessLookupError):
            end(running.pid or 0, signal.SIGKILL)
    running.join()


def ends_before(action: Callable[..., object], *facts: Any, step: int) -> bool:
    """Whether a run that would be killed before a step comes to its end without it."""
    running = start(action, *facts, step=step)
    running.join()
    return running.exitcode == 0


def steps_of(action: Callable[..., object], *facts: Any) -> int:
    """How many steps on the disk a run takes that nobody disturbs."""
    ours, theirs = _PROCESSES.Pipe(duplex=False)
    running = _PROCESSES.Process(target=_counted, args=(theirs, action, facts))
    with chdir(REPOSITORY):
        running.start()
    running.join()
    return int(ours.recv())


def _run(action: Callable[..., object], facts: tuple[Any, ...], step: int) -> None:
    os.setpgrp()
    if step:
        sys.addaudithook(_suicide(step))
    action(*facts)


def _counted(told: Any, action: Callable[..., object], facts: tuple[Any, ...]) -> None:
    steps = 0

    def heard(event: str, facts: tuple[object, ...]) -> None:
        nonlocal steps
        steps += _is_step(event, facts)

    sys.addaudithook(heard)
    action(*facts)
    told.send(steps)


def _suicide(step: int) -> Callable[[str, tuple[object, ...]], None]:
    """Counts what changes something on the disk, and kills the process before one of these."""
    left = step

    def heard(event: str, facts: tuple[object, ...]) -> None:
        nonlocal left
        if _is_step(event, facts):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    return heard


def _is_step(event: str, facts: tuple[object, ...]) -> bool:
    return event in _STEPS | _PROGRAMS or (event == "open" and _is_written(facts))


def _is_written(facts: tuple[object, ...]) -> bool:
    flags = facts[2]
    return isinstance(flags, int) and bool(flags & _WRITES)
