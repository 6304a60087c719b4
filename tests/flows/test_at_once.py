"""What is asked for at once, in several windows, ends as if it had been one after the other."""

import shutil
from pathlib import Path

import pytest

from tests.flows.conftest import Office, furnished
from tests.inbox.handing import log, with_history, written
from tests.outcome import outcome

pytestmark = [pytest.mark.prefect, pytest.mark.soak]

EDITION = "2013-03-bergvik"
BUILD = ("build", "tiny", "--kind", "newsletter")
PREVIEW = ("preview", "tiny", "newsletter", EDITION, "lv")
PUBLISH = ("publish", "tiny", EDITION, "--approved-by", "Nora Berg", "--note", "Read.")
INTAKE = ("intake", "tiny", "--pause", "0")
MONTHS = [*(f"2013-{number:02}" for number in range(7, 13)), *(f"2014-{n:02}" for n in range(1, 5))]
"""None of them is told of in that edition, be it published before or after they are handed in."""
SUBMISSIONS = [("submit", "tiny", "kalnava", f"{month}.yaml") for month in MONTHS]
AT_ONCE = {
    "two builds": [BUILD, BUILD],
    "ten submissions": SUBMISSIONS,
    "a build beside a publication": [BUILD, PUBLISH],
    "intake beside a build": [INTAKE, BUILD],
    "a preview beside a build": [PREVIEW, BUILD],
    "all of it": [*SUBMISSIONS, INTAKE, BUILD, PUBLISH, PREVIEW, BUILD],
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with ten logs on the desk, and an eleventh in a drop folder."""
    root = furnished(tmp_path_factory.mktemp("office")).root
    with_history(root)
    for month in MONTHS:
        written(root / f"{month}.yaml", log(month))
    drop = root / "records" / "tiny" / "inbox" / "bergvik"
    written(drop / "2013-07.yaml", log(partner="bergvik"))
    return root


@pytest.mark.parametrize("name", AT_ONCE)
def test_what_is_done_at_once_ends_as_if_it_had_been_one_after_the_other(
    name: str, prepared: Path, tmp_path: Path, running: str
) -> None:
    at_once, in_turn = (
        Office(shutil.copytree(prepared, tmp_path / one)) for one in ("at-once", "in-turn")
    )
    begun = [at_once.start(*words, PREFECT_API_URL=running) for words in AT_ONCE[name]]
    for one in begun:
        _, told = one.communicate(timeout=240)
        assert one.returncode == 0, told
    for words in AT_ONCE[name]:
        assert in_turn.folio(*words, PREFECT_API_URL=running).returncode == 0
    for office in (at_once, in_turn):  # once more, for what was handed in while a build ran
        assert office.folio(*BUILD, PREFECT_API_URL=running).returncode == 0
    assert outcome(at_once.root) == outcome(in_turn.root)
    print(f"{name}: {len(begun)} commands at once")
