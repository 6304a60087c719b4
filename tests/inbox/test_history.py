"""What is accepted is a commit of its own; where there is no history, what is replaced is kept."""

import datetime
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Miniature
from tests.inbox.handing import NOW, Office, git, log, photo, with_history, written

LAST = ("log", "-1", "--format=%an|%ae|%aI|%s")


@pytest.fixture
def office(office_with_history: Office) -> Office:
    return office_with_history


def commits(office: Office) -> int:
    return int(office.git("rev-list", "--count", "HEAD"))


def replaced(office: Office) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in (office.drop / "replaced").iterdir()]


def submit(office: Office, content: str = "", name: str = "2013-07.yaml") -> str:
    """Hand in a log, and return why git has no commit of it."""
    (answer,) = office.submit(office.write(name, content or log()))
    assert answer.state in ("accepted", "replaced", "unchanged")
    return answer.uncommitted


def test_an_accepted_file_is_one_commit_by_its_partner_at_the_time_it_came(office: Office) -> None:
    office.project.write(
        "partners/kalnava.yaml",
        (office.project.folder / "partners/kalnava.yaml").read_text(encoding="utf-8")
        + "contact: {name: Anna Kalniņa, email: anna@kalnava.example}\n",
    )
    submit(office)
    author, email, day, subject = office.git(*LAST).strip().split("|")
    assert (author, email) == ("Kalnavas pilsēta", "anna@kalnava.example")
    assert datetime.datetime.fromisoformat(day) == NOW
    assert (commits(office), subject[:7]) == (2, "Saņemts")


def test_the_receipt_is_the_message(office: Office) -> None:
    (answer,) = office.submit(office.write("2013-07.yaml", log()))
    message = office.git("log", "-1", "--format=%B").strip()
    assert message == answer.letter.read_text(encoding="utf-8").strip()


@pytest.mark.parametrize(
    "name",
    ["'A <b@c.example> B'", "'<>'", '"New\\nline"', "'# comment'", "'--amend'", "'...'"],
)
def test_a_partners_name_with_odd_signs_is_no_more_than_a_name(office: Office, name: str) -> None:
    office.project.change("partners/kalnava.yaml", "name: Kalnavas pilsēta", f"name: {name}")
    assert submit(office) == ""
    assert commits(office) == 2
    assert office.git("log", "-1", "--format=%ae").strip() == ""


def test_only_its_own_files_are_in_the_commit_whatever_else_is_staged(office: Office) -> None:
    office.project.write("staged.md", "Staged.\n")
    office.git("add", "records/tiny/staged.md")
    office.project.write("changed.md", "Neither staged nor committed.\n")
    office.lay("walk.png", photo())
    office.lay("2013-08.yaml", log("2013-08", pictures=("walk.png",)))
    office.intake()
    names = office.git("show", "--name-only", "--format=", "HEAD").split()
    assert names == ["records/tiny/activities/kalnava/2013-08.yaml", "records/tiny/media/walk.png"]
    left = office.git("status", "--porcelain").splitlines()
    assert left == ["A  records/tiny/staged.md", "?? records/tiny/changed.md"]


def test_a_replaced_file_is_a_second_commit_and_not_kept_twice(office: Office) -> None:
    submit(office)
    submit(office, log(title="A ride"))
    assert commits(office) == 3
    assert not (office.drop / "replaced").exists()


def test_the_same_file_again_makes_no_commit(office: Office) -> None:
    submit(office)
    submit(office)
    assert commits(office) == 2


def test_a_file_that_was_changed_by_hand_and_not_committed_is_kept(office: Office) -> None:
    submit(office)
    by_hand = log(title="By hand")
    office.project.write("activities/kalnava/2013-07.yaml", by_hand)
    submit(office, log(title="A ride"))
    assert replaced(office) == [by_hand]


def test_nothing_of_the_inbox_is_ever_committed(office: Office) -> None:
    submit(office)
    office.lay("2013-08.yaml", "entries: [")
    office.intake()
    office.git("add", "--all")
    assert office.git("status", "--porcelain") == ""
    assert "inbox" not in office.git("ls-files")


def test_a_work_tree_without_any_commit_gets_its_first(office: Office) -> None:
    shutil.rmtree(office.project.root / ".git")
    office.git("init", "--quiet")
    assert submit(office) == ""
    assert office.git("ls-files").split() == ["records/tiny/activities/kalnava/2013-07.yaml"]


