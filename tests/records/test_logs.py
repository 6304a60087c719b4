"""Activity logs and report answers come through the door into the register."""

from typing import Any

import pytest

from folio.model.activities import when

LOG = "activities/kalnava/2013-spring.yaml"
WRITTEN = """\
partner: kalnava
period: {from: 2013-01, to: 2013-06}
entries:
  - kind: trip
    meeting: 2013-03-bergvik
    dates: {from: 2013-03-11, to: 2013-03-14}
    travellers:
      - {person: A. B., role: staff, evidence: [certificate, ticket]}
  - kind: local-activity
    dates: 2013-04
    title: A walk along the line
    participants: {staff: 2, learners: 14}
  - kind: dissemination
    date: 2013-05-02
    channel: local newspaper
    title: Trains stop here again
  - kind: product-work
    product: guide
    dates: {from: 2013-05, to: 2013-06}
    text: Chapter one was drafted.
  - kind: evaluation
    date: 2013-06
    method: questionnaire
    findings: More benches are wanted.
"""


@pytest.fixture
def logged(miniature: Any) -> Any:
    """The miniature with a log of one partner."""
    miniature.write(LOG, WRITTEN)
    return miniature


def test_a_log_is_found_by_its_partner(logged: Any) -> None:
    register = logged.register
    assert list(register.logs) == ["kalnava/2013-spring"]
    assert [log.record for log in register.logs_of("kalnava")] == [LOG.removesuffix(".yaml")]
    assert register.logs_of("bergvik") == ()


def test_a_log_is_a_record_with_its_file(logged: Any) -> None:
    reading = logged.read()
    (log,) = reading.register.logs.values()
    assert str(reading.sources[log.record].path) == f"records/tiny/{LOG}"


def test_the_logs_of_a_partner_come_in_the_order_of_their_periods(logged: Any) -> None:
    logged.write(
        "activities/kalnava/a-later-one.yaml",
        WRITTEN.replace("2013-0", "2014-0").replace("2014-03-bergvik", "2013-03-bergvik"),
    )
    names = [log.id for log in logged.register.logs_of("kalnava")]
    assert names == ["2013-spring", "a-later-one"]


def test_each_trip_is_told_with_the_place_where_it_stands(logged: Any) -> None:
    ((record, path, trip),) = logged.register.trips_of("kalnava")
    assert (record, path, trip.meeting) == (
        "activities/kalnava/2013-spring",
        ("entries", 0),
        "2013-03-bergvik",
    )


def test_every_entry_has_its_dates(logged: Any) -> None:
    entries = [entry for _, _, entry in logged.register.entries_of("kalnava")]
    days = [str(when(entry)) for entry in entries]
    assert days == ["2013-03-11/2013-03-14", "2013-04", "2013-05-02", "2013-05/2013-06", "2013-06"]


def test_an_entry_at_the_edge_of_a_period_belongs_to_it(logged: Any) -> None:
    logged.change(LOG, "{from: 2013-03-11, to: 2013-03-14}", "{from: 2012-12-30, to: 2013-01-01}")
    logged.change(LOG, "    date: 2013-05-02", "    date: 2013")
    assert logged.problems == ()
