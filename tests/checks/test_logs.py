"""Logs of one partner and their periods."""

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
