"""What is known of the views from the last run saves time, and never changes what is found."""

import datetime
import json
import math
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from folio import actions
from folio.actions import Folders, Plan, Selection, views
from folio.records.reader import Reading
from tests.conftest import REPOSITORY, Miniature


@pytest.fixture
def folders(miniature: Miniature, tmp_path: Path) -> Folders:
    """With a shelf on which nothing stands, and templates that may be changed."""
    found = Folders(templates=tmp_path / "templates")
    shutil.copytree(REPOSITORY / "templates", found.templates)
    found.shelf("tiny").folder.mkdir(parents=True)
    return found


@pytest.fixture(autouse=True)
def unchanged(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program as it is when a test begins, whoever works on it meanwhile."""
    program = views._program
    program.cache_clear()
    monkeypatch.setattr(views, "_STARTED", math.inf)
    yield
    program.cache_clear()


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The views that were composed, by kind, subject and language."""
    names: list[str] = []
    really = views.view_of

    def noted(folders: Folders, reading: Reading, *document: str) -> object:
        names.append("/".join(document))
        return really(folders, reading, *document)

    monkeypatch.setattr(views, "view_of", noted)
    return names


def kept(folders: Folders) -> Path:
    return folders.shelf("tiny").folder / ".views.json"


def plan(folders: Folders, wish: Selection = actions.Selection()) -> Plan:  # noqa: B008 - frozen
    return actions.plan(folders, "tiny", wish)


def test_a_second_plan_composes_nothing_and_says_the_same(
    folders: Folders, composed: list[str]
) -> None:
    first = plan(folders)
    assert composed
    composed.clear()
    assert plan(folders) == first
    assert composed == []


def test_a_second_status_composes_nothing_and_says_the_same(
    folders: Folders, composed: list[str]
) -> None:
    today = datetime.date(2013, 10, 1)
    first = actions.status(folders, "tiny", today)
    assert composed
    composed.clear()
    assert actions.status(folders, "tiny", today) == first
    assert composed == []


def test_the_remarks_are_the_same_with_what_is_known_and_without(
    folders: Folders, miniature: Miniature
) -> None:
    path = folders.locale / "lv/LC_MESSAGES/folio.po"
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr "Lappuse"', 'msgstr ""'))
    before = actions.check(folders, "tiny")
    assert "phrase-untranslated" in [one.rule for one in before]
    built = actions.settle(folders, plan(folders))
    assert json.loads(kept(folders).read_text(encoding="utf-8"))["remarks"]
    assert actions.settle(folders, plan(folders)).remarks == built.remarks == before
    assert actions.check(folders, "tiny") == before


def test_remarks_come_from_what_is_known(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    before = actions.settle(folders, plan(folders)).remarks
    monkeypatch.setattr("folio.actions.checking._on_documents", None)
    assert actions.settle(folders, plan(folders)).remarks == before


def test_a_changed_word_is_seen(folders: Folders, miniature: Miniature) -> None:
    before = {one.path: one.fingerprint for one in plan(folders).to_make}
    miniature.change("meetings/2013-09-ribeira.yaml", "Soli ir saskaitīti.", "Soli saskaitīti.")
    after = {one.path: one.fingerprint for one in plan(folders).to_make}
    changed = {path for path, told in after.items() if told != before[path]}
    assert "newsletter/2013-09-ribeira/newsletter-2013-09-ribeira-lv.pdf" in changed
    assert changed < set(after)


def test_a_changed_catalogue_makes_it_void(folders: Folders, composed: list[str]) -> None:
    plan(folders)
    composed.clear()
    path = folders.locale / "lv/LC_MESSAGES/folio.po"
    path.write_text(path.read_text(encoding="utf-8") + "\n# another one\n", encoding="utf-8")
    plan(folders)
    assert composed


def test_a_changed_program_makes_it_void(
    folders: Folders, composed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan(folders)
    composed.clear()
    monkeypatch.setattr(views, "_program", lambda: "another one")
    plan(folders)
    assert composed


def test_nothing_is_kept_by_a_program_that_was_changed_since_it_started(
    folders: Folders, composed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "_STARTED", 0.0)
    plan(folders)
    assert not kept(folders).exists()
    composed.clear()
    plan(folders)
    assert composed


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"{}", b"[1]", b"\xff\xfe", b'{"seal": 1, "state": ""}', b"[" * 100_000],
    ids=["empty", "of nothing", "a list", "no text", "of another", "without an end"],
)
def test_what_cannot_be_read_is_as_if_it_were_not_there(folders: Folders, spoilt: bytes) -> None:
    before = plan(folders)
    kept(folders).write_bytes(spoilt)
    assert plan(folders) == before


def test_what_was_altered_by_hand_is_not_believed(folders: Folders) -> None:
    before = plan(folders)
    told = json.loads(kept(folders).read_text(encoding="utf-8"))
    told["digests"] = dict.fromkeys(told["digests"], "0" * 64)
    kept(folders).write_text(json.dumps(told), encoding="utf-8")
    assert plan(folders) == before


def test_only_what_is_asked_for_is_composed(folders: Folders, composed: list[str]) -> None:
    plan(folders, Selection(kinds=("press-release",), languages=("lv",)))
    assert {name.split("/")[0] for name in composed} == {"press-release"}
    assert {name.split("/")[2] for name in composed} == {"lv"}
    few = len(composed)
    plan(folders)
    assert len(composed) == len(set(composed)) > few


def test_without_a_shelf_nothing_is_written(folders: Folders) -> None:
    shutil.rmtree(folders.outputs)
    plan(folders)
    actions.check(folders, "tiny")
    assert not folders.outputs.exists()


def test_a_first_build_leaves_all_known(folders: Folders, composed: list[str]) -> None:
    shutil.rmtree(folders.outputs)
    first = plan(folders)
    folders.shelf("tiny").folder.mkdir(parents=True)
    actions.settle(folders, first)
    composed.clear()
    plan(folders)
    assert composed == []
