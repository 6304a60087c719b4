"""Italian dates, articles and prepositions as an Italian office writes them."""

import pytest

from folio.text.dates import PartialDate, Period
from folio.text.grammar.italian import Italian

ITALIAN = Italian("it")


def spaced(text: str) -> str:
    """With plain spaces, to be compared by eye; that dates hold together has a test of its own."""
    return text.replace("\u00a0", " ")


def period(start: str, end: str = "") -> Period:
    return Period(PartialDate.parse(start), PartialDate.parse(end or start))


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2013-04-17", "17 aprile 2013"),
        ("2012-08-01", "1º agosto 2012"),
        ("2012-10", "ottobre 2012"),
        ("2014", "2014"),
    ],
)
def test_a_date_standing_alone_and_the_first_is_an_ordinal(date: str, said: str) -> None:
    assert spaced(ITALIAN.date(PartialDate.parse(date))) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2014-06-12"), "12 giugno 2014"),
        (period("2013-04-17", "2013-04-18"), "17-18 aprile 2013"),
        (period("2013-05-01", "2013-05-03"), "1º-3 maggio 2013"),
        (period("2013-04-30", "2013-05-02"), "30 aprile – 2 maggio 2013"),
        (period("2012-08-01", "2014-07-31"), "1º agosto 2012 – 31 luglio 2014"),
        (period("2013-04", "2013-06"), "aprile – giugno 2013"),
        (period("2012", "2014"), "2012 – 2014"),
    ],
)
def test_a_span_says_once_what_both_its_dates_share(dates: Period, said: str) -> None:
    assert spaced(ITALIAN.span(dates)) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2014-06-12", "il 12 giugno 2014"),
        ("2012-08-01", "il 1º agosto 2012"),
        ("2013-04-08", "l’8 aprile 2013"),
        ("2013-04-11", "l’11 aprile 2013"),
        ("2013-04-18", "il 18 aprile 2013"),
        ("2014-06", "nel giugno 2014"),
        ("2013-04", "nell’aprile 2013"),
        ("2013-08", "nell’agosto 2013"),
        ("2012-10", "nell’ottobre 2012"),
        ("2014", "nel 2014"),
    ],
)
def test_a_sentence_says_when_with_the_article(date: str, said: str) -> None:
    assert spaced(ITALIAN.when(period(date))) == said


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04-17", "2013-04-18"), "il 17 e 18 aprile 2013"),
        (period("2013-04-01", "2013-04-02"), "il 1º e 2 aprile 2013"),
        (period("2013-04-08", "2013-04-09"), "l’8 e 9 aprile 2013"),
        (period("2013-04-30", "2013-05-01"), "il 30 aprile e il 1º maggio 2013"),
        (period("2013-12-31", "2014-01-01"), "il 31 dicembre 2013 e il 1º gennaio 2014"),
    ],
)
def test_two_neighbouring_days_are_joined_by_and(dates: Period, said: str) -> None:
    assert spaced(ITALIAN.when(dates)) == said


