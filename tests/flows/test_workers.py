"""Rendering processes that were killed are replaced by new ones."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from folio.rendering import Template
from folio.rendering.workers import Workers
from tests.conftest import REPOSITORY
from tests.rendering.samples import latvian

TEMPLATE = Template(REPOSITORY / "templates" / "newsletter", REPOSITORY / "templates" / "_shared")


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers(2)
    workers.start(2)
    yield workers
    workers.stop()


def test_documents_whose_process_was_killed_are_rendered_by_new_ones(workers: Workers) -> None:
    """Also where two threads find out at once: none ends the processes that the other began."""
    wish = ("docx", latvian().fields, TEMPLATE)
    lost = workers._submit(*wish)
    for process in multiprocessing.active_children():
        process.kill()
    assert isinstance(lost.exception(), BrokenProcessPool)
    with ThreadPoolExecutor(2) as threads:
        again = [threads.submit(workers.render, *wish) for _ in range(2)]
        assert all(one.result().startswith(b"PK") for one in again)
