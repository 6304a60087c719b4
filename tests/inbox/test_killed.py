"""Whatever moment a run is killed at, nothing that was handed in is lost, and nothing is halved."""

import os
import random
import time
from itertools import count

import pytest

from tests.conftest import Miniature
from tests.inbox import runs
from tests.inbox.counting import HandedIn
from tests.inbox.handing import PARTNER, git, log, photo, with_history

SEED = int(os.environ.get("FOLIO_SEED", "1519"))
FEW_KILLS, MANY_KILLS = 6, 50
"""Without history and with it: twelve in every run, a hundred in `make soak`."""
EVERY_SEVENTH = 7
"""Of the steps in every run; `make soak` takes them one by one."""
FEW = 12
"""So many files may still wait when more are handed in."""
PARTNERS = ("bergvik", "kalnava", "ribeira")

IN_GIT = {False: "without-git", True: "in-git"}
histories = pytest.mark.parametrize("history", IN_GIT, ids=IN_GIT.get)


@histories
@pytest.mark.parametrize("kills", [FEW_KILLS, pytest.param(MANY_KILLS, marks=pytest.mark.soak)])
def test_a_run_killed_at_any_moment_loses_nothing(
    miniature: Miniature, kills: int, history: bool
) -> None:
    handed = to(miniature, history)
    chance = random.Random(SEED)  # noqa: S311 - not to keep a secret
    batches = count()
    lay_batch(handed, next(batches))
    whole = duration(miniature)
    for number in range(kills):
        if handed.waiting < FEW:
            lay_batch(handed, next(batches))
        runs.kill(miniature.root, chance.uniform(0, whole))
        assert handed.wrong == {"lost": [], "halved": []}, f"FOLIO_SEED={SEED}, kill {number}"
    come_to_the_end(miniature)
    assert handed.wrong == {"lost": [], "halved": []}, f"FOLIO_SEED={SEED}"
    assert (handed.unanswered, handed.unfinished) == ([], []), f"FOLIO_SEED={SEED}"
    print(f"Intake {IN_GIT[history]}: {kills} kills, {len(handed.files)} files, none lost.")


@histories
@pytest.mark.parametrize("stride", [EVERY_SEVENTH, pytest.param(1, marks=pytest.mark.soak)])
def test_a_run_killed_at_each_of_its_steps_loses_nothing(
    miniature: Miniature, stride: int, history: bool
) -> None:
    handed = to(miniature, history)
    for step in count(1, stride):
        lay_one_of_each(handed, step)
        is_at_its_end = runs.ends_before(miniature.root, step)
        assert handed.wrong == {"lost": [], "halved": []}, f"step {step}"
        come_to_the_end(miniature)
        assert handed.wrong == {"lost": [], "halved": []}, f"step {step}"
        assert (handed.unanswered, handed.unfinished) == ([], []), f"step {step}"
        if is_at_its_end:
            break
    assert step > EVERY_SEVENTH
    print(f"Intake {IN_GIT[history]}: killed at {step // stride} steps, nothing lost.")


def to(miniature: Miniature, history: bool) -> HandedIn:
    if history:
        with_history(miniature.root)
    return HandedIn.to(miniature.root, miniature.folder)


def lay_batch(handed: HandedIn, batch: int) -> None:
    """Twenty-seven files: good and bad, with pictures and without, new, changed and the same."""
    for partner in PARTNERS:
        for number in range(1, 7):
            has_picture = number % 3 == 0
            title = f"Walk {batch if has_picture else batch // 2}"
            picture = f"{partner}-{batch}-{number}.png"
            name, along = f"2013-{number:02}", (picture,) if has_picture else ()
            text = log(name, title, partner=partner, pictures=along)
            is_bad = number == 5 or batch % 4 == number
            if has_picture:
                handed.lay(partner, picture, photo(100 * batch + number))
            handed.lay(
                partner, f"{name}.yaml", f"entries: [{text}".encode() if is_bad else text.encode()
            )
        handed.lay(partner, f"notes-{batch}.docx", f"PK\3\4{partner}{batch}".encode())


def lay_one_of_each(handed: HandedIn, number: int) -> None:
    """One that replaces what is there, one that mends what was refused or is bad again."""
    good, other = f"good-{number}.png", f"other-{number}.png"
    handed.lay(PARTNER, good, photo(2 * number))
    handed.lay(PARTNER, other, photo(2 * number + 1))
    text = log("2013-01", f"Walk {number}", pictures=(good,))
    handed.lay(PARTNER, "2013-01.yaml", text.encode())
    text = log(f"2013-{number % 3 + 2:02}", f"Ride {number}", pictures=(other,))
    handed.lay(PARTNER, "other.yaml", (text if number % 2 else f"entries: [{text}").encode())


def duration(miniature: Miniature) -> float:
    """How many seconds a run takes that nobody disturbs."""
    began = time.monotonic()
    assert runs.ends_before(miniature.root, 0)
    return time.monotonic() - began


def come_to_the_end(miniature: Miniature) -> None:
    """The locks that a killed git has left are taken away by hand, as git asks for."""
    for lock in (miniature.root / ".git").rglob("*.lock"):
        lock.unlink()
    runs.end(miniature.root)
    if (miniature.root / ".git").exists():
        assert git(miniature.root, "status", "--porcelain") == ""
