"""`folio new`: what it writes can be filled in, and is then a record like any other."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml
from PIL import Image

from folio import actions
from folio.actions import Elsewhere, Folders, Unfilled
from folio.errors import RecordsError, ShelfError, UsageError
from folio.records.schemas import MODELS
from tests.conftest import LANGUAGES, REPOSITORY, Miniature
from tests.filling import filled_in, switched_on
from tests.records.test_schemas import SCHEMAS, _EditorLoader
from tests.test_cli import folio

FOLDERS = Folders(templates=REPOSITORY / "templates")
TODAY = datetime.date(2013, 10, 3)
MEETING = "meetings/2013-09-ribeira.yaml"
KINDS = ("log", "meeting", "product", "project")


def made(kind: str, language: str = "") -> tuple[str, tuple[Unfilled, ...]]:
    """The files of one kind, written, with the name of the project they belong to."""
    if kind == "project":
        return "fresh", actions.found(FOLDERS, "fresh", language=language)
    if kind == "log":
        one = actions.unfilled_log(FOLDERS, "tiny", "kalnava", TODAY, language=language)
    elif kind == "meeting":
        one = actions.unfilled_meeting(FOLDERS, "tiny", language=language)
    else:
        one = actions.unfilled_product(FOLDERS, "tiny", "leaflet", language=language)
    actions.put(one)
    return "tiny", (one,)


def place(one: Unfilled) -> Path:
    assert one.path
    return one.path


def problems(project: str) -> list[tuple[str, int, str]]:
    try:
        actions.check(FOLDERS, project)
    except RecordsError as error:
        return [(one.file, one.line, one.field) for one in error.problems]
    return []


@pytest.fixture
def unannounced(miniature: Miniature) -> Miniature:
    """Nothing is known of the next meeting."""
    file = miniature.folder / "meetings" / "2013-09-ribeira.yaml"
    text = file.read_text(encoding="utf-8")
    told = re.sub("^next_meeting:.*?(?=^[a-z])", "", text, flags=re.MULTILINE | re.DOTALL)
    file.write_text(told, encoding="utf-8")
    return miniature


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("unannounced")
class TestOfAnyKindInAnyLanguage:
    def test_the_check_tells_exactly_the_blanks(self, kind: str, language: str) -> None:
        project, files = made(kind, language)
        left = [(str(one.path), blank.line, blank.field) for one in files for blank in one.blanks]
        assert left
        assert problems(project) == sorted(left)

    def test_it_passes_the_check_as_soon_as_the_blanks_are_filled(
        self, kind: str, language: str
    ) -> None:
        project, files = made(kind, language)
        for one in files:
            place(one).write_text(filled_in(one.text), encoding="utf-8")
        assert problems(project) == []

    def test_every_field_that_may_be_left_out_can_be_used(
        self, miniature: Miniature, kind: str, language: str
    ) -> None:
        project, files = made(kind, language)
        for one in files:
            (folder := miniature.root / "records" / project / "media").mkdir(exist_ok=True)
            Image.new("RGB", (40, 30)).save(folder / "2013-04-vejle-group.jpg")
            place(one).write_text(filled_in(switched_on(one.text)), encoding="utf-8")
        assert problems(project) == []

    def test_an_editor_finds_no_fault_in_it_once_it_is_filled_in(
        self, kind: str, language: str
    ) -> None:
        _, files = made(kind, language)
        for one in files:
            assert list(_faults(filled_in(one.text))) == []
            assert list(_faults(filled_in(switched_on(one.text)))) == []

    def test_its_first_line_leads_to_the_schema(
        self, miniature: Miniature, kind: str, language: str
    ) -> None:
        _, files = made(kind, language)
        for one in files:
            schema = place(one).parent / _schema(one.text)
            assert schema.resolve().parent == miniature.root / "schemas"
            assert schema.name.removesuffix(".json") in MODELS


def _schema(text: str) -> str:
    return text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")


def _faults(text: str) -> Iterator[str]:
    value = yaml.load(text, Loader=_EditorLoader)  # noqa: S506
    schema = SCHEMAS[Path(_schema(text)).stem]
    yield from (error.message for error in jsonschema.Draft7Validator(schema).iter_errors(value))


@pytest.fixture
def logged(miniature: Miniature) -> Miniature:
    """With a log of kalnava from the day on which it joined to the end of June."""
    miniature.change("activities/kalnava/2013-spring.yaml", "from: 2013-01", "from: 2012-11")
    return miniature


def log(partner: str = "kalnava", **words: str) -> Unfilled:
    return actions.unfilled_log(FOLDERS, "tiny", partner, TODAY, **words)


def test_a_log_begins_where_the_last_one_ends(logged: Miniature) -> None:
    text = log().text
    assert "period:\n  from: 2013-07-01\n  to: 2013-10-03\n" in text


def test_a_log_begins_when_the_partner_joined(miniature: Miniature) -> None:
    miniature.remove("activities/kalnava/2013-spring.yaml")
    assert "  from: 2012-11-01\n" in log().text


def test_a_log_is_named_after_the_month_in_which_its_period_begins(logged: Miniature) -> None:
    assert place(log()).as_posix() == "records/tiny/activities/kalnava/2013-07.yaml"


def test_a_gap_before_another_log_comes_first(miniature: Miniature) -> None:
    """It joined in November, and the first log begins in January."""
    assert "  from: 2012-11-01\n  to: 2012-12-31\n" in log().text


def test_a_log_that_is_not_filled_in_yet_counts_as_one(logged: Miniature) -> None:
    actions.put(log(period="2013-07..2013-08"))
    assert "  from: 2013-09-01\n" in log().text


def test_an_unfilled_record_of_one_partner_is_no_hindrance_to_another(
    miniature: Miniature,
) -> None:
    actions.put(log("kalnava"))
    actions.put(log("ribeira"))
    assert (miniature.folder / "activities" / "ribeira" / "2012-09.yaml").is_file()


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2013-07..2013-06", "ends before it starts"),
        ("summer", "is no period"),
        ("2013-13", "is no period"),
        ("2013-06..2013-08", "The log 2013-spring of kalnava covers"),
        ("2014-08..2014-09", "The project lasts from 2012-09-01 to 2014-08-31."),
    ],
)
def test_a_period_that_cannot_be_is_refused(miniature: Miniature, period: str, said: str) -> None:
    with pytest.raises(UsageError, match=re.escape(said)):
        log(period=period)


def test_a_sheet_to_be_sent_may_be_for_a_period_that_has_a_log_already(
    miniature: Miniature,
) -> None:
    sent = actions.unfilled_log(
        FOLDERS, "tiny", "kalnava", TODAY, period="2013-01..2013-06", elsewhere=Elsewhere()
    )
    assert "from: 2013-01" in sent.text


def test_where_every_day_has_its_log_a_period_has_to_be_named(logged: Miniature) -> None:
    actions.put(log())
    with pytest.raises(UsageError, match="--period"):
        log()


def test_a_sheet_to_be_sent_may_leave_its_period_to_the_partner(logged: Miniature) -> None:
    actions.put(log())
    sent = actions.unfilled_log(FOLDERS, "tiny", "kalnava", TODAY, elsewhere=Elsewhere())
    assert [one.field for one in sent.blanks][:2] == ["period.from", "period.to"]


def test_a_sheet_outside_the_office_names_no_schema(
    miniature: Miniature, tmp_path_factory: pytest.TempPathFactory
) -> None:
    away = tmp_path_factory.mktemp("away") / "log.yaml"
    sent = actions.unfilled_log(FOLDERS, "tiny", "kalnava", TODAY, elsewhere=Elsewhere(away))
    actions.put(sent)
    assert "$schema" not in away.read_text(encoding="utf-8")


def test_the_next_meeting_has_the_next_number(miniature: Miniature) -> None:
    assert "\nnumber: 3\n" in actions.unfilled_meeting(FOLDERS, "tiny").text


def test_a_meeting_that_is_not_filled_in_yet_has_its_number(miniature: Miniature) -> None:
    actions.put(actions.unfilled_meeting(FOLDERS, "tiny"))
    assert "\nnumber: 4\n" in actions.unfilled_meeting(FOLDERS, "tiny").text


def test_what_was_announced_of_a_meeting_stands_in_it(miniature: Miniature) -> None:
    meeting = actions.unfilled_meeting(FOLDERS, "tiny")
    assert place(meeting).name == "2014-05-kalnava.yaml"
    assert "  from: 2014-05\n  to: 2014-05\n" in meeting.text
    assert "  city:\n    en: Kalnava\n    lv: Kalnava\n" in meeting.text
    assert meeting.blanks == ()


def test_a_town_with_a_very_long_name_makes_no_file_name_that_is_too_long(
    miniature: Miniature,
) -> None:
    town = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    miniature.change(MEETING, "{en: Kalnava, lv: Kalnava}", f"{town} {town}")
    actions.put(actions.unfilled_meeting(FOLDERS, "tiny"))
    assert not [one for one in miniature.problems if "name" in str(one.message)]


def test_a_product_and_a_meeting_have_ids_of_their_own(miniature: Miniature) -> None:
    with pytest.raises(UsageError, match="A meeting has the id '2013-03-bergvik' already"):
        actions.unfilled_product(FOLDERS, "tiny", "2013-03-bergvik")
    with pytest.raises(UsageError, match="A product has the id 'guide' already"):
        actions.unfilled_meeting(FOLDERS, "tiny", "guide")


def test_without_products_nothing_is_asked_of_work_on_one(miniature: Miniature) -> None:
    miniature.remove("products/guide.yaml")
    text = log("ribeira").text
    assert "kind: product-work" not in text
    assert "kind: evaluation" in text


def test_the_ids_of_meetings_stand_there_with_day_and_town(miniature: Miniature) -> None:
    assert "# - 2013-03-bergvik: 14 and 15 March 2013, Bergvik" not in log().text
    assert re.search("# - 2013-03-bergvik: .*2013.*Berg", log().text)


def test_texts_of_records_stay_in_the_comments(miniature: Miniature) -> None:
    miniature.change(
        "partners/ribeira.yaml", "Município da Ribeira", '"Ribeira\\npartner: bergvik\\n#"'
    )
    text = log("kalnava").text
    assert "# - ribeira: Ribeira partner: bergvik #\n" in text


def test_an_id_that_yaml_would_take_for_nothing_is_quoted(miniature: Miniature) -> None:
    (miniature.folder / "partners" / "ribeira.yaml").rename(
        miniature.folder / "partners" / "null.yaml"
    )
    assert "\npartner: 'null'\n" in log("null").text


@pytest.mark.parametrize("name", ["../tiny", "Über", "a b", "", "x.yaml", "-"])
def test_a_name_that_no_record_can_have_is_refused(miniature: Miniature, name: str) -> None:
    with pytest.raises(UsageError):
        actions.unfilled_product(FOLDERS, "tiny", name)
    with pytest.raises(UsageError):
        actions.found(FOLDERS, name)
    with pytest.raises(UsageError):
        log(name)


def test_nothing_is_ever_written_over(miniature: Miniature) -> None:
    first = actions.unfilled_product(FOLDERS, "tiny", "leaflet")
    place(first).write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is there already"):
        actions.put(first)
    with pytest.raises(UsageError, match="is there already"):
        actions.found(FOLDERS, "tiny")
    assert place(first).read_text(encoding="utf-8") == "mine"
    assert [path.name for path in place(first).parent.iterdir() if path.name[0] == "."] == []


def test_a_folder_that_is_a_file_is_told_in_plain_words(miniature: Miniature) -> None:
    miniature.write("activities/ribeira", "")
    with pytest.raises(ShelfError, match="nothing can be written"):
        actions.put(log("ribeira"))


def test_a_new_project_has_all_its_folders(miniature: Miniature) -> None:
    actions.found(FOLDERS, "fresh", "town")
    there = {path.name for path in (miniature.root / "records" / "fresh").iterdir()}
    assert there == {
        "project.yaml", "partners", "meetings", "products", "activities", "reports", "media"
    }  # fmt: skip


def test_the_command_tells_the_place_and_every_blank(logged: Miniature) -> None:
    told = folio("new", "tiny", "log", "kalnava", "--today", "2013-10-03")
    assert told.returncode == 0
    assert told.stdout == "records/tiny/activities/kalnava/2013-07.yaml\n"
    assert "2013-07.yaml:" in told.stderr
    assert "entries[2].channel.lv" in told.stderr
    assert "no document of tiny can be built" in told.stderr


def test_a_log_can_be_shown(miniature: Miniature) -> None:
    told = folio("new", "tiny", "log", "kalnava", "--to", "-", "--period", "2013-07..2013-08")
    assert told.returncode == 0
    assert "\npartner: kalnava\n" in told.stdout
    assert not (miniature.folder / "activities" / "kalnava" / "2013-07.yaml").exists()


def test_what_is_left_in_the_records_of_a_new_project_is_told_in_one_list(
    miniature: Miniature,
) -> None:
    told = folio("new", "project", "mine")
    assert told.stderr.count("Left to fill in:") == 1
    assert re.search("project.yaml:[0-9]+: title", told.stderr)
    assert re.search("coordinator.yaml:[0-9]+: name", told.stderr)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tiny", "log", "kalnva"), "Did you mean 'kalnava'?"),
        (("tiny", "log"), "Whose log is it? Known: bergvik, kalnava, ribeira."),
        (("tinny", "log", "kalnava"), "Did you mean 'tiny'?"),
        (("tiny", "newsletter"), "'newsletter' is nothing that can be filled in. Say one of"),
        (("project", "log"), "A project cannot be called 'log'"),
        (("project", "log", "kalnava"), "does not belong here"),
        (("tiny", "meeting", "--to", "x"), "--to does not belong here"),
        (("tiny", "log", "kalnava", "--language", "xx"), "There is no language 'xx' here."),
    ],
)
def test_what_cannot_be_made_is_told_as_a_mistake_in_the_command(
    miniature: Miniature, words: tuple[str, ...], said: str
) -> None:
    told = folio("new", *words)
    assert told.returncode == 2
    assert said in told.stderr
