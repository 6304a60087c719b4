"""Whatever moment a publication is killed at, readers see the old site or the new one, whole."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests import editions, killing
from tests.apart import apart
from tests.editions import BERGVIK, RIBEIRA, Office
from tests.readers import approved_office, publish, seen, times_out

KILLS, LAST = int(os.environ.get("FOLIO_KILLS", "6")), 1
"""Spread evenly over all steps that a publication takes on the disk, and at its last ones."""


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One edition is out, another is approved; made once for all kills."""
    return approved_office(tmp_path_factory.mktemp("office"))


def test_a_publication_killed_at_any_step_is_whole_or_not_there(
    approved: Path, tmp_path: Path
) -> None:
    many = killing.steps_of(publish, shutil.copytree(approved, tmp_path / "whole", symlinks=True))
    assert many > KILLS
    spread = {1 + number * (many - 1) // (KILLS - 1) for number in range(KILLS)}
    for step in sorted(spread | set(range(many - LAST, many + 1))):
        root = shutil.copytree(approved, tmp_path / f"step-{step}", symlinks=True)
        office = Office(editions.folders(root))
        assert not killing.ends_before(publish, root, step=step)
        there = seen(office)
        assert BERGVIK in there, f"step {step}"
        assert times_out(office) >= (RIBEIRA in there), f"step {step}"
        publish(root)
        assert seen(office) == {BERGVIK, RIBEIRA}, f"step {step}"
        assert times_out(office) == 1, f"step {step}"
        assert office.folders.ledger("tiny").read().damages == (), f"step {step}"
        assert not list(office.shelf.rglob(".draft*")), f"step {step}"
        shutil.rmtree(root)


def test_two_who_publish_at_once_publish_once(approved: Path, tmp_path: Path) -> None:
    root = shutil.copytree(approved, tmp_path / "office", symlinks=True)
    both = [killing.start(publish, root) for _ in range(2)]
    for one in both:
        one.join()
    office = Office(editions.folders(root))
    assert [one.exitcode for one in both] == [0, 0]
    assert times_out(office) == 1
    assert seen(office) == {BERGVIK, RIBEIRA}


def test_a_disk_that_fills_up_leaves_the_last_good_site(approved: Path, tmp_path: Path) -> None:
    disk, desk = tmp_path / "disk", tmp_path / "desk"
    disk.mkdir()
    desk.mkdir()
    ran = apart([sys.executable, "-m", "tests.full_disk", str(disk), str(approved)], desk)
    assert ran.returncode == 0, ran.stderr
