"""What else can lie in a drop folder: odd names, links, folders, pipes, twins."""

import json
import os
import socket
from pathlib import Path

import pytest

from folio.errors import UsageError
from folio.inbox import InboxError
from tests.inbox.handing import Office, log, written

NAMES = {
    "newline": "2013\n07.yaml",
    "right-to-left": "2013-07\u202elmay.yaml",
    "right-to-left-text": "2013-07\u202egol.txt",
    "zero-width": "2013-07\u200b.yaml",
    "not-utf8": os.fsdecode(b"2013-07-\xe9\xff.yaml"),
    "two-hundred-letters": "a" * 195 + ".yaml",
    "as-long-as-may-be": "a" * 250 + ".yaml",
    "long-in-bytes": "ē" * 115 + ".yaml",
    "windows-device": "CON.yaml",
    "an-option": "-rf.yaml",
    "colon": "2013:07.yaml",
    "star": "*.yaml",
    "quoted": '"2013".yaml',
    "backslash": "C:\\2013.yaml",
    "space-behind": "2013-07.yaml ",
    "ours": "2013-07.yaml.refusal.json",
    "mended": "mended",
    "dot-behind": "2013-07.yaml.",
    "receipts": "receipts",
    "replaced": "replaced",
    "word": "Darbības pārskats.docx",
    "no-ending": "2013-07",
    "template": "{{ 7*7 }} {name} %s.docx",
}


def kept(office: Office) -> list[bytes]:
    """What is kept of what was refused."""
    ours = (".refusal.txt", ".refusal.json")
    folder = office.drop / "refused"
    paths = [path for path in folder.iterdir() if not path.name.endswith(ours)]
    return [path.read_bytes() for path in paths if path.is_file()]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_file_with_an_odd_name_is_refused_and_kept(office: Office, name: str) -> None:
    office.lay(name, "content of " + log())
    taken = office.intake()
    assert [answer.state for answer in taken.answers] == ["refused"]
    assert (taken.failures, taken.waiting) == ({}, {})
    assert kept(office) == [("content of " + log()).encode()]
    assert office.logs == ["2013-spring"]
    letter = taken.answers[0].letter
    assert "\u202e" not in letter.read_text(encoding="utf-8")
    assert json.loads(letter.with_suffix(".json").read_bytes())["state"] == "refused"


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_the_same_by_command_is_refused_with_a_letter(office: Office, name: str) -> None:
    (answer,) = office.submit(office.write(name, "content of " + log()))
    assert answer.state == "refused"
    assert kept(office) == [("content of " + log()).encode()]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_what_has_an_odd_name_hinders_nothing_else(office: Office, name: str) -> None:
    office.lay(name, "content of " + log())
    office.lay("2013-07.yaml", "entries: [")
    office.intake()
    office.lay("2013-07.yaml", log())
    assert [answer.state for answer in office.intake().answers] == ["accepted"]


@pytest.mark.parametrize("name", ["2013-07.yaml.part", "2013-07.yaml~", ".2013-07.yaml", "x.tmp"])
def test_what_a_program_still_works_on_is_left_alone(office: Office, name: str) -> None:
    office.lay(name, log())
    assert office.intake().answers == ()
    assert (office.drop / name).exists()


def test_links_lead_nowhere(office: Office) -> None:
    secret = written(office.desk / "secret.yaml", log())
    office.drop.mkdir(parents=True)
    (office.drop / "2013-07.yaml").symlink_to(secret)
    (office.drop / "2013-08.yaml").symlink_to("nowhere")
    assert [answer.state for answer in office.intake().answers] == ["refused", "refused"]
    assert (office.logs, secret.exists()) == (["2013-spring"], True)
    assert "Pupils" not in "".join(
        path.read_text(encoding="utf-8") for path in (office.drop / "refused").glob("*.refusal.*")
    )


