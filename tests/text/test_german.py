"""German dates, countries and quotation marks as running text asks for them."""

import pytest

from folio.text.dates import PartialDate, Period
from folio.text.grammar.german import German

GERMAN = German("de")


def spaced(text: str) -> str:
    """With plain spaces, to be compared by eye; that dates hold together has a test of its own."""
    return text.replace("\u00a0", " ")


def period(start: str, end: str = "") -> Period:
    return Period(PartialDate.parse(start), PartialDate.parse(end or start))


@pytest.mark.parametrize(
    ("day", "said"),
    [("2013-04-17", "17. April 2013"), ("2012-10", "Oktober 2012"), ("2014", "2014")],
)
def test_a_date_standing_alone_is_as_precise_as_it_is_known(day: str, said: str) -> None:
    assert spaced(GERMAN.date(PartialDate.parse(day))) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2014-06-12"), "am 12. Juni 2014"),
        (period("2012-10"), "im Oktober 2012"),
        (period("2014"), "im Jahr 2014"),
    ],
)
def test_a_date_in_a_sentence_has_its_preposition(dates: Period, said: str) -> None:
    assert spaced(GERMAN.when(dates)) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04-17", "2013-04-18"), "am 17. und 18. April 2013"),
        (period("2013-04-30", "2013-05-01"), "am 30. April und 1. Mai 2013"),
        (period("2013-12-31", "2014-01-01"), "am 31. Dezember 2013 und 1. Januar 2014"),
    ],
)
def test_two_neighbouring_days_are_joined_by_und(dates: Period, said: str) -> None:
    assert spaced(GERMAN.when(dates)) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04-17", "2013-04-19"), "vom 17. bis 19. April 2013"),
        (period("2013-04-30", "2013-05-02"), "vom 30. April bis zum 2. Mai 2013"),
        (period("2012-12-30", "2013-01-02"), "vom 30. Dezember 2012 bis zum 2. Januar 2013"),
    ],
)
def test_longer_periods_run_from_the_first_day_to_the_last(dates: Period, said: str) -> None:
    assert spaced(GERMAN.when(dates)) == spaced(GERMAN.from_to(dates)) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04", "2013-06"), "von April bis Juni 2013"),
        (period("2013-07", "2014-02"), "von Juli 2013 bis Februar 2014"),
        (period("2012", "2014"), "von 2012 bis 2014"),
        (period("2012", "2014-07"), "von 2012 bis Juli 2014"),
        (period("2012-08", "2014"), "von August 2012 bis 2014"),
        (period("2014-02", "2014"), "von Februar 2014 bis 2014"),
        (period("2012-08-01", "2014-07"), "vom 1. August 2012 bis Juli 2014"),
        (period("2014-02", "2014-07-31"), "von Februar 2014 bis zum 31. Juli 2014"),
    ],
)
def test_months_and_years_take_von_and_days_take_vom(dates: Period, said: str) -> None:
    assert spaced(GERMAN.when(dates)) == spaced(GERMAN.from_to(dates)) == said


def test_what_lasts_one_day_is_said_as_that_day() -> None:
    assert spaced(GERMAN.from_to(period("2014-06-12"))) == "am 12. Juni 2014"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2014-06-12"), "12. Juni 2014"),
        (period("2013-04-17", "2013-04-18"), "17.–18. April 2013"),
        (period("2013-04-30", "2013-05-02"), "30. April – 2. Mai 2013"),
        (period("2012-08-01", "2014-07-31"), "1. August 2012 – 31. Juli 2014"),
        (period("2013-04", "2013-06"), "April – Juni 2013"),
        (period("2013-07", "2014-02"), "Juli 2013 – Februar 2014"),
        (period("2012", "2014"), "2012–2014"),
        (period("2012", "2014-07"), "2012 – Juli 2014"),
    ],
)
def test_a_period_standing_alone_says_month_and_year_once(dates: Period, said: str) -> None:
    assert spaced(GERMAN.span(dates)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [("2013-06-30", "bis zum 30. Juni 2013"), ("2013-06", "bis Juni 2013"), ("2014", "bis 2014")],
)
def test_a_deadline_to_the_day_has_an_article(day: str, said: str) -> None:
    assert spaced(GERMAN.until(PartialDate.parse(day))) == said


