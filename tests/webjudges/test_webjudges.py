"""Each judge of pages passes a good one, and finds what is wrong with a bad one."""

from pathlib import Path

import pytest

from tests.webjudges.browser import axe_violations
from tests.webjudges.markup import html_faults

GOOD = """\
<!DOCTYPE html>
<html lang="lv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sveiki</title>
</head>
<body>
<main>
<h1>Sveiki</h1>
<p>Viss ir kārtībā.</p>
</main>
</body>
</html>
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    return tmp_path / "index.html"


def changed(page: Path, old: str, new: str) -> Path:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    return page


def test_a_good_page_is_passed(page: Path) -> None:
    assert html_faults([page]) == []
    assert axe_violations(page.parent, ["index.html"]) == []


def test_bad_markup_is_found(page: Path) -> None:
    (fault,) = html_faults([changed(page, "<p>", "<p><p hidden=5></b>")])[:1]
    assert fault.startswith("index.html:")


BAD = {
    "image-alt": '<img src="index.html">',
    "color-contrast": '<p style="color: #ccc">Gaišs.</p>',
    "link-name": '<a href="#"></a>',
    "404": '<img src="none.png" alt="Nekas">',
    "asks elsewhere": '<img src="https://elsewhere.example/a.png" alt="Citur">',
    "px too wide": '<p style="width: 900px">Plats.</p>',
    "Ak vai": "<script>console.error('Ak vai')</script>",
}
"""What is told of a page that has this as well."""


def test_what_a_reader_stumbles_over_is_found(page: Path) -> None:
    names = [f"page-{number}.html" for number in range(len(BAD))]
    for name, bad in zip(names, BAD.values(), strict=True):
        page.with_name(name).write_text(GOOD.replace("</main>", f"{bad}</main>"), encoding="utf-8")
    found = axe_violations(page.parent, names)
    for name, told in zip(names, BAD, strict=True):
        own = [one for one in found if one.startswith(f"{name}: ")]
        assert any(told in one for one in own), (told, own)
