"""`folio templates` as somebody types it: what it says, and its exit codes."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Miniature
from tests.test_cli import folio

PAGE = Path("templates/newsletter/newsletter.html")


@pytest.fixture
def page(miniature: Miniature) -> Path:
    """A page of the house's templates, which may be changed."""
    shutil.copytree(REPOSITORY / "templates", miniature.root / "templates")
    return miniature.root / PAGE


def changed(page: Path, old: str, new: str) -> None:
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_sound_templates_end_with_exit_code_0(page: Path) -> None:
    told = folio("templates", FOLIO_TEMPLATES="templates")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.endswith(" templates checked: no faults, no remarks.\n")


def test_a_fault_is_a_result_with_exit_code_3(page: Path) -> None:
    changed(page, "{{ headline }}", "{{ headlin }}")
    told = folio("templates", "tiny", FOLIO_TEMPLATES="templates")
    assert (told.returncode, told.stderr) == (3, "")
    assert told.stdout.startswith(f"{PAGE}:")
    assert "Did you mean 'headline'?" in told.stdout
    assert told.stdout.endswith("checked: 1 fault in 1 file, 1 remark.\n")


def test_a_remark_alone_stops_nothing(page: Path) -> None:
    changed(page, "{{ kicker }}", "")
    told = folio("templates", FOLIO_TEMPLATES="templates")
    assert told.returncode == 0
    assert "'kicker' is shown nowhere." in told.stdout


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("tny",), "There is no project 'tny'"),
        (("--fields", "newsleter"), "Did you mean 'newsletter'?"),
    ],
    ids=["project", "kind"],
)
def test_what_there_is_not_is_told_with_exit_code_2(
    words: tuple[str, ...], answer: str, miniature: Miniature
) -> None:
    told = folio("templates", *words)
    assert (told.returncode, told.stdout) == (2, "")
    assert answer in told.stderr


def test_fields_are_listed_with_what_they_say(miniature: Miniature) -> None:
    told = folio("templates", "--fields", "newsletter")
    assert "\n{{ headline }}\n    The headline. For instance: " in told.stdout
    assert "\nThe examples are from: tiny newsletter 2013-03-bergvik en\n" in told.stdout
