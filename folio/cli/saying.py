"""Where what is said goes: results to standard output, the rest to standard error."""

import io
import logging
import os
import re
import sys
from collections.abc import Iterable

import typer

log = logging.getLogger("folio")

_STEERS = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""What a terminal obeys, turns a line round or is not seen, beside tabs and the ends of lines."""


def in_utf_8() -> None:
    """Begin this program anew where the system names files and people in fewer letters.

    The screen is told in its own letters; for one that it has not, it gets a question mark.
    """
    if sys.getfilesystemencoding() != "utf-8":
        letters = {"PYTHONUTF8": "1", "PYTHONIOENCODING": sys.stdout.encoding}
        os.execve(sys.executable, sys.orig_argv, {**os.environ, **letters})  # noqa: S606 - ourselves
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


class Notes(logging.Formatter):
    """What is noted on the way, as it may be shown."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a note."""
        return harmless(super().format(record))


def results(lines: Iterable[str], *, painted: bool = False) -> None:
    """Results, to standard output; `painted` where a line brings its colours, and is harmless."""
    for line in lines:
        typer.echo(line if painted else harmless(line))


def notes(lines: Iterable[str]) -> None:
    """What is good to know, to standard error; nothing with --quiet."""
    for line in lines:
        log.warning(line)


def wrong(message: str) -> None:
    """What went wrong, to standard error."""
    typer.echo(harmless(message), err=True)


def harmless(text: str) -> str:
    """A text without what would steer a terminal: by its number, as JSON writes it too.

    Records have none of it; the name of a file or folder may.
    """
    return _STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
