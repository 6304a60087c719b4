"""The state of a project on a day: as it is found, and as `folio status` tells it."""

import datetime
import json
import re
import shutil
from dataclasses import asdict, replace

import pytest

from folio import actions
from folio.actions import Folders, Selection, Status
from folio.actions.deadlines import Deadline
from folio.actions.editions import EditionState
from folio.actions.partners import HandedIn, PartnerState, Sections
from folio.cli import screen
from folio.model.report_definition import ReportKind
from folio.model.submissions import Submission
from tests.conftest import REPOSITORY, Miniature
from tests.model.logs import RIBEIRA, log, trip, with_rules
from tests.test_cli import folio

MEETING = "meetings/2013-09-ribeira.yaml"


@pytest.fixture
def folders(miniature: Miniature) -> Folders:
    return Folders(templates=REPOSITORY / "templates")


def on(folders: Folders, day: str) -> Status:
    return actions.status(folders, "tiny", datetime.date.fromisoformat(day))


def partner(found: Status, name: str) -> PartnerState:
    return next(one for one in found.partners if one.partner == name)


def told(found: Status) -> str:
    return "\n".join(screen.lines(found))


def row(found: Status, name: str) -> str:
    """The line of the screen that begins with a partner's name."""
    return next(line for line in screen.lines(found) if line.startswith(name))


def test_a_partner_has_its_last_log_and_the_stretches_without_one(folders: Folders) -> None:
    kalnava = partner(on(folders, "2013-08-15"), "kalnava")
    assert kalnava.log == "activities/kalnava/2013-spring"
    assert kalnava.covers == ("2013-01-01", "2013-06-30")
    assert kalnava.gaps == (("2012-11-01", "2012-12-31"), ("2013-07-01", "2013-07-31"))


def test_action_points_are_counted_and_those_overdue(folders: Folders) -> None:
    before, after = (partner(on(folders, day), "kalnava") for day in ("2013-12-20", "2014-01-20"))
    assert (before.action_points, before.overdue) == (1, 0)
    assert (after.action_points, after.overdue) == (1, 1)


def test_translations_are_counted_at_the_partner_that_writes_them(
    folders: Folders, miniature: Miniature
) -> None:
    miniature.change(MEETING, ", lv: Uzrakstīt otro nodaļu", "")
    owed = {one.partner: one.translations for one in on(folders, "2013-12-01").partners}
    assert owed == {"bergvik": 0, "kalnava": 1, "ribeira": 0}


def test_sections_of_the_next_report_are_counted(folders: Folders) -> None:
    found = on(folders, "2013-08-15")
    assert partner(found, "ribeira").sections == Sections("interim", 1, 2)
    assert partner(found, "kalnava").sections == Sections("final", 0, 2)


def test_mobilities_stand_against_the_minimum(folders: Folders, miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "bergvik", trip(RIBEIRA, *(f"person: A. {n}, role: staff" for n in "BCDEFG")))
    found = on(folders, "2013-12-01")
    assert (partner(found, "bergvik").mobilities, partner(found, "bergvik").minimum) == (6, 12)
    assert row(found, "Bergvik").endswith("████░░░░ 6/12")


def test_a_partner_that_has_left_does_not_belong_any_more(
    folders: Folders, miniature: Miniature
) -> None:
    miniature.change("partners/ribeira.yaml", "language: pt", "language: pt\nleft: 2013-10")
    assert partner(on(folders, "2013-10-31"), "ribeira").belongs
    assert not partner(on(folders, "2013-11-01"), "ribeira").belongs


def test_deadlines_come_in_the_order_of_time_with_those_who_owe(folders: Folders) -> None:
    assert on(folders, "2013-12-20").deadlines[:2] == (
        Deadline("2013-12-31", 11, "action points of 2013-09-ribeira", ("bergvik", "kalnava")),
        Deadline("2014-05-31", 162, "product guide", ("kalnava",)),
    )


@pytest.mark.parametrize(
    ("day", "left"),
    [("2013-12-30", "in 1 day"), ("2013-12-31", "today"), ("2014-01-08", "8 days ago")],
)
def test_a_deadline_tells_how_many_days_are_left(day: str, left: str, folders: Folders) -> None:
    assert f"31 Dec 2013  {left}" in told(on(folders, day))


def test_a_report_is_submitted_signed_or_a_draft(folders: Folders) -> None:
    today = datetime.date(2013, 9, 25)
    folders.ledger("tiny").submit(Submission(ReportKind.INTERIM, "bergvik", today, {}, {}))
    found = on(folders, "2013-09-25")
    interim = found.reports[0]
    assert interim.submitted == (("bergvik", "2013-09-25"),)
    assert (interim.signed, interim.drafts) == (("kalnava",), ("ribeira",))
    assert "Interim  1 of 3 submitted  signed: Kalnava · draft: Ribeira" in told(found)


