"""Logs of one partner and their periods."""

from folio.model.figures import disseminations
from folio.model.remark import Remark
from tests.checks.asked import asked
from tests.conftest import Miniature
from tests.model.logs import RIBEIRA, log, trip, with_rules


def logs(miniature: Miniature, first: str, second: str) -> None:
    with_rules(miniature)
    for name, period in (("one", first), ("two", second)):
        log(miniature, "kalnava", trip(RIBEIRA), name=name)
        written = "period: {from: 2011-01-01, to: 2016-12-31}"
        miniature.change(f"activities/kalnava/{name}.yaml", written, f"period: {period}")


def test_logs_that_cover_the_same_days_are_told(miniature: Miniature) -> None:
    logs(miniature, "{from: 2013-01, to: 2013-09}", "{from: 2013-09-01, to: 2014-02}")
    assert asked(miniature, "logs-overlapping") == [
        Remark(
            "logs-overlapping",
            "activities/kalnava/two",
            ("period",),
            "The log activities/kalnava/one reaches to 2013-09, and this one starts on 2013-09-01. "
            "Correct one of the periods.",
            "kalnava",
        )
    ]


def test_logs_that_follow_each_other_need_no_remark(miniature: Miniature) -> None:
    logs(miniature, "{from: 2013-01, to: 2013-09-05}", "{from: 2013-09-06, to: 2014-02}")
    assert asked(miniature, "logs-overlapping") == []


LEAFLET = "kind: dissemination, channel: leaflet, title: What we plan, notice_shown: true, date: "


def test_what_was_done_before_the_project_began_is_told(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "ribeira", LEAFLET + "2012-08-31", LEAFLET + "2012-09")
    (told,) = asked(miniature, "entry-outside-period")
    assert (told.record, told.field) == ("activities/ribeira/2013", ("entries", 0))
    assert told.message == (
        "This was on 2012-08-31, and the project lasts from 2012-09-01 to 2014-08-31. "
        "It is not counted. Correct the date."
    )


def test_what_was_done_before_the_partner_belonged_to_the_project_is_told(
    miniature: Miniature,
) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", LEAFLET + "2012-09", LEAFLET + "2013-05")
    (told,) = asked(miniature, "entry-outside-period")
    assert told.field == ("entries", 0)
    assert "and the partner belonged to the project from 2012-11 to 2014-08-31" in told.message


def test_what_is_outside_is_passed_over_by_the_figures_and_says_why(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", LEAFLET + "2012-08-31", LEAFLET + "2012-09", LEAFLET + "2013-05")
    told = disseminations(miniature.register, "kalnava")
    assert told.value == 1
    assert [why for _, why in told.passed_over] == ["outside-period", "not-a-partner-then"]


def test_of_a_trip_outside_the_period_it_is_told_once_that_it_is_no_mobility(
    miniature: Miniature,
) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip("host: ribeira, dates: 2011-03-01"))
    assert asked(miniature, "entry-outside-period") == []
    assert len(asked(miniature, "journey-without-mobility")) == 1
