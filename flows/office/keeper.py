"""A program with whatever it starts, for as long as somebody holds a pipe to it open.

This module is also a program of its own (`python -m flows.office.keeper WORD ...`): it runs another
one, and when the pipe to its standard input ends, whatever ended it, nothing is left of that
program, of what it has started, and of what these have.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36
KILLED = 128
"""Exit codes above it tell of a signal, as those of a shell do."""


def adopt() -> None:
    """Become the parent of whatever loses its own below this process, so that it can be found.

    Only Linux knows this; elsewhere what has lost its parent is left to itself.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_all() -> None:
    """Kill all that was started below this process, until nothing is left of it."""
    while there := [*_below(os.getpid())]:
        for process in there:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        _bury()
        time.sleep(0.01)


def keep(words: list[str]) -> int:
    """Run a program and return its exit code; it ends at the latest when standard input does.

    Of one that was killed the code is 128 and the signal, as a shell tells it.
    """
    adopt()
    program = subprocess.Popen(words, stdin=subprocess.DEVNULL, close_fds=False)  # noqa: S603 - it is our own
    threading.Thread(target=_end_with_user, args=(program,), daemon=True).start()
    code = program.wait()
    end_all()
    return code if code >= 0 else KILLED - code


def _end_with_user(program: subprocess.Popen[bytes]) -> None:
    """Standard input is a pipe that only the user's process holds open: its end is our end."""
    while os.read(0, 4096):
        pass
    program.kill()


def _bury() -> None:
    """Take note of the children that have ended, so that they no longer count."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _below(top: int) -> Iterator[int]:
    """The processes below one, however deep."""
    children: dict[int, list[int]] = {}
    for process, parent in _parents():
        children.setdefault(parent, []).append(process)
    waiting = children.get(top, [])
    while waiting:
        process = waiting.pop()
        yield process
        waiting += children.get(process, [])


def _parents() -> Iterator[tuple[int, int]]:
    """All processes of this machine, each with its parent."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            _state, parent = path.read_text(errors="replace").rpartition(")")[2].split()[:2]
            yield int(path.parent.name), int(parent)


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
