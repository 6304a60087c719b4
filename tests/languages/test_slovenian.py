"""The grammar that Slovenian needs, as a Slovenian office writes it."""

import pytest

from folio.text.dates import PartialDate, Period
from tests.documents.reading import spaced
from tests.languages.slovenian import Slovenian

SLOVENIAN = Slovenian("sl")


def period(start: str, end: str = "") -> Period:
    return Period(PartialDate.parse(start), PartialDate.parse(end or start))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04-17", "2013-04-18"), "17. in 18. aprila 2013"),
        (period("2013-04-17", "2013-04-19"), "od 17. do 19. aprila 2013"),
        (period("2013-04-30", "2013-05-01"), "30. aprila 2013 in 1. maja 2013"),
        (period("2013-04-30", "2013-05-02"), "od 30. aprila 2013 do 2. maja 2013"),
        (period("2014-06-12"), "12. junija 2014"),
        (period("2012-10", "2013-03"), "od oktobra 2012 do marca 2013"),
        (period("2012-10"), "oktobra 2012"),
        (period("2014"), "leta 2014"),
    ],
)
def test_it_says_when_something_took_place_in_the_genitive(dates: Period, said: str) -> None:
    assert spaced(SLOVENIAN.when(dates)) == said


def test_a_day_and_its_month_stay_on_one_line() -> None:
    assert SLOVENIAN.when(period("2014-06-12")) == "12.\u00a0junija 2014"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2013-06-30", "do 30. junija 2013"),
        ("2013-06", "do junija 2013"),
        ("2014", "do leta 2014"),
    ],
)
def test_it_says_until_when_in_the_genitive(day: str, said: str) -> None:
    assert spaced(SLOVENIAN.until(PartialDate.parse(day))) == said


def test_a_date_standing_alone_is_in_the_nominative_as_cldr_has_it() -> None:
    assert SLOVENIAN.date(PartialDate.parse("2013-04-17")) == "17. april 2013"


@pytest.mark.parametrize(
    ("code", "within", "origin"),
    [
        ("LV", "v Latviji", "iz Latvije"),
        ("DE", "v Nemčiji", "iz Nemčije"),
        ("DK", "na Danskem", "z Danske"),
        ("PT", "na Portugalskem", "s Portugalske"),
        ("CZ", "na Češkem", "s Češke"),
        ("IS", "na Islandiji", "z Islandije"),
        ("CY", "v državi Ciper", "iz države Ciper"),
        ("GB", "v državi Združeno kraljestvo", "iz države Združeno kraljestvo"),
    ],
)
def test_each_country_brings_its_preposition(code: str, within: str, origin: str) -> None:
    assert SLOVENIAN.country_after_in(code) == within
    assert SLOVENIAN.country_after_from(code) == origin


def test_letters_with_a_caron_follow_their_plain_letter() -> None:
    assert sorted(["Češka", "Danska", "Ciper"], key=SLOVENIAN.order) == ["Ciper", "Češka", "Danska"]


def test_titles_stand_in_pointed_quotation_marks() -> None:
    assert SLOVENIAN.quotation_marks == ("»", "«")


def test_what_can_be_read_in_a_language_is_said_in_the_locative() -> None:
    assert SLOVENIAN.language_name("lv") == "latvijščini"
    assert SLOVENIAN.language_name("eo") == "jeziku esperanto"
