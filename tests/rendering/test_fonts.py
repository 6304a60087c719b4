"""Where typefaces are kept that were cut, on machines that have no place for them."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from folio.rendering.fonts import folder


@pytest.fixture(autouse=True)
def homeless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A user without a home, and a folder for temporary files."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield
    folder.cache_clear()


def found() -> Path:
    """What another run would find."""
    folder.cache_clear()
    return folder()


def test_without_a_home_they_are_kept_among_temporary_files_for_the_next_run(
    tmp_path: Path,
) -> None:
    assert found() == found()
    assert list(tmp_path.iterdir()) == [found()]
    assert found().stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("what", ["a link", "a folder that others can write to", "a file"])
def test_what_somebody_else_has_put_in_their_place_is_not_used(tmp_path: Path, what: str) -> None:
    place = found()
    place.rmdir()
    match what:
        case "a link":
            place.symlink_to(tmp_path)
        case "a file":
            place.touch(0o600)
        case _:
            place.mkdir()
            place.chmod(0o777)
    assert found() != place
    assert list(found().iterdir()) == []
