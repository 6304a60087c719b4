"""Hungarian in running text: suffixes by vowel harmony, articles by sound, the year first."""

import pytest

from folio.text.dates import PartialDate, Period
from folio.text.grammar.hungarian import Hungarian

HUNGARIAN = Hungarian("hu")


def spaced(text: str) -> str:
    """With plain spaces, to be compared by eye; that dates hold together has a test of its own."""
    return text.replace("\u00a0", " ")


def period(start: str, end: str = "") -> Period:
    return Period(PartialDate.parse(start), PartialDate.parse(end or start))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2014-06-12"), "2014. június 12-én"),
        (period("2012-10"), "2012 októberében"),
        (period("2014"), "2014-ben"),
        (period("2013-04-17", "2013-04-18"), "2013. április 17–18-án"),
        (period("2013-04-30", "2013-05-01"), "2013. április 30-án és május 1-jén"),
        (period("2012-12-31", "2013-01-01"), "2012. december 31-én és 2013. január 1-jén"),
        (period("2013-04-17", "2013-04-19"), "2013. április 17. és 19. között"),
        (period("2013-04-30", "2013-05-02"), "2013. április 30. és május 2. között"),
        (period("2012-08-01", "2014-07-31"), "2012. augusztus 1. és 2014. július 31. között"),
        (period("2012-10", "2012-12"), "2012 októbere és decembere között"),
        (period("2012-10", "2013-03"), "2012 októbere és 2013 márciusa között"),
        (period("2012", "2014"), "2012 és 2014 között"),
        (period("2012-08-01", "2012-09"), "2012. augusztus 1. és 2012 szeptembere között"),
    ],
)
def test_when_something_took_place_has_its_suffix_or_stands_between(
    dates: Period, said: str
) -> None:
    assert spaced(HUNGARIAN.when(dates)) == said


@pytest.mark.parametrize(
    ("day", "suffix"),
    [
        *((1, "jén"), (2, "án"), (3, "án"), (4, "én"), (5, "én"), (6, "án"), (7, "én")),
        *((8, "án"), (9, "én"), (10, "én"), (11, "én"), (12, "én"), (13, "án"), (16, "án")),
        *((18, "án"), (20, "án"), (21, "én"), (22, "én"), (23, "án"), (30, "án"), (31, "én")),
    ],
)
def test_a_day_takes_the_suffix_of_its_ordinal_as_it_is_read(day: int, suffix: str) -> None:
    said = HUNGARIAN.when(period(f"2013-05-{day:02}"))
    assert spaced(said) == f"2013. május {day}-{suffix}"


@pytest.mark.parametrize(
    ("month", "said"),
    list(
        enumerate(
            [
                "januárjában",
                "februárjában",
                "márciusában",
                "áprilisában",
                "májusában",
                "júniusában",
                "júliusában",
                "augusztusában",
                "szeptemberében",
                "októberében",
                "novemberében",
                "decemberében",
            ],
            start=1,
        )
    ),
)
def test_a_month_belongs_to_its_year_which_then_has_no_full_stop(month: int, said: str) -> None:
    assert spaced(HUNGARIAN.when(period(f"2013-{month:02}"))) == f"2013 {said}"


