"""A language's country: whose spelling Word checks, and whose forms the Unicode CLDR gives."""

from pathlib import Path

import pytest

from folio.text.grammar import grammar
from folio.text.language import languages
from folio.text.locales import own_name, word_locale

LOCALE = Path(__file__).parents[2] / "templates" / "locale"


@pytest.mark.parametrize(
    ("code", "locale"),
    [
        ("da", "da-DK"),
        ("de", "de-DE"),
        ("hu", "hu-HU"),
        ("it", "it-IT"),
        ("lv", "lv-LV"),
        ("sl", "sl-SI"),
        ("sr", "sr-RS"),
        ("nb", "nb-NO"),
    ],
)
def test_word_is_told_the_language_with_its_country(code: str, locale: str) -> None:
    assert word_locale(code) == locale


@pytest.mark.parametrize(("code", "locale"), [("en", "en-GB"), ("pt", "pt-PT")])
def test_the_country_is_the_one_in_europe(code: str, locale: str) -> None:
    assert word_locale(code) == locale


def test_every_language_with_a_catalogue_has_a_country() -> None:
    assert [code for code in languages(LOCALE) if "-" not in word_locale(code)] == []


def test_a_language_whose_country_is_not_known_stands_by_its_code() -> None:
    assert word_locale("qq") == "qq"


def test_portuguese_names_countries_as_portugal_does() -> None:
    assert grammar("pt").country("LV") == "Letónia"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("lv", "Latviešu"),
        ("hu", "Magyar"),
        ("it", "Italiano"),
        ("sl", "Slovenščina"),
    ],
)
def test_a_language_is_called_as_it_calls_itself(code: str, name: str) -> None:
    assert own_name(code) == name
