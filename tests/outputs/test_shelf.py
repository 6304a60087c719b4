"""A document is on the shelf whole or not at all, whatever is killed when."""

import errno
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from folio.errors import FolioError
from folio.outputs import Colophon, Entry, Shelf

ENTRY = Entry("newsletter", "a", "lv", "pdf", "f", "t", {}, "")
PLACE = "newsletter/a/newsletter-a-lv.pdf"
OTHER = "newsletter/b/newsletter-b-lv.pdf"

WRITER = """
import hashlib, sys
from pathlib import Path
from folio.outputs import Entry, Shelf
shelf = Shelf(Path(sys.argv[1]))
number = 0
while True:
    content = bytes([number % 256]) * 3_000_000
    entry = Entry("newsletter", "a", "lv", "pdf", "f", "t", {}, hashlib.sha256(content).hexdigest())
    shelf.shelve("newsletter/a/newsletter-a-lv.pdf", content, entry)
    number += 1
    print(number, flush=True)
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "outputs" / "tiny")


def _entry(content: bytes) -> Entry:
    return replace(ENTRY, digest=hashlib.sha256(content).hexdigest())


def test_a_document_stands_in_its_place_with_its_entry(shelf: Shelf) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    assert (shelf.folder / PLACE).read_bytes() == b"words"
    assert shelf.colophon == Colophon({PLACE: _entry(b"words")})


def test_nothing_else_is_left_on_the_shelf(shelf: Shelf) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    shelf.note({})
    files = {str(path.relative_to(shelf.folder)) for path in _files(shelf)}
    assert files == {PLACE, "colophon.json", ".lock"}


def test_what_was_made_is_known_before_the_colophon_is_written(shelf: Shelf) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    assert not (shelf.folder / "colophon.json").exists()
    assert shelf.colophon == Colophon({PLACE: _entry(b"words")})
    shelf.note({})
    assert shelf.colophon == Colophon({PLACE: _entry(b"words")})


def test_a_line_that_was_cut_off_costs_only_its_own_document(shelf: Shelf) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    list_of_made = shelf.folder / ".colophon.jsonl"
    list_of_made.write_text(list_of_made.read_text()[:40])
    shelf.shelve(OTHER, b"words", _entry(b"words"))
    assert shelf.colophon == Colophon({OTHER: _entry(b"words")})


def test_an_altered_document_is_noticed(shelf: Shelf) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    assert shelf.holds(PLACE, _entry(b"words").digest)
    (shelf.folder / PLACE).write_bytes(b"other words")
    assert not shelf.holds(PLACE, _entry(b"words").digest)


def test_a_shelf_that_is_not_there_yet_is_empty(shelf: Shelf) -> None:
    assert shelf.colophon == Colophon()
    assert not shelf.holds(PLACE, "")
    assert not shelf.folder.exists()


@pytest.mark.parametrize("spoilt", [b"{", b"\xff\xfe", b""], ids=repr)
def test_a_spoilt_colophon_is_written_anew(shelf: Shelf, spoilt: bytes) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    shelf.note({})
    (shelf.folder / "colophon.json").write_bytes(spoilt)
    shelf.shelve(OTHER, b"words", _entry(b"words"))
    shelf.note({})
    assert shelf.colophon == Colophon({OTHER: _entry(b"words")})


def test_killed_at_any_moment_it_leaves_whole_documents_and_the_next_build_works(
    shelf: Shelf,
) -> None:
    for number in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(shelf.folder)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.003 * number)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        content = (shelf.folder / PLACE).read_bytes()
        assert content == content[:1] * 3_000_000
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    shelf.note({})
    files = {str(path.relative_to(shelf.folder)) for path in _files(shelf)}
    assert files == {PLACE, "colophon.json", ".lock"}
    assert shelf.holds(PLACE, shelf.colophon.documents[PLACE].digest)


def test_many_writers_at_once_lose_nothing(shelf: Shelf) -> None:
    with ProcessPoolExecutor(6) as writers:
        list(writers.map(_shelve, [shelf] * 40, range(40)))
    held = shelf.colophon.documents
    assert len(held) == 40
    assert all(shelf.holds(path, entry.digest) for path, entry in held.items())


def test_sweeping_takes_what_was_made_and_the_folders_left_empty(shelf: Shelf) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    shelf.shelve(OTHER, b"words", _entry(b"words"))
    shelf.sweep((PLACE,))
    assert not (shelf.folder / PLACE).parent.exists()
    assert shelf.holds(OTHER, _entry(b"words").digest)
    assert shelf.colophon == Colophon({OTHER: _entry(b"words")})


def test_sweeping_leaves_what_somebody_else_put_there(shelf: Shelf) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    note = (shelf.folder / PLACE).with_name("my notes.txt")
    note.write_text("Mine.")
    shelf.sweep((PLACE,))
    assert note.read_text() == "Mine."


def test_sweeping_what_is_gone_already_is_no_fault(shelf: Shelf) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))
    (shelf.folder / PLACE).unlink()
    shelf.sweep((PLACE, OTHER))
    assert shelf.colophon == Colophon()


def test_sweeping_never_leaves_its_shelf(shelf: Shelf) -> None:
    outside = shelf.folder.parent / "precious.txt"
    outside.parent.mkdir(parents=True)
    outside.write_text("Mine.")
    shelf.sweep(("../precious.txt",))
    assert outside.read_text() == "Mine."


def test_a_preview_is_no_document_of_the_shelf(shelf: Shelf) -> None:
    assert shelf.preview("a.pdf", b"words").read_bytes() == b"words"
    assert shelf.colophon == Colophon()


def test_what_ends_half_way_leaves_nothing_half_made(shelf: Shelf) -> None:
    with pytest.raises(TypeError):
        shelf.preview("a.pdf", "no bytes")  # type: ignore[arg-type]
    assert [path.name for path in shelf.folder.iterdir()] == [".lock"]


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "outputs"
    folder.mkdir()
    with _unwritable(folder), pytest.raises(FolioError, match="nothing can be written") as told:
        Shelf(folder / "tiny").shelve(PLACE, b"words", _entry(b"words"))
    assert str(folder) in str(told.value)


def test_a_file_where_the_shelf_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "outputs").write_text("Not a folder.")
    with pytest.raises(FolioError, match="nothing can be written"):
        Shelf(tmp_path / "outputs" / "tiny").shelve(PLACE, b"words", _entry(b"words"))


def test_a_folder_where_a_document_should_be_is_told(shelf: Shelf) -> None:
    (shelf.folder / PLACE / "inside").mkdir(parents=True)
    with pytest.raises(FolioError, match="nothing can be written"):
        shelf.shelve(PLACE, b"words", _entry(b"words"))


def test_a_full_disk_is_told_and_leaves_the_old_document(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.shelve(PLACE, b"words", _entry(b"words"))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FolioError, match="No space left on device"):
        shelf.shelve(PLACE, b"new words", _entry(b"new words"))
    assert shelf.holds(PLACE, _entry(b"words").digest)


def _shelve(shelf: Shelf, number: int) -> None:
    content = str(number).encode() * 10_000
    shelf.shelve(f"newsletter/{number}/{number}.pdf", content, _entry(content))


def _files(shelf: Shelf) -> list[Path]:
    return [path for path in shelf.folder.rglob("*") if path.is_file()]


@contextmanager
def _unwritable(folder: Path) -> Iterator[None]:
    """Without the right to write, even for those who otherwise have all rights."""
    mode = folder.stat().st_mode
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    parents = [parent for parent in folder.parents if str(parent).startswith("/tmp/")]  # noqa: S108
    modes = {parent: parent.stat().st_mode for parent in parents}
    if is_root:
        for parent in parents:
            parent.chmod(0o755)
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
            for parent, before in modes.items():
                parent.chmod(before)
        folder.chmod(mode)


def test_what_is_put_aside_is_there_for_the_next_run(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "tiny")
    assert shelf.kept("views") == ""
    shelf.keep("views", "soļi")
    assert shelf.kept("views") == "soļi"
    assert not (tmp_path / "tiny" / ".desk").exists()
