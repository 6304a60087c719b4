"""A site is changed as a whole or not at all, and nobody's work on it is lost unseen."""

import errno
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock

from folio.errors import BusyError, ShelfError
from folio.publishing import turn, version
from folio.publishing.site import EditedSiteError, SiteFolder

FIRST = {"index.html": b"first", "lv/index.html": b"pirmais", "pictures/a.jpg": b"\xff\xd8"}
SECOND = {**FIRST, "lv/index.html": b"otrais"}
THIRD = {**FIRST, "lv/index.html": "trešais".encode()}

PLACER = """
import sys, time
from pathlib import Path
from folio.publishing.site import SiteFolder
folder, number = SiteFolder(Path(sys.argv[1])), 0
while True:
    number += 1
    pages = {f"page-{page}.html": f"{number}".encode() for page in range(40)}
    folder.place(pages)
    print(number, flush=True)
    time.sleep(0.05)
"""


@pytest.fixture
def folder(tmp_path: Path) -> SiteFolder:
    return SiteFolder(tmp_path / "tiny")


def read(folder: SiteFolder) -> dict[str, bytes]:
    """All that readers are served."""
    paths = (path for path in folder.link.rglob("*") if path.is_file())
    return {path.relative_to(folder.link).as_posix(): path.read_bytes() for path in paths}


def versions(folder: SiteFolder) -> list[str]:
    return sorted(path.name for path in (folder.folder / ".sites").iterdir() if path.is_dir())


def test_a_site_is_served_as_it_was_given(folder: SiteFolder, tmp_path: Path) -> None:
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(b"%PDF")
    assert folder.place({**FIRST, "lv/kept.pdf": kept})
    assert read(folder) == {**FIRST, "lv/kept.pdf": b"%PDF"}
    assert folder.damage == ()


def test_the_same_site_a_second_time_changes_nothing(folder: SiteFolder) -> None:
    folder.place(FIRST)
    before = folder.link.readlink(), folder.link.stat().st_ino
    assert not folder.place(FIRST)
    assert (folder.link.readlink(), folder.link.stat().st_ino) == before


def test_the_site_before_is_kept_and_older_ones_go(folder: SiteFolder) -> None:
    for files in (FIRST, SECOND, THIRD):
        before = folder.link.readlink() if folder.link.is_symlink() else Path("none")
        folder.place(files)
    assert read(folder) == THIRD
    assert len(versions(folder)) == 2
    assert before.name in versions(folder)


def test_the_list_of_its_files_is_what_sha256sum_checks(folder: SiteFolder) -> None:
    folder.place(FIRST)
    served = folder.link.resolve()
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", served.with_name(f"{served.name}.sha256")],
        cwd=served,
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0
    assert not list(served.rglob("*.sha256"))


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (lambda served: (served / "index.html").write_text("mine"), "index.html was changed"),
        (lambda served: (served / "index.html").unlink(), "index.html is gone"),
        (lambda served: (served / "lv/extra.html").write_text("x"), "lv/extra.html was added"),
        (lambda served: (served / "extra").symlink_to("/etc"), "extra was added"),
        (
            lambda served: served.resolve().with_name(f"{served.resolve().name}.sha256").unlink(),
            "the list of its files is gone",
        ),
    ],
    ids=["changed", "gone", "added", "a link", "no list"],
)
def test_work_by_hand_is_told_and_stays(folder: SiteFolder, edit: object, told: str) -> None:
    folder.place(FIRST)
    edit(folder.link)  # type: ignore[operator]
    before = read(folder)
    assert folder.damage == (told,)
    with pytest.raises(EditedSiteError, match=rf"{told}\..*--overwrite-site"):
        folder.place(SECOND)
    assert read(folder) == before


@pytest.mark.parametrize("files", [FIRST, SECOND], ids=["the same", "another"])
def test_what_is_overwritten_is_kept_once_more(folder: SiteFolder, files: dict[str, bytes]) -> None:
    folder.place(FIRST)
    (folder.link / "index.html").write_text("by hand")
    edited = folder.link.resolve()
    assert folder.place(files, overwrite=True)
    assert read(folder) == files
    assert folder.damage == ()
    assert (edited / "index.html").read_text() == "by hand"
    folder.place(THIRD)
    assert not edited.exists()


def test_a_folder_that_somebody_put_there_is_told_and_put_aside(folder: SiteFolder) -> None:
    folder.link.mkdir(parents=True)
    (folder.link / "index.html").write_text("by hand")
    with pytest.raises(EditedSiteError, match="it is a folder that was put there"):
        folder.place(FIRST)
    assert folder.place(FIRST, overwrite=True)
    assert read(folder) == FIRST
    assert (folder.folder / "site-by-hand-1" / "index.html").read_text() == "by hand"


def test_a_link_to_somewhere_else_is_told_and_put_aside(folder: SiteFolder, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.folder.mkdir()
    folder.link.symlink_to(elsewhere)
    with pytest.raises(EditedSiteError, match="it leads to "):
        folder.place(FIRST)
    folder.place(FIRST, overwrite=True)
    assert read(folder) == FIRST
    assert not list(elsewhere.iterdir())


def test_a_link_that_leads_nowhere_is_no_obstacle(folder: SiteFolder) -> None:
    folder.folder.mkdir()
    folder.link.symlink_to(".sites/gone")
    assert folder.place(FIRST)
    assert read(folder) == FIRST


def test_a_full_disk_is_told_and_the_last_site_stays(
    folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.place(FIRST)
    written = version.write

    def full(place: Path, content: bytes) -> None:
        if content == SECOND["lv/index.html"]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written(place, content)

    monkeypatch.setattr(version, "write", full)
    with pytest.raises(ShelfError, match="No space left on device"):
        folder.place(SECOND)
    assert read(folder) == FIRST
    assert folder.damage == ()
    assert len(versions(folder)) == 1


def test_a_published_file_that_is_gone_is_told(folder: SiteFolder, tmp_path: Path) -> None:
    folder.place(FIRST)
    with pytest.raises(ShelfError, match="No such file"):
        folder.place({**FIRST, "lv/kept.pdf": tmp_path / "gone.pdf"})
    assert read(folder) == FIRST


def test_somebody_else_who_is_placing_a_site_is_waited_for(
    folder: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.place(FIRST)
    monkeypatch.setattr(turn, "PATIENCE", 0.1)
    with (
        FileLock(folder.folder / ".sites" / ".lock"),
        ThreadPoolExecutor(1) as other,
        pytest.raises(BusyError, match="over a minute"),
    ):
        other.submit(folder.place, SECOND).result()
    assert read(folder) == FIRST


def test_killed_at_any_moment_it_leaves_a_whole_site(folder: SiteFolder) -> None:
    for _ in range(3):
        placing = subprocess.Popen(
            [sys.executable, "-c", PLACER, str(folder.folder)], stdout=subprocess.PIPE
        )
        assert placing.stdout
        placing.stdout.readline()
        deadline = time.monotonic() + 0.3
        while time.monotonic() < deadline:
            assert_one_version(folder)
        placing.send_signal(signal.SIGKILL)
        placing.wait()
        assert_one_version(folder)
    assert folder.damage == ()
    assert folder.place(FIRST)
    assert read(folder) == FIRST
    assert not (folder.folder / ".sites" / ".draft").exists()


def assert_one_version(folder: SiteFolder) -> None:
    """Whoever opens the site now finds all pages, and all of the same version."""
    served = folder.link.resolve()
    assert len({(served / f"page-{page}.html").read_bytes() for page in range(40)}) == 1
