"""The same fields and template give the same bytes, whoever makes them, where and when."""

import subprocess
import sys
from pathlib import Path

import pytest

from folio.rendering import FORMS, Template, html, render
from tests.rendering.samples import SAMPLES, latvian

ROOT = Path(__file__).parents[2]
RENDER = """
import hashlib, sys
from pathlib import Path
from folio.rendering import Template, render
from tests.rendering.samples import latvian
template = Template(Path(sys.argv[2]), Path(sys.argv[3]))
content = render(sys.argv[1], latvian(Path(sys.argv[4])).fields, template)
print(hashlib.sha256(content).hexdigest())
"""


def rendered_elsewhere(
    form: str, template: Template, photo: Path, folder: Path, **surroundings: str
) -> str:
    """The digest of the document as another process makes it."""
    return subprocess.run(
        [sys.executable, "-c", RENDER, form, template.folder, template.shared, photo],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **surroundings},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.mark.parametrize("form", FORMS)
def test_the_same_newsletter_is_the_same_bytes(
    form: str, template: Template, copied: Template, photo: Path, tmp_path: Path
) -> None:
    here = rendered_elsewhere(form, template, photo, ROOT, TZ="UTC", PYTHONHASHSEED="1")
    there = rendered_elsewhere(
        form, copied, photo, tmp_path, TZ="Asia/Tokyo", PYTHONHASHSEED="2", LANG="C"
    )
    assert here == there


@pytest.mark.parametrize("form", FORMS)
def test_a_second_copy_in_the_same_process_is_the_same_bytes(form: str, template: Template) -> None:
    fields = latvian().fields
    assert render(form, fields, template) == render(form, fields, template)


@pytest.mark.parametrize("name", SAMPLES)
def test_word_and_pdf_are_made_of_every_sample(name: str, template: Template, photo: Path) -> None:
    sample = SAMPLES[name]
    fields = (sample(photo) if name in ("latvian", "english") else sample()).fields
    assert render("docx", fields, template).startswith(b"PK")
    assert render("pdf", fields, template).startswith(b"%PDF-1.7")


def test_the_page_carries_its_pictures_and_styles_inside(template: Template, photo: Path) -> None:
    page = html(latvian(photo).fields, template)
    assert 'src="data:image/jpeg;base64,' in page
    assert "<link" not in page