def test_the_second_of_two_days_has_its_article_where_it_is_elided() -> None:
    assert spaced(ITALIAN.when(period("2013-04-07", "2013-04-08"))) == "il 7 e l’8 aprile 2013"
    assert spaced(ITALIAN.when(period("2013-04-10", "2013-04-11"))) == "il 10 e l’11 aprile 2013"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (period("2013-04-17", "2013-04-19"), "dal 17 al 19 aprile 2013"),
        (period("2013-04-08", "2013-04-11"), "dall’8 all’11 aprile 2013"),
        (period("2013-05-01", "2013-05-03"), "dal 1º al 3 maggio 2013"),
        (period("2013-04-30", "2013-05-02"), "dal 30 aprile al 2 maggio 2013"),
        (period("2013-12-30", "2014-01-02"), "dal 30 dicembre 2013 al 2 gennaio 2014"),
        (period("2013-04", "2013-06"), "da aprile a giugno 2013"),
        (period("2013-06", "2013-08"), "da giugno ad agosto 2013"),
        (period("2013-06", "2013-10"), "da giugno a ottobre 2013"),
        (period("2012-10", "2014-06"), "da ottobre 2012 a giugno 2014"),
        (period("2012", "2014"), "dal 2012 al 2014"),
        (period("2012-10", "2014-06-12"), "da ottobre 2012 al 12 giugno 2014"),
        (period("2013", "2013-06"), "dal 2013 a giugno 2013"),
    ],
)
def test_longer_periods_run_from_one_date_to_the_other(dates: Period, said: str) -> None:
    assert spaced(ITALIAN.when(dates)) == said
    assert spaced(ITALIAN.from_to(dates)) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2013-06-30", "entro il 30 giugno 2013"),
        ("2013-06-08", "entro l’8 giugno 2013"),
        ("2013-06-01", "entro il 1º giugno 2013"),
        ("2013-06", "entro giugno 2013"),
        ("2014", "entro il 2014"),
    ],
)
def test_a_deadline_is_said_with_the_article_of_its_day(date: str, said: str) -> None:
    assert spaced(ITALIAN.until(PartialDate.parse(date))) == said


def test_a_day_and_its_month_hold_together_at_the_end_of_a_line() -> None:
    dates = period("2013-04-17", "2013-04-18")
    assert ITALIAN.when(dates) == "il 17 e 18\u00a0aprile 2013"
    assert ITALIAN.span(dates) == "17-18\u00a0aprile 2013"
    assert ITALIAN.from_to(period("2013-04-30", "2013-05-02")) == (
        "dal 30\u00a0aprile al 2\u00a0maggio 2013"
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Italia"], "Italia"),
        (["Italia", "Lettonia"], "Italia e Lettonia"),
        (["Danimarca", "Italia", "Lettonia"], "Danimarca, Italia e Lettonia"),
        (["Danimarca", "Lettonia", "Estonia"], "Danimarca, Lettonia ed Estonia"),
    ],
)
def test_and_is_ed_before_the_same_vowel(names: list[str], said: str) -> None:
    assert ITALIAN.names(names) == said


def test_quotation_marks_are_the_low_double_angles() -> None:
    assert ITALIAN.quotation_marks == ("«", "»")


def test_an_ordinal_in_digits_is_masculine() -> None:
    assert ITALIAN.ordinal(13) == "13º"


@pytest.mark.parametrize(
    ("town", "preposition"),
    [
        ("Vejle", "a"),
        ("Aarhus", "ad"),
        ("Ávila", "ad"),
        ("Århus", "a"),
        ("Odense", "a"),
        ("L’Aquila", "a"),
    ],
)
def test_the_preposition_before_a_town_is_ad_before_the_same_vowel(
    town: str, preposition: str
) -> None:
    """`Å` is another vowel, although it looks alike."""
    assert ITALIAN.lead_words["a"](town) == preposition


