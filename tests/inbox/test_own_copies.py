"""What is in the records is a copy of Folio's own: nobody has a hand on it any more."""

import os
from pathlib import Path

import pytest

from folio.inbox import DropFolder, Road
from folio.inbox.writing import copy
from tests.inbox.handing import NOW, Office, log, photo, written


def kept(office: Office, name: str = "2013-07") -> Path:
    return office.project.folder / "activities" / "kalnava" / f"{name}.yaml"


def test_whoever_kept_a_second_name_of_the_file_changes_nothing(office: Office) -> None:
    mine = office.write("mine.yaml", log())
    office.drop.mkdir(parents=True)
    os.link(mine, office.drop / "2013-07.yaml")
    office.intake()
    mine.write_text("other", encoding="utf-8")
    assert kept(office).read_text(encoding="utf-8") == log()


def test_whoever_has_the_file_open_changes_nothing(office: Office) -> None:
    office.lay("2013-07.yaml", log())
    with (office.drop / "2013-07.yaml").open("ab") as mine:
        parcel = DropFolder(office.drop).take(office.drop / "2013-07.yaml", (), NOW)
        mine.write(b"more")
    assert parcel.record.read_text(encoding="utf-8") == log()


def test_rights_to_a_file_do_not_come_along(office: Office) -> None:
    office.lay("2013-07.yaml", log())
    (office.drop / "2013-07.yaml").chmod(0o4777)
    office.intake()
    assert kept(office).stat().st_mode & 0o7022 == 0


@pytest.mark.parametrize("sort", ["link", "pipe"])
def test_what_is_no_ordinary_file_is_never_copied(tmp_path: Path, sort: str) -> None:
    path = tmp_path / "2013-07.yaml"
    if sort == "link":
        path.symlink_to(written(tmp_path / "other", "x"))
    else:
        os.mkfifo(path)
    with pytest.raises(OSError, match=r"link|ordinary"):
        copy(path, tmp_path / "copy")


def test_a_file_that_stays_when_a_run_is_killed_is_cleared_away_by_the_next(
    office: Office,
) -> None:
    """Killed between the copy and the clearing: the file is there twice."""
    office.lay("2013-07.yaml", log(pictures=("a.png",)))
    office.lay("a.png", photo())
    drop = DropFolder(office.drop)
    drop.take(
        office.drop / "2013-07.yaml",
        [office.drop / "a.png"],
        NOW,
        shared=[office.drop / "2013-07.yaml", office.drop / "a.png"],
    )
    assert [path.name for path in drop.lying()] == ["2013-07.yaml", "a.png"]
    (answer,) = office.intake().answers
    assert (answer.state, drop.lying()) == ("accepted", ())


def test_an_older_file_that_was_left_never_takes_a_newer_ones_place(office: Office) -> None:
    older = DropFolder(office.drop)
    office.drop.mkdir(parents=True)
    parcel = older.take(office.write("2013-07.yaml", log(title="Old")), (), NOW, Road.COMMAND)
    aside = parcel.folder.rename(office.desk / "aside")
    office.lay("2013-07.yaml", log(title="New"))
    office.intake()
    aside.rename(parcel.folder)
    (answer,) = office.intake().answers
    assert answer.state == "refused"
    assert kept(office).read_text(encoding="utf-8") == log(title="New")


def test_a_record_that_came_to_its_place_meanwhile_is_not_overwritten(office: Office) -> None:
    """A file is decided on, and cannot be filed, since its picture has no folder to go to."""
    media, aside = office.project.folder / "media", office.desk / "media"
    media.rename(aside)
    written(media, "no folder")
    office.lay("2013-07.yaml", log(pictures=("a.png",)))
    office.lay("a.png", photo())
    assert office.intake().answers == ()
    written(kept(office), log(title="By hand"))
    media.unlink()
    aside.rename(media)
    office.intake()
    assert kept(office).read_text(encoding="utf-8") == log(title="By hand")
    assert [path.name for path in (office.drop / "replaced").iterdir()] == ["2013-07.yaml"]


def test_parcels_are_seen_also_where_the_drop_folder_is_gone(office: Office) -> None:
    office.lay("2013-07.yaml", log())
    DropFolder(office.drop).take(office.drop / "2013-07.yaml", (), NOW)
    office.drop.rmdir()
    assert [answer.state for answer in office.intake().answers] == ["accepted"]


def test_a_picture_that_two_files_name_serves_both(office: Office) -> None:
    office.lay("a.png", photo())
    office.lay("2013-07.yaml", log(pictures=("a.png",)).replace("title:", "titel:"))
    office.lay("2013-08.yaml", log("2013-08", pictures=("a.png",)))
    assert [answer.state for answer in office.intake().answers] == ["refused", "accepted"]
    assert not (office.drop / "a.png").exists()


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", ".DS_Store"])
def test_what_systems_leave_in_folders_is_left_alone(office: Office, name: str) -> None:
    office.lay(name, b"x")
    taken = office.intake()
    assert (taken.answers, taken.waiting) == ((), {})


def test_names_are_told_without_what_would_steer_a_terminal(office: Office) -> None:
    written(office.project.folder / "inbox" / "\x1b[31mevil" / "\x1b]0;x\x07.yaml", log())
    assert "\x1b" not in "".join(office.intake().waiting)