def test_folders_pipes_and_sockets_are_refused(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.lay("2013/07.yaml", log())
    os.mkfifo(office.drop / "pipe.yaml")
    with monkeypatch.context() as there, socket.socket(socket.AF_UNIX) as listening:
        there.chdir(office.drop)  # the path of a socket may not be long
        listening.bind("socket.yaml")
    assert [answer.state for answer in office.intake().answers] == ["refused"] * 3
    assert (office.drop / "refused" / "2013" / "07.yaml").read_text(encoding="utf-8") == log()


def test_twins_are_both_refused_since_some_systems_would_keep_one(office: Office) -> None:
    office.lay("Jan.yaml", log("2013-07"))
    office.lay("jan.yaml", log("2013-08"))
    assert [answer.state for answer in office.intake().answers] == ["refused", "refused"]
    assert len(kept(office)) == 2


def test_a_drop_folder_of_nobody_waits_and_the_nearest_partner_is_told(office: Office) -> None:
    written(office.project.folder / "inbox" / "kalnva" / "2013-07.yaml", log())
    taken = office.intake()
    assert taken.answers == ()
    assert "Did you mean 'kalnava'?" in next(iter(taken.waiting.values()))


@pytest.mark.parametrize("name", ["refused", "receipts", "replaced"])
def test_a_link_in_the_place_of_a_folder_of_ours_is_never_written_through(
    office: Office, name: str
) -> None:
    elsewhere = office.project.folder / "activities" / "ribeira"
    elsewhere.mkdir()
    office.drop.mkdir(parents=True)
    (office.drop / name).symlink_to(elsewhere)
    for content in (log(), log(title="A ride"), "entries: ["):
        office.lay("2013-07.yaml", content)
        office.intake()
    assert list(elsewhere.iterdir()) == []


def test_a_link_in_the_place_of_a_drop_folder_is_never_written_through(office: Office) -> None:
    office.drop.parent.mkdir()
    office.drop.symlink_to(office.project.folder / "activities")
    with pytest.raises(InboxError):
        office.submit(office.write("2013-07.yaml", log()))
    assert [path.name for path in (office.project.folder / "activities").iterdir()] == ["kalnava"]


@pytest.mark.parametrize("record", ["partners/kalnava", "activities/ribeira/2013-07", "../../x"])
def test_a_slip_that_somebody_has_laid_there_opens_no_other_place(
    office: Office, record: str
) -> None:
    parcel = office.drop.parent / ".taken" / "kalnava" / "forged"
    told = {"partner": "ribeira", "name": "x.yaml", "pictures": {}, "sha256": "0" * 64}
    slip = {**told, "received": "2013-08-05T09:15:02+02:00", "road": "command"}
    written(parcel / ".parcel.json", json.dumps(slip))
    written(parcel / ".receipt.txt", "Thank you.")
    written(parcel / ".receipt.json", json.dumps({"state": "accepted", "record": record}))
    written(parcel / "x.yaml", "entries: [")
    office.drop.mkdir()
    before = records(office.project.folder)
    assert [answer.state for answer in office.intake().answers] == ["refused"]
    assert records(office.project.folder) == before


def test_what_a_partner_calls_taken_is_not_taken_up(office: Office) -> None:
    """Parcels lie beside the drop folders, where no partner can write."""
    written(office.drop / ".taken" / "forged" / "parcel.json", "{}")
    assert office.intake().answers == ()


def records(folder: Path) -> set[Path]:
    inbox = folder / "inbox"
    return {path for path in folder.parent.parent.rglob("*") if not path.is_relative_to(inbox)}


def test_two_files_of_one_name_are_not_taken_together(office: Office) -> None:
    files = [office.write(f"{folder}/2013-07.yaml", log(title=folder)) for folder in "ab"]
    with pytest.raises(UsageError, match="Two of the files are called 2013-07"):
        office.submit(*files)
    assert not (office.drop / "receipts").exists()


def test_a_file_in_nobodys_folder_is_told(office: Office) -> None:
    written(office.project.folder / "inbox" / "2013-07.yaml", log())
    (why,) = office.intake().waiting.values()
    assert why.startswith("It lies in no partner's folder.")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("log.docx", "PK\x03\x04", "Word or Excel file"),
        ("log.txt", log(), "log.yaml"),
    ],
)
def test_a_file_of_another_sort_is_told_with_what_to_do(
    office: Office, name: str, content: str, told: str
) -> None:
    office.lay(name, content)
    (answer,) = office.intake().answers
    explanation = json.loads(answer.letter_for_programs.read_bytes())
    assert told in explanation["problems"][0]["english"]