def test_a_date_holds_together_at_the_end_of_a_line() -> None:
    two_days = period("2013-04-17", "2013-04-18")
    assert GERMAN.when(two_days) == "am 17. und 18.\u00a0April 2013"
    assert GERMAN.span(two_days) == "17.–18.\u00a0April 2013"
    across = period("2013-04-30", "2013-05-02")
    assert GERMAN.from_to(across) == "vom 30.\u00a0April bis zum 2.\u00a0Mai 2013"
    assert GERMAN.when(period("2014")) == "im Jahr\u00a02014"


def test_quotation_marks_open_low_and_close_high() -> None:
    assert GERMAN.quotation_marks == ("„", "“")


def test_an_ordinal_in_digits_has_a_full_stop() -> None:
    assert f"{GERMAN.ordinal(9)} Partnertreffen" == "9. Partnertreffen"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("DK", "Vejle, Dänemark"),
        ("DE", "Vejle, Deutschland"),
        ("NL", "Vejle, Niederlande"),
        ("CH", "Vejle, Schweiz"),
        ("GB", "Vejle, Vereinigtes Königreich"),
    ],
)
def test_a_country_after_a_town_stays_in_the_nominative(code: str, said: str) -> None:
    assert f"Vejle, {GERMAN.country_after_in(code)}" == said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("CH", "der Schweiz"),
        ("MD", "der Republik Moldau"),
        ("SK", "der Slowakei"),
        ("TR", "der Türkei"),
        ("UA", "der Ukraine"),
        ("VA", "der Vatikanstadt"),
        ("GB", "dem Vereinigten Königreich"),
        ("XK", "dem Kosovo"),
        ("NL", "den Niederlanden"),
        ("FO", "den Färöern"),
        ("AX", "den Ålandinseln"),
        ("IM", "der Isle of Man"),
    ],
)
def test_a_european_country_with_an_article_is_dative_after_from(code: str, said: str) -> None:
    assert GERMAN.country_after_from(code) == said


@pytest.mark.parametrize(
    "codes",
    [
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT PL PT RO SE SI",
        "IS LI NO",
        "AL BA GE ME MK RS",
        "AD AM AZ BY MC RU SM",
    ],
    ids=["of the EU", "of the EEA", "candidates", "others"],
)
def test_all_other_european_countries_read_after_from_as_they_stand_alone(codes: str) -> None:
    countries = codes.split()
    after_from = [GERMAN.country_after_from(code) for code in countries]
    assert after_from == [GERMAN.country(code) for code in countries]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("US", "den Vereinigten Staaten"),
        ("AE", "den Vereinigten Arabischen Emiraten"),
        ("PS", "den Palästinensischen Autonomiegebieten"),
        ("IC", "den Kanarischen Inseln"),
        ("PH", "den Philippinen"),
        ("BS", "den Bahamas"),
        ("DO", "der Dominikanischen Republik"),
        ("MN", "der Mongolei"),
        ("IQ", "dem Irak"),
        ("IO", "dem Britischen Territorium im Indischen Ozean"),
        ("VC", "St. Vincent und den Grenadinen"),
        ("GS", "Südgeorgien und den Südlichen Sandwichinseln"),
    ],
)
def test_countries_overseas_follow_the_same_rules(code: str, said: str) -> None:
    assert GERMAN.country_after_from(code) == said


def test_countries_are_named_in_alphabetical_order_with_umlauts_among_their_vowels() -> None:
    names = sorted(
        [GERMAN.country(code) for code in ("HU", "DE", "AT", "DK", "PL")], key=GERMAN.order
    )
    assert GERMAN.names(names) == "Dänemark, Deutschland, Österreich, Polen und Ungarn"


def test_a_language_is_named_as_it_reads_after_auf() -> None:
    languages = GERMAN.names([GERMAN.language_name(code) for code in ("de", "en")])
    assert f"auf {languages}" == "auf Deutsch und Englisch"
