"""Where documents are made is what the environment says; what it says wrongly is told plainly."""

import sys
from pathlib import Path

import pytest

from flows import machines
from flows.machines import ClusterError, Machines, NoDaskError
from folio.errors import UsageError


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment that says nothing yet of where documents are made."""
    for name in ("FOLIO_TASK_RUNNER", "FOLIO_DASK_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_word_this_machine_makes_the_documents(said: pytest.MonkeyPatch) -> None:
    assert Machines.from_environment() == Machines()
    said.setenv("FOLIO_TASK_RUNNER", "threads")
    assert Machines.from_environment() == Machines()


def test_another_word_is_told_with_those_there_are(said: pytest.MonkeyPatch) -> None:
    said.setenv("FOLIO_TASK_RUNNER", "dusk")
    with pytest.raises(UsageError, match=r"'dusk'.* 'threads', as without it, or 'dask'"):
        Machines.from_environment()


def test_dask_that_is_not_installed_is_told_with_what_to_install(
    said: pytest.MonkeyPatch,
) -> None:
    said.setenv("FOLIO_TASK_RUNNER", "dask")
    said.setitem(sys.modules, "prefect_dask", None)
    with pytest.raises(NoDaskError, match=r"not installed.*folio\[dask\]"):
        Machines.from_environment()


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("", ""),
        ("dask.example.org:8786", "tcp://dask.example.org:8786"),
        ("tls://dask.example.org:8786", "tls://dask.example.org:8786"),
        ("tcp://[2001:db8::1]:8786", "tcp://[2001:db8::1]:8786"),
    ],
)
def test_an_address_is_completed(written: str, address: str, said: pytest.MonkeyPatch) -> None:
    pytest.importorskip("prefect_dask")
    said.setenv("FOLIO_TASK_RUNNER", "dask")
    said.setenv("FOLIO_DASK_ADDRESS", written)
    assert Machines.from_environment() == Machines(are_dask=True, address=address)


@pytest.mark.parametrize(
    "written",
    ["dask.example.org", "tcp://:8786", "http://x:1", "tcp://x:many", "tcp://[x:1", "x:0"],
)
def test_what_is_no_address_is_told_with_one(written: str, said: pytest.MonkeyPatch) -> None:
    pytest.importorskip("prefect_dask")
    said.setenv("FOLIO_TASK_RUNNER", "dask")
    said.setenv("FOLIO_DASK_ADDRESS", written)
    with pytest.raises(UsageError, match=r"looks like tcp://dask\.example\.org:8786"):
        Machines.from_environment()


def test_a_scheduler_that_does_not_answer_is_told_before_anything_else(
    said: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("prefect_dask")
    said.setenv("FOLIO_TASK_RUNNER", "dask")
    said.setenv("FOLIO_DASK_ADDRESS", "127.0.0.1:9")
    machines.get_ready(0)
    with pytest.raises(ClusterError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9 \("):
        machines.get_ready(1)


def test_a_worker_that_is_fit_sees_the_folders_and_has_the_same_versions(tmp_path: Path) -> None:
    pytest.importorskip("prefect_dask")
    from flows.cluster import _unfit, _versions

    assert _unfit([tmp_path], _versions(), "") == ""
    assert "does not see" in _unfit([tmp_path / "records"], _versions(), "")
    assert "has weasyprint 70.0, and this machine 71" in _unfit(
        [tmp_path], {"weasyprint": "71"}, ""
    )
    assert "Set PREFECT_API_URL" in _unfit([tmp_path], _versions(), "http://127.0.0.1:9/api")
