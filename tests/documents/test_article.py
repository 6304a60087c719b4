"""The web text of an edition, from its view to the file that is kept and back."""

import json
from pathlib import Path

import pytest

from folio.actions.articles import article_files
from folio.actions.folders import Folders
from folio.documents import newsletter, press_release
from folio.documents.article import Article, ArticleError
from folio.documents.view import Document
from folio.model.register import Register
from folio.records import reader
from folio.text.language import Language
from tests.conftest import LOCALE, REPOSITORY

FOLDERS = Folders(templates=REPOSITORY / "templates")
EDITION = "2013-05-smilgava"


@pytest.fixture(scope="module")
def example() -> Register:
    return reader.read(REPOSITORY / "records", "example", REPOSITORY / "programmes").register


@pytest.fixture(scope="module")
def edition(example: Register) -> Document:
    return newsletter.compose(example, EDITION, Language.load("lv", LOCALE))


@pytest.fixture(scope="module")
def files(edition: Document) -> dict[str, bytes]:
    return article_files(FOLDERS, "example", edition, "newsletter")


@pytest.fixture(scope="module")
def article(files: dict[str, bytes]) -> Article:
    return Article.read(files["article-lv.json"], "article-lv.json")


def test_an_article_tells_what_the_newsletter_tells(article: Article, edition: Document) -> None:
    assert str(article.headline) == str(edition.fields["headline"])
    assert str(article.label) == "Projekta ziņas Nr.\u00a02"
    assert str(article.summary).startswith("2013.\u00a0gadā no 15. līdz 17.\u00a0maijam")
    assert article.publicity == edition.fields["publicity"]
    for section in (*edition.fields["story"], *edition.fields["background"]):  # type: ignore[misc]
        assert f"<h2>{section.heading}</h2>" in article.body


def test_a_press_release_is_told_by_its_label_and_its_dateline(example: Register) -> None:
    release = press_release.compose(example, "guide", Language.load("it", LOCALE))
    files = article_files(FOLDERS, "example", release, "press-release")
    article = Article.read(files["article-it.json"], "article-it.json")
    assert str(article.label) == "Comunicato stampa"
    assert str(article.dateline) == "22\u00a0maggio 2014"
    assert str(article.summary).startswith("Il 22\u00a0maggio 2014 è stato completato")
    assert "Note per le redazioni" in article.body


def test_the_file_is_read_back_as_it_was(files: dict[str, bytes], article: Article) -> None:
    assert article.written == files["article-lv.json"]


def test_every_picture_of_the_text_is_among_the_files(
    files: dict[str, bytes], article: Article
) -> None:
    assert len(article.pictures) == 2
    for picture in article.pictures:
        assert picture.path in files
        assert f'src="../{picture.path}"' in article.body
        assert f'width="{picture.width}" height="{picture.height}"' in article.body
        assert str(picture.alt) in article.body


def test_the_same_edition_gives_the_same_files(edition: Document, files: dict[str, bytes]) -> None:
    assert article_files(FOLDERS, "example", edition, "newsletter") == files


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"kind": "newsletter"}', b"null"],
    ids=["empty", "no fields", "not text", "too deep", "cut", "nothing"],
)
def test_a_damaged_file_is_told_by_its_name_with_what_to_do(damaged: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^article-lv\.json: .*from a backup copy"):
        Article.read(damaged, "article-lv.json")


def test_a_picture_elsewhere_is_a_damage(files: dict[str, bytes]) -> None:
    told = json.loads(files["article-lv.json"])
    told["pictures"][0]["path"] = "https://elsewhere.example/picture.jpg"
    with pytest.raises(ArticleError, match=r"pictures\.0\.path"):
        Article.read(json.dumps(told).encode(), "article-lv.json")


def test_no_path_of_this_machine_is_in_an_article(files: dict[str, bytes]) -> None:
    assert str(Path.cwd()).encode() not in files["article-lv.json"]
