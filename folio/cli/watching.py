"""A preview that is made again at each save, until Ctrl-C."""

import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from folio.actions import Preview
from folio.cli.standing import Standing, standing
from folio.errors import FolioError

_QUIET = 25
"""In milliseconds: nothing more was saved for so long. Editors save in several steps, and git
writes many files."""
_LONGEST = 500
"""In milliseconds: what goes on being saved for so long is looked at all the same."""
_UNTOLD = 2
"""In seconds: so soon a save is found of which the system tells nothing, as on a network drive."""
_ENDINGS = (signal.SIGTERM, signal.SIGHUP)
"""A window that is closed, or a machine that goes down, ends it as Ctrl-C does."""


def watch(shown: Preview, opened: Callable[[Path], None]) -> None:
    """Make it now and at each save; what is wrong is told for as long as it is wrong.

    `opened` is given the first document that is good. Raises UsageError where there is none, and
    where waiting would bring none.
    """
    shown.refuse_other()
    for ending in _ENDINGS:
        signal.signal(ending, signal.default_int_handler)
    with standing(shown.document.name) as told, suppress(KeyboardInterrupt):
        while True:
            if shown.is_stale():
                is_first = shown.file is None
                _make(shown, told)
                if is_first and shown.file:
                    opened(shown.file)
            else:
                _wait(shown.places())
                told.idle()


def _make(shown: Preview, told: Standing) -> None:
    told.begun()
    try:
        if shown.make() and shown.file:
            told.made(shown.file)
        else:
            told.unchanged()
    except (FolioError, OSError) as error:
        if shown.is_stale():  # it may be wrong only because it was read when half of it was saved
            shown.forget()
            return
        told.wrong(error)
        if isinstance(error, FolioError) and error.can_pass:
            time.sleep(_UNTOLD)
            shown.forget()


def _wait(places: tuple[Path, ...]) -> None:
    """Until something is saved in these folders, or for a while.

    They are named anew each time, since folders come and go. What is saved while nobody waits is
    found by looking; so is all, where the system watches no folders for us.
    """
    from watchfiles import watch as saves

    try:
        next(
            saves(
                *places,
                watch_filter=None,
                debounce=_LONGEST,
                step=_QUIET,
                rust_timeout=1000 * _UNTOLD,
                yield_on_timeout=True,
                recursive=False,
                ignore_permission_denied=True,
            )
        )
    except (OSError, RuntimeError):  # the latter is watchfiles' own
        time.sleep(_UNTOLD)
