"""Fixed phrases, and the texts of records in the nearest language there is."""

from pathlib import Path

import pytest

from folio.errors import TemplateError, UsageError
from folio.text.language import Language, is_language, languages
from folio.text.marks import Phrase, Run
from folio.text.wording import Wording

LOCALE = Path(__file__).parents[2] / "templates" / "locale"


@pytest.fixture
def latvian() -> Language:
    return Language.load("lv", LOCALE)


def test_a_fixed_phrase_is_said_in_the_language(latvian: Language) -> None:
    assert str(latvian.say("Newsletter no.\u00a0{number}", number=2)) == "Projekta ziņas Nr.\u00a02"


def test_a_number_takes_the_plural_form_of_the_language(latvian: Language) -> None:
    said = [str(latvian.say_number("{number} partner", "{number} partners", n)) for n in (1, 7, 10)]
    assert said == ["1\u00a0partneris", "7\u00a0partneri", "10\u00a0partneri"]


def test_a_name_keeps_its_own_language_inside_a_sentence(latvian: Language) -> None:
    said = latvian.say("{partner} (coordinator)", partner=Phrase.plain("Vejle Kommune", "da"))
    assert said.runs == (Run("Vejle Kommune", "da"), Run(" (koordinators)", "lv"))


def test_a_value_is_never_read_as_a_placeholder(latvian: Language) -> None:
    said = latvian.say("Newsletter no.\u00a0{number}", number="{number} {0.__class__}")
    assert str(said) == "Projekta ziņas Nr.\u00a0{number} {0.__class__}"


def test_a_text_comes_in_the_readers_language_first(latvian: Language) -> None:
    wording = Wording.of({"da": "rådhus", "en": "town hall", "lv": "rātsnams"})
    assert latvian.phrase(wording) == Phrase((Run("rātsnams", "lv"),))


def test_a_missing_text_comes_in_the_nearest_language_and_says_so(latvian: Language) -> None:
    assert latvian.phrase(Wording.of({"da": "rådhus", "en": "town hall"})).runs[0].language == "en"
    assert latvian.phrase(Wording.of({"da": "rådhus"})).runs[0].language == "da"


def test_a_plain_text_is_in_the_working_language() -> None:
    danish = Language("da", working_language="de")
    assert danish.phrase(Wording.of({"": "Das Rathaus"})).runs[0].language == "de"


def test_one_plain_word_is_a_name_that_every_language_writes_alike() -> None:
    danish = Language("da", working_language="de")
    assert danish.phrase(Wording.of({"": "Magdeburg"})).runs[0].language == "da"


def test_a_list_keeps_the_marks_of_each_of_its_names(latvian: Language) -> None:
    said = latvian.listed([Phrase.plain("Vejle", "da"), Phrase.plain("Rīga", "lv")])
    assert said.runs == (Run("Vejle", "da"), Run(" un ", "lv"), Run("Rīga", "lv"))


def test_a_language_without_catalogue_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"no language 'xx' here. Known: da, de, en, hu, it, lv"):
        Language.load("xx", LOCALE)


def test_a_broken_catalogue_is_told_by_its_file(tmp_path: Path) -> None:
    catalogue = tmp_path / "lv" / "LC_MESSAGES" / "folio.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid "a"\nnonsense\n', encoding="utf-8")
    with pytest.raises(TemplateError, match=r"folio\.po:2: The catalogue cannot be read here"):
        Language.load("lv", tmp_path)


def test_the_languages_are_those_with_a_catalogue() -> None:
    assert set(languages(LOCALE)) >= {"en", "lv"}


@pytest.mark.parametrize(("code", "answer"), [("lv", True), ("xx", False), ("lvs", False)])
def test_languages_are_known_by_their_iso_codes(code: str, answer: bool) -> None:
    assert is_language(code) is answer
