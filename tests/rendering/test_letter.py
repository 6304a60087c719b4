"""A letter says the same as plain text and as a page, and nothing in it is taken for markup."""

from pathlib import Path

import pytest
from lxml import html

from folio.documents.letters.letter import Letter, LetterSection
from folio.errors import TemplateError
from folio.rendering import Template, letter_as_page, letter_as_text
from folio.text.marks import Block, Phrase, Run, bullets, paragraph

ROOT = Path(__file__).parents[2]
TEMPLATE = Template(ROOT / "templates" / "letter", ROOT / "templates" / "_shared")
HOSTILE = "{{ 7 * 7 }} <script>alert(1)</script> & {% raw %}"


def phrase(text: str, language: str = "lv") -> Phrase:
    return Phrase.plain(text, language)


def letter(**changed: object) -> Letter:
    said: dict[str, object] = {
        "language": "lv",
        "subject": phrase("Atgādinājums"),
        "salutation": phrase("Labdien!"),
        "opening": (paragraph(phrase("Šī vēstule ir gara. " * 12)),),
        "sections": (
            LetterSection(
                heading=phrase("Termiņš ir pagājis"),
                blocks=(
                    paragraph(phrase("Lūdzam iesniegt:")),
                    *bullets([phrase("darbību žurnāls " * 8), phrase("biļetes")]),
                ),
                lines=("  host: daugavpil", "        ^^^^^^^^^"),
            ),
        ),
        "closing": (paragraph(phrase("Paldies!")),),
        "regards": phrase("Ar cieņu"),
        "signed": (phrase("Inese Ābelkalne"), phrase("Smilgavas pašvaldība")),
    }
    return Letter.model_validate({**said, **changed})


def as_text(view: Letter) -> str:
    return letter_as_text(view.fields, TEMPLATE)


def as_page(view: Letter) -> html.HtmlElement:
    return html.document_fromstring(letter_as_page(view.fields, TEMPLATE))


def words(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split()


def test_no_line_of_the_text_is_longer_than_72_letters() -> None:
    assert max(map(len, as_text(letter()).splitlines())) <= 72


def test_the_items_of_a_list_stand_under_each_other() -> None:
    text = as_text(letter())
    assert "Lūdzam iesniegt:\n\n- darbību žurnāls" in text
    assert "\n  darbību žurnāls" in text
    assert "\n- biļetes\n" in text


def test_lines_of_a_file_stand_as_they_are() -> None:
    assert "\n      host: daugavpil\n            ^^^^^^^^^\n" in as_text(letter())
    (shown,) = as_page(letter()).iter("pre")
    assert shown.text_content().splitlines()[-2:] == ["  host: daugavpil", "        ^^^^^^^^^"]


def test_text_and_page_say_the_same() -> None:
    page = " ".join(as_page(letter()).find("body").itertext())
    text = "\n".join(line.removeprefix("- ") for line in as_text(letter()).splitlines())
    assert words(text) == words(page)


def test_nothing_said_is_taken_for_markup_or_template_code() -> None:
    hostile = letter(subject=phrase(HOSTILE), opening=(paragraph(phrase(HOSTILE)),))
    assert HOSTILE in as_text(hostile)
    page = as_page(hostile)
    assert list(page.iter("script")) == []
    assert HOSTILE in page.text_content()


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = as_page(letter())
    assert [one.tag for one in page.iter("img", "link", "script", "iframe", "object")] == []
    assert "url(" not in letter_as_page(letter().fields, TEMPLATE)


def test_the_page_tells_its_language_and_that_of_words_in_another() -> None:
    foreign = letter(opening=(paragraph(phrase("Administrations go Europe!", "en")),))
    page = as_page(foreign)
    assert page.get("lang") == "lv"
    assert [one.text for one in page.iter("span") if one.get("lang") == "en"] == [
        "Administrations go Europe!"
    ]


def test_a_link_can_be_followed_in_both() -> None:
    run = Run("pamācība", "lv", link="https://rail.example/log")
    linked = letter(opening=(Block("paragraph", Phrase((run,))),))
    assert "pamācība <https://rail.example/log>" in as_text(linked)
    assert [one.get("href") for one in as_page(linked).iter("a")] == ["https://rail.example/log"]


def test_a_fault_in_the_template_is_told_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "letter"
    folder.mkdir()
    (folder / "letter.txt").write_text("{{ salutation }}\n{{ salutatoin }}\n")
    with pytest.raises(TemplateError, match=r"letter.txt:2: .*Did you mean 'salutation'\?"):
        letter_as_text(letter().fields, Template(folder, tmp_path))
