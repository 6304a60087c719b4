"""All documents of the projects that come with Folio, finished, once for all tests of a run."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from filelock import FileLock

from folio import actions
from folio.actions import Folders, Planned
from folio.documents.catalogue import KINDS
from folio.rendering.workers import Workers
from tests.conftest import REPOSITORY, folder_of_the_run
from tests.finished.documents import Finished

PROJECTS = sorted(path.parent.name for path in REPOSITORY.glob("records/*/project.yaml"))


@pytest.fixture(scope="session")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The folders of the repository with outputs of their own; the first to ask makes them all.

    The processes of pytest-xdist share them: the others wait, and find everything up to date.
    """
    shared = folder_of_the_run(tmp_path_factory)
    folders = Folders(
        records=REPOSITORY / "records",
        outputs=shared / "finished",
        templates=REPOSITORY / "templates",
        programmes=REPOSITORY / "programmes",
    )
    with FileLock(shared / "finished.lock"):
        for project in PROJECTS:
            make_all(folders, project)
    return folders


SAMPLES = {
    "age": {
        "final-report-csci-it",
        "final-report-daugavpils-lv",
        "final-report-jaszsag-hu",
        "final-report-magdeburg-de",
        "final-report-vejle-da",
        "interim-report-daugavpils-lv",
        "interim-report-eszak-alfold-en",
    }
}
"""Of the reports of the real project, which are drafts alike in most of it, one a language."""


def make_all(folders: Folders, project: str) -> None:
    to_make = [one for one in actions.plan(folders, project).to_make if is_wanted(one)]
    workers = Workers(actions.HANDS)
    workers.start(len(to_make))
    try:
        with ThreadPoolExecutor(workers.count) as hands:
            list(hands.map(lambda document: actions.make(folders, document, workers), to_make))
    finally:
        workers.stop()


def is_wanted(document: Planned) -> bool:
    """Whether a document is to be looked at: all but the reports of which samples do."""
    is_a_report = document.kind.endswith("-report")
    return not is_a_report or document.name in SAMPLES.get(document.project, {document.name})


@pytest.fixture(params=PROJECTS)
def project(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=sorted(KINDS))
def documents(
    no_cover: None, shelves: Folders, project: str, request: pytest.FixtureRequest
) -> list[Finished]:
    """Every document of a kind about a project, in each of its languages."""
    found = [pair for pair in pairs(shelves, project) if pair.kind == request.param]
    if not found:
        pytest.skip(f"{project} has no {request.param}")
    return found


def pairs(shelves: Folders, project: str) -> Iterator[Finished]:
    shelf = shelves.shelf(project)
    for path, entry in sorted(shelf.colophon.documents.items()):
        if entry.form == "pdf":
            yield Finished(entry.kind, entry.language, shelf.folder / path)