def test_an_edition_is_made_out_of_date_or_not_made(folders: Folders, miniature: Miniature) -> None:
    wish = Selection(kinds=("newsletter",), meetings=("2013-09-ribeira",), languages=("en",))
    plan = actions.plan(folders, "tiny", wish)
    made = [actions.make(folders, document) for document in plan.to_make]
    actions.settle(folders, plan, made)
    miniature.change(MEETING, "en: The benches are counted.", "en: All benches are counted.")
    there = on(folders, "2013-12-01").editions.there
    assert EditionState("newsletter", "2013-03-bergvik", 4, 0, 0) in there
    assert EditionState("newsletter", "2013-09-ribeira", 4, 2, 2) in there


def test_what_cannot_be_made_yet_is_told_with_the_reason(
    folders: Folders, miniature: Miniature
) -> None:
    path = miniature.folder / MEETING
    path.write_text(path.read_text(encoding="utf-8").replace("dates: {", "# dates: {", 1))
    assert "2013-09-ribeira  write 'dates' into" in told(on(folders, "2013-12-01"))


def test_without_templates_the_rest_is_told(folders: Folders) -> None:
    found = on(replace(folders, templates=folders.records / "none"), "2013-12-01")
    assert found.editions.fault
    assert partner(found, "kalnava").covers


def test_files_in_a_drop_folder_are_told(folders: Folders) -> None:
    found = on(folders, "2013-12-01")
    came_in = HandedIn("2013-11-20", waiting=("log.yaml",), refused=("old.yaml",))
    first, *others = found.partners
    screened = told(replace(found, partners=(replace(first, handed_in=came_in), *others)))
    assert "Bergvik  waiting  log.yaml" in screened
    assert "Bergvik  refused  old.yaml" in screened


def test_a_status_can_be_written_as_json(folders: Folders) -> None:
    found = on(folders, "2013-12-01")
    assert json.loads(json.dumps(asdict(found)))["partners"][1]["partner"] == "kalnava"


def test_a_table_for_a_page_has_a_row_a_partner(folders: Folders) -> None:
    rows = actions.partner_rows(on(folders, "2013-08-15"))
    assert [one["Partner"] for one in rows] == ["Bergvik", "Kalnava", "Ribeira"]
    assert rows[1]["Without a log"] == "2012-11-01 to 2012-12-31, 2013-07-01 to 2013-07-31"


def test_seven_partners_with_long_names_fit_a_hundred_columns(folders: Folders) -> None:
    found = on(folders, "2014-01-20")
    one = replace(
        found.partners[0],
        name="Volkshochschulverband Nordost",
        covers=("2012-08-03", "2013-09-20"),
        handed_in=HandedIn("2013-10-02"),
        gaps=(("2012-08-03", "2013-09-20"),) * 5,
        action_points=112,
        overdue=110,
        evidence=1200,
        translations=1200,
        sections=Sections("final", 12, 12),
        mobilities=123,
        minimum=124,
    )
    screened = told(replace(found, partners=(one,) * 7, deadlines=(), reports=()))
    assert max(map(len, screened.splitlines())) <= 100
    assert screened.count("123/124") == 7


def test_status_is_told_as_text_without_colour_where_it_is_piped(miniature: Miniature) -> None:
    said = folio("status", "tiny", "--today", "2013-12-20")
    assert said.returncode == 0
    assert said.stdout.startswith("tiny · Neighbours by Rail!")
    assert "\x1b" not in said.stdout


def test_columns_are_headed_by_what_they_count_in_the_words_of_the_glossary(
    folders: Folders,
) -> None:
    _, _, _, first, second, *_ = screen.lines(on(folders, "2013-12-20"))
    heads = [*zip(re.split("  +", first.strip()), re.split("  +", second)[1:], strict=True)]
    assert ("Evidence", "owed") in heads
    assert ("Report", "texts") in heads


def test_one_blank_line_parts_a_screen_from_what_follows(folders: Folders) -> None:
    *_, before, last = screen.lines(on(folders, "2013-12-20"))
    assert (bool(before), last) == (True, "")


def test_a_project_with_problems_does_not_keep_back_the_others(miniature: Miniature) -> None:
    shutil.copytree(miniature.folder, miniature.folder.parent / "other")
    miniature.change(MEETING, "host: ribeira", "host: ribera")
    said = folio("status", "--today", "2013-12-20")
    assert said.returncode == 1
    assert "other · Neighbours by Rail!" in said.stdout
    assert "tiny: 1 problem in 1 record." in said.stdout


def test_status_speaks_json(miniature: Miniature) -> None:
    said = json.loads(folio("status", "--format", "json", "--today", "2013-12-20").stdout)
    assert said["projects"][0]["deadlines"][0]["days_left"] == 11
    assert said["problems"] == {}
