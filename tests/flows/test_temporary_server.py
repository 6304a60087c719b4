"""The temporary server starts where it can, and says why where it cannot."""

from pathlib import Path

import pytest

from flows.temporary_server import ServerError, TemporaryServer, _prepare


def test_a_cache_folder_in_which_nothing_can_be_kept_costs_only_time(tmp_path: Path) -> None:
    database = tmp_path / "prefect.db"
    _prepare(database, Path("/proc/nowhere/folio/prefect.db"), lambda: database.touch())
    assert database.is_file()


def test_the_empty_database_is_made_once(tmp_path: Path) -> None:
    first, second, kept = tmp_path / "first.db", tmp_path / "second.db", tmp_path / "kept" / "db"
    _prepare(first, kept, lambda: first.write_text("empty"))
    _prepare(second, kept, lambda: pytest.fail("made twice"))
    assert second.read_text() == "empty"
    assert list(kept.parent.iterdir()) == [kept]


def test_a_server_that_cannot_start_leaves_its_last_words() -> None:
    server = TemporaryServer(PREFECT_SERVER_DATABASE_CONNECTION_URL="nonsense")
    try:
        with pytest.raises(
            ServerError, match=r"did not start.*It said: .*Could not parse SQLAlchemy URL"
        ):
            server.wait()
    finally:
        server.stop()
    assert not server.home.exists()