@pytest.mark.parametrize(
    ("year", "suffix"),
    [
        *((1900, "ban"), (1990, "ben"), (1996, "ban"), (2000, "ben"), (2002, "ben")),
        *((2010, "ben"), (2011, "ben"), (2012, "ben"), (2013, "ban"), (2014, "ben")),
        *((2015, "ben"), (2016, "ban"), (2017, "ben"), (2018, "ban"), (2019, "ben")),
        *((2020, "ban"), (2030, "ban"), (2040, "ben"), (2060, "ban"), (2070, "ben")),
    ],
)
def test_a_year_takes_the_suffix_of_its_last_word(year: int, suffix: str) -> None:
    assert HUNGARIAN.when(period(str(year))) == f"{year}-{suffix}"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2012-08-01", "2014-07-31"), "2012. augusztus 1-jétől 2014. július 31-ig"),
        (period("2013-04-30", "2013-05-01"), "2013. április 30-tól május 1-jéig"),
        (period("2013-04-17", "2013-04-19"), "2013. április 17-től 19-ig"),
        (period("2013-04-02", "2013-04-03"), "2013. április 2-tól 3-ig"),
        (period("2012-10", "2013-03"), "2012 októberétől 2013 márciusáig"),
        (period("2013-04", "2013-06"), "2013 áprilisától júniusáig"),
        (period("2012", "2014"), "2012-től 2014-ig"),
        (period("2013", "2014"), "2013-tól 2014-ig"),
    ],
)
def test_a_period_lasts_from_one_date_to_the_other(dates: Period, said: str) -> None:
    assert spaced(HUNGARIAN.from_to(dates)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2013-06-30", "2013. június 30-ig"),
        ("2013-06-01", "2013. június 1-jéig"),
        ("2013-06", "2013 júniusáig"),
        ("2014", "2014-ig"),
    ],
)
def test_a_deadline_says_until_when(day: str, said: str) -> None:
    assert spaced(HUNGARIAN.until(PartialDate.parse(day))) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [("2013-04-17", "2013. április 17."), ("2012-10", "2012. október"), ("2014", "2014")],
)
def test_a_date_standing_alone_has_full_stops(day: str, said: str) -> None:
    assert spaced(HUNGARIAN.date(PartialDate.parse(day))) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2014-06-12"), "2014. június 12."),
        (period("2013-04-17", "2013-04-18"), "2013. április 17–18."),
        (period("2013-04-30", "2013-05-02"), "2013. április 30. – május 2."),
        (period("2012-08-01", "2014-07-31"), "2012. augusztus 1. – 2014. július 31."),
        (period("2012-10", "2012-12"), "2012. október–december"),
        (period("2012-10", "2013-03"), "2012. október – 2013. március"),
        (period("2012", "2014"), "2012–2014"),
        (period("2012-08-01", "2014-07"), "2012. augusztus 1. – 2014. július"),
    ],
)
def test_a_period_standing_alone_says_once_what_both_dates_share(dates: Period, said: str) -> None:
    assert spaced(HUNGARIAN.span(dates)) == said


def test_a_long_period_breaks_at_its_dash_alone() -> None:
    said = HUNGARIAN.span(period("2012-08-01", "2014-07-31"))
    assert said.split(" ") == [
        "2012.\u00a0augusztus\u00a01.",
        "–",
        "2014.\u00a0július\u00a031.",
    ]


def test_a_date_holds_together_at_the_end_of_a_line() -> None:
    assert HUNGARIAN.date(PartialDate.parse("2013-04-17")) == "2013. április\u00a017."
    assert HUNGARIAN.month(PartialDate.parse("2013-04")) == "2013.\u00a0április"
    assert HUNGARIAN.when(period("2012-10")) == "2012\u00a0októberében"
    two_days = period("2013-04-17", "2013-04-18")
    assert HUNGARIAN.when(two_days) == "2013. április\u00a017–18-án"


IN_EUROPE = {
    "AD": ("Andorrában", "Andorrából"),
    "AL": ("Albániában", "Albániából"),
    "AT": ("Ausztriában", "Ausztriából"),
    "BA": ("Bosznia-Hercegovinában", "Bosznia-Hercegovinából"),
    "BE": ("Belgiumban", "Belgiumból"),
    "BG": ("Bulgáriában", "Bulgáriából"),
    "BY": ("Belaruszban", "Belaruszból"),
    "CH": ("Svájcban", "Svájcból"),
    "CY": ("Cipruson", "Ciprusról"),
    "CZ": ("Csehországban", "Csehországból"),
    "DE": ("Németországban", "Németországból"),
    "DK": ("Dániában", "Dániából"),
    "EE": ("Észtországban", "Észtországból"),
    "ES": ("Spanyolországban", "Spanyolországból"),
    "FI": ("Finnországban", "Finnországból"),
    "FO": ("a Feröer szigeteken", "a Feröer szigetekről"),
    "FR": ("Franciaországban", "Franciaországból"),
    "GB": ("az Egyesült Királyságban", "az Egyesült Királyságból"),
    "GE": ("Grúziában", "Grúziából"),
    "GL": ("Grönlandon", "Grönlandról"),
    "GR": ("Görögországban", "Görögországból"),
    "HR": ("Horvátországban", "Horvátországból"),
    "HU": ("Magyarországon", "Magyarországról"),
    "IE": ("Írországban", "Írországból"),
    "IM": ("a Man-szigeten", "a Man-szigetről"),
    "IS": ("Izlandon", "Izlandról"),
    "IT": ("Olaszországban", "Olaszországból"),
    "LI": ("Liechtensteinben", "Liechtensteinből"),
    "LT": ("Litvániában", "Litvániából"),
    "LU": ("Luxemburgban", "Luxemburgból"),
    "LV": ("Lettországban", "Lettországból"),
    "MC": ("Monacóban", "Monacóból"),
    "MD": ("Moldovában", "Moldovából"),
    "ME": ("Montenegróban", "Montenegróból"),
    "MK": ("Észak-Macedóniában", "Észak-Macedóniából"),
    "MT": ("Máltán", "Máltáról"),
    "NL": ("Hollandiában", "Hollandiából"),
    "NO": ("Norvégiában", "Norvégiából"),
    "PL": ("Lengyelországban", "Lengyelországból"),
    "PT": ("Portugáliában", "Portugáliából"),
    "RO": ("Romániában", "Romániából"),
    "RS": ("Szerbiában", "Szerbiából"),
    "RU": ("Oroszországban", "Oroszországból"),
    "SE": ("Svédországban", "Svédországból"),
    "SI": ("Szlovéniában", "Szlovéniából"),
    "SK": ("Szlovákiában", "Szlovákiából"),
    "SM": ("San Marinóban", "San Marinóból"),
    "TR": ("Törökországban", "Törökországból"),
    "UA": ("Ukrajnában", "Ukrajnából"),
    "US": ("az Egyesült Államokban", "az Egyesült Államokból"),
    "VA": ("a Vatikánban", "a Vatikánból"),
    "XK": ("Koszovóban", "Koszovóból"),
}


