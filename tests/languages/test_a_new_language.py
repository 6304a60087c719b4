"""What a language is that has been added whole: Slovenian, in the miniature."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import page
import pytest
from babel.messages.plurals import get_plural
from docx.oxml.ns import qn

from folio import actions
from folio.actions import Folders, Selection, Told
from folio.actions.reading import read, spoken
from folio.documents import parts, press_release
from folio.text import grammar
from folio.text.language import Language
from folio.text.marks import Phrase
from tests.conftest import REPOSITORY
from tests.documents.reading import spaced
from tests.finished.comparing import differences, words
from tests.finished.documents import Finished
from tests.finished.word import in_stretches
from tests.languages import adding
from tests.languages.adding import CODE

RIBEIRA = "2013-09-ribeira"
KINDS = ("newsletter", "press-release")
TITLE = "Neighbours by Rail!"
LEFT_OUT = "Every station gets a clock."
"""The decision for which wordings.yaml has no Slovenian, on purpose."""


@dataclass(frozen=True)
class Office:
    """An office that has just added Slovenian."""

    root: Path
    folders: Folders

    def make(self) -> dict[str, Finished]:
        """The Slovenian documents about the meeting in Ribeira in both forms, by their kind."""
        wish = Selection(languages=(CODE,), meetings=(RIBEIRA,))
        for document in actions.plan(self.folders, "tiny", wish).to_make:
            actions.make(self.folders, document)
        shelf = self.folders.outputs / "tiny"
        return {
            kind: Finished(kind, CODE, shelf / kind / RIBEIRA / f"{kind}-{RIBEIRA}-{CODE}.pdf")
            for kind in KINDS
        }

    @property
    def slovenian(self) -> Language:
        return spoken(self.folders, read(self.folders, "tiny"), CODE)

    @property
    def remarks(self) -> list[Told]:
        """Those that have to do with the new language."""
        return [told for told in actions.check(self.folders, "tiny") if told.language == CODE]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    root = tmp_path_factory.mktemp("office")
    folders = adding.office(root)
    with pytest.MonkeyPatch.context() as patch:
        adding.add_the_language(folders, root)
        adding.register_the_grammar(patch)
        yield Office(root, folders)


@pytest.fixture(scope="module")
def documents(office: Office) -> dict[str, Finished]:
    return office.make()


@pytest.fixture(params=KINDS)
def document(documents: dict[str, Finished], request: pytest.FixtureRequest) -> Finished:
    return documents[request.param]


def said(document: Finished) -> str:
    return spaced(document.pdf.document.text)


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_of_all_files_of_the_program_only_the_catalogue_and_the_grammar_are_new(
    office: Office,
) -> None:
    """What is tested is this program with the grammar registered, on a copy of its templates."""
    now, before = contents(office.folders.templates), contents(REPOSITORY / "templates")
    assert set(now) - set(before) == {str(adding.CATALOGUE)}
    assert {name: now[name] for name in before} == before


def test_the_whole_document_speaks_slovenian_but_for_the_title_and_what_was_left_out(
    document: Finished,
) -> None:
    stretches = in_stretches(document.pdf.document.stretches())
    other = {letters for language, letters in stretches if language != CODE}
    assert other == {"".join(text.split()) for text in (TITLE, LEFT_OUT)}


def test_both_forms_say_the_same_in_the_same_languages(document: Finished) -> None:
    in_word = document.word.words
    assert differences(in_word, words(document.pdf.document.lines, in_word)) == []
    assert document.word.stretches == in_stretches(document.pdf.document.stretches())


def test_the_newsletter_tells_when_and_where_as_a_slovenian_would(
    documents: dict[str, Finished],
) -> None:
    told = said(documents["newsletter"])
    assert (
        "Od 4. do 6. septembra 2013 je v Ribeiri na Portugalskem (staro tovorno skladišče) "
        "potekalo drugo partnersko srečanje projekta »Neighbours by Rail!«. "
        "Udeležilo se ga je 12 oseb."
    ) in told
    assert "Naslednje partnersko srečanje bo maja 2014 v Kalnavi v Latviji." in told
    assert "1. september 2012 – 31. avgust 2014" in told


def test_the_press_release_counts_partners_and_names_where_they_are_from(
    documents: dict[str, Finished],
) -> None:
    assert (
        "V projektu sodelujejo 4 partnerji iz Latvije, z Norveške, s Portugalske in iz Slovenije."
    ) in said(documents["press-release"])


@pytest.mark.parametrize(
    ("number", "partners", "people"),
    [
        (1, "1 partner", "Udeležila se ga je 1 oseba."),
        (2, "2 partnerja", "Udeležili sta se ga 2 osebi."),
        (3, "3 partnerji", "Udeležile so se ga 3 osebe."),
        (5, "5 partnerjev", "Udeležilo se ga je 5 oseb."),
        (101, "101 partner", "Udeležila se ga je 101 oseba."),
    ],
)
def test_each_number_takes_one_of_the_four_plural_forms(
    number: int, partners: str, people: str, office: Office
) -> None:
    say = office.slovenian.say_number
    assert str(say("{number} partner", "{number} partners", number)) == partners
    attended = ("It was attended by {number} person.", "It was attended by {number} people.")
    assert str(say(*attended, number)) == people


def test_the_plural_rule_is_the_one_that_make_catalogues_writes() -> None:
    rule = get_plural(CODE).plural_forms.rstrip(";")
    assert f"Plural-Forms: {rule};" in (adding.FILES / "folio.po").read_text(encoding="utf-8")


def test_a_place_of_which_no_record_says_how_it_reads_is_named_in_a_sentence_all_the_same(
    office: Office,
) -> None:
    kalnava = read(office.folders, "tiny").register.meetings[RIBEIRA].next_meeting.place
    unsaid = kalnava.model_copy(update={"located": None})
    assert str(parts.located(unsaid, office.slovenian)) == "v kraju Kalnava v Latviji"


def test_a_finished_product_is_told_in_the_languages_it_can_be_read_in(office: Office) -> None:
    register = read(office.folders, "tiny").register
    told = list(press_release._details(register, register.products["guide"], office.slovenian))
    assert list(map(str, told)) == ["priročnik", "24 strani", "v angleščini in latvijščini"]


def test_what_is_not_translated_is_marked_as_english_in_both_forms(document: Finished) -> None:
    stretches = in_stretches(document.pdf.document.stretches())
    assert ("en", "".join(LEFT_OUT.split())) in stretches
    runs = document.word.body.iter(qn("w:r"))
    (run,) = (run for run in runs if run.text == LEFT_OUT)
    assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) == "en-GB"


def test_what_is_not_translated_is_told_to_the_partner_that_speaks_the_language(
    office: Office,
) -> None:
    (remark,) = office.remarks
    assert (remark.rule, remark.partner) == ("translation-missing", "podgora")
    assert Path(remark.file).name == f"{RIBEIRA}.yaml"
    assert remark.field == "decisions[0]"
    assert remark.message == "The text is not translated into 'sl'. Add the translation."


def test_a_phrase_that_the_catalogue_lacks_is_english_and_told_as_well(tmp_path: Path) -> None:
    office = Office(tmp_path, adding.office(tmp_path))
    adding.add_the_language(office.folders, tmp_path)
    file = office.folders.templates / adding.CATALOGUE
    catalogue = file.read_text(encoding="utf-8")
    file.write_text(catalogue.replace('msgstr "Sklepi"', 'msgstr ""'), encoding="utf-8")
    assert office.slovenian.say("Decisions") == Phrase.plain("Decisions", "en")
    (remark,) = (told for told in office.remarks if told.rule == "phrase-untranslated")
    assert remark.partner == "podgora"
    assert "'Decisions'" in remark.message


def test_a_slovenian_pdf_is_pdf_ua(document: Finished) -> None:
    report = page.validate_pdf(str(document.pdf_file), profile="ua1")
    assert report.is_compliant, report.failures


def test_each_form_names_its_language_to_the_program_that_opens_it(document: Finished) -> None:
    (default,) = document.word.document.styles.element.find(qn("w:docDefaults")).iter(qn("w:lang"))
    assert default.get(qn("w:val")) == "sl-SI"
    assert document.pdf.document.language == "sl"


def test_its_letters_come_from_our_typefaces(document: Finished) -> None:
    assert set("čšž") <= set(said(document))
    names = document.pdf.fonts
    assert names
    assert all("+Source-Sans-3" in name or "+Source-Serif-4" in name for name in names)


def test_a_language_without_grammar_of_its_own_has_the_forms_of_cldr(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(grammar._OWN, CODE, raising=False)
    office = Office(tmp_path, adding.office(tmp_path))
    adding.add_the_language(office.folders, tmp_path)
    told = {kind: said(document) for kind, document in office.make().items()}
    for kind in KINDS:
        assert "4. september 2013 – 6. september 2013 je v Ribeiri na Portugalskem" in told[kind]
        assert "partnersko srečanje projekta “Neighbours by Rail!”." in told[kind]
    assert "4 partnerji Latvija, Norveška, Portugalska in Slovenija" in told["press-release"]
    assert [remark.rule for remark in office.remarks] == ["translation-missing"]
