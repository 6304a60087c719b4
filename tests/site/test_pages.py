"""What readers find on the public pages of a project, in each language."""

from dataclasses import replace
from itertools import chain
from typing import Any

import pytest

from folio.documents.article import ArticleError
from folio.errors import ShelfError
from folio.text.wording import Wording
from tests.published import write
from tests.site.conftest import Office, Site
from tests.site.pages import Element

LANGUAGES = ("en", "it", "lv")
LYSVAG, SMILGAVA, GUIDE = (
    "newsletter-2012-10-lysvag",
    "newsletter-2013-05-smilgava",
    "press-release-guide",
)
each_language = pytest.mark.parametrize("code", LANGUAGES)


def links(element: Element) -> list[tuple[str, str]]:
    return [(one.text, one.attributes["href"]) for one in element.all("a")]


@each_language
def test_there_is_a_page_for_everything_in_each_language(site: Site, code: str) -> None:
    names = ("index", "archive", "products", LYSVAG, SMILGAVA, GUIDE)
    there = {path for path in site.pages if path.startswith(f"{code}/")}
    assert there == {f"{code}/{name}.html" for name in names}
    assert {site.pages[path].attributes["lang"] for path in there} == {code}


def test_the_start_page_tells_of_the_partnership_its_aim_and_its_partners(site: Site) -> None:
    start = site.pages["lv/index.html"]
    assert start.one("h1").text == "Dear Citizen"
    assert "Palīdzēt pašvaldībām rakstīt vēstules" in start.text
    assert "Līsvogas pašvaldība (koordinators)" in start.one("table").text
    assert "Vēstules, par kurām iedzīvotājiem retāk jāzvana" in start.text


def test_the_start_page_shows_the_latest_news_first(site: Site) -> None:
    news = site.pages["it/index.html"].one("section", class_="news")
    assert [teaser.one("a").attributes["href"] for teaser in news.all("article")] == [
        f"{GUIDE}.html",
        f"{SMILGAVA}.html",
        f"{LYSVAG}.html",
    ]


def test_meetings_and_products_stand_by_date_and_lead_to_what_tells_of_them(site: Site) -> None:
    moments = site.pages["en/index.html"].one("section", class_="moments").all("li")
    assert [(one.one("time").attributes["datetime"], one.one("time").text) for one in moments] == [
        ("2012-10-24", "24–25 October 2012"),
        ("2013-05-15", "15–17 May 2013"),
        ("2014-03-19", "19–21 March 2014"),
        ("2014-05-22", "22 May 2014"),
    ]
    assert links(moments[1]) == [("Second partner meeting in Smilgava, Latvia", f"{SMILGAVA}.html")]
    assert links(moments[2]) == []


def test_the_archive_is_by_year_with_the_latest_first(site: Site) -> None:
    years = site.pages["lv/archive.html"].all("section", class_="year")
    assert [year.one("h2").text for year in years] == ["2014", "2013", "2012"]
    assert "Projekta ziņas Nr. 2 · 2013. gada maijs" in years[1].text


def test_a_product_is_told_with_its_state_its_languages_and_where_to_get_it(site: Site) -> None:
    product = site.pages["lv/products.html"].one("section", id="guide")
    terms = [term.text for term in product.all("dt")]
    told = dict(zip(terms, [one.text for one in product.all("dd")], strict=True))
    assert product.one("h2").text == "Skaidrs jau no pirmās rindas"
    assert told["Stadija"] == "Pabeigts"
    assert told["Valodas"] == "Angļu, itāļu, latviešu un norvēģu"
    assert told["Kur iegūt"] == "https://dear-citizen.example.org/guide"
    assert links(product)[-1][1] == f"{GUIDE}.html"


