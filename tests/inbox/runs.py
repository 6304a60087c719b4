"""Runs of intake in processes of their own, to be killed with all that they have started."""

import datetime
from pathlib import Path

from folio.actions.folders import Folders
from folio.actions.intake import Taken, intake
from tests import killing
from tests.conftest import REPOSITORY


def folders(root: Path) -> Folders:
    """Those of an office that was set up in a folder, from wherever one looks."""
    return Folders(
        root / "records", root / "outputs", REPOSITORY / "templates", root / "programmes"
    )


def kill(root: Path, after: float) -> None:
    """Start a run, and kill it some seconds later."""
    running = killing.start(_run, root)
    running.join(after)
    killing.kill(running)


def ends_before(root: Path, step: int) -> bool:
    """Whether a run that would be killed before a step comes to its end without it."""
    return killing.ends_before(_run, root, step=step)


def end(root: Path) -> None:
    """Come to the end: a first run may find that git has no commit of something yet."""
    for _ in range(2):
        taken = _run(root)
        assert taken.failures == {}


def _run(root: Path) -> Taken:
    return intake(folders(root), "tiny", datetime.datetime.now().astimezone(), pause=0)
