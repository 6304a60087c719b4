"""Where what is said goes: results to standard output, the rest to standard error."""

import logging
from collections.abc import Iterable

import typer

log = logging.getLogger("folio")


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
