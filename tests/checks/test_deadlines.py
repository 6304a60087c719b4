"""Reports and action points that are due."""

import pytest

from folio.model.remark import Remark
from tests.checks.asked import answers, asked, with_reports
from tests.conftest import Miniature

PARTNERS = ["bergvik", "kalnava", "ribeira"]
RIBEIRA = "meetings/2013-09-ribeira"


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2013-08-31", "is due on 2013-09-30, in 30 days"),
        ("2013-09-29", "is due on 2013-09-30, in 1 day"),
        ("2013-09-30", "is due today, on 2013-09-30"),
        ("2013-11-29", "was due on 2013-09-30, 60 days ago"),
    ],
)
def test_a_report_that_is_due_is_told_to_each_partner(
    today: str, said: str, miniature: Miniature
) -> None:
    with_reports(miniature)
    told = asked(miniature, "report-due", today)
    assert [remark.partner for remark in told] == PARTNERS
    assert told[1] == Remark(
        "report-due",
        "partners/kalnava",
        (),
        f"The interim report {said}. When it is signed, write 'signature' with its 'date' into "
        "reports/interim/kalnava.yaml.",
        "kalnava",
    )


@pytest.mark.parametrize("today", ["2013-08-30", "2013-11-30", "2026-01-01"])
def test_a_report_that_is_far_off_or_history_needs_no_remark(
    today: str, miniature: Miniature
) -> None:
    with_reports(miniature)
    assert asked(miniature, "report-due", today) == []


def test_a_report_that_is_signed_needs_no_remark(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "interim/kalnava", own_work="Benches.")
    path = miniature.folder / "reports" / "interim" / "kalnava.yaml"
    signature = "signature: {name: Anna Kalniņa, date: 2013-09-20}\n"
    path.write_text(path.read_text(encoding="utf-8") + signature, encoding="utf-8")
    told = asked(miniature, "report-due", "2013-09-25")
    assert [remark.partner for remark in told] == ["bergvik", "ribeira"]


def test_where_the_coordinator_reports_for_all_it_alone_is_told(miniature: Miniature) -> None:
    with_reports(miniature)
    interim = "title: {en: Interim report}\n    by: "
    miniature.change("programmes/small-steps.yaml", f"{interim}partner", f"{interim}coordinator")
    told = asked(miniature, "report-due", "2013-09-25")
    assert [remark.partner for remark in told] == ["bergvik"]


def test_an_action_point_is_told_to_those_who_took_it_on(miniature: Miniature) -> None:
    told = asked(miniature, "action-point-overdue", "2014-01-01")
    assert [remark.partner for remark in told] == ["kalnava", "bergvik"]
    assert told[0] == Remark(
        "action-point-overdue",
        RIBEIRA,
        ("action_points", 0),
        "This was due by 2013-12. When it is done, write 'done' and the day.",
        "kalnava",
    )


def test_an_action_point_of_all_is_told_to_the_leader(miniature: Miniature) -> None:
    miniature.change(f"{RIBEIRA}.yaml", "    done: 2013-10-12\n", "")
    (remark,) = asked(miniature, "action-point-overdue", "2013-10-16")
    assert remark.partner == "bergvik"


@pytest.mark.parametrize("today", ["2013-12-31", "2014-10-31"], ids=["not due", "history"])
def test_an_action_point_that_is_not_due_or_history_needs_no_remark(
    today: str, miniature: Miniature
) -> None:
    assert asked(miniature, "action-point-overdue", today) == []
