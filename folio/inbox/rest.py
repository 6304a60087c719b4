"""Whether a file is whole: nobody has changed it for a while, and nobody has it open to write."""

import fcntl
import os
import signal
import stat
from contextlib import suppress
from pathlib import Path

PAUSE = 10.0
"""So many seconds nothing changes about a file before it is taken to be whole."""
_A_DAY = 24 * 60 * 60.0
"""Clocks of drives differ by hours; what seems to lie further ahead is from a clock set back."""


def is_at_rest(path: Path, now: float, pause: float = PAUSE) -> bool:
    """Whether what lies there can be taken; `now` is in seconds since 1970, as files have it."""
    try:
        state = path.lstat()
    except OSError:
        return False
    if -_A_DAY < now - state.st_ctime < pause:
        return False
    return not stat.S_ISREG(state.st_mode) or not _is_being_written(path)


def _is_being_written(path: Path) -> bool:
    """Whether a program on this machine has it open to write.

    The system grants a lease for reading only where nobody writes. Where it grants none at all, as
    on some network drives and systems, the pause has to do.
    """
    if not hasattr(fcntl, "F_SETLEASE"):
        return False
    with suppress(OSError):
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            # Whoever opens the file meanwhile breaks the lease; the usual signal would end us.
            fcntl.fcntl(file, fcntl.F_SETSIG, signal.SIGURG)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK)
            fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_UNLCK)
        except BlockingIOError:
            return True
        finally:
            os.close(file)
    return False
