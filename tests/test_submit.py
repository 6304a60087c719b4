"""`folio submit` as somebody types it: its words, its answers, and its exit codes."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Miniature
from tests.inbox.handing import git, log, photo, with_history, written
from tests.test_cli import folio


def submit(*words: str) -> subprocess.CompletedProcess[str]:
    return folio("submit", "tiny", *words)


def said(run: subprocess.CompletedProcess[str]) -> str:
    return " ".join(run.stderr.split())


@pytest.fixture
def good(miniature: Miniature) -> str:
    written(Path("2013-07.yaml"), log())
    return "2013-07.yaml"


def test_a_receipt_is_printed_and_the_file_stays_where_it_is(good: str) -> None:
    run = submit("kalnava", good)
    assert run.returncode == 0
    assert "activities/kalnava/2013-07" in run.stdout
    assert Path(good).read_text(encoding="utf-8") == log()
    assert "This receipt is kept in records/tiny/inbox/kalnava/receipts/" in said(run)


def test_a_refusal_is_printed_with_the_place_marked_and_exit_code_5(miniature: Miniature) -> None:
    written(Path("2013-07.yaml"), log().replace("title: A walk", "titel: A walk"))
    run = submit("kalnava", "2013-07.yaml")
    assert run.returncode == 5
    lines = run.stdout.splitlines()
    (number,) = (at for at, line in enumerate(lines) if line.endswith("titel: A walk"))
    assert lines[number + 1].index("^") == lines[number].index("titel")
    kept = "records/tiny/inbox/kalnava/refused/2013-07.yaml.refusal.txt"
    assert f"This explanation is kept in {kept}." in said(run)


def test_a_form_that_was_filled_in_with_word_is_told_as_one(miniature: Miniature) -> None:
    written(Path("2013-07.docx"), b"PK\x03\x04")
    run = submit("ribeira", "2013-07.docx")
    assert run.returncode == 5
    assert "This is a Word or Excel file" in " ".join(run.stdout.split())


def test_problems_of_the_project_are_not_blamed_on_the_file(
    good: str, miniature: Miniature
) -> None:
    miniature.write("meetings/2014-01-ribeira.yaml", "place:\n")
    run = submit("kalnava", good)
    assert run.returncode == 1
    assert "records/tiny/meetings/2014-01-ribeira.yaml:1:7: place" in said(run)
    assert "They are the project's own: nothing can be taken in until they are mended." in said(run)


def test_as_json_there_is_an_answer_for_each_file(good: str) -> None:
    written(Path("bad.yaml"), "entries: [")
    run = submit("kalnava", good, "bad.yaml", "--format", "json")
    assert run.returncode == 5
    assert [(one["file"], one["state"]) for one in json.loads(run.stdout)] == [
        (good, "accepted"),
        ("bad.yaml", "refused"),
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("kalnava", "2013-08.yaml"), "There is no file 2013-08.yaml."),
        (("kalnava", "link.yaml"), "link.yaml is a link. Name the file itself."),
        (("kalnava", "folder"), "folder is a folder. Name the files in it."),
        (("kalnava", "walk.png"), "walk.png is named in none of the files handed in with it."),
        (("kalnava", "2013-07.yaml", "walk.png"), "walk.png is named in none of the files"),
        (
            ("kalnava", "2013-07.yaml", "b/2013-07.yaml"),
            "Two of the files are called",
        ),
        (("kalnva", "2013-07.yaml"), "Did you mean 'kalnava'?"),
        (("../ribeira", "2013-07.yaml"), "There is no partner '../ribeira' here."),
        (("kalnava",), "Missing argument"),
    ],
)
def test_words_that_are_off_are_told_and_nothing_is_taken(
    good: str, words: tuple[str, ...], message: str
) -> None:
    Path("folder").mkdir()
    Path("link.yaml").symlink_to(good)
    written(Path("walk.png"), photo())
    written(Path("b/2013-07.yaml"), log())
    run = submit(*words)
    assert run.returncode == 2
    assert message in said(run)
    assert not list(Path("records/tiny").glob("inbox/*/*"))
    assert not Path("records/tiny/activities/kalnava/2013-07.yaml").exists()


def test_a_project_that_there_is_not_is_told_with_the_nearest(good: str) -> None:
    run = folio("submit", "tinny", "kalnava", good)
    assert (run.returncode, "Did you mean 'tiny'?" in said(run)) == (2, True)


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("meetings/2013-09-ribeira.yaml", "host: ribeira", "hostt: ribeira", "11:1: hostt"),
        ("meetings/2013-09-ribeira.yaml", "host: ribeira", "host: ribera", "11:7: host"),
        ("project.yaml", "coordinator: bergvik", "coordinator: bergvk", "6:14: coordinator"),
        ("partners/bergvik.yaml", "agency: fjord", "agency: fjrd", "15:9: agency"),
    ],
)
def test_what_is_wrong_in_the_project_is_told_and_nothing_is_taken(
    miniature: Miniature, good: str, file: str, old: str, new: str, place: str
) -> None:
    miniature.change(file, old, new)
    run = submit("kalnava", good)
    assert run.returncode == 1
    assert f"records/tiny/{file}:{place}" in run.stderr
    assert not list(Path("records/tiny").glob("inbox/*/*"))


def test_what_is_wrong_in_logs_of_others_does_not_hinder(miniature: Miniature, good: str) -> None:
    miniature.write("activities/ribeira/2013-01.yaml", "entries: [")
    assert submit("kalnava", good).returncode == 0


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/api", "http://me:secret@127.0.0.1:9/api"])
def test_a_server_that_does_not_answer_is_told_in_one_sentence(good: str, address: str) -> None:
    run = folio("submit", "tiny", "kalnava", good, PREFECT_API_URL=address)
    assert run.returncode == 0
    assert "Saņemts" in run.stdout
    _, told = run.stderr.splitlines()
    assert told.startswith(
        "The Prefect server at http://127.0.0.1:9/api does not answer, "
        "so the newsletter is not drafted by itself."
    )


def test_a_picture_comes_along(miniature: Miniature) -> None:
    written(Path("2013-07.yaml"), log(pictures=("walk.png",)))
    written(Path("photos/walk.png"), photo())
    assert submit("kalnava", "2013-07.yaml", "photos/walk.png").returncode == 0
    assert Path("records/tiny/media/walk.png").read_bytes() == photo()


FORMATS = pytest.mark.parametrize("form", ["text", "json"])
CODE = "{{ 7*7 }} {name} {0} %s $HOME <b>"


@FORMATS
@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\u202e", "\u2066", "\x9b"])
def test_signs_that_steer_a_terminal_do_not_reach_it(
    miniature: Miniature, form: str, sign: str
) -> None:
    written(Path("2013-07.yaml"), log(title=f"'A walk{sign}[31m'"))
    run = submit("kalnava", "2013-07.yaml", "--format", form)
    assert run.returncode == 5
    assert sign not in run.stdout + run.stderr
    (kept,) = Path("records/tiny/inbox/kalnava/refused").glob("*.txt")
    assert sign not in kept.read_text(encoding="utf-8")


@FORMATS
def test_what_looks_like_code_is_told_as_it_stands_in_the_file(
    miniature: Miniature, form: str
) -> None:
    written(Path("2013-07.yaml"), f"{log()}'{CODE}': x\n")
    run = submit("kalnava", "2013-07.yaml", "--format", form)
    assert run.returncode == 5
    assert CODE in run.stdout


def test_a_files_name_that_looks_like_code_is_told_as_it_is_in_receipt_and_commit(
    miniature: Miniature,
) -> None:
    with_history(miniature.root)
    name = "Walk {name} {{ 7+7 }} %s #1.yaml"
    written(Path(name), log(title=f"'{CODE}'"))
    run = submit("kalnava", name)
    assert run.returncode == 0
    assert name in run.stdout
    assert name in git(miniature.root, "log", "-1", "--format=%B")
