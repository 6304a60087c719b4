"""The pages of docs/how-to/ that tell how to add or change something, followed to the letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.howto.checkout import Checkout
from tests.howto.recipe import Command, Step, steps

HOW_TO = Path("docs", "how-to")
PAGES = (
    "add-a-kind",
    "add-a-field",
    "add-a-check",
    "add-a-language",
    "add-a-programme",
    "change-a-template",
)
LONG = ("make test", "make approve")
"""What takes too long to be done each time."""
STYLE = (".venv/bin/ruff format --check -q .", ".venv/bin/ruff check -q .")
"""With what `make test` begins, and would end where a page has its reader write otherwise."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    return Checkout.in_folder(tmp_path_factory.mktemp("checkout"))


@pytest.fixture
def checkout(copy: Checkout) -> Iterator[Checkout]:
    """The repository as it comes, to be changed."""
    yield copy
    copy.put_back()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_followed_to_the_letter(name: str, checkout: Checkout) -> None:
    page = HOW_TO / f"{name}.md"
    style = (Command(line=1, typed=typed, answer="") for typed in STYLE)
    if fault := checkout.follow([*quick(page), *style]):
        pytest.fail(f"{page}:{fault}", pytrace=False)


def quick(page: Path) -> list[Step]:
    """The steps of a page that can be taken each time."""
    found = steps((REPOSITORY / page).read_text(encoding="utf-8"))
    return [one for one in found if not (isinstance(one, Command) and one.typed in LONG)]
