"""The message with an edition says what that says, and asks for nothing from elsewhere."""

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from PIL import Image

from folio.actions.folders import Folders
from folio.actions.messages import message_files
from folio.actions.reading import read
from folio.actions.views import view_of
from folio.documents.view import Document
from folio.errors import TemplateError
from folio.publishing import Circular, CircularError
from folio.text.marks import Phrase
from tests.conftest import LANGUAGES, REPOSITORY

FOLDERS = Folders(
    REPOSITORY / "records",
    Path("outputs"),
    REPOSITORY / "templates",
    REPOSITORY / "programmes",
)
SMILGAVA, VEJLE, WEBSITE = "2013-05-smilgava", "2013-04-vejle", "https://age.example/"


def view(kind: str = "newsletter", language: str = "lv", project: str = "example") -> Document:
    subject = SMILGAVA if project == "example" else VEJLE
    return view_of(FOLDERS, read(FOLDERS, project), kind, subject, language)


def files(said: Document, kind: str = "newsletter", **where: Any) -> dict[str, bytes]:
    return message_files(FOLDERS, "example", said, kind, **where)


def circular(said: Document, kind: str = "newsletter", **where: Any) -> Circular:
    name = f"message-{said.language}.json"
    return Circular.read(files(said, kind, **where)[name], name)


def page(told: Circular) -> html.HtmlElement:
    return html.document_fromstring(told.page)


@pytest.mark.parametrize("kind", ["newsletter", "press-release"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_bears_headline_notice_and_emblem_in_the_readers_language(
    kind: str, language: str
) -> None:
    said = view(kind, language, "age")
    told = circular(said, kind)
    fields: dict[str, Any] = said.fields
    words = " ".join(told.text.split())
    for phrase in (fields["headline"], fields["publicity"].notice):
        assert str(phrase).replace("\u00a0", " ") in words
    (emblem,) = page(told).xpath("//td[img][following-sibling::td[p]]/img")
    assert emblem.get("alt") == str(fields["publicity"].emblem_alt)
    ours = page(told).xpath('//div[@class="footer" or @class="links"]//@lang')
    assert ours == [], "what is said in every message is translated"


@pytest.mark.parametrize("kind", ["newsletter", "press-release"])
def test_text_and_page_say_the_same(kind: str) -> None:
    told = circular(view(kind, project="age"), kind)
    shown = "".join(page(told).find_class("column")[0].text_content().split())
    for line in told.text.splitlines():
        assert "".join(line.strip("-[] ").split()) in shown


def test_no_line_of_the_text_is_longer_than_72_letters_but_for_addresses() -> None:
    told = circular(view(), website=WEBSITE, subject=SMILGAVA)
    lines = [line for line in told.text.splitlines() if "https://" not in line]
    assert max(map(len, lines)) <= 72


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    told = circular(view())
    shown = page(told)
    sources = [image.get("src") for image in shown.iter("img")]
    assert sorted(sources) == sorted(f"cid:{one}" for one in told.pictures)
    assert [*shown.iter("link", "script", "iframe", "object", "form")] == []
    assert "url(" not in told.page
    assert "@import" not in told.page


def test_its_styles_stand_on_the_elements() -> None:
    shown = page(circular(view()))
    (headline,) = shown.iter("h1")
    assert "font-size: 30px" in headline.get("style")
    assert all(style.text.startswith("@media") for style in shown.iter("style"))


def test_its_pictures_lie_beside_it_and_are_no_wider_than_1200_pixels() -> None:
    made = files(view())
    told = Circular.read(made["message-lv.json"], "message-lv.json")
    assert {*told.pictures.values()} == {*made} - {"message-lv.json"}
    widths = [Image.open(BytesIO(made[path])).width for path in told.pictures.values()]
    assert len(widths) == 3
    assert max(widths) <= 1200


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert files(view()) == files(view())


def test_where_the_project_has_a_website_the_message_leads_there() -> None:
    told = circular(view(project="age"), subject=VEJLE, website=WEBSITE)
    stem = f"https://age.example/lv/newsletter-{VEJLE}"
    links = [link.get("href") for link in page(told).iter("a") if "age.example" in link.get("href")]
    assert links == [f"{stem}.html", f"{stem}-lv.docx", f"{stem}-lv.pdf"]
    assert all(f"<{link}>" in told.text for link in links)
    assert not told.attached


def test_otherwise_the_pdf_comes_with_it() -> None:
    told = circular(view(project="age"))
    assert told.attached
    assert "Vēstulei pievienota PDF datne" in told.text


def test_made_up_data_is_called_that() -> None:
    said = view()
    told = circular(said)
    assert told.text.startswith(str(said.illustrative))
    assert str(said.illustrative) in page(told).text_content()


def test_a_correction_says_so() -> None:
    fixed = Phrase.plain("Šis izdevums aizstāj iepriekšējo.", "lv")
    told = circular(view().model_copy(update={"correction": fixed}))
    assert str(fixed) in told.text
    assert str(fixed) in page(told).text_content()
    assert told.subject.startswith("Labojums: Projekta ziņas Nr. 2 · ")


def test_nothing_said_is_taken_for_markup_or_template_code() -> None:
    hostile = "{{ 7 * 7 }} <script>alert(1)</script><style>p { }</style> & {% raw %}"
    phrase = Phrase.plain(hostile, "lv")
    told = circular(view().model_copy(update={"headline": phrase, "kicker": phrase}))
    assert hostile in page(told).text_content()
    assert [*page(told).iter("script")] == []
    assert "7 * 7" in told.subject


def test_a_fault_in_the_template_is_told_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "templates", tmp_path / "templates")
    broken = tmp_path / "templates" / "message" / "message.html"
    broken.write_text("\n{{ headlin }}")
    folders = Folders(FOLDERS.records, FOLDERS.outputs, tmp_path / "templates", FOLDERS.programmes)
    with pytest.raises(TemplateError, match=r"message.html:2: .*Did you mean 'headline'\?"):
        message_files(folders, "example", view(), "newsletter")


@pytest.mark.parametrize(
    "changed",
    [
        {"version": 2},
        {"pictures": {"a@folio.invalid": "pictures/../../secret"}},
        {"pictures": {"a@folio.invalid": "/etc/passwd"}},
        {"page": None},
        {"bcc": "everybody@age.example"},
    ],
)
def test_what_is_no_message_is_told(changed: dict[str, Any]) -> None:
    whole = json.loads(circular(view()).written)
    with pytest.raises(CircularError, match=r"message-lv\.json: this is not what was approved"):
        Circular.read(json.dumps({**whole, **changed}).encode(), "message-lv.json")
