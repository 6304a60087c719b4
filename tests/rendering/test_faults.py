"""A fault in a template is told with the file, the place and the nearest field."""

import os
import re
from pathlib import Path

import pytest
from docx import Document

from folio.errors import TemplateError
from folio.rendering import Template, html, render
from tests.rendering.samples import latvian


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def rewrite_in_word(file: Path, old: str, new: str) -> None:
    document = Document(str(file))
    found = [part for part in document.paragraphs if part.text == old]
    assert found
    for paragraph in found:
        paragraph.runs[0].text = new
    document.save(str(file))


def fault(form: str, template: Template) -> str:
    with pytest.raises(TemplateError) as told:
        render(form, latvian().fields, template)
    return str(told.value)


def test_a_misspelt_field_in_html_is_told_with_its_line_and_the_nearest(copied: Template) -> None:
    rewrite(copied.page_file, "{{ headline }}", "{{ headlin }}")
    line = copied.page_file.read_text().splitlines().index("<h1>{{ headlin }}</h1>") + 1
    assert fault("pdf", copied) == (
        f"{copied.page_file}:{line}: there is no field 'headlin' here. Did you mean 'headline'?"
    )


def test_a_misspelt_part_of_a_field_is_told_with_its_owner(copied: Template) -> None:
    rewrite(copied.page_file, "masthead.project", "masthead.projekt")
    assert "there is no 'projekt' in Masthead. Did you mean 'project'?" in fault("pdf", copied)


def test_a_broken_tag_in_html_is_told_with_its_line(copied: Template) -> None:
    rewrite(copied.page_file, "{% if lead %}", "{% if lead")
    assert re.match(rf"{re.escape(str(copied.page_file))}:\d+: ", fault("pdf", copied))


def test_a_page_that_is_not_in_utf_8_is_told(copied: Template) -> None:
    copied.page_file.write_bytes(copied.page_file.read_bytes() + "Århus".encode("latin-1"))
    assert "this is not written in UTF-8. Save it again with this encoding." in fault("pdf", copied)


def test_a_fault_in_a_shared_part_is_told_with_that_file(copied: Template) -> None:
    rewrite(copied.shared / "parts.html", "section.heading", "section.heding")
    told = fault("pdf", copied)
    assert told.startswith(f"{copied.shared / 'parts.html'}:")
    assert "Did you mean 'heading'?" in told


def test_a_missing_template_is_told(copied: Template) -> None:
    copied.page_file.unlink()
    assert "there is no template 'newsletter.html'" in fault("pdf", copied)


def test_an_optional_part_that_is_printed_without_asking_is_told(copied: Template) -> None:
    rewrite(copied.page_file, "{{ headline }}", "{{ photos }}")
    assert "printed as if it were text" in fault("pdf", copied)


def test_an_unknown_property_in_css_is_told_with_its_line(copied: Template) -> None:
    sheet = copied.folder / "newsletter.css"
    lines = len(sheet.read_text().splitlines())
    rewrite(sheet, sheet.read_text(), sheet.read_text() + ".kicker { colour: red; }\n")
    told = f"{sheet}:{lines + 1}: Ignored `colour: red`, unknown property."
    assert fault("pdf", copied) == told


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/logo.png",
        "https://example.org/logo.png",
        "file:///etc/hostname",
        "../../../../../etc/hostname",
        "../_shared/../secret.png",
        "//example.org/logo.png",
    ],
)
def test_nothing_is_fetched_from_elsewhere(copied: Template, address: str) -> None:
    (copied.folder.parent / "secret.png").write_bytes((copied.shared / "emblem.svg").read_bytes())
    rewrite(copied.page_file, "<main>", f'<main><img src="{address}" alt="A logo">')
    assert "Failed to load image" in fault("pdf", copied)


def test_a_logo_in_the_templates_own_folder_is_shown(copied: Template) -> None:
    emblem = (copied.shared / "emblem.svg").read_bytes()
    (copied.folder / "our logo.svg").write_bytes(emblem)
    rewrite(copied.page_file, "<main>", '<main><img src="our%20logo.svg" alt="A logo">')
    assert render("pdf", latvian().fields, copied)


def test_a_style_sheet_from_the_net_is_not_fetched(copied: Template) -> None:
    sheet = copied.folder / "newsletter.css"
    sheet.write_text('@import "http://example.org/a.css";\n' + sheet.read_text())
    assert "example.org" in fault("pdf", copied)


def test_a_misspelt_field_in_word_is_told_with_its_paragraph_and_the_nearest(
    copied: Template,
) -> None:
    rewrite_in_word(copied.word_file, "{{ headline }}", "{{ headlin }}")
    assert fault("docx", copied) == (
        f'{copied.word_file}: in "{{{{ headlin }}}}":'
        " there is no field 'headlin' here. Did you mean 'headline'?"
    )


def test_a_broken_tag_in_word_is_told_with_its_paragraph(copied: Template) -> None:
    rewrite_in_word(copied.word_file, "{{ headline }}", "{{ headline | nonsense }}")
    assert 'in "{{ headline | nonsense }}"' in fault("docx", copied)


def test_a_loop_that_is_never_closed_in_word_is_told(copied: Template) -> None:
    rewrite_in_word(copied.word_file, "{{ headline }}", "{% for block in lead %}{{ block }}")
    assert str(copied.word_file) in fault("docx", copied)


def test_a_template_cannot_reach_into_the_program(copied: Template) -> None:
    rewrite_in_word(copied.word_file, "{{ headline }}", "{{ headline.__class__.__mro__ }}")
    assert "unsafe" in fault("docx", copied)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nearly", b"<html>"])
def test_a_file_that_is_no_word_file_is_told(copied: Template, content: bytes) -> None:
    copied.word_file.write_bytes(content)
    assert "not a Word file" in fault("docx", copied)


def test_a_word_file_that_is_not_there_is_told(copied: Template) -> None:
    copied.word_file.unlink()
    assert fault("docx", copied) == f"There is no Word template {copied.word_file}."


def test_a_page_that_is_saved_is_compiled_anew_though_it_is_as_old_and_as_long(
    copied: Template,
) -> None:
    fields, before = latvian().fields, copied.page_file.stat()
    assert "<h1>" in html(fields, copied)
    rewrite(copied.page_file, "<h1>{{ headline }}</h1>", "<h2>{{ headline }}</h2>")
    os.utime(copied.page_file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "<h1>" not in html(fields, copied)
