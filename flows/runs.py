"""Runs of a flow from the command line: on the server that is configured, or on a temporary one."""

import logging
import os
import re
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import Self

from flows.office import server as office_server
from flows.temporary_server import TemporaryServer
from folio import actions
from folio.actions import (
    Answer,
    Built,
    Decided,
    EditionKind,
    Folders,
    FormName,
    KindName,
    Mailed,
    Proof,
    Published,
    Selection,
    Terms,
    Wanted,
)
from folio.errors import FolioError

_QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "folio",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}
"""What a run from the command line asks of Prefect: at the terminal Folio itself tells what fails,
in its own words; Prefect's page shows Folio's steps."""


class UnheardError(FolioError):
    """The office's server heard no word of what was handed in."""

    def __init__(self, address: str) -> None:
        shown = re.sub("//[^/]*@", "//", address)
        super().__init__(
            f"The Prefect server at {shown} does not answer, so the newsletter is not drafted by "
            "itself. Look whether the server runs, or make the newsletter with folio build."
        )


def build(
    folders: Folders,
    project: str,
    wish: Selection,
    *,
    force: bool,
    terms: Terms,
    listener: Callable[[int], None],
) -> Built:
    """Run the build flow to its end; `listener` is told how many documents are made.

    Raises what planning raises, UnfinishedError where not everything could be made, and
    KeyboardInterrupt at once where somebody presses Ctrl-C.
    """
    with _Interrupt() as interrupt, _environment(folders.as_environment), _prefect(interrupt):
        from flows import artifacts
        from flows.build import build as flow

        with artifacts.told_to(listener):
            return flow(
                project,
                kinds=tuple(map(KindName, wish.kinds)),
                languages=wish.languages,
                partners=wish.partners,
                meetings=wish.meetings,
                products=wish.products,
                forms=tuple(map(FormName, wish.forms)),
                force=force,
                **terms,
            )


def publish(
    folders: Folders,
    wanted: Wanted,
    *,
    send: bool,
    overwrite_site: bool,
    post: Mapping[str, str],
    asker: Callable[[Proof], Decided | None],
    listener: Callable[[int], None],
) -> tuple[Published, Mailed]:
    """Run the publish flow to its end; `asker` is shown the proof and tells what was decided,
    or nothing where it was approved before.

    `post` are the variables that name the list of subscribers and the folders of mail. Raises what
    the steps of publishing raise, and KeyboardInterrupt at once where somebody presses Ctrl-C.
    """
    surroundings = {**folders.as_environment, **post}
    with _Interrupt() as interrupt, _environment(surroundings), _prefect(interrupt):
        from flows import approvals, artifacts
        from flows.publish import publish as flow

        with artifacts.told_to(listener), approvals.asked_by(asker):
            return flow(
                wanted.project,
                wanted.subject,
                EditionKind(wanted.kind),
                send=send,
                overwrite_site=overwrite_site,
            )


def announce(answers: Sequence[Answer]) -> None:
    """Give word, on the server that Prefect is set up to use, of what records say anew.

    Where there is none, nobody listens, and Prefect is not even loaded. Raises UnheardError where
    it does not answer.
    """
    address = office_server.address()
    if not address or not any(answer.is_new for answer in answers):
        return
    with _environment(office_server.without_proxy()):
        if not (office_server.is_well(address) and _heard(answers)):
            raise UnheardError(address)


def _heard(answers: Sequence[Answer]) -> bool:
    """Send the word; whether it went out within seconds. Prefect itself says nothing meanwhile."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    from prefect.events.worker import EventsWorker

    from flows import deliveries

    for name in ("prefect", EventsWorker.__name__):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    deliveries.announce(answers)
    drained = EventsWorker.drain_all(timeout=5)
    if not isinstance(drained, tuple):
        return False
    sent, unsent = drained
    return bool(sent) and not unsent and all(one.result() for one in sent)


class _Interrupt:
    """Ctrl-C ends the run at once instead of waiting for the documents that are being rendered.

    While Prefect loads it is only noted: what is raised in the middle of an import can be lost.
    """

    def __init__(self) -> None:
        self._is_asked = False
        self._may_raise = False

    def __enter__(self) -> Self:
        self._before = signal.signal(signal.SIGINT, self._asked)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def heard_from_now_on(self) -> None:
        """Raise KeyboardInterrupt where it was asked for, and from here on when it is."""
        self._may_raise = True
        if self._is_asked:
            raise KeyboardInterrupt

    def _asked(self, _signal: int, _frame: FrameType | None) -> None:
        self._is_asked = True
        logging.disable(logging.CRITICAL)
        actions.workers().kill()
        if self._may_raise:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            raise KeyboardInterrupt


@contextmanager
def _prefect(interrupt: _Interrupt) -> Iterator[None]:
    """Prefect with a server: the one that its settings name, or else a temporary one.

    The temporary one is started before Prefect is imported, since both take seconds; it is given
    up again where Prefect's settings, which only Prefect can read for certain, name another.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if os.environ.get("PREFECT_API_URL"):
        interrupt.heard_from_now_on()
        yield
        return
    with _environment(office_server.without_proxy()), TemporaryServer() as server:
        from prefect.settings import PREFECT_API_URL

        if PREFECT_API_URL.value():
            server.stop()
            interrupt.heard_from_now_on()
            yield
        else:
            with _on(server, interrupt):
                yield


@contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Environment variables for the length of a run."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _on(server: TemporaryServer, interrupt: _Interrupt) -> Iterator[None]:
    """Prefect on the temporary server; its events, which nobody there listens to, are not sent."""
    from prefect.events.clients import NullEventsClient
    from prefect.events.worker import EventsWorker
    from prefect.settings import PREFECT_API_URL, PREFECT_LOGGING_TO_API_ENABLED, temporary_settings

    import flows.build  # noqa: F401 - loads while the server starts

    interrupt.heard_from_now_on()
    server.wait()
    EventsWorker.set_client_override(NullEventsClient)
    try:
        with temporary_settings(
            {PREFECT_API_URL: server.url, PREFECT_LOGGING_TO_API_ENABLED: False}
        ):
            yield
    finally:
        EventsWorker.drain_all(timeout=5)
