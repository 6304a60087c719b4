"""The archival form is PDF/A-3a and PDF/UA-1 in one file, and brings its data along unchanged."""

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pytest
from pypdf import PdfReader

from folio.rendering import Template, archival, render
from folio.text.extract import Extract
from folio.text.marks import Phrase, Picture, Run
from tests.rendering.test_charts import CHARTS

PAGE = """<!DOCTYPE html><html lang="{{ language }}"><head><meta charset="utf-8">
<title>{{ title | plain }}</title><meta name="author" content="{{ author }}">
<meta name="description" content="{{ subject | plain }}">
<meta name="dcterms.created" content="{{ dated }}">
<meta name="dcterms.modified" content="{{ dated }}">
<style>{{ font_faces | safe }} @page { size: A4; margin: 22mm;
  @bottom-left { content: element(foot) } }
.foot { position: running(foot) } body { font-family: "Source Sans 3" }
img { image-rendering: crisp-edges }</style></head>
<body><p class="foot">{{ title }}</p><h1>{{ title }}</h1>
<p>{{ text }}</p>
<table><thead><tr><th scope="col">What</th><th scope="col">Who</th></tr></thead>
<tbody><tr><th scope="row">Module</th><td>Vejle</td></tr></tbody></table>
{% for photo in photos %}<div>{{ photo | picture(80, 60) }}</div>{% endfor %}
{% for drawing in charts %}<div>{{ drawing | chart(166, 60) }}</div>{% endfor %}
</body></html>"""
CONTENT = json.dumps({"mobilities": 24, "partner": "Észak-Alföld", "€": "„ā”\n"}, indent=1) + "\n"
DESCRIPTION = "Dati: ārējie „skaitļi” (100 %) & <citi> \\ Győr"


@pytest.fixture
def report(tmp_path: Path) -> Template:
    """A template of one page."""
    folder, shared = tmp_path / "report", tmp_path / "_shared"
    folder.mkdir()
    shared.mkdir()
    (folder / "report.html").write_text(PAGE, encoding="utf-8")
    return Template(folder, shared)


def plain(text: str) -> Phrase:
    return Phrase.plain(text, "lv")


def fields(photo: Path | None = None, **others: object) -> dict[str, object]:
    link = Run("saziņas platforma", "lv", link="https://example.org/age")
    seen = Picture(
        plain("Vejle"), plain("Cilvēki pie rātsnama"), plain("Foto"), plain(""), file=photo
    )
    return {
        "language": "lv",
        "title": plain("Noslēguma pārskats"),
        "subject": plain("Pārskats par 2012.–2014. gadu & <citi>"),
        "author": "Daugavpils pilsētas dome",
        "dated": date(2014, 9, 30),
        "text": Phrase((Run("Kopā ar ", "lv"), Run("Magdeburg", "de"), Run(" ir ", "lv"), link)),
        "photos": (seen,) if photo else (),
        "charts": (CHARTS["bars"], CHARTS["three"]) if photo else (),
        "extract": Extract("final-report-daugavpils.json", plain(DESCRIPTION), CONTENT),
        **others,
    }


def read(content: bytes) -> Any:
    return PdfReader(BytesIO(content)).root_object


def enclosed(content: bytes) -> Any:
    name, reference = read(content)["/Names"]["/EmbeddedFiles"]["/Names"]
    return name, reference.get_object()


def verdict(content: bytes, profile: str, tmp_path: Path) -> Any:
    file = tmp_path / "judged.pdf"
    file.write_bytes(content)
    return page.validate_pdf(str(file), profile=profile)


@pytest.mark.parametrize("profile", ["3a", "ua1"])
@pytest.mark.parametrize("has_pictures", [False, True])
def test_it_is_archival_and_accessible_in_one_file(
    has_pictures: bool, profile: str, report: Template, photo: Path, tmp_path: Path
) -> None:
    made = render("pdf", fields(photo if has_pictures else None), report)
    found = verdict(made, profile, tmp_path)
    assert found.is_compliant, found.failures


