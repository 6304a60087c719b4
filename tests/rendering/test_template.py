"""The digest of a template changes with whatever shapes a document, and costs next to nothing."""

import os
import subprocess
import sys
from pathlib import Path

from folio.rendering import Template

ROOT = Path(__file__).parents[2]


def test_a_changed_style_sheet_makes_the_pdf_out_of_date_and_not_the_word_file(
    copied: Template,
) -> None:
    before = {form: copied.digest(form) for form in ("docx", "pdf")}
    sheet = copied.folder / "newsletter.css"
    sheet.write_text(sheet.read_text() + "p { color: black }")
    assert copied.digest("pdf") != before["pdf"]
    assert copied.digest("docx") == before["docx"]


def test_a_changed_word_file_makes_the_word_document_out_of_date(copied: Template) -> None:
    before = copied.digest("docx"), copied.digest("pdf")
    copied.word_file.write_bytes(copied.word_file.read_bytes() + b" ")
    assert copied.digest("docx") != before[0]
    assert copied.digest("pdf") == before[1]


def test_a_word_file_that_took_the_place_of_one_as_old_is_another(copied: Template) -> None:
    before, state = copied.digest("docx"), copied.word_file.stat()
    content = copied.word_file.read_bytes()
    copied.word_file.write_bytes(bytes(reversed(content)))
    os.utime(copied.word_file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert copied.digest("docx") != before


def test_a_changed_shared_part_makes_the_pdf_out_of_date(copied: Template) -> None:
    before = copied.digest("pdf")
    (copied.shared / "parts.html").unlink()
    assert copied.digest("pdf") != before


def test_the_digest_is_the_same_in_another_folder(template: Template, copied: Template) -> None:
    assert template.digest("pdf") == copied.digest("pdf")
    assert template.digest("docx") == copied.digest("docx")


def test_telling_the_digest_loads_none_of_the_libraries() -> None:
    program = """
import sys
from pathlib import Path
from folio.rendering import Template
template = Template(Path("templates/newsletter"), Path("templates/_shared"))
template.digest("pdf"), template.digest("docx")
print(sorted({"weasyprint", "docx", "docxtpl", "jinja2", "lxml", "PIL"} & set(sys.modules)))
"""
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
