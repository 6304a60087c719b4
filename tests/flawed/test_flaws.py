"""The example with six flaws in its logs: the checks find these six, and nothing else."""

import datetime
import shutil
from pathlib import Path

import pytest

from folio.actions import Folders, Told, check
from tests.conftest import REPOSITORY

TODAY = datetime.date(2014, 9, 1)
LOGS = "records/example/activities"

FLAWS = {
    "a traveller is left out": (
        "lysvag/2013-02",
        "      - {person: T. H., role: learner, evidence: [certificate, ticket]}\n",
        "",
    ),
    "a traveller is listed twice": (
        "lysvag/2014-02",
        "      - {person: R. E., role: accompanying, ",
        "      - {person: K. L., role: staff, evidence: [certificate, ticket]}\n"
        "      - {person: R. E., role: accompanying, ",
    ),
    "a ticket is missing": (
        "pietrachiara/2012-08",
        "C. R., role: learner, evidence: [certificate, ticket]",
        "C. R., role: learner, evidence: [certificate]",
    ),
    "a name is misspelt": (
        "pietrachiara/2013-02",
        "person: Marta Valbruna",
        "person: Marta Valbrunna",
    ),
    "a trip ends before the meeting": ("smilgava/2012-08", "to: 2012-10-26", "to: 2012-10-24"),
    "somebody is named who was not asked": (
        "smilgava/2014-02",
        "person: L. V.,",
        "person: Līga Vītola,",
    ),
}
FOUND = {
    ("participants-differ", "lysvag", "lysvag/2013-02.yaml", "entries[2].travellers"),
    ("journey-without-mobility", "lysvag", "lysvag/2014-02.yaml", "entries[1].travellers[4]"),
    ("evidence-missing", "pietrachiara", "pietrachiara/2012-08.yaml", "entries[0].travellers"),
    (
        "name-in-variants",
        "pietrachiara",
        "pietrachiara/2013-02.yaml",
        "entries[3].travellers[0].person",
    ),
    ("trip-misses-meeting", "smilgava", "smilgava/2012-08.yaml", "entries[0].dates"),
    ("name-without-consent", "smilgava", "smilgava/2014-02.yaml", "entries[1].travellers[2]"),
}


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example that may be spoilt; its folder is the working directory."""
    shutil.copytree(REPOSITORY / "records" / "example", tmp_path / "records" / "example")
    shutil.copytree(REPOSITORY / "programmes", tmp_path / "programmes")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(flaw: str) -> None:
    """Plant one of the flaws."""
    log, right, wrong = FLAWS[flaw]
    path = Path(LOGS, f"{log}.yaml")
    text = path.read_text(encoding="utf-8")
    assert text.count(right) == 1, f"{right!r} stands {text.count(right)} times in {path}"
    path.write_text(text.replace(right, wrong), encoding="utf-8")


def told() -> list[Told]:
    """The remarks beside those on notices, which are the programme's."""
    return [one for one in check(Folders(), "example", TODAY) if "notice" not in one.rule]


def test_the_example_as_it_is_has_no_flaws(example: Path) -> None:
    assert told() == []


def test_the_six_flaws_are_found_and_nothing_else(example: Path) -> None:
    for flaw in FLAWS:
        spoil(flaw)
    found = [
        (one.rule, one.partner, one.file.removeprefix(f"{LOGS}/"), one.field) for one in told()
    ]
    assert len(found) == len(FLAWS)
    assert set(found) == FOUND


@pytest.mark.parametrize("flaw", FLAWS)
def test_each_flaw_alone_is_one_remark(flaw: str, example: Path) -> None:
    spoil(flaw)
    (remark,) = told()
    assert remark.line > 1
    assert not [name for name in ("Valbru", "Vītola", "K. L.") if name in remark.message]
