"""What each partner owes, seen from a day."""

import datetime

import pytest

from folio.model.dues import Due, Duty, dues
from folio.model.report_definition import ReportKind
from folio.model.submissions import Submission
from tests.checks.asked import EVIDENCE
from tests.conftest import Miniature
from tests.model.logs import RIBEIRA, log, trip, with_rules

MEETING = "meetings/2013-09-ribeira"
POINTS = "action_points"
INTERIM = datetime.date(2013, 9, 30)
FINAL = datetime.date(2014, 10, 30)


def owed(miniature: Miniature, today: str, *duties: Duty, by: str = "") -> list[Due]:
    """What is owed on a day, of these duties, by one partner or all."""
    found = dues(miniature.register, datetime.date.fromisoformat(today))
    return [one for one in found if one.duty in duties and by in ("", one.by)]


def stretches(miniature: Miniature, today: str, by: str) -> list[tuple[str, datetime.date | None]]:
    return [(str(one.period), one.day) for one in owed(miniature, today, Duty.LOG, by=by)]


def test_a_log_is_owed_for_each_stretch_up_to_the_month_before(miniature: Miniature) -> None:
    assert stretches(miniature, "2013-08-15", "kalnava") == [
        ("2012-11-01/2012-12-31", FINAL),
        ("2013-07-01/2013-07-31", FINAL),
    ]


def test_a_log_that_begins_only_later_hides_no_stretch_before_it(miniature: Miniature) -> None:
    log(miniature, "ribeira", "kind: dissemination, date: 2013-08-02, channel: radio, title: News")
    period = "{from: 2011-01-01, to: 2016-12-31}"
    miniature.change("activities/ribeira/2013.yaml", period, "{from: 2013-08, to: 2013-08}")
    assert stretches(miniature, "2013-08-15", "ribeira") == [("2012-09-01/2013-07-31", INTERIM)]


def test_it_is_owed_by_the_deadline_of_the_next_report_that_needs_it(
    miniature: Miniature,
) -> None:
    assert stretches(miniature, "2013-08-15", "ribeira") == [("2012-09-01/2013-07-31", INTERIM)]
    assert stretches(miniature, "2013-10-15", "ribeira") == [("2012-09-01/2013-09-30", FINAL)]


def test_a_report_that_one_makes_for_all_needs_the_logs_of_all(miniature: Miniature) -> None:
    interim = "title: {en: Interim report, lv: Starpziņojums}\n    by: "
    miniature.change("programmes/small-steps.yaml", f"{interim}partner", f"{interim}coordinator")
    assert stretches(miniature, "2013-08-15", "ribeira") == [("2012-09-01/2013-07-31", INTERIM)]


@pytest.mark.parametrize("today", ["2012-09-01", "2012-09-30"])
def test_no_log_is_owed_in_the_first_month(today: str, miniature: Miniature) -> None:
    assert stretches(miniature, today, "ribeira") == []


def test_no_log_is_owed_for_the_time_after_the_project(miniature: Miniature) -> None:
    assert stretches(miniature, "2014-10-15", "ribeira") == [("2012-09-01/2014-08-31", FINAL)]


def test_a_partner_that_left_owes_no_log_for_the_time_after(miniature: Miniature) -> None:
    miniature.change("partners/ribeira.yaml", "language: pt", "language: pt\nleft: 2013-03-10")
    assert stretches(miniature, "2013-08-15", "ribeira") == [("2012-09-01/2013-03-10", None)]


def test_an_action_point_is_owed_once_its_day_is_near(miniature: Miniature) -> None:
    assert owed(miniature, "2013-11-30", Duty.ACTION_POINT) == []
    day = datetime.date(2013, 12, 31)
    found = owed(miniature, "2013-12-01", Duty.ACTION_POINT)
    assert [(one.by, one.day, one.record, one.field, one.of) for one in found] == [
        (by, day, MEETING, (POINTS, 0), "2013-09-ribeira") for by in ("bergvik", "kalnava")
    ]


