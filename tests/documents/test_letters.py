"""Letters to partners, as a person has approved them in each language."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from folio.actions.folders import Folders
from folio.documents.letters import receipt, refusal, reminder
from folio.documents.letters.acceptance import Acceptance, State
from folio.documents.letters.arrival import Arrival
from folio.documents.letters.letter import Letter
from folio.documents.letters.second_look import noted
from folio.errors import RecordsError
from folio.model.activities import ActivityLog
from folio.model.dues import dues
from folio.model.register import Register
from folio.records.door import Door
from folio.rendering import letter_as_text
from folio.text.language import Language
from tests.conftest import LANGUAGES, LOCALE, REPOSITORY, TESTS

APPROVED = TESTS / "approved"
TODAY = datetime.date(2013, 6, 20)
RECEIVED = datetime.datetime(2013, 8, 5, 9, 15, tzinfo=datetime.UTC)
LOG = REPOSITORY / "records/example/activities/smilgava/2013-02.yaml"
MISTAKES = {
    "partner: smilgava": "partner: lysvag",
    "date: 2013-02-25": "date: 25 February 2013",
    "notice_shown: true": "notice-shown: yes",
    "hours: 36": "hours: many",
}

each_language = pytest.mark.parametrize("code", LANGUAGES)
Approved = Callable[[Path, str], None]


@pytest.fixture(scope="module")
def door() -> Door:
    return Door.of(REPOSITORY / "records", "example", REPOSITORY / "programmes")


def arrival(file: Path) -> Arrival:
    return Arrival("example", "smilgava", file.name, (), "0" * 64, RECEIVED)


def as_text(letter: Letter) -> str:
    template = Folders(templates=REPOSITORY / "templates").template("letter")
    return f"{letter.subject}\n\n{letter_as_text(letter.fields, template)}"


def changed(folder: Path, changes: dict[str, str]) -> Path:
    """The log of Smilgava with some passages changed, wherever they stand."""
    text = LOG.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text, f"{old!r} does not stand in the log"
        text = text.replace(old, new)
    file = folder / "2013-02.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@each_language
def test_a_receipt_reads_as_approved(
    code: str, door: Door, tmp_path: Path, approved: Approved
) -> None:
    file = changed(tmp_path, {"from: 2013-02-01": "from: 2012-02-01", "reach: 3000": "reach: 3500"})
    proposal = door.read("smilgava", file)
    now, before = (
        door.judge("smilgava", one, {}) for one in (proposal, door.read("smilgava", LOG))
    )
    assert isinstance(now, ActivityLog)
    acceptance = Acceptance(
        arrival=arrival(file),
        record="activities/smilgava/2013-02",
        state=State.REPLACED,
        now=now,
        before=before,
        register=door.register,
        line=lambda field: proposal.source.tree.mark(field).line,
        overlapping=("2012-08",),
    )
    language = Language.load(code, LOCALE)
    letter = receipt.receipt(acceptance, tuple(noted(acceptance, language)), language)
    approved(APPROVED / f"receipt-smilgava-{code}.txt", as_text(letter))


@each_language
def test_a_refusal_reads_as_approved(
    code: str, door: Door, tmp_path: Path, approved: Approved
) -> None:
    file = changed(tmp_path, MISTAKES)
    with pytest.raises(RecordsError) as refused:
        door.judge("smilgava", door.read("smilgava", file), {})
    letter = refusal.refusal(
        arrival(file),
        refused.value.problems,
        file.read_bytes(),
        door.register,
        Language.load(code, LOCALE),
    )
    approved(APPROVED / f"refusal-smilgava-{code}.txt", as_text(letter))


@each_language
def test_a_reminder_reads_as_approved(code: str, age: Register, approved: Approved) -> None:
    day = TODAY + datetime.timedelta(days=20)
    owed = [one for one in dues(age, day) if one.by == "vejle"]
    letter = reminder.compose(age, "vejle", owed, day, Language.load(code, LOCALE))
    approved(APPROVED / f"reminder-vejle-{code}.txt", as_text(letter))


def test_a_letter_names_whom_to_ask_where_that_is_known(door: Door, english: Language) -> None:
    letter = reminder.compose(door.register, "smilgava", [], TODAY, english)
    assert str(letter.signed[0]) == "Eirik Nordhavn"


def test_a_letter_is_signed_by_the_coordinator_where_no_person_is_known(
    age: Register, english: Language
) -> None:
    letter = reminder.compose(age, "vejle", [], TODAY, english)
    assert [str(one) for one in letter.signed] == [
        "City of Magdeburg",
        "“Administrations go Europe!”",
    ]
