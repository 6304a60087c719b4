"""A bar on standard error: what is waited for, then how many documents are made."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from folio.cli import telling

log = logging.getLogger("folio")


@dataclass(frozen=True)
class Bar:
    """The bar while it is shown; it is called with how many documents are made."""

    progress: Progress
    task: TaskID

    def __call__(self, made: int) -> None:
        """Show how many documents are made by now."""
        self.progress.update(self.task, completed=made, description="Making documents")

    def stop(self) -> None:
        """Take it away, so that somebody can be asked something."""
        self.progress.stop()


@contextmanager
def progress(total: int) -> Iterator[Bar]:
    """A bar for so many documents; without a terminal it is only said what is waited for."""
    counted = (BarColumn(), MofNCompleteColumn()) if total else ()
    columns = (TextColumn("{task.description}"), *counted)
    console = Console(stderr=True)
    if not console.is_terminal:
        wanted = f" to make {telling.counted(total, 'document')}" if total else ""
        log.warning("Getting ready%s; this takes %s ...", wanted, telling.wait(total))
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as shown:
        yield Bar(shown, shown.add_task("Getting ready (some seconds) ...", total=total))
