"""The program `folio`: what draws a preview begins to load before all else does."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from folio.errors import StoppedError


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback while it is still being loaded."""
    before = signal.getsignal(signal.SIGINT)
    if before is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end_at_once)
    with _printer() if "preview" in sys.argv else nullcontext():
        from folio.cli import main as run

        gc.freeze()  # What is loaded stays; it would be searched for waste, for 0.1 s.
        signal.signal(signal.SIGINT, before)
        try:
            run()
        except KeyboardInterrupt:
            sys.exit(StoppedError.exit_code)


def _end_at_once(*_signal: object) -> None:
    """End here and now: an exception can get lost in a module that is just being loaded."""
    os._exit(StoppedError.exit_code)


@contextmanager
def _printer() -> Iterator[None]:
    """A process that loads what draws a document, which takes as long as all the rest."""
    from folio.rendering.workers import printer

    early = printer("docx" if any(word.endswith("docx") for word in sys.argv) else "pdf")
    early.start(1)
    try:
        yield
    finally:
        early.kill()


if __name__ == "__main__":
    main()
