"""Whatever moment a publication is killed at, readers see the old site or the new one, whole."""

import os
import shutil
from pathlib import Path

import pytest

from folio import actions
from folio.actions import Published
from folio.publishing import SiteFolder
from tests import editions, killing
from tests.editions import BERGVIK, NOON, RIBEIRA, Office

KILLS, LAST = int(os.environ.get("FOLIO_KILLS", "12")), 5
"""Spread evenly over all steps that a publication takes on the disk, and at its last ones."""


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One edition is out, another is approved; made once for all kills."""
    root = tmp_path_factory.mktemp("office")
    office = editions.office(root)
    office.publish(BERGVIK)
    _, proof = office.proof(RIBEIRA)
    office.approve(proof)
    return root


def publish(root: Path) -> Published:
    """Publish what was approved in an office."""
    office = editions.Office(editions.folders(root))
    wanted = office.wanted(RIBEIRA)
    if wanted.is_published:
        return actions.published(office.folders, wanted)
    return actions.publish(
        office.folders, wanted, actions.proof(office.folders, wanted, NOON), NOON
    )


def seen(office: Office) -> set[str]:
    """The editions that readers find on the site, all of whose files are as they should be."""
    site = SiteFolder(office.shelf)
    assert site.damage == ()
    found = set()
    for edition in (BERGVIK, RIBEIRA):
        names = {
            f"{code}/newsletter-{edition}{end}"
            for code in ("en", "lv")
            for end in (".html", f"-{code}.pdf", f"-{code}.docx")
        }
        there = {name for name in names if (site.link / name).is_file()}
        assert there in (set(), names)
        found |= {edition} if there else set()
    return found


def times_out(office: Office) -> int:
    publications = office.folders.ledger("tiny").read().publications
    return sum(one.subject == RIBEIRA for one in publications)


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
