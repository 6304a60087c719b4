"""A disk that is full, or may only be read, loses nothing; the next run goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.judging import absent


@pytest.mark.parametrize("disk", ["full", "read-only"])
def test_a_small_disk_loses_nothing(tmp_path: Path, disk: str) -> None:
    place, desk = tmp_path / "disk", tmp_path / "desk"
    place.mkdir()
    desk.mkdir()
    ran = apart([sys.executable, "-m", "tests.inbox.small_disk", str(place), disk], desk)
    assert ran.returncode == 0, ran.stderr


def apart(words: list[str], desk: Path) -> subprocess.CompletedProcess[str]:
    """Run a program where it may mount a disk of its own, which ends with it."""
    for way in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        try:
            subprocess.run([*way, "mount", "-t", "tmpfs", "none", desk], check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        environment = {**os.environ, "DESK": str(desk)}
        return subprocess.run(
            [*way, *words],
            cwd=REPOSITORY,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    return absent("Here no small disk can be mounted: unshare and mount are not allowed")