@pytest.mark.parametrize(
    ("code", "where", "whence"),
    [
        ("AT", "in Austria", "dall’Austria"),
        ("BE", "in Belgio", "dal Belgio"),
        ("BG", "in Bulgaria", "dalla Bulgaria"),
        ("CY", "a Cipro", "da Cipro"),
        ("CZ", "in Cechia", "dalla Cechia"),
        ("DE", "in Germania", "dalla Germania"),
        ("DK", "in Danimarca", "dalla Danimarca"),
        ("EE", "in Estonia", "dall’Estonia"),
        ("ES", "in Spagna", "dalla Spagna"),
        ("FI", "in Finlandia", "dalla Finlandia"),
        ("FR", "in Francia", "dalla Francia"),
        ("GR", "in Grecia", "dalla Grecia"),
        ("HR", "in Croazia", "dalla Croazia"),
        ("HU", "in Ungheria", "dall’Ungheria"),
        ("IE", "in Irlanda", "dall’Irlanda"),
        ("IT", "in Italia", "dall’Italia"),
        ("LT", "in Lituania", "dalla Lituania"),
        ("LU", "in Lussemburgo", "dal Lussemburgo"),
        ("LV", "in Lettonia", "dalla Lettonia"),
        ("MT", "a Malta", "da Malta"),
        ("NL", "nei Paesi Bassi", "dai Paesi Bassi"),
        ("PL", "in Polonia", "dalla Polonia"),
        ("PT", "in Portogallo", "dal Portogallo"),
        ("RO", "in Romania", "dalla Romania"),
        ("SE", "in Svezia", "dalla Svezia"),
        ("SI", "in Slovenia", "dalla Slovenia"),
        ("SK", "in Slovacchia", "dalla Slovacchia"),
        ("IS", "in Islanda", "dall’Islanda"),
        ("LI", "in Liechtenstein", "dal Liechtenstein"),
        ("NO", "in Norvegia", "dalla Norvegia"),
        ("AL", "in Albania", "dall’Albania"),
        ("BA", "in Bosnia ed Erzegovina", "dalla Bosnia ed Erzegovina"),
        ("GE", "in Georgia", "dalla Georgia"),
        ("MD", "in Moldavia", "dalla Moldavia"),
        ("ME", "in Montenegro", "dal Montenegro"),
        ("MK", "in Macedonia del Nord", "dalla Macedonia del Nord"),
        ("RS", "in Serbia", "dalla Serbia"),
        ("TR", "in Turchia", "dalla Turchia"),
        ("UA", "in Ucraina", "dall’Ucraina"),
        ("XK", "in Kosovo", "dal Kosovo"),
        ("CH", "in Svizzera", "dalla Svizzera"),
        ("GB", "nel Regno Unito", "dal Regno Unito"),
        ("AD", "ad Andorra", "da Andorra"),
        ("AM", "in Armenia", "dall’Armenia"),
        ("AZ", "in Azerbaigian", "dall’Azerbaigian"),
        ("BY", "in Bielorussia", "dalla Bielorussia"),
        ("MC", "nel Principato di Monaco", "dal Principato di Monaco"),
        ("RU", "in Russia", "dalla Russia"),
        ("SM", "a San Marino", "da San Marino"),
        ("VA", "nella Città del Vaticano", "dalla Città del Vaticano"),
        ("AX", "nelle Isole Åland", "dalle Isole Åland"),
        ("FO", "nelle Isole Fær Øer", "dalle Isole Fær Øer"),
        ("GI", "a Gibilterra", "da Gibilterra"),
        ("IM", "nell’Isola di Man", "dall’Isola di Man"),
    ],
)
def test_countries_of_europe_after_in_and_from(code: str, where: str, whence: str) -> None:
    assert ITALIAN.country_after_in(code) == where
    assert ITALIAN.country_after_from(code) == whence


@pytest.mark.parametrize(
    ("code", "where", "whence"),
    [
        ("CA", "in Canada", "dal Canada"),
        ("IL", "in Israele", "da Israele"),
        ("US", "negli Stati Uniti", "dagli Stati Uniti"),
        ("PH", "nelle Filippine", "dalle Filippine"),
        ("YE", "in Yemen", "dallo Yemen"),
        ("LK", "in Sri Lanka", "dallo Sri Lanka"),
        ("HN", "in Honduras", "dall’Honduras"),
        ("DO", "nella Repubblica Dominicana", "dalla Repubblica Dominicana"),
        ("GW", "in Guinea-Bissau", "dalla Guinea-Bissau"),
    ],
)
def test_countries_elsewhere_follow_the_same_rules(code: str, where: str, whence: str) -> None:
    assert ITALIAN.country_after_in(code) == where
    assert ITALIAN.country_after_from(code) == whence


def test_the_language_of_a_text_is_said_without_an_article() -> None:
    assert ITALIAN.language_name("en") == "inglese"
