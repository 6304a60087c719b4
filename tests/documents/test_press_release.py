"""What the press release says: the news of a meeting or product, and nothing no record holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from folio.documents import press_release
from folio.documents.press_release import PressRelease
from folio.model.register import Register
from folio.text.language import Language
from tests.conftest import LANGUAGES, LOCALE, Miniature
from tests.documents.reading import spaced, text

APPROVED = Path(__file__).parents[1] / "approved"
VEJLE = "2013-04-vejle"
RIBEIRA = "2013-09-ribeira"


@pytest.fixture(scope="module")
def handbook(age: Register, english: Language) -> PressRelease:
    return press_release.compose(age, "handbook", english)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("subject", [VEJLE, "2014-06-magdeburg", "handbook"])
def test_the_press_release_reads_as_a_person_has_approved(
    subject: str, code: str, age: Register, approved: Callable[[Path, str], None]
) -> None:
    told = text(press_release.compose(age, subject, Language.load(code, LOCALE)))
    approved(APPROVED / f"press-release-{subject}-{code}.txt", told)


def test_the_release_of_a_full_record_reads_as_a_person_has_approved(
    miniature: Miniature, latvian: Language, approved: Callable[[Path, str], None]
) -> None:
    told = text(press_release.compose(miniature.register, RIBEIRA, latvian))
    approved(APPROVED / f"press-release-{RIBEIRA}-lv.txt", told)


def test_only_a_finished_product_that_is_described_is_news(age: Register) -> None:
    assert set(press_release.subjects(age)) - set(age.meetings) == {"handbook"}


@pytest.mark.parametrize(("state", "is_told"), [("planned", False), ("final", True)])
def test_what_is_known_to_be_unfinished_is_not_told_as_made(
    state: str, is_told: bool, miniature: Miniature, english: Language
) -> None:
    miniature.change("products/guide.yaml", "state: drafted", "state: final\ndone: 2014-05")
    miniature.write("products/map.yaml", f"title: {{en: A map, lv: Karte}}\nstate: {state}\n")
    release = press_release.compose(miniature.register, "guide", english)
    headings = [str(section.heading) for section in release.story]
    assert ("Also made in the project" in headings) == is_told


def test_a_meeting_without_story_is_no_news(age: Register) -> None:
    assert "daugavpils" not in press_release.subjects(age)


def test_it_says_what_was_finished_when_and_how_it_can_be_read(handbook: PressRelease) -> None:
    assert spaced(handbook.lead[0]).startswith(
        "In June 2014, a new product of the project “Administrations go Europe!” was completed: "
        "“Ready for Europe: Vocational Training for the Public Service” "
        "(handbook, 80 pages, in English)."
    )


def test_it_bears_the_notice_for_communications(handbook: PressRelease) -> None:
    assert "This communication reflects the views only of the author" in str(
        handbook.publicity.notice
    )


def test_there_is_no_quote_where_no_record_holds_one(handbook: PressRelease) -> None:
    assert handbook.quote is None


def test_a_quote_comes_with_its_speaker(miniature: Miniature, english: Language) -> None:
    quote = press_release.compose(miniature.register, RIBEIRA, english).quote
    assert quote is not None
    assert str(quote.text)[0] == "“"
    assert str(quote.text)[-1] == "”"
    assert str(quote.speaker).count(", ") >= 1


def test_a_picture_that_is_not_at_hand_is_not_offered(age: Register, english: Language) -> None:
    release = press_release.compose(age, VEJLE, english)
    assert "Pictures available" not in [str(note.label) for note in release.notes]


def test_a_picture_that_is_there_is_offered_with_its_credit(
    miniature: Miniature, english: Language
) -> None:
    release = press_release.compose(miniature.register, RIBEIRA, english)
    (pictures,) = (note for note in release.notes if str(note.label) == "Pictures available")
    assert "Photo: " in str(pictures.blocks[0])


def test_a_release_of_another_length_than_expected_is_remarked(
    age: Register, english: Language, latvian: Language
) -> None:
    releases = {
        language.code: press_release.compose(age, "handbook", language)
        for language in (english, latvian)
    }
    (remark,) = press_release.remarks(age, "handbook", releases)
    assert remark.record == "products/handbook"
    assert "words in 'lv'; journalists expect 250 to 400." in remark.message


def test_a_release_of_the_length_expected_is_passed_over(
    age: Register, english: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(press_release, "EXPECTED_WORDS", range(150, 200))
    release = press_release.compose(age, VEJLE, english)
    assert list(press_release.remarks(age, VEJLE, {"en": release})) == []


def test_a_release_knows_the_records_it_is_made_from(miniature: Miniature) -> None:
    miniature.change("products/guide.yaml", "state: drafted", "state: final\ndone: 2014-05")
    reading = miniature.read()
    for subject in press_release.subjects(reading.register):
        assert set(press_release.records(reading.register, subject)) <= set(reading.sources)
    assert "guide" in press_release.subjects(reading.register)


def test_a_meeting_and_a_product_may_not_share_a_name(miniature: Miniature) -> None:
    miniature.write("products/2013-03-bergvik.yaml", "title: {en: A map, lv: Karte}\n")
    (problem,) = miniature.problems
    assert "A meeting has the name '2013-03-bergvik' as well." in str(problem.message)
