"""Facts of a report: what each is called stands beside it, wherever a page ends."""

import pytest
from weasyprint import HTML

from tests.conftest import REPOSITORY

STYLES = (REPOSITORY / "templates" / "report" / "report.css").read_text(encoding="utf-8")
LABEL = "How many people were to travel by what was agreed in the end"
PAGE = f"""<style>
@page {{ size: 210mm 100mm; margin: 10mm 22mm }}
p, dd {{ margin: 0; line-height: 13pt }}
{STYLES}
</style>LINES<dl><dt>Grant</dt><dd>10</dd><dt>{LABEL}</dt><dd>12</dd><dt>Reached</dt><dd>13</dd></dl>"""


@pytest.mark.parametrize("lines", range(11, 19))
def test_a_label_of_several_lines_is_on_the_page_of_its_fact(lines: int) -> None:
    pages = HTML(string=PAGE.replace("LINES", "<p>~</p>" * lines)).render().pages
    texts = [[getattr(box, "text", "") for box in one._page_box.descendants()] for one in pages]
    told = [" ".join(" ".join(words).replace("~", "").split()) for words in texts]
    assert sum(f"{LABEL} 12" in text for text in told) == 1
    assert " ".join(told).split().count("How") == 1