@pytest.mark.parametrize("code", IN_EUROPE)
def test_countries_take_the_suffix_of_their_vowels_but_one_is_on_islands(code: str) -> None:
    said = HUNGARIAN.country_after_in(code), HUNGARIAN.country_after_from(code)
    assert said == IN_EUROPE[code]


@pytest.mark.parametrize(
    ("code", "said"),
    [("BR", "Brazíliában"), ("IL", "Izraelben"), ("KW", "Kuvaitban"), ("CL", "Chilében")],
)
def test_an_i_leaves_the_suffix_to_the_vowel_before_it(code: str, said: str) -> None:
    assert HUNGARIAN.country_after_in(code) == said


@pytest.mark.parametrize(
    "text",
    [
        "„Administrations go Europe!”",
        "Észak-Alföldi Regionális Fejlesztési Ügynökség",
        "EU",
        "Østjylland",
        "Ystad",
        "(Innsbruck)",
        *("1. hírlevél", "5 ország", "51 fő", "1000 fő", "1 500 fő", "1 000 000 euró", "50 000"),
        *("MTA", "NGO", "SZTE", "LLP", "MI", "S", "I. kerület", "V. kerület"),
    ],
)
def test_before_a_vowel_as_it_is_heard_the_article_is_az(text: str) -> None:
    assert HUNGARIAN.lead_words["az"](text) == "az"


@pytest.mark.parametrize(
    "text",
    [
        "„Folio”",
        "Jászsági Önkormányzatok Többcélú Kistérségi Társulása",
        "Young Europe",
        "L’Aquila",
        *("2. hírlevél", "7 partner", "10 ország", "15 fő", "100 fő", "10 000 euró"),
        *("NATO", "CSCI", "VIAA", "SZIE", "GDP", "II. kerület", "X. kerület"),
        "…",
    ],
)
def test_before_a_consonant_as_it_is_heard_the_article_is_a(text: str) -> None:
    assert HUNGARIAN.lead_words["az"](text) == "a"


@pytest.mark.parametrize(
    "names",
    [
        ["Ciprus", "Csehország"],
        ["Olaszország", "Oroszország", "Örményország", "Portugália"],
        ["Magyarország", "Málta", "Mátra"],
        ["Svédország", "Szerbia", "Törökország"],
        ["meszes", "messze", "mezsgye"],
        ["dvorzsák", "dzéta", "dzsem", "eper"],
        ["Arad", "Árpád", "Arzén"],
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(names: list[str]) -> None:
    assert sorted(names, key=HUNGARIAN.order) == names


def test_places_take_a_suffix_after_in() -> None:
    assert HUNGARIAN.inflects_places


def test_quotation_marks_open_below() -> None:
    assert HUNGARIAN.quotation_marks == ("„", "”")


def test_languages_and_ordinals_are_named_in_their_plain_form() -> None:
    assert HUNGARIAN.language_name("en") == "angol"
    assert HUNGARIAN.ordinal(13) == "13."
