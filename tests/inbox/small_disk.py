"""An office on a disk that is full, or may only be read: to be run where one may mount such a disk.

`python -m tests.inbox.small_disk FOLDER full` puts the disk there, and ends with an error where
something was lost, or was told otherwise than it should be.
"""

import datetime
import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from folio.actions.intake import intake, submit
from folio.inbox import InboxError
from tests.conftest import REPOSITORY, TESTS
from tests.inbox import runs
from tests.inbox.counting import HandedIn, digests
from tests.inbox.handing import PARTNER, log, photo

KIB = 1024
WIDEST = 48
"""With so many KiB left, all that is handed in can be worked on."""


def full(root: Path) -> None:
    """Hand in files while so and so much room is left on the disk, then make room and go on."""
    handed = HandedIn.to(root, root / "records" / "tiny")
    hindered = 0
    for number, left in enumerate(range(0, WIDEST, 4)):
        lay(handed, number)
        with filled(root, left):
            hindered += not comes_to_its_end(handed, number)
            assert handed.wrong == {"lost": [], "halved": []}, f"{left} KiB left"
        runs.end(root)
        assert handed.wrong == {"lost": [], "halved": []}, f"{left} KiB were left"
        assert (handed.unanswered, handed.unfinished) == ([], []), f"{left} KiB were left"
    assert 3 <= hindered < number, f"The disk was too small {hindered} times of {number}"
    assert (handed.folder / "inbox" / ".gitignore").read_bytes() == b"*\n"
    with filled(root, 0):
        tells_exit_code_73(root, "No space left on device")


def read_only(root: Path) -> None:
    """Hand in files while nothing can be written."""
    handed = HandedIn.to(root, root / "records" / "tiny")
    lay(handed, 1)
    subprocess.run(["mount", "-o", "remount,ro", root], check=True)
    assert not comes_to_its_end(handed, 1)
    tells_exit_code_73(root, "Read-only file system")
    subprocess.run(["mount", "-o", "remount,rw", root], check=True)
    runs.end(root)
    assert handed.wrong == {"lost": [], "halved": []}
    assert (handed.unanswered, handed.unfinished) == ([], [])


class filled:  # noqa: N801 - read as a word
    """A disk on which only so many KiB are free, as long as this lasts."""

    def __init__(self, root: Path, left: int) -> None:
        self.file = root / "filling"
        self.left = left

    def __enter__(self) -> None:
        with suppress(OSError), self.file.open("wb", buffering=0) as file:
            while file.write(b"\0" * KIB):
                pass
        os.truncate(self.file, max(0, self.file.stat().st_size - self.left * KIB))

    def __exit__(self, *_: object) -> None:
        self.file.unlink()


def lay(handed: HandedIn, number: int) -> None:
    """A log with a picture that replaces another, and one that is refused."""
    handed.lay(PARTNER, f"walk-{number}.png", photo(number))
    text = log(title=f"Walk {number}", pictures=(f"walk-{number}.png",))
    handed.lay(PARTNER, "2013-07.yaml", text.encode())
    handed.lay(PARTNER, "bad.yaml", f"entries: [{number}".encode())


def comes_to_its_end(handed: HandedIn, number: int) -> bool:
    """Whether all could be worked on; nothing else than that it could not be written is told."""
    now = datetime.datetime.now().astimezone()
    on_desk = Path(os.environ["DESK"]) / "2013-08.yaml"
    on_desk.write_text(log("2013-08", f"Ride {number}"), encoding="utf-8")
    handed.before |= digests([on_desk]).keys()
    folders = runs.folders(handed.root)
    try:
        taken = intake(folders, "tiny", now, pause=0)
        submit(folders, "tiny", PARTNER, [on_desk], now)
    except InboxError:
        return False
    assert all(isinstance(error, InboxError) for error in taken.failures.values()), taken.failures
    return not taken.failures


def tells_exit_code_73(root: Path, why: str) -> None:
    """What the command says."""
    path = Path(os.environ["DESK"]) / "2013-09.yaml"
    path.write_text(log("2013-09"), encoding="utf-8")
    command = "from folio.cli import main; main()"
    told = subprocess.run(
        [sys.executable, "-c", command, "submit", "tiny", PARTNER, path],
        env={**os.environ, **runs.folders(root).as_environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == InboxError.exit_code, told
    assert f"nothing can be written ({why})" in " ".join(told.stderr.split()), told.stderr
    assert "Traceback" not in told.stderr


def main() -> None:
    root = Path(sys.argv[1])
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", root], check=True)
    shutil.copytree(TESTS / "miniature", root, dirs_exist_ok=True)
    os.chdir(REPOSITORY)
    {"full": full, "read-only": read_only}[sys.argv[2]](root)


if __name__ == "__main__":
    main()
