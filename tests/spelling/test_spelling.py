"""Every word that a document says is in a dictionary, or on a list that a person looked through."""

from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from tests.conftest import LANGUAGES
from tests.judging import absent
from tests.spelling import hunspell
from tests.spelling.texts import PROJECTS, Texts, languages, texts

RIGHT_AND_WRONG = {
    "en": ("The municipalities’ staff met in twenty-one town halls.", "municipalitty"),
    "de": ("Die Stadt- und Gemeinderäte berieten am 17.\u00a0April.", "Gemeinderähte"),
    "hu": ("A résztvevők 2013. április 17–18-án találkoztak.", "rézstvevők"),
    "it": ("L’incontro dell’intero partenariato è durato cinquant’anni.", "parternariato"),
    "lv": ("Pašvaldību darbinieki tikās 2013.\u00a0gada aprīlī.", "pašvaldibu"),
    "da": ("Kommunernes medarbejdere mødtes for EU’s skyld.", "kommunerness"),
}
each_language = pytest.mark.parametrize("code", LANGUAGES)


def unknown_words(text: str, code: str) -> set[str]:
    """What hunspell reports; where it is not at hand, the test is left out or fails."""
    try:
        return hunspell.unknown_words(text, code)
    except hunspell.AbsentJudgeError as error:
        absent(str(error))


@cache
def unknown_in_our_texts(code: str) -> set[str]:
    return unknown_words("\n".join(texts(code).values()), code)


def list_of_names(code: str) -> list[str]:
    """The lines of a language's list: comments that begin a group, and words."""
    file = Path(__file__).parent / f"{code}.txt"
    return file.read_text(encoding="utf-8").splitlines()


def names(code: str) -> set[str]:
    return {line for line in list_of_names(code) if not line.startswith("#")}


def places(words: set[str], written: Texts) -> dict[str, str]:
    """Where each word stands first."""
    return {
        word: next((place for place, text in written.items() if word in text), "?")
        for word in sorted(words)
    }


@each_language
def test_every_word_is_in_the_dictionary_or_on_the_list(code: str) -> None:
    unknown = places(unknown_in_our_texts(code) - names(code), texts(code))
    assert unknown == {}, f"Mend the word, or look it up and put it into tests/spelling/{code}.txt"


@each_language
def test_every_word_on_the_list_stands_in_a_text(code: str) -> None:
    assert names(code) - unknown_in_our_texts(code) == set()


@each_language
def test_the_groups_of_a_list_are_sorted(code: str) -> None:
    lines = list_of_names(code)
    groups = [list(group) for is_word, group in groupby(lines, _is_word) if is_word]
    assert groups == [sorted(sorted(set(group)), key=str.casefold) for group in groups]


def _is_word(line: str) -> bool:
    return not line.startswith("#")


@each_language
def test_a_misspelt_word_is_reported_and_typographic_marks_are_not(code: str) -> None:
    right, wrong = RIGHT_AND_WRONG[code]
    assert unknown_words(f"{right} {wrong}", code) == {wrong}


@pytest.mark.parametrize("project", PROJECTS)
def test_no_text_is_in_a_language_that_is_not_spelled(project: str) -> None:
    assert languages(project) <= set(LANGUAGES)


def test_a_dictionary_that_is_missing_is_not_taken_for_good_spelling(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unknown_words("here", "lv")
    for code in ("lv", "it"):
        monkeypatch.setattr(hunspell, "dictionary", lambda _: "xx_XX")
        with pytest.raises(hunspell.AbsentJudgeError, match="hunspell has no dictionary xx_XX"):
            hunspell.unknown_words("nothing", code)


def test_hunspell_itself_missing_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(hunspell.AbsentJudgeError, match="hunspell is not installed"):
        hunspell.unknown_words("nothing", "lv")


def test_a_missing_judge_is_a_failure_where_all_judges_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("FOLIO_JUDGES", "all")
    with pytest.raises(pytest.fail.Exception, match="hunspell is not installed"):
        unknown_words("nothing", "lv")
