"""The web text of an edition: its pictures are files, and what a record says is never markup."""

from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image

from folio.errors import TemplateError
from folio.rendering import Template, article
from folio.rendering.pictures import PictureError
from tests.rendering.samples import latvian, phrase

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def wide(tmp_path: Path) -> Path:
    file = tmp_path / "wide.jpg"
    Image.effect_noise((2400, 1600), 40).convert("RGB").save(file)
    return file


def test_a_picture_comes_in_two_sizes_named_by_their_content(
    template: Template, wide: Path
) -> None:
    made = article(latvian(wide).fields, template)
    (shown,) = made.pictures
    assert (shown.width, shown.height) == (1600, 1067)
    assert len(made.files) == 2
    for path, content in made.files.items():
        assert path == f"pictures/{sha256(content).hexdigest()[:16]}.jpg"
    (small,) = set(made.files) - {shown.path}
    assert f'srcset="../{small} 800w, ../{shown.path} 1600w"' in made.body


def test_a_small_picture_comes_in_its_own_size(template: Template, photo: Path) -> None:
    made = article(latvian(photo).fields, template)
    assert list(made.files) == [made.pictures[0].path]
    assert "srcset" not in made.body


def test_a_picture_that_is_awaited_leaves_its_caption(template: Template) -> None:
    made = article(latvian().fields, template)
    assert (made.pictures, made.files) == ((), {})
    assert "<img" not in made.body
    assert "<figcaption>" in made.body


def test_what_a_record_says_is_text_and_no_markup(template: Template) -> None:
    view = latvian().model_copy(update={"headline": phrase(HOSTILE, "lv")})
    body = article(view.fields, template).body
    assert "<script" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body


def test_a_text_in_another_language_is_marked(template: Template) -> None:
    view = latvian().model_copy(update={"headline": phrase("Town halls", "en")})
    assert '<h1><span lang="en">Town halls</span></h1>' in article(view.fields, template).body


def test_a_correction_is_told_under_the_headline(template: Template) -> None:
    view = latvian().model_copy(update={"correction": phrase("Šī versija aizstāj citu.", "lv")})
    assert '<p class="correction">' in article(view.fields, template).body
    assert '<p class="correction">' not in article(latvian().fields, template).body


def test_a_fault_in_the_template_is_told_with_its_line(copied: Template) -> None:
    file = copied.folder / "article.html"
    file.write_text(file.read_text(encoding="utf-8").replace("headline", "headlnie"), "utf-8")
    with pytest.raises(TemplateError, match=r"article\.html:\d+: .*Did you mean 'headline'\?"):
        article(latvian().fields, copied)


def test_a_broken_picture_is_told(template: Template, tmp_path: Path) -> None:
    file = tmp_path / "broken.jpg"
    file.write_bytes(b"\xff\xd8 no picture")
    with pytest.raises(PictureError, match=r"broken\.jpg"):
        article(latvian(file).fields, template)


def test_the_page_of_the_pdf_does_not_depend_on_the_web_text(copied: Template) -> None:
    before = copied.digest("pdf")
    (copied.folder / "article.html").write_text("changed", encoding="utf-8")
    assert copied.digest("pdf") == before
