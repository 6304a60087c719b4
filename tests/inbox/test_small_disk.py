"""A disk that is full, or may only be read, loses nothing; the next run goes on."""

import sys
from pathlib import Path

import pytest

from tests.apart import apart


@pytest.mark.parametrize("disk", ["full", "read-only"])
def test_a_small_disk_loses_nothing(tmp_path: Path, disk: str) -> None:
    place, desk = tmp_path / "disk", tmp_path / "desk"
    place.mkdir()
    desk.mkdir()
    ran = apart([sys.executable, "-m", "tests.inbox.small_disk", str(place), disk], desk)
    assert ran.returncode == 0, ran.stderr