def test_an_action_point_without_a_day_is_owed_at_once(miniature: Miniature) -> None:
    miniature.change(f"{MEETING}.yaml", "    due: 2013-12\n", "")
    (due, _) = owed(miniature, "2013-09-10", Duty.ACTION_POINT)
    assert due.day is None


def test_an_action_point_of_all_is_owed_by_the_leader(miniature: Miniature) -> None:
    miniature.change(f"{MEETING}.yaml", "    done: 2013-10-12\n", "")
    (due,) = owed(miniature, "2013-10-16", Duty.ACTION_POINT)
    assert (due.by, due.field) == ("bergvik", (POINTS, 1))


def test_a_partner_that_left_before_the_day_does_not_owe_an_action_point(
    miniature: Miniature,
) -> None:
    miniature.change("partners/kalnava.yaml", "language: lv", "language: lv\nleft: 2013-12-15")
    assert [one.by for one in owed(miniature, "2014-01-10", Duty.ACTION_POINT)] == ["bergvik"]


def test_evidence_is_owed_log_by_log_for_each_proof(miniature: Miniature) -> None:
    with_rules(miniature)
    path = miniature.root / "programmes" / "small-steps.yaml"
    path.write_text(path.read_text(encoding="utf-8") + EVIDENCE, encoding="utf-8")
    travellers = ["person: A. B., role: staff", "person: C. D., role: staff"]
    with_ticket = "person: E. F., role: staff, evidence: [ticket]"
    log(miniature, "kalnava", trip(RIBEIRA, *travellers, with_ticket))
    record, first = "activities/kalnava/2013", ("entries", 0, "travellers", 0)
    assert owed(miniature, "2013-10-01", Duty.EVIDENCE) == [
        Due(Duty.EVIDENCE, "kalnava", None, record, first, "certificate", 3),
        Due(Duty.EVIDENCE, "kalnava", None, record, first, "ticket", 2),
    ]


def test_translations_are_counted_by_language(miniature: Miniature) -> None:
    miniature.change(f"{MEETING}.yaml", ", lv: Uzrakstīt otro nodaļu", "")
    miniature.change(f"{MEETING}.yaml", ", lv: Soli ir saskaitīti.", "")
    assert owed(miniature, "2013-10-01", Duty.TRANSLATION) == [
        Due(Duty.TRANSLATION, "kalnava", None, MEETING, ("results", 0), "lv", 2)
    ]


def test_the_translations_of_a_partner_that_left_fall_to_the_leader(miniature: Miniature) -> None:
    miniature.change("partners/kalnava.yaml", "language: lv", "language: lv\nleft: 2013-09-15")
    miniature.change(f"{MEETING}.yaml", ", lv: Uzrakstīt otro nodaļu", "")
    (due,) = owed(miniature, "2013-10-01", Duty.TRANSLATION)
    assert due.by == "bergvik"


def test_sections_are_owed_by_those_who_write_them(miniature: Miniature) -> None:
    miniature.remove("reports/interim/shared.yaml")
    found = owed(miniature, "2013-08-15", Duty.ANSWER)
    assert [(one.by, one.record, one.of, one.day) for one in found] == [
        ("bergvik", "reports/interim/shared", "summary", INTERIM),
        ("bergvik", "reports/interim/bergvik", "own-work", INTERIM),
        ("ribeira", "reports/interim/ribeira", "own-work", INTERIM),
    ]


def test_a_section_that_lacks_a_language_of_the_report_is_to_be_translated(
    miniature: Miniature,
) -> None:
    miniature.change("reports/interim/kalnava.yaml", "  date: 2013-09-20\n", "")
    own = "    lv: Kalnava saskaitīja savus soliņus.\n"
    miniature.change("reports/interim/kalnava.yaml", own, "")
    record, field = "reports/interim/kalnava", ("answers", "own-work")
    assert owed(miniature, "2013-08-15", Duty.TRANSLATION) == [
        Due(Duty.TRANSLATION, "kalnava", INTERIM, record, field, "lv", 1)
    ]


