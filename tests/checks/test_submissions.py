"""Submitted reports that a final report contradicts, or that the records have left behind."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from folio.actions import Folders, check
from folio.checks.rules import RULES_OF_SUBMISSIONS, remarks
from folio.model.remark import Remark
from folio.model.report_definition import ReportKind
from folio.model.submissions import CUMULATIVE, Submission, submitted_figures
from folio.publishing import Ledger
from tests.checks.asked import with_reports
from tests.conftest import REPOSITORY, Miniature
from tests.model.logs import RIBEIRA, log, trip

INTERIM, FINAL = ReportKind.INTERIM, ReportKind.FINAL
PROGRAMME = "programmes/small-steps.yaml"
LOG = "activities/kalnava/2013"
STAFF = "person: A. B., role: staff"
LEARNER = "person: C. D., role: learner, special_needs: true"
AGREEMENT = "agreement: {number: LV-1, lump_sum: 9000, minimum_mobilities: 4}\n"
ACTIVITY = "kind: local-activity, title: A walk, dates: "
ENTRIES = (
    trip(RIBEIRA, STAFF, LEARNER),
    f"{ACTIVITY} 2013-04-02, participants: {{staff: 4, learners: 7, others: 20}}",
    "kind: dissemination, date: 2013-04-03, channel: radio, title: News, reach: 900",
    "kind: product-work, product: guide, dates: 2013-05, text: A draft, hours: 12",
    "kind: evaluation, date: 2013-06-10, method: talks, respondents: 9, findings: Good.",
)
LATER = (trip("host: ribeira, dates: 2014-05-02"), f"{ACTIVITY} 2014-05-04")


@pytest.fixture
def logged(miniature: Miniature) -> Miniature:
    """The miniature after the first year, with all that can be counted."""
    with_reports(miniature)
    partner = miniature.folder / "partners" / "kalnava.yaml"
    partner.write_text(partner.read_text(encoding="utf-8") + AGREEMENT, encoding="utf-8")
    log(miniature, "kalnava", *ENTRIES)
    return miniature


def submitted(miniature: Miniature, kind: ReportKind = INTERIM, **other: int) -> Submission:
    """Kalnava's report as of now; some figures may be told otherwise, with `_` for a dash."""
    told = submitted_figures(miniature.register, kind, "kalnava")
    told |= {name.replace("_", "-"): value for name, value in other.items()}
    return Submission(kind, "kalnava", datetime.date(2013, 9, 28), {"a.pdf": "a" * 64}, told)


def asked(miniature: Miniature, rule: str, *reports: Submission) -> list[Remark]:
    found = remarks(miniature.register, submissions=reports)
    return [one for one in found if one.rule == rule]


def names(found: list[Remark]) -> set[str]:
    return {remark.message.split("'")[3] for remark in found}


CONTRADICTS = "final-contradicts-interim"
DIFFER = "submitted-figures-differ"


def test_a_final_report_that_counts_fewer_is_told_with_both_numbers(logged: Miniature) -> None:
    report = submitted(logged, staff_mobilities=3)
    assert asked(logged, CONTRADICTS, report) == [
        Remark(
            "final-contradicts-interim",
            LOG,
            ("entries",),
            "The final report of 'kalnava' has 1 for 'staff-mobilities', and its interim report, "
            "submitted on 2013-09-28, had 3. It cannot become smaller: look what is missing in "
            "the logs up to 2013-09-30, or say in the final report why.",
            "kalnava",
        )
    ]


@pytest.mark.parametrize("figure", sorted(CUMULATIVE))
def test_each_figure_of_what_was_done_cannot_become_smaller(figure: str, logged: Miniature) -> None:
    now = submitted_figures(logged.register, INTERIM, "kalnava")[figure]
    report = submitted(logged, **{figure: now + 1})
    assert names(asked(logged, CONTRADICTS, report)) == {figure}


def test_a_trip_that_is_taken_out_is_told_once_for_each_figure(logged: Miniature) -> None:
    report = submitted(logged)
    log(logged, "kalnava", *ENTRIES[1:])
    assert names(asked(logged, CONTRADICTS, report)) == {
        "mobilities",
        "staff-mobilities",
        "learner-mobilities",
        "special-needs-mobilities",
    }
    assert asked(logged, DIFFER, report) == []


