"""Danish dates, countries and alphabet, as running text and tables ask for them."""

import pytest

from folio.text.dates import PartialDate, Period
from folio.text.grammar.danish import Danish

DANISH = Danish("da")


def spaced(text: str) -> str:
    """With plain spaces, to be compared by eye; that dates hold together has a test of its own."""
    return text.replace("\u00a0", " ")


def period(start: str, end: str = "") -> Period:
    return Period(PartialDate.parse(start), PartialDate.parse(end or start))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2014-06-12"), "den 12. juni 2014"),
        (period("2012-10"), "i oktober 2012"),
        (period("2014"), "i 2014"),
        (period("2013-04-17", "2013-04-18"), "den 17. og 18. april 2013"),
        (period("2013-04-30", "2013-05-01"), "den 30. april og den 1. maj 2013"),
        (period("2013-12-31", "2014-01-01"), "den 31. december 2013 og den 1. januar 2014"),
        (period("2013-04-17", "2013-04-19"), "fra den 17. til den 19. april 2013"),
        (period("2013-04-30", "2013-05-02"), "fra den 30. april til den 2. maj 2013"),
        (period("2013-07", "2013-09"), "fra juli til september 2013"),
        (period("2013-07", "2014-02"), "fra juli 2013 til februar 2014"),
    ],
)
def test_a_sentence_says_when_with_article_or_preposition(dates: Period, said: str) -> None:
    assert spaced(DANISH.when(dates)) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2012-08-01", "2014-07-31"), "fra den 1. august 2012 til den 31. juli 2014"),
        (period("2012-08-01", "2014-07"), "fra den 1. august 2012 til juli 2014"),
        (period("2012", "2014"), "fra 2012 til 2014"),
    ],
)
def test_a_sentence_says_from_when_to_when_something_lasts(dates: Period, said: str) -> None:
    assert spaced(DANISH.from_to(dates)) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04-17"), "17. april 2013"),
        (period("2013-04-17", "2013-04-18"), "17.–18. april 2013"),
        (period("2013-04-30", "2013-05-02"), "30. april – 2. maj 2013"),
        (period("2012-08-01", "2014-07-31"), "1. august 2012 – 31. juli 2014"),
        (period("2013-07", "2013-09"), "juli–september 2013"),
        (period("2012-10", "2013-03"), "oktober 2012 – marts 2013"),
        (period("2012", "2014"), "2012–2014"),
    ],
)
def test_a_period_standing_alone_says_nothing_twice(dates: Period, said: str) -> None:
    assert spaced(DANISH.span(dates)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [("2013-04-17", "17. april 2013"), ("2012-10", "oktober 2012"), ("2014", "2014")],
)
def test_a_date_standing_alone_has_neither_article_nor_preposition(day: str, said: str) -> None:
    assert spaced(DANISH.date(PartialDate.parse(day))) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2013-06-30", "senest den 30. juni 2013"),
        ("2013-06", "senest i juni 2013"),
        ("2014", "senest i 2014"),
    ],
)
def test_a_deadline_is_the_latest_day_itself(day: str, said: str) -> None:
    assert spaced(DANISH.until(PartialDate.parse(day))) == said


def test_months_are_written_small() -> None:
    said = " ".join(DANISH.month(PartialDate(2013, month)) for month in range(1, 13))
    assert said.replace(" 2013", "") == (
        "januar februar marts april maj juni juli august september oktober november december"
    )


def test_a_day_and_its_month_hold_together_at_the_end_of_a_line() -> None:
    dates = period("2013-04-17", "2013-04-18")
    assert DANISH.when(dates) == "den 17. og 18.\u00a0april 2013"
    assert DANISH.span(dates) == "17.–18.\u00a0april 2013"


def test_quotation_marks_are_those_of_public_authorities() -> None:
    assert DANISH.quotation_marks == ("”", "”")


def test_an_ordinal_in_digits_has_a_full_stop() -> None:
    assert DANISH.ordinal(13) == "13."


def test_names_are_joined_without_a_comma_before_the_last() -> None:
    assert DANISH.names(["Danmark", "Italien", "Letland"]) == "Danmark, Italien og Letland"


@pytest.mark.parametrize(
    "codes",
    [
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
        "CH GB IS LI NO",
        "AL BA GE MD ME MK RS TR UA XK",
        "AD BY MC SM VA",
    ],
)
def test_a_country_of_europe_has_one_form(codes: str) -> None:
    named = [DANISH.country(code) for code in codes.split()]
    assert [DANISH.country_after_in(code) for code in codes.split()] == named
    assert [DANISH.country_after_from(code) for code in codes.split()] == named


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("AT", "Østrig"),
        ("CH", "Schweiz"),
        ("CZ", "Tjekkiet"),
        ("GB", "Storbritannien"),
        ("HU", "Ungarn"),
        ("NL", "Nederlandene"),
        ("SK", "Slovakiet"),
    ],
)
def test_countries_are_named_as_officials_name_them(code: str, name: str) -> None:
    assert DANISH.country_after_from(code) == name


def test_a_country_whose_name_is_a_description_is_written_as_one_in_a_sentence() -> None:
    assert DANISH.country_after_in("IC") == "De Kanariske Øer"
    assert DANISH.country_after_from("PS") == "de palæstinensiske områder"


def test_a_language_is_named_as_after_in() -> None:
    assert f"på {DANISH.language_name('en')}" == "på engelsk"


@pytest.mark.parametrize(
    "names",
    [
        ["Cypern", "Zambia", "Ægypten", "Østrig", "Åland"],
        ["Vejle", "Ærø", "Ørsted", "Aabenraa", "Århus"],
        ["Odense", "ældre", "Ærø", "Ølgod"],
        ["Malmø", "München", "Mytilini", "Märsta", "Møn", "Mönchengladbach"],
        ["Eger", "Észak-Alföld", "Fyn"],
    ],
)
def test_the_alphabet_ends_with_ae_oe_aa(names: list[str]) -> None:
    assert sorted(names, key=DANISH.order) == names
