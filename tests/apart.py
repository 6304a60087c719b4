"""Programs in a machine of their own: with disks that nobody else sees, or without a network."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.judging import absent


def apart(
    words: Sequence[str],
    desk: Path,
    *,
    folder: Path = REPOSITORY,
    network: bool = True,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a program where it may mount disks, which end with it.

    `desk` is an empty folder of which the program is told by the variable DESK.
    """
    rooms = ["--mount"] if network else ["--mount", "--net"]
    for way in (["unshare", *rooms], ["unshare", "--user", "--map-root-user", *rooms]):
        try:
            subprocess.run([*way, "mount", "-t", "tmpfs", "none", desk], check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        return subprocess.run(
            [*way, *words],
            cwd=folder,
            env={**(os.environ if environment is None else environment), "DESK": str(desk)},
            capture_output=True,
            text=True,
            check=False,
        )
    return absent("Here no disk can be mounted: unshare and mount are not allowed")
