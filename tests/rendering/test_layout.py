"""What WeasyPrint is spared, when it lays pages out and writes them, changes no byte."""

import gc
from pathlib import Path

import pydyf
import pytest
from weasyprint import HTML

from folio.rendering import Template, layout, tagging
from folio.rendering.fetching import Fetcher

OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": b"same"}
ROWS = "".join(f"<tr><th scope='row'>{n}</th><td>Vejle</td></tr>" for n in range(300))
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Long</title></head>
<body><h1>Long</h1><ul><li>one</li><li>two</li></ul><ol><li>one</li></ol><q>quoted</q>
<table><thead><tr><th scope="col">No.</th><th scope="col">Where</th></tr></thead>
<tbody>{ROWS}</tbody></table></body></html>"""
NOTED = (
    PAGE.replace(
        "<body>", "<style>i {{ float: footnote }}</style><body><p>Text<i>At the foot</i></p>"
    )
    .replace("{{", "{")
    .replace("}}", "}")
)


@pytest.fixture
def template(tmp_path: Path) -> Template:
    (tmp_path / "any").mkdir()
    return Template(tmp_path / "any", tmp_path / "_shared")


def plainly(hypertext: str, template: Template) -> bytes:
    """As WeasyPrint does it by itself."""
    fetcher = Fetcher(template)
    printed = HTML(string=hypertext, base_url=fetcher.base, url_fetcher=fetcher)
    content: bytes = printed.render(**OPTIONS).write_pdf(**OPTIONS)
    return content


@pytest.mark.parametrize("hypertext", [PAGE, NOTED])
def test_the_pages_are_those_that_weasyprint_lays_out_by_itself(
    hypertext: str, template: Template
) -> None:
    spared: bytes = layout.laid_out(hypertext, template, OPTIONS).write_pdf(**OPTIONS)
    assert spared == plainly(hypertext, template)


def test_waste_is_collected_again_afterwards(template: Template) -> None:
    layout.laid_out(PAGE, template, OPTIONS)
    assert gc.isenabled()
    with pytest.raises(TypeError):
        layout.laid_out(PAGE, template, {"no such": object(), 1: 2})  # type: ignore[dict-item]
    assert gc.isenabled()


def test_the_references_of_pages_are_those_that_pydyf_works_out() -> None:
    pdf = pydyf.PDF()
    for number in range(1, 4):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert len(pdf.page_references) == number
        assert pdf.page_references == tagging._ALL_REFERENCES(pdf)
        assert pdf.page_references is pdf.page_references
