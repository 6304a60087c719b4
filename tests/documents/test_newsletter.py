"""What the newsletter says: every fact the records hold, in the words of its reader."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from folio.documents import newsletter
from folio.documents.newsletter import Newsletter
from folio.model.register import Register
from folio.text.language import Language
from folio.text.marks import Block, Phrase, Picture, Run
from tests.conftest import LANGUAGES, LOCALE
from tests.documents.reading import spaced, text

VEJLE = "2013-04-vejle"
RIBEIRA = "2013-09-ribeira"
RIBEIRA_FILE = f"meetings/{RIBEIRA}.yaml"
APPROVED = Path(__file__).parents[1] / "approved"


@pytest.fixture(scope="module")
def vejle(age: Register, latvian: Language) -> Newsletter:
    """The newsletter of April 2013 for Latvian readers."""
    return newsletter.compose(age, VEJLE, latvian)


@pytest.fixture(scope="module")
def vejle_text(vejle: Newsletter) -> str:
    return spaced(text(vejle))


FACTS = {
    "the date, in the case of the sentence, the place and which meeting of which project it was": (
        "2013. gada 17. un 18. aprīlī Vejlē, Dānijā, notika projekta "
        "„Administrations go Europe!” otrā partneru tikšanās."
    ),
    "the programme": (
        "Projektu īsteno Eiropas Savienības Mūžizglītības programmas "
        "„Leonardo da Vinci” apakšprogrammas ietvaros."
    ),
    "that it followed the application": (
        "Tikšanās notika atbilstoši projekta pieteikumā paredzētajam mērķim un aktivitātēm."
    ),
    "who drew up the work programme and who agreed": (
        "Darba programmu sagatavoja Vejles pašvaldība, saskaņojot to ar visiem partneriem."
    ),
    "the good practice seen": "Vejles pašvaldības labā prakse internacionalizācijas jomā",
    "the meeting with the mayor": "Tikšanās ar pilsētas mēru",
    "the mayor's name and office": "Arne Sigtenbjerggaard, Vejles mērs",
    "the structure of the municipality": "Pašvaldības struktūra",
    "the strategies and what projects and events gain": (
        "Starptautisko stratēģiju izmantošana un lietderība projektu un pasākumu īstenošanā"
    ),
    "the working groups": "Darba grupas: projekta turpmāko darbu plānošana",
    "the work on the module": "Darbs pie mācību moduļa starptautisko prasmju apguvei",
    "the duties shared out": "Sadalīti pienākumi projekta mērķu un rezultātu sasniegšanai.",
    "the deadlines": "Plānotajiem darbiem noteikti izpildes termiņi.",
    "that the module is developed in part": "Daļa jau gatava;",
    "the module with its state and when it is presented": (
        "Mācību modulis starptautisko prasmju apguvei | izstrādē | "
        "Daļa jau gatava; moduli prezentēs nākamajā tikšanās reizē"
    ),
    "that a busy time follows": "uzņemtie pienākumi jāizpilda noteiktajos termiņos",
    "the platform": "tajā vienuviet atrodams viss, kas jāzina par projekta gaitu",
    "the next meeting": "Nākamā partneru tikšanās notiks 2013. gada jūnijā Jāsberēņā, Ungārijā.",
    "the aim": "lai pašvaldības starptautiskā vidē kļūtu konkurētspējīgākas",
    "the learning throughout life": "Veicināt pašvaldību darbinieku mūžizglītību",
    "the partnership of different places": "atšķiras gan ģeogrāfiski, gan sociāli un ekonomiski",
    "the cooperation planned": "Partneru starptautiskā sadarbība",
    "the conferences, seminars and groups planned": (
        "Dalība konferencēs, semināros un darba grupās"
    ),
    "the result expected: skills established": (
        "Pieredzes un labās prakses apmaiņā noskaidrotas vajadzīgās prasmes, mācību metodes un "
        "saturs."
    ),
    "the result expected: strategies improved": (
        "Izvērtētas un pilnveidotas darbinieku prasmes un pašvaldību internacionalizācijas "
        "stratēģijas."
    ),
    "the result expected: learning content": "Izstrādāts mācību saturs vajadzīgo prasmju apguvei.",
    "how many partners, from how many countries": "7 partneri no 5 valstīm",
    "the five countries": "Dānija, Itālija, Latvija, Ungārija un Vācija",
    "the duration": "2012. gada 1. augusts – 2014. gada 31. jūlijs",
    "the caption": "Otrās partneru tikšanās dalībnieki, vidū – Vejles mērs",
    "that nobody is named yet as who prepared it": "Informāciju sagatavoja: vēl nav norādīts",
    "the notice": "Šis projekts tika finansēts ar Eiropas Komisijas atbalstu. Šī publikācija",
}


@pytest.mark.parametrize("said", FACTS.values(), ids=FACTS)
def test_the_newsletter_tells(said: str, vejle_text: str) -> None:
    assert said in vejle_text


def test_the_title_is_spelled_one_way_everywhere(vejle_text: str) -> None:
    assert vejle_text.count("go Europe") == vejle_text.count("Administrations go Europe!")


def test_a_latvian_newsletter_is_latvian_but_for_names(vejle: Newsletter) -> None:
    other = {run.text for run in _runs(vejle) if run.language != "lv"}
    assert other == {"Administrations go Europe!"}


def test_an_english_newsletter_is_english_throughout(age: Register, english: Language) -> None:
    runs = _runs(newsletter.compose(age, VEJLE, english))
    assert {run.language for run in runs} == {"en"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_newsletter_reads_as_a_person_has_approved(
    code: str, age: Register, approved: Callable[[Path, str], None]
) -> None:
    told = text(newsletter.compose(age, VEJLE, Language.load(code, LOCALE)))
    approved(APPROVED / f"newsletter-{VEJLE}-{code}.txt", told)


def test_the_newsletter_of_a_full_record_reads_as_a_person_has_approved(
    miniature: Any, latvian: Language, approved: Callable[[Path, str], None]
) -> None:
    told = text(newsletter.compose(miniature.register, RIBEIRA, latvian))
    approved(APPROVED / f"newsletter-{RIBEIRA}-lv.txt", told)


def test_hostile_text_is_text(miniature: Any, english: Language) -> None:
    """`title: {en: Lisbon & <after>}` in the miniature."""
    view = newsletter.compose(miniature.register, RIBEIRA, english)
    assert str(view.headline) == "Lisbon & <after>"


def test_a_meeting_without_a_title_has_a_headline_all_the_same(
    miniature: Any, latvian: Language, english: Language
) -> None:
    said = [
        str(newsletter.compose(miniature.register, "2013-03-bergvik", language).headline)
        for language in (latvian, english)
    ]
    assert said == [
        "Pirmā partneru tikšanās Bergvīkā, Norvēģijā",
        "First partner meeting in Bergvik, Norway",
    ]


def test_what_is_not_known_leaves_no_section(miniature: Any, english: Language) -> None:
    """The meeting in Bergvik has only a date, a place, a host, a count and a summary."""
    miniature.change("project.yaml", "partnership:\n  en: Three small towns on three coasts.\n", "")
    miniature.change("project.yaml", "  lv: Trīs mazpilsētas trīs piekrastēs.\n", "")
    view = newsletter.compose(miniature.register, "2013-03-bergvik", english)
    assert (view.outcome, view.action_points, view.progress, view.photos) == ((), None, None, ())
    assert [str(section.heading) for section in view.story] == ["About the meeting"]
    assert "About the partnership" not in [str(section.heading) for section in view.background]


def test_no_heading_stands_over_nothing(
    age: Register, miniature: Any, latvian: Language, english: Language
) -> None:
    for register in (age, miniature.register):
        for subject in newsletter.subjects(register):
            for language in (latvian, english):
                assert list(_empty_parts(newsletter.compose(register, subject, language))) == []


def test_nothing_follows_the_last_meeting(age: Register, latvian: Language) -> None:
    assert newsletter.compose(age, "2014-06-magdeburg", latvian).coming_next is None


def test_the_next_meeting_comes_from_its_own_record(miniature: Any, english: Language) -> None:
    view = newsletter.compose(miniature.register, "2013-03-bergvik", english)
    assert view.coming_next is not None
    assert [spaced(block) for block in view.coming_next.blocks] == [
        "The next partner meeting will take place from 4 to 6 September 2013 in Ribeira, Portugal."
    ]


def test_a_next_meeting_without_record_comes_from_its_announcement(
    miniature: Any, english: Language
) -> None:
    view = newsletter.compose(miniature.register, RIBEIRA, english)
    assert view.coming_next is not None
    assert spaced(view.coming_next.blocks[-1]) == (
        "The next partner meeting will take place in May 2014 in Kalnava, Latvia."
    )


def test_a_next_meeting_whose_date_is_not_known_is_told_by_its_place(
    age: Register, latvian: Language
) -> None:
    view = newsletter.compose(age, "2013-06-jaszbereny", latvian)
    assert view.coming_next is not None
    told = spaced(view.coming_next.blocks[-1])
    assert told == "Nākamā partneru tikšanās notiks Daugavpilī, Latvijā."


@pytest.mark.parametrize(
    ("number", "latvian_said", "english_said"),
    [
        (8, "Astotā partneru tikšanās", "Eighth partner meeting"),
        (9, "9. partneru tikšanās", "9th partner meeting"),
        (21, "21. partneru tikšanās", "21st partner meeting"),
        (112, "112. partneru tikšanās", "112th partner meeting"),
    ],
)
def test_meetings_are_counted_beyond_the_eighth(
    number: int,
    latvian_said: str,
    english_said: str,
    miniature: Any,
    latvian: Language,
    english: Language,
) -> None:
    miniature.change(RIBEIRA_FILE, "number: 2", f"number: {number}")
    register = miniature.register
    assert str(newsletter.compose(register, RIBEIRA, latvian).kicker).startswith(latvian_said)
    assert str(newsletter.compose(register, RIBEIRA, english).kicker).startswith(english_said)


@pytest.mark.parametrize(
    ("count", "latvian_said", "english_said"),
    [
        (1, "Tajā piedalījās 1 cilvēks.", "It was attended by 1 person."),
        (19, "Tajā piedalījās 19 cilvēki.", "It was attended by 19 people."),
        (21, "Tajā piedalījās 21 cilvēks.", "It was attended by 21 people."),
        (11, "Tajā piedalījās 11 cilvēki.", "It was attended by 11 people."),
    ],
)
def test_those_who_took_part_are_counted_in_the_plural_of_the_language(
    count: int,
    latvian_said: str,
    english_said: str,
    miniature: Any,
    latvian: Language,
    english: Language,
) -> None:
    total = "{bergvik: 4, kalnava: 3, ribeira: 5}"
    miniature.change(RIBEIRA_FILE, f"participants: {total}", f"participants: {count}")
    register = miniature.register
    assert latvian_said in spaced(newsletter.compose(register, RIBEIRA, latvian).lead[0])
    assert english_said in spaced(newsletter.compose(register, RIBEIRA, english).lead[0])


def test_numbers_by_partner_are_added_up(miniature: Any, english: Language) -> None:
    """`participants: {bergvik: 4, kalnava: 3, ribeira: 5}`"""
    view = newsletter.compose(miniature.register, RIBEIRA, english)
    assert "It was attended by 12 people." in spaced(view.lead[0])


def test_the_house_of_a_meeting_is_named_where_it_is_known(
    miniature: Any, age: Register, latvian: Language, english: Language
) -> None:
    """`venue: {en: Old goods shed, lv: Vecā preču noliktava}`"""
    register = miniature.register
    leads = [
        spaced(newsletter.compose(register, RIBEIRA, language).lead[0])
        for language in (latvian, english)
    ]
    assert "Ribeirā, Portugālē (Vecā preču noliktava), notika" in leads[0]
    assert "took place in Ribeira, Portugal (Old goods shed)." in leads[1]
    assert "(" not in spaced(newsletter.compose(age, VEJLE, latvian).lead[0])


def test_a_date_does_not_break_over_two_lines(vejle: Newsletter) -> None:
    assert str(vejle.lead[0]).startswith("2013.\u00a0gada 17. un 18.\u00a0aprīlī Vejlē")


def test_the_newsletter_names_the_partner_not_its_id(miniature: Any, latvian: Language) -> None:
    miniature.change("partners/kalnava.yaml", "name: Kalnavas pilsēta\n", "name: Kalnavas dome\n")
    view = newsletter.compose(miniature.register, RIBEIRA, latvian)
    assert view.action_points is not None
    assert str(view.action_points.rows[0][1]) == "Kalnava un Bergvīka"


def test_a_text_without_translation_comes_in_the_nearest_language_and_says_so(
    miniature: Any, latvian: Language
) -> None:
    miniature.change(RIBEIRA_FILE, "  lv: Lisabona & <pēc tam>\n", "")
    view = newsletter.compose(miniature.register, RIBEIRA, latvian)
    assert view.headline.runs == (Run("Lisbon & <after>", "en"),)


def test_a_text_in_one_foreign_language_alone_is_shown_in_it(
    miniature: Any, latvian: Language
) -> None:
    old = "  en: Lisbon & <after>\n  lv: Lisabona & <pēc tam>\n"
    miniature.change(RIBEIRA_FILE, old, "  pt: Lisboa e depois\n")
    view = newsletter.compose(miniature.register, RIBEIRA, latvian)
    assert view.headline.runs == (Run("Lisboa e depois", "pt"),)


def test_a_partner_without_translated_name_keeps_its_own_spelling(
    miniature: Any, latvian: Language
) -> None:
    named = "name_in: {en: Ribeira Town, lv: Ribeiras pilsēta}\n"
    miniature.change("partners/ribeira.yaml", named, "")
    rows = newsletter.compose(miniature.register, RIBEIRA, latvian).partners.rows
    assert Phrase((Run("Município da Ribeira", "pt"),)) in [cell for row in rows for cell in row]


def test_light_markdown_becomes_marks(miniature: Any, english: Language) -> None:
    """The summary has a word in bold, a list, and a link."""
    story = newsletter.compose(miniature.register, RIBEIRA, english).story[0]
    runs = [run for block in story.blocks for run in block.phrase.runs]
    assert [run.text for run in runs if run.strong] == ["together"]
    assert [run.link for run in runs if run.link] == ["https://signs.example"]
    assert [block.kind for block in story.blocks] == ["paragraph", "bullet", "bullet"]


def test_made_up_data_is_called_made_up(miniature: Any, age: Register, latvian: Language) -> None:
    said = newsletter.compose(miniature.register, RIBEIRA, latvian).illustrative
    assert str(said) == "Piemērs ar izdomātām personām, organizācijām un skaitļiem"
    assert not newsletter.compose(age, VEJLE, latvian).illustrative


def test_an_awaited_picture_is_said_to_be_awaited(vejle: Newsletter) -> None:
    (photo,) = vejle.photos
    assert (str(photo.note), photo.file) == ("Attēls vēl nav saņemts.", None)


def test_a_picture_comes_with_its_file_and_credit(miniature: Any, latvian: Language) -> None:
    (photo,) = newsletter.compose(miniature.register, RIBEIRA, latvian).photos
    assert photo.file == Path("records/tiny/media/2013-09-ribeira-platform.jpg")
    assert (str(photo.credit), str(photo.note)) == ("Foto: Rui Tavares", "")


def test_another_picture_makes_another_newsletter(miniature: Any, latvian: Language) -> None:
    before = newsletter.compose(miniature.register, RIBEIRA, latvian).digest
    picture = miniature.folder / "media" / "2013-09-ribeira-platform.jpg"
    picture.write_bytes(picture.read_bytes() + b"\0")
    assert newsletter.compose(miniature.register, RIBEIRA, latvian).digest != before


def test_the_same_records_make_the_same_newsletter(age: Register, latvian: Language) -> None:
    digests = {newsletter.compose(age, VEJLE, latvian).digest for _ in range(3)}
    assert len(digests) == 1


def test_only_a_meeting_with_date_and_story_has_a_newsletter(age: Register) -> None:
    assert newsletter.subjects(age) == (
        "2012-10-magdeburg",
        "2013-04-vejle",
        "2013-06-jaszbereny",
        "2014-06-magdeburg",
    )


def test_a_newsletter_knows_the_records_it_is_made_from(miniature: Any) -> None:
    reading = miniature.read()
    named = newsletter.records(reading.register, "2013-03-bergvik")
    assert set(named) == {
        "project",
        "programme",
        "partners/bergvik",
        "partners/kalnava",
        "partners/ribeira",
        "meetings/2013-03-bergvik",
        "meetings/2013-09-ribeira",
    }
    assert "products/guide" in newsletter.records(reading.register, RIBEIRA)
    assert set(named) <= set(reading.sources)


def _runs(value: object) -> Iterator[Run]:
    if isinstance(value, Phrase):
        yield from value.runs
    elif isinstance(value, tuple):
        yield from (run for item in value for run in _runs(item))
    elif hasattr(value, "fields"):
        yield from (run for part in value.fields.values() for run in _runs(part))
    elif isinstance(value, Block):
        yield from value.phrase.runs
    elif isinstance(value, Picture):
        yield from (run for part in (value.caption, value.alt, value.credit) for run in part.runs)


def _empty_parts(view: Newsletter) -> Iterator[str]:
    sections = [*view.story, *view.outcome, *view.background, *view.in_short, *view.imprint]
    for part in [*sections, *([view.coming_next] if view.coming_next else [])]:
        if not part.blocks or not all(block.phrase for block in part.blocks):
            yield str(part)
    for table in (view.action_points, view.progress, view.partners):
        if table and not table.rows:
            yield str(table.heading)
