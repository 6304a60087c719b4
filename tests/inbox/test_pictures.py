"""Pictures that come along with a log, are missing, or have a name that is taken."""

import json
import os
from unicodedata import normalize

import pytest

from tests.inbox.handing import Office, log, photo, written

ACCENTED = "gājiens.png"


def problems(office: Office) -> str:
    """What the refusals say in English."""
    slips = sorted((office.drop / "refused").glob("*.json"))
    told = [json.loads(path.read_bytes())["problems"] for path in slips]
    return "\n".join(one["english"] for each in told for one in each)


def media(office: Office) -> dict[str, bytes]:
    """The pictures in the records, beside those of the miniature."""
    paths = (office.project.folder / "media").iterdir()
    return {path.name: path.read_bytes() for path in paths if not path.name.startswith("2013-09")}


def states(office: Office) -> list[str]:
    return [answer.state for answer in office.intake().answers]


def test_pictures_come_along_from_the_drop_folder(office: Office) -> None:
    office.lay("2013-07.yaml", log(pictures=("walk.png", "ride.png")))
    office.lay("walk.png", photo(1))
    office.lay("ride.png", photo(2))
    assert states(office) == ["accepted"]
    assert media(office) == {"walk.png": photo(1), "ride.png": photo(2)}
    assert office.project.problems == ()


def test_a_picture_that_is_missing_is_told_and_the_log_handed_in_again_with_it(
    office: Office,
) -> None:
    office.lay("2013-07.yaml", log(pictures=("walk.png",)))
    assert states(office) == ["refused"]
    assert "The picture 'walk.png' did not come along." in problems(office)
    office.lay("2013-07.yaml", log(pictures=("walk.png",)))
    office.lay("walk.png", photo())
    assert states(office) == ["accepted"]


def test_a_picture_that_no_log_names_waits_and_that_is_told(office: Office) -> None:
    office.lay("walk.png", photo())
    taken = office.intake()
    assert taken.answers == ()
    assert list(taken.waiting.values()) == ["No file that was handed in names this picture yet."]
    office.lay("2013-07.yaml", log(pictures=("walk.png",)))
    assert states(office) == ["accepted"]


def test_a_log_with_a_picture_that_is_in_the_records_needs_none_along(office: Office) -> None:
    written(office.project.folder / "media" / "walk.png", photo())
    office.lay("2013-07.yaml", log(pictures=("walk.png",)))
    assert states(office) == ["accepted"]


def test_the_same_picture_again_changes_nothing(office: Office) -> None:
    for month in ("2013-07", "2013-08"):
        office.lay(f"{month}.yaml", log(month, pictures=("walk.png",)))
        office.lay("walk.png", photo())
        assert states(office) == ["accepted"]
    assert media(office) == {"walk.png": photo()}


@pytest.mark.parametrize(
    ("there", "name"),
    [
        ("walk.png", "walk.png"),
        ("Walk.png", "walk.png"),
        ("WALK.PNG", "walk.png"),
        (normalize("NFC", ACCENTED), normalize("NFC", ACCENTED)),
        (normalize("NFD", ACCENTED), normalize("NFC", ACCENTED)),
        ("straße.png", "strasse.png"),
    ],
)
def test_another_picture_never_takes_the_place_of_one_that_is_there(
    office: Office, there: str, name: str
) -> None:
    written(office.project.folder / "media" / there, photo(1))
    office.lay("2013-07.yaml", log(pictures=(name,)))
    office.lay(name, photo(2))
    assert states(office) == ["refused"]
    assert "Another picture has the name" in problems(office)
    assert media(office) == {there: photo(1)}
    assert (office.drop / "refused" / name).read_bytes() == photo(2)


def test_a_picture_from_a_mac_is_found_by_the_log_that_names_it(office: Office) -> None:
    office.lay("2013-07.yaml", log(pictures=(normalize("NFC", ACCENTED),)))
    office.lay(normalize("NFD", ACCENTED), photo())
    assert states(office) == ["accepted"]
    assert media(office) == {normalize("NFC", ACCENTED): photo()}


@pytest.mark.parametrize(
    "name", ["../partners/x.png", "/etc/x.png", "..\\x.png", "a/b.png", "", ".", "..", "~/x.png"]
)
def test_a_picture_elsewhere_is_refused(office: Office, name: str) -> None:
    office.lay("2013-07.yaml", log(pictures=(name,)))
    office.lay("x.png", photo())
    assert states(office) == ["refused"]
    assert media(office) == {}
    assert (office.drop / "x.png").read_bytes() == photo()


def test_what_only_looks_like_a_picture_is_refused_with_its_log(office: Office) -> None:
    office.lay("2013-07.yaml", log(pictures=("walk.png",)))
    office.lay("walk.png", "no picture")
    assert states(office) == ["refused"]
    assert "is not a picture that can be opened" in problems(office)
    assert media(office) == {}


@pytest.mark.parametrize("sort", ["link", "folder", "pipe"])
def test_a_picture_that_is_no_file_is_refused_and_leads_nowhere(office: Office, sort: str) -> None:
    secret = written(office.desk / "secret.png", photo())
    office.lay("2013-07.yaml", log(pictures=("walk.png",)))
    place = office.drop / "walk.png"
    if sort == "link":
        place.symlink_to(secret)
    elif sort == "folder":
        place.mkdir()
    else:
        os.mkfifo(place)
    assert states(office) == ["refused", "refused"]
    assert media(office) == {}


def test_pictures_that_only_capitals_set_apart_are_refused_both(office: Office) -> None:
    office.lay("Walk.png", photo(1))
    office.lay("walk.png", photo(2))
    assert states(office) == ["refused", "refused"]
    kept = {path.read_bytes() for path in (office.drop / "refused").glob("*.png")}
    assert kept == {photo(1), photo(2)}


def test_a_refused_log_that_comes_again_keeps_its_picture_once(office: Office) -> None:
    for _ in range(2):
        office.lay("2013-07.yaml", "entries: [" + log(pictures=("walk.png",)))
        office.lay("walk.png", photo())
        office.submit(
            office.write("2013-07.yaml", log(pictures=("walk.png",)).replace("title", "titel")),
            office.write("walk.png", photo()),
        )
    (kept,) = (office.drop / "refused").glob("*.png")
    assert kept.read_bytes() == photo()
