"""How a document stands that is made again and again: in one place of a terminal, else in lines."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from folio.cli import saying
from folio.errors import RecordsError

if TYPE_CHECKING:
    from rich.console import Console, ScreenContext
    from rich.text import Text

GOOD, BAD, QUIET = "green", "bold red", "dim"
_UNABLE = ("", "dumb", "unknown")
"""Terminals that can only go on line by line, as their variable TERM tells."""


class Standing:
    """Is told whatever happens to the document, and tells it line by line."""

    def begun(self) -> None:
        """It is being made."""

    def made(self, file: Path) -> None:
        """It was made anew, as this file; that is the result."""
        saying.results([str(file)])

    def unchanged(self) -> None:
        """Something was saved, and the document would be what it was."""
        saying.notes([f"{_clock()}  {_UNCHANGED}"])

    def wrong(self, error: Exception) -> None:
        """It cannot be made, so that the last good file stays."""
        saying.wrong(f"{error}\n{_clock()}  {_not_made(error)}")

    def idle(self) -> None:
        """Nothing has happened to it."""


@contextmanager
def standing(name: str) -> Iterator[Standing]:
    """Where it is told how the document of a name stands; at the end, what was last is left."""
    lines = Standing()
    if not sys.stdout.isatty() or os.environ.get("TERM", "") in _UNABLE:
        yield lines
        return
    from rich.console import Console

    console = Console(highlight=False)
    with console.screen() as screen:
        place = Place(name, console, screen)
        yield place
    place.end(lines)


class Place(Standing):
    """Shows what is so now, and nothing that was so before, on a screen of its own."""

    def __init__(self, name: str, console: "Console", screen: "ScreenContext") -> None:
        self.name, self.console, self.screen = name, console, screen
        self.file: Path | None = None
        self.since = ""
        self.error: Exception | None = None
        self.size = console.size
        self.at = self.what = self.style = ""

    def begun(self) -> None:
        """Show that it is being made; what was wrong may be so no more."""
        self.error = None
        self._show("Making it ...", QUIET)

    def made(self, file: Path) -> None:
        """Show that it was made, and when."""
        self.file, self.since = file, _clock()
        self._show("Made.", GOOD)

    def unchanged(self) -> None:
        """Show that the save was noticed."""
        self._show(_UNCHANGED, GOOD)

    def wrong(self, error: Exception) -> None:
        """Show all that is wrong, and that the last good file stays."""
        self.error = error
        self._show(_not_made(error), BAD)

    def idle(self) -> None:
        """Show the same again where the terminal has another size by now."""
        if self.console.size != self.size:
            self._draw()

    def end(self, lines: Standing) -> None:
        """Leave behind what is still of use when the place is gone."""
        if self.error:
            lines.wrong(self.error)
        if self.file:
            lines.made(self.file)

    def _show(self, what: str, style: str) -> None:
        self.what, self.style, self.at = what, style, _clock()
        self._draw()

    def _draw(self) -> None:
        from rich.control import Control
        from rich.text import Text

        self.size = self.console.size
        head = Text.assemble((self.name, "bold"), f"\n\n{self.at}  ", (self.what, self.style))
        body = Text(saying.harmless(f"\n{self.error}\n") if self.error else "")
        foot = Text.assemble(self._kept, ("\nCtrl-C ends this.", QUIET))
        self.console.control(Control.home())
        self.screen.update(self._fitted(head, body, foot))

    @property
    def _kept(self) -> str:
        """Where the last good document is."""
        if not self.file:
            return "Nothing was made yet since this began."
        verb = "stays as it was" if self.error else "was"
        return f"{self.file} {verb} made at {self.since}."

    def _fitted(self, head: "Text", body: "Text", foot: "Text") -> "Text":
        """All of it, or as many of the faults as the terminal has lines for."""
        from rich.text import Text

        above, told, below = (
            list(part.wrap(self.console, self.size.width)) for part in (head, body, foot)
        )
        room = self.size.height - len(above) - len(below)
        if len(told) > room:
            told[room - 1 :] = [Text(f"... and {len(told) - room} more lines.", QUIET)]
        return Text("\n").join([*above, *told, *below])


_UNCHANGED = "Saved. Nothing in this document has changed."


def _not_made(error: Exception) -> str:
    return f"Not made: {error.summary}" if isinstance(error, RecordsError) else "Not made."


def _clock() -> str:
    return f"{datetime.now().astimezone():%H:%M:%S}"