def test_a_report_is_owed_until_it_is_signed(miniature: Miniature) -> None:
    found = owed(miniature, "2013-08-15", Duty.REPORT, Duty.SIGNATURE)
    assert [(one.by, one.duty, one.of) for one in found] == [
        ("bergvik", Duty.SIGNATURE, "interim"),
        ("bergvik", Duty.REPORT, "interim"),
        ("ribeira", Duty.SIGNATURE, "interim"),
        ("ribeira", Duty.REPORT, "interim"),
    ]


def test_a_report_that_was_submitted_is_not_owed(miniature: Miniature) -> None:
    today = datetime.date(2013, 8, 15)
    submission = Submission(ReportKind.INTERIM, "ribeira", today, {}, {})
    found = dues(miniature.register, today, [submission])
    assert {one.by for one in found if one.duty == Duty.REPORT} == {"bergvik"}


@pytest.mark.parametrize("today", ["2013-06-01", "2013-11-30"], ids=["far off", "history"])
def test_a_report_that_is_far_off_or_history_is_not_owed(today: str, miniature: Miniature) -> None:
    assert owed(miniature, today, Duty.ANSWER, Duty.REPORT, Duty.SIGNATURE) == []


def test_after_the_project_only_the_final_report_is_owed(miniature: Miniature) -> None:
    found = dues(miniature.register, datetime.date(2014, 11, 15))
    assert {one.duty for one in found} == {Duty.ANSWER, Duty.SIGNATURE, Duty.REPORT}


def test_nothing_is_owed_when_all_is_history(miniature: Miniature) -> None:
    assert dues(miniature.register, datetime.date(2014, 12, 30)) == ()


def test_the_key_stays_while_a_stretch_without_logs_grows(miniature: Miniature) -> None:
    (before,) = owed(miniature, "2013-08-15", Duty.LOG, by="ribeira")
    (after,) = owed(miniature, "2013-10-15", Duty.LOG, by="ribeira")
    assert before.period != after.period
    assert before.key == after.key == "log:ribeira:activities/ribeira:2012-09-01"


def test_no_two_dues_have_the_same_key(miniature: Miniature) -> None:
    miniature.remove("reports/interim/shared.yaml")
    keys = [one.key for one in dues(miniature.register, datetime.date(2013, 9, 10))]
    assert len(set(keys)) == len(keys) > 10


BEFORE = "action_points:\n"
OTHER = "  - {who: [kalnava], what: Count the steps, due: 2013-12}\n"


def points(miniature: Miniature) -> dict[str, str]:
    """The places of the action points that are owed, by their keys."""
    return {one.key: str(one.field) for one in owed(miniature, "2013-12-01", Duty.ACTION_POINT)}


def test_an_action_point_stays_the_same_when_one_is_put_before_it(miniature: Miniature) -> None:
    before = points(miniature)
    miniature.change(f"{MEETING}.yaml", BEFORE, BEFORE + OTHER)
    after = points(miniature)
    assert before.keys() < after.keys()
    assert {after[key] for key in before} == {str((POINTS, 1))}


@pytest.mark.parametrize(
    ("old", "new"),
    [("{en: Write", "{en: Draw"), ("due: 2013-12", "due: 2013-11"), ("[kalnava, bergvik]", "all")],
)
def test_another_action_point_in_the_same_place_is_another(
    miniature: Miniature, old: str, new: str
) -> None:
    before = points(miniature)
    miniature.change(f"{MEETING}.yaml", old, new)
    assert points(miniature)
    assert not before.keys() & points(miniature).keys()


def test_a_translation_makes_it_no_other_action_point(miniature: Miniature) -> None:
    before = points(miniature)
    miniature.change(f"{MEETING}.yaml", ", lv: Uzrakstīt otro nodaļu", "")
    assert points(miniature) == before
