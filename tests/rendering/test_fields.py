"""The templates of the newsletter use the fields of its view, all of them and no others."""

import pytest

from folio.documents.newsletter import Newsletter
from folio.errors import TemplateError
from folio.rendering import FORMS, Template
from folio.rendering.fields import used


@pytest.mark.parametrize("form", FORMS)
def test_the_newsletter_s_templates_use_exactly_its_fields(form: str, template: Template) -> None:
    assert used(form, template) == set(Newsletter.model_fields)


def test_an_unknown_field_in_a_part_that_a_page_extends_is_found(copied: Template) -> None:
    page = copied.shared / "page.html"
    page.write_text(page.read_text() + "{{ colour }}")
    assert "colour" in used("pdf", copied)


def test_a_template_that_cannot_be_read_is_told_with_its_line(copied: Template) -> None:
    copied.page_file.write_text("<p>\n{% if")
    with pytest.raises(TemplateError, match=r"newsletter\.html:2: "):
        used("pdf", copied)
