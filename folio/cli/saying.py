"""Where what is said goes: results to standard output, the rest to standard error."""

import io
import logging
import os
import sys
from collections.abc import Iterable

import typer

log = logging.getLogger("folio")


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


def results(lines: Iterable[str]) -> None:
    """Results, to standard output."""
    for line in lines:
        typer.echo(line)


def notes(lines: Iterable[str]) -> None:
    """What is good to know, to standard error; nothing with --quiet."""
    for line in lines:
        log.warning(line)


def wrong(message: str) -> None:
    """What went wrong, to standard error."""
    typer.echo(message, err=True)
