"""What tests share: a copy of the miniature to change, and what a person has approved."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from folio import actions
from folio.actions import Folders
from folio.errors import Problem, RecordsError
from folio.model.register import Register
from folio.records import reader
from folio.records.reader import Reading
from folio.text.language import Language, languages

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent
LOCALE = REPOSITORY / "templates" / "locale"
LANGUAGES = languages(LOCALE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--approve",
        action="store_true",
        help="Write what is into tests/approved and tests/wrong; then read the diff.",
    )


@dataclass(frozen=True)
class Miniature:
    """A copy of the miniature, in a folder of its own that is also the working directory."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "records" / "tiny"

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a passage that stands in a file exactly once."""
        path = self._path(file)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        """Write a file anew."""
        path = self._path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def remove(self, file: str) -> None:
        self._path(file).unlink()

    def read(self) -> Reading:
        return reader.read(Path("records"), "tiny", Path("programmes"))

    @property
    def register(self) -> Register:
        return self.read().register

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of its records; none where it can be read."""
        try:
            self.read()
        except RecordsError as error:
            return error.problems
        return ()

    def _path(self, file: str) -> Path:
        return (self.root if file.startswith("programmes/") else self.folder) / file


@pytest.fixture
def miniature(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Miniature:
    shutil.copytree(TESTS / "miniature", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return Miniature(tmp_path)


def folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the processes of pytest-xdist lay down what all of them need."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def all_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs of the miniature with all its documents; the first to ask makes them."""
    outputs = folder_of_the_run(tmp_path_factory) / "miniature"
    records, programmes = (TESTS / "miniature" / name for name in ("records", "programmes"))
    folders = Folders(records, outputs, REPOSITORY / "templates", programmes)
    with FileLock(f"{outputs}.lock"):
        plan = actions.plan(folders, "tiny")
        made = [actions.make(folders, document) for document in plan.to_make]
        actions.settle(folders, plan, made)
    return outputs


@pytest.fixture(scope="session")
def age() -> Register:
    """The real project."""
    return reader.read(REPOSITORY / "records", "age", REPOSITORY / "programmes").register


@pytest.fixture(scope="session")
def latvian() -> Language:
    return Language.load("lv", LOCALE)


@pytest.fixture(scope="session")
def english() -> Language:
    return Language.load("en", LOCALE)


@pytest.fixture
def approved(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with the file in which a person has approved it; `--approve` rewrites it."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--approve"):
            file.write_text(text, encoding="utf-8")
        there = file.read_text(encoding="utf-8") if file.is_file() else ""
        assert text == there, f"{file} differs; run pytest --approve and read the diff"

    return compare