def test_what_was_done_later_makes_up_for_nothing_in_the_interim_report(
    logged: Miniature,
) -> None:
    report = submitted(logged)
    log(logged, "kalnava", trip(RIBEIRA, LEARNER), *ENTRIES[1:], *LATER)
    assert asked(logged, CONTRADICTS, report) == []
    assert asked(logged, DIFFER, report) == [
        Remark(
            "submitted-figures-differ",
            LOG,
            ("entries",),
            "The records now have other figures than the interim report of 'kalnava' that was "
            "submitted on 2013-09-28: 1 instead of 2 for 'mobilities', 0 instead of 1 for "
            "'staff-mobilities'. Correct the records; where the report was wrong, tell the agency.",
            "kalnava",
        )
    ]


def test_a_final_report_that_counts_more_is_right(logged: Miniature) -> None:
    report = submitted(logged)
    log(logged, "kalnava", *ENTRIES, *LATER)
    assert remarks(logged.register, submissions=[report]) == remarks(logged.register)


@pytest.mark.parametrize(
    ("figure", "now", "field"),
    [("lump_sum", 9000, "lump_sum"), ("minimum_mobilities", 4, "minimum_mobilities")],
)
@pytest.mark.parametrize("by", [-1, 1])
def test_what_is_agreed_is_the_same_in_both_reports(
    figure: str, now: int, field: str, by: int, logged: Miniature
) -> None:
    (remark,) = asked(logged, CONTRADICTS, submitted(logged, **{figure: now + by}))
    assert (remark.record, remark.field) == ("partners/kalnava", ("agreement", field))
    assert f"has {now} for" in remark.message
    assert remark.message.endswith(
        f"had {now + by}. It is agreed, and cannot differ: correct '{field}', or say in the final "
        "report that the agreement was changed."
    )


def test_an_agreement_that_is_gone_is_told(logged: Miniature) -> None:
    report = submitted(logged)
    logged.change("partners/kalnava.yaml", AGREEMENT, "")
    told = asked(logged, CONTRADICTS, report)
    assert [" has none for " in remark.message for remark in told] == [True, True]


def test_a_product_that_is_not_finished_any_more_is_told_to_the_leader(
    logged: Miniature,
) -> None:
    (remark,) = asked(logged, CONTRADICTS, submitted(logged, finished_products=1))
    assert (remark.record, remark.partner) == ("project", "bergvik")
    assert "look which product lacks 'state: final'" in remark.message


def test_an_interim_report_does_not_know_what_the_project_came_to_later(
    logged: Miniature,
) -> None:
    report = submitted(logged, meetings=1, products=0, partners=2, countries=2)
    assert asked(logged, DIFFER, report) == []


def test_a_final_report_that_was_submitted_knows_what_the_project_came_to(
    logged: Miniature,
) -> None:
    (remark,) = asked(logged, DIFFER, submitted(logged, FINAL, meetings=3))
    assert (remark.record, remark.partner) == ("project", "bergvik")
    assert "the final report of 'kalnava' that was submitted on 2013-09-28" in remark.message
    assert ": 2 instead of 3 for 'meetings'. Correct" in remark.message


def test_a_final_report_that_was_submitted_is_left_behind_by_later_entries(
    logged: Miniature,
) -> None:
    report = submitted(logged, FINAL)
    log(logged, "kalnava", *ENTRIES, *LATER)
    (remark,) = asked(logged, DIFFER, report)
    assert "3 instead of 2 for 'mobilities'" in remark.message


def test_a_partner_without_logs_is_sent_to_its_own_record(logged: Miniature) -> None:
    report = submitted(logged, reach=1000)
    logged.remove("activities/kalnava/2013.yaml")
    places = {(one.record, one.partner) for one in asked(logged, CONTRADICTS, report)}
    assert places == {("partners/kalnava", "kalnava")}


def test_a_figure_that_is_not_known_any_more_is_left_out(logged: Miniature) -> None:
    assert asked(logged, DIFFER, submitted(logged, cups_of_coffee=99)) == []


def test_of_a_report_that_was_sent_back_the_last_one_is_compared(logged: Miniature) -> None:
    wrong, right = submitted(logged, mobilities=99), submitted(logged)
    assert asked(logged, CONTRADICTS, wrong, right) == []