def test_an_edition_has_its_files_with_their_sizes(site: Site) -> None:
    files = site.pages[f"lv/{SMILGAVA}.html"].one("section", class_="files")
    assert links(files) == [("Word", f"{SMILGAVA}-lv.docx"), ("PDF", f"{SMILGAVA}-lv.pdf")]
    assert [size.text for size in files.all("span", class_="size")] == ["1 kB", "1 kB"]
    for form in ("docx", "pdf"):
        name = f"lv/{SMILGAVA}-lv.{form}"
        assert site.content(name) == f"newsletter 2013-05-smilgava lv {form}".encode()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ["Published on 3 June 2013.", "Corrected on 13 July 2013."]),
        ("it", ["Pubblicato il 3 giugno 2013.", "Corretto il 13 luglio 2013."]),
        ("lv", ["Publicēts 2013. gada 3. jūnijā.", "Labots 2013. gada 13. jūlijā."]),
    ],
)
def test_an_edition_tells_when_it_appeared_and_was_corrected(
    site: Site, code: str, told: list[str]
) -> None:
    history = site.pages[f"{code}/{LYSVAG}.html"].all("p", class_="history")
    assert [line.text for line in history] == told
    assert len(site.pages[f"{code}/{SMILGAVA}.html"].all("p", class_="history")) == 1


def test_an_edition_leads_to_those_before_and_after_it(site: Site) -> None:
    around = {
        name: [href for _, href in links(nav)]
        for name in (LYSVAG, SMILGAVA, GUIDE)
        for nav in site.pages[f"en/{name}.html"].all("nav", class_="around")
    }
    assert around == {
        LYSVAG: [f"{SMILGAVA}.html"],
        SMILGAVA: [f"{LYSVAG}.html", f"{GUIDE}.html"],
        GUIDE: [f"{SMILGAVA}.html"],
    }


def test_the_languages_lead_to_the_same_page(site: Site) -> None:
    switch = site.pages[f"lv/{GUIDE}.html"].one("nav", class_="languages")
    assert links(switch) == [
        ("English", f"../en/{GUIDE}.html"),
        ("Italiano", f"../it/{GUIDE}.html"),
        ("Latviešu", f"../lv/{GUIDE}.html"),
    ]
    assert switch.one("a", aria_current="true").text == "Latviešu"


def test_emblem_and_notice_stand_together_on_every_page(site: Site) -> None:
    for path, found in site.pages.items():
        publicity = found.one("div", class_="publicity")
        if path == "404.html":
            assert publicity.one("div", role="img").attributes["aria-label"]
            assert publicity.one("svg")
        else:
            emblem = publicity.one("img").attributes
            assert emblem["src"] == f"{'../' * path.count('/')}emblem.svg"
            assert emblem["alt"].startswith(("Flag of", "Bandiera", "Eiropas Savienības karogs"))
        assert publicity.one("p").text


def test_a_press_release_has_its_own_form_of_the_notice(site: Site) -> None:
    def notice(name: str) -> str:
        return site.pages[f"en/{name}.html"].one("div", class_="publicity").one("p").text

    assert "This communication reflects" in notice(GUIDE)
    assert "This publication reflects" in notice(SMILGAVA)


def test_made_up_data_is_called_so_on_every_page(site: Site) -> None:
    for path, found in site.pages.items():
        assert found.one("p", class_="illustrative").text, path


def test_the_root_lets_a_reader_choose_a_language(site: Site) -> None:
    doors = site.pages["index.html"].one("ul", class_="doors")
    assert links(doors) == [
        ("English", "en/index.html"),
        ("Italiano", "it/index.html"),
        ("Latviešu", "lv/index.html"),
    ]


def test_an_address_that_leads_nowhere_is_told_in_all_languages(site: Site) -> None:
    lost = site.pages["404.html"]
    assert "This page does not exist." in lost.text
    assert "Šādas lapas nav." in lost.text
    assert ("Uz sākumlapu", "https://dear-citizen.example.org/lv/index.html") in links(lost)


