"""Dates that may be known only to the month or the year."""

from datetime import date

import pytest

from folio.text.dates import PartialDate, Period


@pytest.mark.parametrize("text", ["2013-04-17", "2012-10", "2014"])
def test_a_date_is_written_as_precisely_as_it_was_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("text", ["", "17.4.2013", "2013-4-17", "2013-13", "2013-02-30", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the type is the whole message
        PartialDate.parse(text)


def test_a_month_is_bounded_by_its_first_and_last_day() -> None:
    february = PartialDate.parse("2012-02")
    assert (february.first, february.last) == (date(2012, 2, 1), date(2012, 2, 29))


def test_a_period_of_one_date_is_written_once() -> None:
    day = PartialDate.parse("2014-06-12")
    assert str(Period(day, day)) == "2014-06-12"
    assert str(Period(PartialDate.parse("2012"), day)) == "2012/2014-06-12"


def period(text: str) -> Period:
    start, _, end = text.partition("/")
    return Period(PartialDate.parse(start), PartialDate.parse(end))


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        ("2013-01/2013-02", False),
        ("2013-02/2013-03-01", True),
        ("2013-04/2013-05", True),
        ("2012/2014", True),
        ("2013-06-30/2013-07", True),
        ("2013-07-01/2013-07-01", False),
    ],
)
def test_periods_with_a_day_in_common_overlap_whichever_is_asked(
    other: str, *, overlaps: bool
) -> None:
    spring = period("2013-03/2013-06")
    assert spring.overlaps(period(other)) == period(other).overlaps(spring) == overlaps


def test_a_month_is_the_same_period_as_all_its_days() -> None:
    month, days = (PartialDate.parse(one) for one in ("2013-04", "2013-04-30"))
    by_days = Period(PartialDate.parse("2013-04-01"), days)
    assert by_days.has_the_days_of(Period(month, month))
    assert not Period(days, days).has_the_days_of(by_days)
    assert by_days.covers(Period(days, days))
