"""Processes that have the libraries loaded and wait for documents to render."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from folio.rendering.forms import Fields, Rendered, rendered
from folio.rendering.template import Template

if TYPE_CHECKING:
    from folio.rendering.pdf import Headings

_MODULES = {
    "docx": ("folio.rendering.word", "pydantic.main"),
    "pdf": (
        "folio.rendering.pdf",
        "folio.rendering.layout",
        "folio.rendering.archival",
        "pydantic.main",
    ),
}
"""What brings in the libraries of each form, which take a second to load, and that of views."""


class Workers:
    """As many rendering processes as asked for; they load what they need while others go on.

    Layout is bound by the processor, so that threads would not help. `start` returns at once. The
    `forms` are those they are to be ready for; `fork` begins sooner than `spawn`, and is for a
    program that does nothing else yet.
    """

    def __init__(
        self,
        count: int | None = None,
        forms: Iterable[str] = tuple(_MODULES),
        method: Literal["spawn", "fork"] = "spawn",
    ) -> None:
        self.count = count or os.cpu_count() or 1
        self._modules = tuple(name for form in forms for name in _MODULES.get(form, ()))
        self._method = method
        self._headings: dict[str, Headings] = {}
        self._pool: ProcessPoolExecutor | None = None
        self._is_ended = False
        self._lock = threading.Lock()

    def start(self, wanted: int) -> None:
        """Begin to load, with no more processes than are wanted."""
        with _leaving_interrupts_to_us():
            for _ in range(min(wanted, self.count)):
                self._ready().submit(os.getpid)

    def render(self, form: str, fields: Fields, template: Template, said: str = "") -> bytes:
        """`forms.render` in one of the processes; the caller's thread waits.

        `said` names what the document says in all its forms. Once its PDF is made, its Word file
        is told the pages of its headings, so that no other process lays it out once more for them.

        Raises what `forms.render` raises, and BrokenProcessPool where a process was killed; after
        that, a further call works with new processes.
        """
        looks = f"{said} {template.digest('pdf')}" if said and template.has_contents else ""
        known = self._headings.pop(looks, None)
        made = self._submit(form, fields, template, known).result()
        if looks and made.headings:
            self._headings[looks] = made.headings
        return made.content

    def stop(self) -> None:
        """End the processes; documents not begun are given up."""
        if pool := self._pool:
            self._end(pool)

    def kill(self) -> None:
        """End the processes at once, whatever they are doing; nothing more is rendered."""
        self._is_ended = True
        pool = self._pool
        for process in list(((pool and pool._processes) or {}).values()):
            process.kill()

    def _submit(
        self, form: str, fields: Fields, template: Template, headings: "Headings | None" = None
    ) -> Future[Rendered]:
        pool = self._ready()
        try:
            return pool.submit(rendered, form, fields, template, headings)
        except BrokenProcessPool:
            if self._is_ended:
                raise
            self._end(pool)
            return self._ready().submit(rendered, form, fields, template, headings)

    def _end(self, pool: ProcessPoolExecutor) -> None:
        """End these processes, and not the new ones that another thread may have by now."""
        with self._lock:
            if self._pool is pool:
                self._pool = None
        pool.shutdown(wait=True, cancel_futures=True)

    def _ready(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._pool is None:
                context = multiprocessing.get_context(self._method)
                self._pool = ProcessPoolExecutor(self.count, context, _begin, (self._modules,))
            return self._pool


@cache
def printer(form: str) -> Workers:
    """The one process that draws previews in a form; `start` it early, and `kill` it at the end."""
    return Workers(1, (form,), "fork")


@contextmanager
def _leaving_interrupts_to_us() -> Iterator[None]:
    """A process started meanwhile does not hear Ctrl-C, not even while it loads; we do afterwards.

    A signal that is blocked waits, where one that is ignored would be lost.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(modules: tuple[str, ...]) -> None:
    """A process leaves Ctrl-C to its parent, ends when the parent was killed, and loads early."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for name in modules:
        import_module(name)


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)