def test_an_edition_whose_record_is_gone_is_shown_as_it_was(office: Office, site: Site) -> None:
    register = office.reading.register
    gone = replace(
        register,
        meetings={"2014-03-pietrachiara": register.meetings["2014-03-pietrachiara"]},
        products={},
    )
    after = office.with_register(gone).site
    for name in (LYSVAG, SMILGAVA, GUIDE):
        before = site.pages[f"lv/{name}.html"].one("article")
        assert after.pages[f"lv/{name}.html"].one("article") == before
    assert "lv/products.html" not in after.files
    assert len(after.pages["lv/archive.html"].all("article")) == 3


def test_an_edition_does_not_change_with_its_records(office: Office, site: Site) -> None:
    register = office.reading.register
    project = register.project.model_copy(update={"aim": Wording.of({"en": "Another aim."})})
    after = office.with_register(replace(register, project=project)).site
    assert "Another aim." in after.pages["en/index.html"].text
    page = f"en/{SMILGAVA}.html"
    assert after.pages[page].one("article") == site.pages[page].one("article")


def test_a_language_that_was_dropped_keeps_what_appeared_in_it(office: Office) -> None:
    register = office.reading.register
    project = register.project.model_copy(update={"languages": ("en", "lv")})
    after = office.with_register(replace(register, project=project)).site
    assert f"it/{GUIDE}.html" in after.pages


def test_a_language_that_was_added_leads_to_news_in_the_nearest_one(office: Office) -> None:
    register = office.reading.register
    project = register.project.model_copy(update={"languages": ("en", "it", "lv", "de")})
    after = office.with_register(replace(register, project=project)).site
    assert f"de/{GUIDE}.html" not in after.files
    teaser = after.pages["de/archive.html"].all("article")[0].one("a")
    assert teaser.attributes == {"href": f"../en/{GUIDE}.html", "hreflang": "en"}
    switch = after.pages[f"en/{GUIDE}.html"].one("nav", class_="languages")
    assert ("Deutsch", "../de/index.html") in links(switch)


def test_a_site_without_news_says_so(office: Office) -> None:
    empty = replace(office, publications=()).site
    assert "Nothing has been published yet." in empty.pages["en/index.html"].text
    assert "Vēl nekas nav publicēts." in empty.pages["lv/archive.html"].text


def test_a_damaged_article_is_told(office: Office, tmp_path: Any) -> None:
    elsewhere = replace(office, folders=replace(office.folders, outputs=tmp_path))
    article = "article-lv.json"
    for edition in office.editions:
        kept = office.folders.archive("example").of(edition.last)
        folder = elsewhere.folders.archive("example").of(edition.last)
        write(folder, {path: kept / path for path in edition.last.documents})
    assert elsewhere.site.files.keys() == office.site.files.keys()
    (folder / article).write_text("{}", encoding="utf-8")
    with pytest.raises(ArticleError, match=article):
        _ = elsewhere.site
    (folder / article).unlink()
    with pytest.raises(ArticleError, match="it is not there"):
        _ = elsewhere.site


def test_a_missing_document_is_told(office: Office, tmp_path: Any) -> None:
    elsewhere = replace(office, folders=replace(office.folders, outputs=tmp_path))
    (edition, *_) = office.editions
    kept = office.folders.archive("example").of(edition.last)
    folder = elsewhere.folders.archive("example").of(edition.last)
    write(folder, {path: kept / path for path in edition.last.documents if "json" in path})
    with pytest.raises(ShelfError, match="No such file"):
        _ = elsewhere.site


def test_the_same_editions_give_the_same_bytes(office: Office, site: Site) -> None:
    assert office.site.files == site.files


def test_nothing_of_this_machine_is_on_the_site(office: Office, site: Site) -> None:
    written = chain.from_iterable(
        [path.encode(), content] for path, content in site.files.items() if type(content) is bytes
    )
    assert str(office.folders.outputs).encode() not in b"\n".join(written)
