"""An office on a disk that fills up while it publishes: to be run where one may mount such a disk.

`python -m tests.full_disk FOLDER OFFICE` puts the disk at FOLDER and a copy of OFFICE on it, and
ends with an error where readers saw anything but the old site or the new one.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from folio.errors import ShelfError
from tests import editions
from tests.conftest import REPOSITORY
from tests.editions import BERGVIK, RIBEIRA, Office
from tests.inbox.small_disk import filled
from tests.readers import publish, seen, times_out

KIB = 1024
TRIES = 7


def main() -> None:
    """Publish with ever more room left, and make room in between."""
    disk, approved = map(Path, sys.argv[1:])
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "none", disk], check=True)
    os.chdir(REPOSITORY)
    needed = _needed(disk, approved)
    hindered = 0
    for number in range(TRIES):
        root = shutil.copytree(approved, disk / "office", symlinks=True)
        office = Office(editions.folders(root))
        left = needed * number // (TRIES - 1)
        with filled(disk, left):
            hindered += not _publishes(root)
            there = seen(office)
            assert BERGVIK in there, f"{left} KiB left"
            assert times_out(office) == (RIBEIRA in there), f"{left} KiB left"
        publish(root)
        assert seen(office) == {BERGVIK, RIBEIRA}, f"{left} KiB were left"
        assert times_out(office) == 1, f"{left} KiB were left"
        shutil.rmtree(root)
    assert 1 < hindered < TRIES, f"The disk was too small {hindered} times of {TRIES}"


def _needed(disk: Path, approved: Path) -> int:
    """How many KiB a publication takes, and some more."""
    root = shutil.copytree(approved, disk / "office", symlinks=True)
    before = shutil.disk_usage(disk).used
    publish(root)
    needed = (shutil.disk_usage(disk).used - before) // KIB
    shutil.rmtree(root)
    return needed * 2


def _publishes(root: Path) -> bool:
    """Whether it came to its end; nothing else than that it could not be written is told."""
    try:
        publish(root)
    except ShelfError:
        return False
    return True


if __name__ == "__main__":
    main()
