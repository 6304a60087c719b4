"""Files that are moved in one stroke, also from one disk to another."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from folio.inbox.writing import move
from tests.judging import absent

MEMORY = Path("/dev/shm")  # noqa: S108 - a disk of its own


@pytest.fixture
def other_disk(tmp_path: Path) -> Iterator[Path]:
    if not MEMORY.is_dir() or MEMORY.stat().st_dev == tmp_path.stat().st_dev:
        absent("This machine has no second disk at /dev/shm.")
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


def test_a_file_moves_to_another_disk_and_is_gone_here(tmp_path: Path, other_disk: Path) -> None:
    (other_disk / "log.yaml").write_bytes(b"entries:")
    move(other_disk / "log.yaml", tmp_path / "log.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["log.yaml"]
    assert (tmp_path / "log.yaml").read_bytes() == b"entries:"
    assert not (other_disk / "log.yaml").exists()


def test_a_link_moves_as_the_link_that_it_is(tmp_path: Path, other_disk: Path) -> None:
    (other_disk / "log.yaml").symlink_to("elsewhere")
    move(other_disk / "log.yaml", tmp_path / "log.yaml")
    assert (tmp_path / "log.yaml").readlink() == Path("elsewhere")
