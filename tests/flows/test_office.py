"""What an office is made of: its place, its folder, its bell, and programs that leave nothing."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.office import keeper
from flows.office.doorbell import Doorbell
from flows.office.folder import AlreadyOpenError, OfficeFolder
from flows.office.opening import Office
from flows.office.place import PortError, address, is_only_here, listening_at
from folio import actions
from folio.actions import Folders
from folio.errors import FolderError, UsageError
from tests.flows.test_office_server import answering


def test_a_place_that_somebody_elses_prefect_has_is_told_as_such() -> None:
    with answering(200, b"true") as other, pytest.raises(PortError, match="else's Prefect server"):
        listening_at("127.0.0.1", port_of(other))


@pytest.mark.parametrize(("status", "told"), [(200, b"<html>"), (404, b"")])
def test_a_place_that_another_program_has_is_told_as_such(status: int, told: bytes) -> None:
    with answering(status, told) as other, pytest.raises(PortError, match="Another program") as why:
        listening_at("127.0.0.1", port_of(other))
    assert f"folio up --port {port_of(other) + 1}" in str(why.value)
    assert why.value.exit_code == 69


def test_a_program_that_never_answers_is_not_waited_for() -> None:
    begun = time.monotonic()
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        pytest.raises(PortError, match="Another program"),
    ):
        listening_at("127.0.0.1", silent.getsockname()[1])
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("host", ["192.0.2.1", "nobody.invalid", "nonsense host"])
def test_a_place_that_this_machine_has_not_got_is_told(host: str) -> None:
    with pytest.raises(PortError, match=r"Without --host it is 127\.0\.0\.1"):
        listening_at(host, 4200)


def test_whoever_listens_everywhere_is_found_from_here() -> None:
    with listening_at("0.0.0.0", 0) as everywhere:  # noqa: S104 - for as long as it is looked at
        assert address(everywhere) == f"http://127.0.0.1:{everywhere.getsockname()[1]}"
        assert not is_only_here(everywhere)
    with listening_at("localhost", 0) as here:
        assert is_only_here(here)


def test_a_folder_without_prefect_yaml_is_no_office(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"no prefect\.yaml"), Office(Folders(), "::1", 0, print):
        pytest.fail("It was opened.")
    assert not (tmp_path / "outputs").exists()


def test_an_office_is_open_once_and_says_where(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path / ".office")
    with folder.alone():
        folder.note("http://127.0.0.1:4200")
        with pytest.raises(AlreadyOpenError, match=r"already at http://127\.0\.0\.1:4200"):
            folder.alone().__enter__()
    with folder.alone():
        pass


def test_nobody_else_reads_what_an_office_keeps(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path / ".office")
    with folder.alone():
        assert folder.folder.stat().st_mode & 0o077 == 0


def test_a_log_that_has_grown_begins_anew_and_the_last_one_is_kept(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path)
    folder.log.write_bytes(b"x" * 5_000_001)
    with folder.alone():
        assert folder.log.stat().st_size == 0
    assert (tmp_path / "log-before.txt").stat().st_size == 5_000_001


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("a file")
    with pytest.raises(FolderError, match="nothing can be written"):
        OfficeFolder(tmp_path / "outputs" / ".office").alone().__enter__()


def test_the_bell_rings_once_after_the_last_file_has_come_to_rest() -> None:
    bell = Doorbell(pause=10)
    assert not bell.rings(0)
    bell.press(1)
    bell.press(5)
    assert [second for second in range(6, 40) if bell.rings(second)] == [15]


@pytest.mark.parametrize(
    ("path", "is_handed_in"),
    [
        ("age/inbox/vejle/2013-04.yaml", True),
        ("age/inbox/vejle/bild.JPG", True),
        ("age/inbox/vejle/2013-04.yaml.part", False),
        ("age/inbox/vejle/.2013-04.yaml", False),
        ("age/inbox/vejle/receipts", False),
        ("age/inbox/vejle/receipts/2013-04.txt", False),
        ("age/inbox/vejle/refused/2013-04.yaml", False),
        ("age/inbox/.taken/vejle/2013-04", False),
        ("age/inbox/.lock", False),
        ("age/meetings/2013-04-vejle.yaml", False),
        ("age/activities/vejle/2013-04.yaml", False),
    ],
)
def test_only_what_partners_lay_down_is_taken_for_handed_in(
    tmp_path: Path, path: str, *, is_handed_in: bool
) -> None:
    folders = Folders(records=tmp_path / "records")
    assert actions.is_handed_in(folders, tmp_path / "records" / path) == is_handed_in
    assert not actions.is_handed_in(folders, tmp_path / path)


def test_a_drop_folder_is_laid_down_with_what_is_in_it(tmp_path: Path) -> None:
    folders = Folders(records=tmp_path / "records")
    inbox = folders.records / "age" / "inbox"
    for made in (inbox / "vejle" / "receipts", inbox / ".taken", inbox.with_name("meetings")):
        made.mkdir(parents=True)
    found = [path for path in folders.records.rglob("*") if actions.is_handed_in(folders, path)]
    assert sorted(found) == [inbox, inbox / "vejle"]


FAMILY = """
import subprocess, sys, time
child = "import subprocess, sys, time; {grandchild}; print('up', flush=True); time.sleep(600)"
grandchild = "subprocess.Popen(['sleep', '600'], start_new_session=True)"
subprocess.Popen([sys.executable, "-c", child.format(grandchild=grandchild)])
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux finds processes without a parent")
def test_when_the_pipe_ends_nothing_is_left_even_of_what_has_left_the_family() -> None:
    keeper = [sys.executable, "-m", "flows.office.keeper", sys.executable, "-c", FAMILY]
    environment = {**os.environ, "FOLIO_FAMILY": "test_office"}
    with subprocess.Popen(
        keeper, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline() == b"up\n"
        assert len(family()) == 4
        process.stdin.close()
        process.wait(timeout=10)
        assert family() == []


@pytest.mark.parametrize(
    ("program", "code"),
    [("raise SystemExit(3)", 3), ("import os; os.kill(os.getpid(), 9)", keeper.KILLED + 9)],
)
def test_how_a_kept_program_has_ended_is_told(program: str, code: int) -> None:
    words = [sys.executable, "-m", "flows.office.keeper", sys.executable, "-c", program]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as process:
        assert process.wait(timeout=10) == code


def family() -> list[int]:
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if b"FOLIO_FAMILY=test_office" in place.read_bytes():
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found


def port_of(url: str) -> int:
    return int(url.removesuffix("/api").rpartition(":")[2])
