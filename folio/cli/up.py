"""`folio up`: the office on this machine, open until Ctrl-C."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from folio import actions
from folio.actions import Folders
from folio.cli import saying
from folio.cli.words import named

if TYPE_CHECKING:
    from watchfiles import Change

    from flows.office.opening import Office

_A_MOMENT = 0.5
"""What is laid down is noticed at once; whatever else happens, after so many seconds."""


def up(
    context: typer.Context,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is; 0 means any free one.")
    ] = 4200,
    host: Annotated[
        str, typer.Option(help="Who reaches the page: only this machine if left out.")
    ] = "127.0.0.1",
) -> None:
    """Open the office on this machine: page, worker, drop folders.

    It has a server of its own. It stays open until Ctrl-C, and goes on where it was when it is
    opened again.
    """
    folders: Folders = context.obj
    named(folders, None)
    from flows.office.opening import Office

    begun = time.monotonic()
    try:
        with Office(folders, host, port, lambda told: saying.notes([told])) as office:
            saying.results(_opened(folders, office, time.monotonic() - begun))
            _watch(folders, office)
    except KeyboardInterrupt:
        saying.notes(["The office is closed. What waits there is there again at the next start."])


def _opened(folders: Folders, office: "Office", seconds: float) -> Iterator[str]:
    """Where everything is, for whoever has just opened the office."""
    page = office.address
    yield f"The office is open, after {seconds:.0f} seconds. Ctrl-C closes it."
    yield ""
    yield f"  The page      {page}"
    yield f"  To start      {page}/deployments"
    yield "                publish, build-newsletter, build-press-release,"
    yield "                build-interim-report, build-final-report, intake, remind"
    yield f"  To approve    {page}/runs  (whatever is Suspended; it is told here, too)"
    yield f"  Drop folders  {folders.records}/<project>/inbox/<partner>/"
    yield f"  The log       {office.folder.log}"
    yield ""
    yield "For other commands to use this office, type in their window first:"
    yield f"  export PREFECT_API_URL={office.api.url}"
    if office.has_password:
        yield "  export PREFECT_API_AUTH_STRING=name:password"
    if not office.is_guarded:
        yield ""
        yield "Whoever reaches this machine can start and approve here. Set a password before you"
        yield "open it to others: PREFECT_SERVER_API_AUTH_STRING=name:password"
    yield ""


def _watch(folders: Folders, office: "Office") -> None:
    """Start the intake for what partners lay down; tell what waits for somebody, and what fails."""
    from watchfiles import watch

    from flows.office.doorbell import Doorbell

    bell = Doorbell(actions.PAUSE)
    if actions.has_something_handed_in(folders):
        bell.press(time.monotonic())
    for changes in watch(
        folders.records.resolve(),
        watch_filter=_laid_down(folders),
        rust_timeout=int(1000 * _A_MOMENT),
        yield_on_timeout=True,
        ignore_permission_denied=True,
    ):
        office.look_after()
        if changes:
            bell.press(time.monotonic())
        if bell.rings(time.monotonic()) and not office.take_in():
            bell.press(time.monotonic())
        saying.results(office.news(time.monotonic()))


def _laid_down(folders: Folders) -> Callable[["Change", str], bool]:
    """Whether a change is that somebody has laid something into a drop folder."""
    from watchfiles import Change

    def is_laid_down(change: "Change", path: str) -> bool:
        return change != Change.deleted and actions.is_handed_in(folders, Path(path))

    return is_laid_down
