"""A long table of a report becomes several, each under the dates that it tells of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from folio.actions import Folders
from folio.documents.catalogue import KINDS
from folio.documents.reports.stretches import LONGEST, stretches
from folio.documents.reports.view import Report, ReportSection, ReportTable
from folio.model.activities import ActivityLog
from folio.model.register import Register
from folio.records import reader
from folio.rendering import render
from folio.text.dates import PartialDate, Period
from folio.text.language import Language
from folio.text.marks import Phrase
from tests.conftest import LOCALE, REPOSITORY
from tests.rendering.reading import pdf_text


@pytest.fixture
def english() -> Language:
    return Language.load("en", LOCALE, "en")


def table(rows: int) -> ReportTable:
    cells = tuple((Phrase.plain(str(number), "en"),) for number in range(rows))
    heading = Phrase.plain("Journeys", "en")
    return ReportTable(shape="any", heading=heading, columns=(heading,), rows=cells)


def days(many: int) -> list[Period]:
    """Three days each, of which each begins a day later."""
    starts = (date(2012, 9, 1) + timedelta(days=number) for number in range(many))
    return [Period(_partial(start), _partial(start + timedelta(days=2))) for start in starts]


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def test_a_table_of_ordinary_length_stays_as_it_is(english: Language) -> None:
    short = table(LONGEST)
    assert list(stretches(short, days(LONGEST), english)) == [short]


def test_a_longer_one_becomes_tables_of_about_the_same_length(english: Language) -> None:
    found = list(stretches(table(LONGEST * 2 + 1), days(LONGEST * 2 + 1), english))
    assert [len(one.rows) for one in found] == [167, 167, 167]


def test_no_row_is_lost_and_none_is_moved(english: Language) -> None:
    long = table(1_234)
    found = stretches(long, days(1_234), english)
    assert tuple(row for one in found for row in one.rows) == long.rows


def test_each_of_them_tells_its_dates(english: Language) -> None:
    found = list(stretches(table(300), days(300), english))
    assert [str(one.heading).replace("\u00a0", " ") for one in found] == [
        "Journeys · 1 September 2012 – 30 January 2013",
        "Journeys · 29 January 2013 – 29 June 2013",
    ]


def test_the_last_day_is_that_of_whoever_came_back_last(english: Language) -> None:
    dates = days(300)
    dates[0] = Period(dates[0].start, PartialDate(2014, 7))
    first, _ = stretches(table(300), dates, english)
    assert str(first.heading).replace("\u00a0", " ").endswith("1 September 2012 – July 2014")


def test_a_report_of_many_mobilities_counts_on_from_table_to_table(english: Language) -> None:
    register = reader.read(REPOSITORY / "records", "example", REPOSITORY / "programmes").register
    view = KINDS["final-report"].compose(_with_many_trips(register, 30), "smilgava", english)
    assert isinstance(view, Report)
    sections = {str(one.heading): one for one in (*view.sections, *view.annexes)}
    for heading in ("Mobilities carried out", "Evidence of mobilities"):
        found = sections[heading].tables
        assert [len(one.rows) for one in found] == [200, 200, 200]
        assert [str(one.rows[0][0]) for one in found] == ["1", "201", "401"]
        assert len({str(one.heading) for one in found}) == len(found)


@pytest.mark.no_cover
def test_a_number_of_four_digits_stays_on_one_line(english: Language) -> None:
    register = reader.read(REPOSITORY / "records", "example", REPOSITORY / "programmes").register
    view = KINDS["final-report"].compose(register, "smilgava", english)
    assert isinstance(view, Report)
    told = {
        "sections": tuple(map(_late, view.sections)),
        "annexes": tuple(map(_late, view.annexes)),
    }
    template = Folders(templates=REPOSITORY / "templates").template("report")
    printed = pdf_text(render("pdf", {**view.fields, **told}, template)).split()
    assert printed.count("9,008") == 2


def _late(section: ReportSection) -> ReportSection:
    """As if the rows that are numbered began at 9,000."""
    tables = tuple(
        one.model_copy(update={"rows": tuple((_later(row[0]), *row[1:]) for row in one.rows)})
        if one.shape in ("mobilities", "evidence")
        else one
        for one in section.tables
    )
    return section.model_copy(update={"tables": tables})


def _later(number: Phrase) -> Phrase:
    return Phrase.plain(f"9,00{number}", "en")


def _with_many_trips(register: Register, trips: int) -> Register:
    log = ActivityLog.model_validate(
        {
            "id": "many",
            "partner": "smilgava",
            "period": {"from": "2012-08-01", "to": "2014-07-31"},
            "entries": [
                {
                    "kind": "trip",
                    "host": "lysvag",
                    "dates": str(date(2012, 9, 1) + timedelta(days=number * 20)),
                    "travellers": [{"person": f"{a}. B.", "role": "staff"} for a in LETTERS],
                }
                for number in range(trips)
            ],
        }
    )
    return replace(register, logs={"smilgava/many": log})


LETTERS = "ABCDEFGHIJKLMNOPRSTU"
