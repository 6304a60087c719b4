"""Dates, lists and quotation marks as running text asks for them, language by language."""

import pytest

from folio.text.dates import PartialDate, Period
from folio.text.grammar import grammar


def spaced(text: str) -> str:
    """With plain spaces, to be compared by eye; that dates hold together has a test of its own."""
    return text.replace("\u00a0", " ")


def period(start: str, end: str = "") -> Period:
    return Period(PartialDate.parse(start), PartialDate.parse(end or start))


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04-17", "2013-04-18"), "2013. gada 17. un 18. aprīlī"),
        (period("2013-04-17", "2013-04-19"), "2013. gadā no 17. līdz 19. aprīlim"),
        (period("2014-06-12"), "2014. gada 12. jūnijā"),
        (period("2012-10"), "2012. gada oktobrī"),
        (period("2014"), "2014. gadā"),
        (
            period("2013-04-30", "2013-05-02"),
            "no 2013. gada 30. aprīļa līdz 2. maijam",
        ),
    ],
)
def test_latvian_says_when_something_took_place_in_the_locative(dates: Period, said: str) -> None:
    assert spaced(grammar("lv").when(dates)) == said


@pytest.mark.parametrize(
    ("month", "locative"),
    list(
        enumerate(
            [
                "janvārī",
                "februārī",
                "martā",
                "aprīlī",
                "maijā",
                "jūnijā",
                "jūlijā",
                "augustā",
                "septembrī",
                "oktobrī",
                "novembrī",
                "decembrī",
            ],
            start=1,
        )
    ),
)
def test_latvian_months_take_the_locative_of_their_declension(month: int, locative: str) -> None:
    assert spaced(grammar("lv").when(period(f"2013-{month:02}"))) == f"2013. gada {locative}"


@pytest.mark.parametrize(
    ("month", "genitive", "dative"),
    [
        (number, *forms)
        for number, forms in enumerate(
            zip(
                [
                    "janvāra",
                    "februāra",
                    "marta",
                    "aprīļa",
                    "maija",
                    "jūnija",
                    "jūlija",
                    "augusta",
                    "septembra",
                    "oktobra",
                    "novembra",
                    "decembra",
                ],
                [
                    "janvārim",
                    "februārim",
                    "martam",
                    "aprīlim",
                    "maijam",
                    "jūnijam",
                    "jūlijam",
                    "augustam",
                    "septembrim",
                    "oktobrim",
                    "novembrim",
                    "decembrim",
                ],
                strict=True,
            ),
            start=1,
        )
    ],
)
def test_latvian_periods_run_from_the_genitive_to_the_dative(
    month: int, genitive: str, dative: str
) -> None:
    said = grammar("lv").from_to(period(f"2012-{month:02}-01", f"2014-{month:02}-28"))
    assert spaced(said) == f"no 2012. gada 1. {genitive} līdz 2014. gada 28. {dative}"


def test_latvian_years_alone_are_said_with_their_word() -> None:
    years = period("2012", "2014")
    assert spaced(grammar("lv").from_to(years)) == "no 2012. gada līdz 2014. gadam"
    assert spaced(grammar("lv").date(years.start)) == "2012. gads"


def test_latvian_dates_standing_alone_are_nominative() -> None:
    assert (
        spaced(grammar("lv").span(period("2013-04-17", "2013-04-18")))
        == "2013. gada 17.–18. aprīlis"
    )
    lasting = grammar("lv").span(period("2012-08-01", "2014-07-31"))
    assert spaced(lasting) == "2012. gada 1. augusts – 2014. gada 31. jūlijs"
    season = grammar("lv").span(period("2013-04", "2013-06"))
    assert spaced(season) == "2013. gada aprīlis – jūnijs"