def test_where_git_is_locked_that_is_told_and_the_commit_made_the_next_time(office: Office) -> None:
    lock = office.project.root / ".git" / "index.lock"
    lock.touch()
    assert "index.lock" in submit(office)
    assert commits(office) == 1
    lock.unlink()
    office.intake()
    assert office.git(*LAST).startswith("Kalnavas pilsēta|")
    assert office.git("status", "--porcelain") == ""


def test_a_record_that_was_taken_away_before_its_commit_hinders_nothing(office: Office) -> None:
    lock = office.project.root / ".git" / "index.lock"
    lock.touch()
    submit(office)
    lock.unlink()
    office.record("activities/kalnava/2013-07").unlink()
    assert submit(office, log("2013-08"), "2013-08.yaml") == ""
    assert not list((office.drop.parent / ".uncommitted").glob("*/*"))


@pytest.mark.parametrize("rule", ["records/", "activities", "*.yaml"])
def test_where_git_is_to_leave_the_records_alone_what_is_replaced_is_kept(
    office: Office, rule: str
) -> None:
    shutil.rmtree(office.project.root / ".git")
    (office.project.root / ".gitignore").write_text(f"{rule}\n", encoding="utf-8")
    with_history(office.project.root)
    assert submit(office) == ""
    assert submit(office, log(title="A ride")) == ""
    assert [path.read_text(encoding="utf-8") for path in (office.drop / "replaced").iterdir()] == [
        log()
    ]


def test_without_git_what_is_replaced_is_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.fspath(office.desk))
    assert submit(office) == ""
    assert submit(office, log(title="A ride")) == ""
    assert [path.read_text(encoding="utf-8") for path in (office.drop / "replaced").iterdir()] == [
        log()
    ]


def test_a_git_that_knows_nobody_takes_the_partner_for_the_committer(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("HOME", os.fspath(office.desk))
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(office.desk))
    assert submit(office) == ""
    assert office.git("log", "-1", "--format=%cn").strip() == "Kalnavas pilsēta"


def test_hooks_and_signatures_of_an_office_do_not_hinder(office: Office) -> None:
    office.git("config", "commit.gpgSign", "true")
    for name in ("pre-commit", "commit-msg"):
        hook = office.project.root / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
        hook.chmod(0o755)
    assert submit(office) == ""


def test_variables_of_git_lead_to_no_other_history(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", os.fspath(other / ".git"))
    assert submit(office) == ""
    monkeypatch.delenv("GIT_DIR")
    assert commits(office) == 2


def test_a_project_that_is_the_work_tree_itself_has_its_history_there(
    miniature: Miniature, tmp_path: Path
) -> None:
    with_history(miniature.folder)
    office = Office(miniature, tmp_path / "desk")
    assert submit(office) == ""
    assert git(miniature.folder, "show", "--name-only", "--format=", "HEAD").split() == [
        "activities/kalnava/2013-07.yaml"
    ]


def test_one_commit_that_git_refuses_hinders_no_other(office: Office) -> None:
    lock = office.project.root / ".git" / "index.lock"
    written(lock, "")
    assert submit(office)
    office.submit(office.write("2013-08.yaml", log("2013-08")))
    lock.unlink()
    note = next((office.drop.parent / ".uncommitted").glob("*/*"))
    told = json.loads(note.read_bytes())
    note.write_text(json.dumps({**told, "message": ""}), encoding="utf-8")
    taken = office.intake()
    assert commits(office) == 2
    (why,) = (why for path, why in taken.waiting.items() if path.endswith(note.name))
    assert "git could not commit it" in why


def test_a_picture_that_git_leaves_alone_does_not_keep_its_log_from_the_history(
    office: Office,
) -> None:
    written(office.project.root / ".gitignore", "media/\n")
    files = [office.write("2013-07.yaml", log(pictures=("a.png",))), office.write("a.png", photo())]
    (answer,) = office.submit(*files)
    assert (answer.uncommitted, commits(office)) == ("", 2)


def test_a_work_tree_of_somebody_else_is_told_and_not_passed_over(
    office: Office, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """git trusts no folder of another owner, be it only said to be one."""
    git = written(tmp_path / "bin" / "git", GIT_OF_ANOTHER_OWNER)
    git.chmod(0o755)
    monkeypatch.setenv("PATH", f"{git.parent}:{os.environ['PATH']}")
    assert "dubious ownership" in submit(office)


GIT_OF_ANOTHER_OWNER = """\
#!/bin/sh
GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec /usr/bin/git "$@"
"""
