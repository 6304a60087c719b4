"""Activity logs and report answers come through the door into the register."""

import time
from collections.abc import Sequence
from typing import Any

import pytest

from folio.model.activities import ActivityLog, when
from folio.records.fields import fields_at
from folio.records.references import named

LOG = "activities/kalnava/2013-spring.yaml"
NAME = LOG.removesuffix(".yaml")
TRIP = """\
  - kind: trip
    meeting: 2013-03-bergvik
    dates: {from: 2013-03-11, to: 2013-03-14}
    travellers:
      - {person: A. K., role: staff, evidence: [certificate, ticket]}
      - {person: J. O., role: learner, evidence: [certificate]}
"""


def _log(entries: Sequence[str], period: str = "{from: 2013-01, to: 2013-06}") -> str:
    return f"partner: kalnava\nperiod: {period}\nentries:\n{''.join(entries)}"


def test_a_log_is_found_by_its_partner(miniature: Any) -> None:
    register = miniature.register
    assert list(register.logs) == ["kalnava/2013-spring"]
    assert [log.record for log in register.logs_of("kalnava")] == [NAME]
    assert register.logs_of("bergvik") == ()


def test_a_log_is_a_record_with_its_file(miniature: Any) -> None:
    reading = miniature.read()
    (log,) = reading.register.logs.values()
    assert str(reading.sources[log.record].path) == f"records/tiny/{LOG}"


def test_the_logs_of_a_partner_come_in_the_order_of_their_periods(miniature: Any) -> None:
    earlier = _log([TRIP], "{from: 2012-10, to: 2013-03}")
    miniature.write("activities/kalnava/the-first.yaml", earlier)
    names = [log.id for log in miniature.register.logs_of("kalnava")]
    assert names == ["the-first", "2013-spring"]


def test_each_trip_is_told_with_the_place_where_it_stands(miniature: Any) -> None:
    ((record, path, trip),) = miniature.register.trips_of("kalnava")
    assert (record, path, trip.meeting) == (NAME, ("entries", 0), "2013-03-bergvik")


def test_every_entry_has_its_dates(miniature: Any) -> None:
    entries = [entry for _, _, entry in miniature.register.entries_of("kalnava")]
    days = [str(when(entry)) for entry in entries]
    assert days == [
        "2013-03-11/2013-03-14",
        "2013-04-20",
        "2013-05-02",
        "2013-05/2013-06",
        "2013-06",
    ]


@pytest.mark.parametrize(
    "dates", ["2013", "{from: 2012-12-30, to: 2013-01-01}", "{from: 2013-06-30, to: 2013-07}"]
)
def test_an_entry_that_reaches_into_the_period_belongs_to_it(miniature: Any, dates: str) -> None:
    miniature.change(LOG, "{from: 2013-03-11, to: 2013-03-14}", dates)
    assert miniature.problems == ()


def test_answers_are_found_by_report_and_partner(miniature: Any) -> None:
    answers = miniature.register.answers
    assert list(answers) == ["interim/kalnava", "interim/shared"]
    assert list(answers["interim/shared"].answers) == ["summary"]
    assert answers["interim/kalnava"].signature.name == "Anna Kalniņa"


def test_a_project_may_have_neither_logs_nor_answers(miniature: Any) -> None:
    for file in (LOG, "reports/interim/kalnava.yaml", "reports/interim/shared.yaml"):
        miniature.remove(file)
    assert (miniature.register.logs, miniature.register.answers) == ({}, {})


def test_where_the_programme_cannot_be_read_no_report_is_judged(miniature: Any) -> None:
    miniature.write("reports/mid-term/kalnava.yaml", "answers: {weather: Fine.}\n")
    miniature.change("programmes/small-steps.yaml", "name: {en: Small Steps", "nam: {en: Small")
    assert [problem.field for problem in miniature.problems] == ["nam"]


def test_an_entry_names_others_only_in_the_fields_of_its_kind() -> None:
    photo = {"file": "a.jpg"}
    entries: Any = [{"kind": "trip", "host": "a", "photos": [photo]}, {"host": "b"}]
    found = [(path[1:], name) for path, _, name in named(ActivityLog, {"entries": entries})]
    assert found == [((0, "photos", 0, "file"), "a.jpg"), ((0, "host"), "a")]


def test_the_fields_of_an_entry_are_those_of_its_kind() -> None:
    value: Any = {"entries": [{"kind": "evaluation"}, {"kind": "trip"}]}
    assert "respondents" in fields_at(ActivityLog, value, ("entries", 0))
    assert "respondents" not in fields_at(ActivityLog, value, ("entries", 1))


def test_each_entry_outside_the_period_is_counted(miniature: Any) -> None:
    miniature.write(LOG, _log([TRIP] * 2000, "2014"))
    problems = miniature.problems
    assert len(problems) == 51
    assert str(problems[-1].message) == ("Problems in this file beside these, at least: 1950.")


@pytest.mark.no_cover
def test_five_thousand_trips_are_read_in_seconds(miniature: Any) -> None:
    miniature.write(LOG, _log([TRIP] * 5000))
    begun = time.process_time()
    assert len(list(miniature.register.trips_of("kalnava"))) == 5000
    assert time.process_time() - begun < 10


@pytest.mark.no_cover
def test_the_time_that_a_log_takes_grows_in_line_with_its_entries(miniature: Any) -> None:
    def seconds(many: int) -> float:
        miniature.write(LOG, _log([TRIP] * many))
        begun = time.process_time()
        miniature.read()
        return time.process_time() - begun

    few = min(seconds(500) for _ in range(3))
    assert min(seconds(4000) for _ in range(2)) < 8 * few * 2
