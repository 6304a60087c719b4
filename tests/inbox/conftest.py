"""An office to which partners hand in what they write."""

import pytest

from tests.conftest import Miniature
from tests.inbox.handing import Office, with_history


@pytest.fixture
def office(miniature: Miniature, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One whose records are in no work tree of git."""
    return Office(miniature, tmp_path_factory.mktemp("desk"))


@pytest.fixture
def office_with_history(office: Office) -> Office:
    """One whose records are kept in git."""
    with_history(office.project.root)
    return office
