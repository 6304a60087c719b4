"""The figures of a report as they are submitted, and which submission counts."""

import datetime

from folio.model import figures
from folio.model.report_definition import ReportKind
from folio.model.submissions import (
    AGREED,
    CUMULATIVE,
    Submission,
    in_force,
    submission_of,
    submitted_figures,
)
from tests.conftest import Miniature

INTERIM, FINAL = ReportKind.INTERIM, ReportKind.FINAL
PROGRAMME = "programmes/small-steps.yaml"
DISSEMINATION = """
  - kind: dissemination
    date: 2014-05-02
    channel: {en: radio, lv: radio}
    title: {en: Trains, lv: Vilcieni}
    reach: 100
"""


def submitted(kind: ReportKind, partner: str, day: int) -> Submission:
    return Submission(kind, partner, datetime.date(2013, 9, day), {"a.pdf": str(day)}, {})


def test_a_report_is_submitted_with_all_figures_of_its_partner_and_the_project(
    miniature: Miniature,
) -> None:
    told = submitted_figures(miniature.register, INTERIM, "bergvik")
    assert set(told) == {*figures.OF_PARTNER, *figures.OF_PROJECT}
    assert told["lump-sum"] == 18000


def test_a_figure_has_the_value_that_can_be_explained(miniature: Miniature) -> None:
    told = submitted_figures(miniature.register, INTERIM, "kalnava")
    assert (told["local-learners"], told["reach"], told["product-hours"]) == (14, 900, 20)
    assert told["partners"] == 3


def test_what_is_agreed_and_not_known_is_left_out(miniature: Miniature) -> None:
    told = submitted_figures(miniature.register, INTERIM, "kalnava")
    assert AGREED.isdisjoint(told)


def test_an_interim_report_leaves_out_what_came_after_its_period(miniature: Miniature) -> None:
    log = miniature.folder / "activities" / "kalnava" / "2013-spring.yaml"
    text = log.read_text(encoding="utf-8").replace("to: 2013-06}", "to: 2014-06}", 1)
    miniature.write("activities/kalnava/2013-spring.yaml", text.rstrip() + DISSEMINATION)
    register = miniature.register
    assert submitted_figures(register, INTERIM, "kalnava")["reach"] == 900
    assert submitted_figures(register, FINAL, "kalnava")["reach"] == 1000


def test_who_reports_for_all_submits_the_figures_of_all(miniature: Miniature) -> None:
    title = "title: {en: Final report, lv: Noslēguma ziņojums}\n    by: "
    miniature.change(PROGRAMME, f"{title}partner", f"{title}coordinator")
    told = submitted_figures(miniature.register, FINAL, "bergvik")
    assert told["reach"] == 0
    assert told["reach/kalnava"] == 900


def test_of_several_submissions_of_a_report_the_last_counts() -> None:
    first, other, again = (
        submitted(INTERIM, "vejle", 1),
        submitted(FINAL, "vejle", 2),
        submitted(INTERIM, "vejle", 3),
    )
    assert in_force([first, other, again]) == (again, other)
    assert submission_of([first, other, again], INTERIM, "vejle") == again
    assert submission_of([first, other], INTERIM, "bergvik") is None


def test_the_figures_that_reports_are_compared_by_exist() -> None:
    assert {*figures.OF_PARTNER, *figures.OF_PROJECT} >= CUMULATIVE | AGREED
