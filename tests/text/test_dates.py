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