def test_the_judge_would_notice(report: Template, tmp_path: Path) -> None:
    made = render("pdf", fields(), report)
    unclaimed = made.replace(b"<pdfuaid:part>1<", b"<pdfuaid:part>7<")
    declared = b"pdfua/ns/id/</pdfaSchema:namespaceURI>"
    undeclared = made.replace(declared, declared.replace(b"pdfua", b"other"))
    assert not verdict(unclaimed, "ua1", tmp_path).is_compliant
    assert not verdict(undeclared, "3a", tmp_path).is_compliant


def test_no_stream_ends_in_what_could_be_the_end_of_a_line(report: Template) -> None:
    for number in range(40):
        made = render("pdf", fields(text=plain(f"Nodaļa {number}")), report)
        assert not re.search(rb"[\r\n]\nendstream", made)


def test_a_file_whose_objects_end_unclearly_is_written_once_more(
    report: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files: list[bytes] = []

    def first_file_does(content: bytes) -> bool:
        files.extend([content] if content.startswith(b"%PDF") else [])
        return content.startswith(b"%PDF") and len(files) == 1

    monkeypatch.setattr(archival, "_ends_unclearly", first_file_does)
    made = render("pdf", fields(), report)
    assert len(files) == 2
    assert made != files[0]
    assert enclosed(made)[1]["/EF"]["/F"].get_data() == CONTENT.encode()
    assert verdict(made, "3a", tmp_path).is_compliant
    assert verdict(made, "ua1", tmp_path).is_compliant


def test_what_is_enclosed_can_be_taken_out_again_byte_for_byte(report: Template) -> None:
    _, file = enclosed(render("pdf", fields(), report))
    assert file["/EF"]["/F"].get_data() == CONTENT.encode()


def test_what_is_enclosed_says_what_it_is(report: Template) -> None:
    made = render("pdf", fields(), report)
    name, file = enclosed(made)
    assert name == file["/F"] == file["/UF"] == "final-report-daugavpils.json"
    assert file["/Desc"] == DESCRIPTION
    assert file["/AFRelationship"] == "/Source"
    assert file["/EF"]["/F"]["/Subtype"] == "/application/json"
    [associated] = read(made)["/AF"]
    assert associated.get_object()["/UF"] == name


def test_all_its_dates_come_from_the_view(report: Template) -> None:
    made = render("pdf", fields(), report)
    said = enclosed(made)[1]["/EF"]["/F"]["/Params"]
    assert said["/CreationDate"] == said["/ModDate"] == "D:20140930000000Z"
    dates = set(re.findall(rb"(?:Create|Modify)Date>([^<]+)<|D:(\d+)", made))
    assert dates <= {(b"2014-09-30", b""), (b"", b"20140930"), (b"", b"20140930000000")}


def test_the_same_view_is_the_same_bytes(report: Template, photo: Path) -> None:
    for of in (fields(), fields(photo)):
        assert render("pdf", of, report) == render("pdf", of, report)


def test_another_extract_is_another_file(report: Template) -> None:
    other = Extract("other.json", plain("x"), "{}")
    assert render("pdf", fields(), report) != render("pdf", fields(extract=other), report)


def test_its_tags_are_completed_as_those_of_every_pdf(report: Template) -> None:
    made = render("pdf", fields(), report)
    without = render("pdf", fields(extract=None), report)
    for content in (made, without):
        elements = [
            entry.get_object()
            for entry in (PdfReader(BytesIO(content)).get_object(n) for n in range(1, 200))
            if isinstance(entry, dict) and entry.get("/Type") == "/StructElem"
        ]
        assert "de" in {element.get("/Lang") for element in elements}
        scopes = [element["/A"]["/Scope"] for element in elements if element.get("/S") == "/TH"]
        assert sorted(scopes) == ["/Column", "/Column", "/Row"]


def test_a_document_without_an_extract_claims_no_more_than_before(
    report: Template, tmp_path: Path
) -> None:
    made = render(
        "pdf", {name: value for name, value in fields().items() if name != "extract"}, report
    )
    assert b"pdfaid" not in made
    assert verdict(made, "ua1", tmp_path).is_compliant
    assert "/Names" not in read(made)