def test_a_programme_without_final_report_has_nothing_to_contradict(logged: Miniature) -> None:
    report = submitted(logged, mobilities=99, lump_sum=1)
    text = (logged.root / PROGRAMME).read_text(encoding="utf-8")
    before, _, after = text.partition("  final:\n")
    logged.write(PROGRAMME, before + after[after.index("\nmobility_rules") :])
    assert asked(logged, CONTRADICTS, report) == []
    (remark,) = asked(logged, DIFFER, report)
    assert "2 instead of 99 for 'mobilities'" in remark.message


def test_who_reports_for_all_is_compared_for_all(logged: Miniature) -> None:
    for title in ("Interim report", "Final report"):
        head = f"title: {{en: {title}}}\n    by: "
        logged.change(PROGRAMME, f"{head}partner", f"{head}coordinator")
    told = submitted_figures(logged.register, INTERIM, "bergvik")
    report = Submission(
        INTERIM, "bergvik", datetime.date(2013, 9, 28), {}, told | {"reach/kalnava": 1000}
    )
    (remark,) = asked(logged, CONTRADICTS, report)
    assert (remark.record, remark.partner) == (LOG, "kalnava")
    assert "has 900 for 'reach/kalnava'" in remark.message


def test_a_report_of_somebody_who_is_no_partner_any_more_is_told(logged: Miniature) -> None:
    report = Submission(FINAL, "lost", datetime.date(2014, 10, 1), {}, {"mobilities": 1})
    assert [
        one for one in remarks(logged.register, submissions=[report]) if "lost" in one.message
    ] == [
        Remark(
            "submitted-by-nobody",
            "project",
            (),
            "The final report of 'lost' was submitted on 2014-10-01, and there is no such partner "
            "any more. Put its record back; a partner that leaves gets 'left'.",
            "bergvik",
        )
    ]


def test_a_check_of_the_project_reads_what_was_submitted(logged: Miniature) -> None:
    Ledger(Path("outputs/tiny")).submit(submitted(logged, reach=1000))
    (told,) = [one for one in check(Folders(), "tiny") if one.rule == "final-contradicts-interim"]
    assert told.place == "records/tiny/activities/kalnava/2013.yaml:4:3: entries"


def test_a_damaged_ledger_is_told_at_its_line_and_the_checks_go_on(logged: Miniature) -> None:
    ledger = Ledger(Path("outputs/tiny"))
    ledger.submit(submitted(logged))
    ledger.submit(submitted(logged, FINAL))
    text = ledger.path.read_text(encoding="utf-8")
    ledger.path.write_text(text.replace('"reach": 900', '"reach": 1900'), encoding="utf-8")
    told = check(Folders(), "tiny")
    damages = [one for one in told if one.rule == "ledger-damaged"]
    assert [(one.place, one.partner) for one in damages] == [
        ("outputs/tiny/ledger.jsonl:1:1", "bergvik"),
        ("outputs/tiny/ledger.jsonl:2:1", "bergvik"),
    ]
    assert damages[0].message.startswith("Line 1 of the ledger was changed by hand.")
    assert {"final-contradicts-interim", "submitted-figures-differ"} <= {one.rule for one in told}


def test_a_check_leaves_no_trace_where_nothing_was_submitted(logged: Miniature) -> None:
    check(Folders(), "tiny")
    assert not Path("outputs").exists()


@pytest.mark.parametrize("rule", RULES_OF_SUBMISSIONS, ids=lambda rule: rule.__name__)
def test_a_rule_of_submissions_is_silent_where_all_is_well(rule: Any, logged: Miniature) -> None:
    reports = [submitted(logged), submitted(logged, FINAL)]
    assert list(rule(logged.register, reports)) == []
    assert list(rule(logged.register, ())) == []


@pytest.mark.parametrize("rule", RULES_OF_SUBMISSIONS, ids=lambda rule: rule.__name__)
def test_a_rule_of_submissions_is_tried_out_and_explained(rule: Any) -> None:
    name = rule.__name__.replace("_", "-")
    assert f'"{name}"' in Path(__file__).read_text(encoding="utf-8")
    told = (REPOSITORY / "docs" / "errors.md").read_text(encoding="utf-8")
    assert f"| `{name}` |" in told