def test_latvian_deadlines_are_dative() -> None:
    assert spaced(grammar("lv").until(PartialDate.parse("2013-06"))) == "līdz 2013. gada jūnijam"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04-17", "2013-04-18"), "on 17 and 18 April 2013"),
        (period("2013-04-17", "2013-04-19"), "from 17 to 19 April 2013"),
        (period("2013-04-30", "2013-05-02"), "from 30 April 2013 to 2 May 2013"),
        (period("2014-06-12"), "on 12 June 2014"),
        (period("2012-10"), "in October 2012"),
        (period("2014"), "in 2014"),
    ],
)
def test_english_says_when_with_the_preposition_it_needs(dates: Period, said: str) -> None:
    assert spaced(grammar("en").when(dates)) == said


def test_english_standing_alone_keeps_the_month_once() -> None:
    assert spaced(grammar("en").span(period("2013-04-17", "2013-04-18"))) == "17–18 April 2013"
    assert spaced(grammar("en").until(PartialDate.parse("2013-06-30"))) == "by 30 June 2013"


@pytest.mark.parametrize(
    ("number", "said"), [(9, "9th"), (11, "11th"), (12, "12th"), (21, "21st"), (22, "22nd")]
)
def test_english_ordinals_in_digits(number: int, said: str) -> None:
    assert grammar("en").ordinal(number) == said


def test_each_language_has_its_own_quotation_marks() -> None:
    assert grammar("lv").quotation_marks == ("„", "”")
    assert grammar("en").quotation_marks == ("“", "”")


def test_countries_are_named_and_joined_as_the_language_does() -> None:
    latvian = grammar("lv")
    names = sorted([latvian.country(code) for code in ("LV", "DK", "IT")], key=latvian.order)
    assert latvian.names(names) == "Dānija, Itālija un Latvija"


def test_a_language_without_grammar_of_its_own_uses_the_forms_of_cldr() -> None:
    slovenian = grammar("sl")
    assert slovenian.date(PartialDate.parse("2013-04-17")) == "17. april 2013"
    assert slovenian.when(period("2012-10")) == "oktober 2012"
    assert slovenian.until(PartialDate.parse("2014")) == "2014"
    assert slovenian.ordinal(3) == "3."


def test_a_date_holds_together_at_the_end_of_a_line() -> None:
    dates = period("2013-04-17", "2013-04-18")
    assert grammar("lv").when(dates) == "2013.\u00a0gada 17. un 18.\u00a0aprīlī"
    assert grammar("en").when(dates) == "on 17 and 18\u00a0April 2013"


@pytest.mark.parametrize(
    ("code", "after_in", "after_from"),
    [
        ("DK", "Dānijā", "Dānijas"),
        ("NL", "Nīderlandē", "Nīderlandes"),
        ("NO", "Norvēģijā", "Norvēģijas"),
        ("BA", "Bosnijā un Hercegovinā", "Bosnijas un Hercegovinas"),
        ("FO", "Fēru salās", "Fēru salu"),
        ("GB", "Apvienotajā Karalistē", "Apvienotās Karalistes"),
        ("VA", "Vatikānā", "Vatikāna"),
        ("SM", "Sanmarīno", "Sanmarīno"),
    ],
)
def test_latvian_countries_take_the_case_of_the_sentence(
    code: str, after_in: str, after_from: str
) -> None:
    latvian = grammar("lv")
    assert latvian.country_after_in(code) == after_in
    assert latvian.country_after_from(code) == after_from


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("DK", "Denmark"),
        ("NL", "the Netherlands"),
        ("GB", "the United Kingdom"),
        ("FO", "the Faroe Islands"),
        ("CZ", "Czechia"),
    ],
)
def test_some_countries_have_an_article_in_english(code: str, told: str) -> None:
    assert grammar("en").country_after_in(code) == told
    assert grammar("en").country_after_from(code) == told


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "1 kB"),
        (48_213, "48 kB"),
        (999_400, "999 kB"),
        (1_234_567, "1,2 MB"),
        (23_000_000, "23 MB"),
    ],
)
def test_the_size_of_a_file_is_told_as_the_language_writes_numbers(size: int, told: str) -> None:
    assert grammar("lv").file_size(size) == told.replace(" ", "\u00a0")
