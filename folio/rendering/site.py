"""The pages of a site in HTML: each with its styles inside, asking only for files of the site."""

from collections.abc import Mapping
from functools import cache

from jinja2.sandbox import SandboxedEnvironment

from folio.rendering.hypertext import environment, filled
from folio.rendering.linked_data import linked_data
from folio.rendering.template import Template
from folio.rendering.web_fonts import font_files, web_font_faces

EMBLEM = "emblem.svg"
"""The emblem's file, in the shared templates as on the site."""


def site_page(layout: str, fields: Mapping[str, object], template: Template) -> bytes:
    """A page by the template `<layout>.html`; raise TemplateError for a fault in it.

    Beside the fields of the view there are `font_faces` and `linked_data`.
    """
    text = filled(
        _environment(template, str(fields["language"])),
        template,
        f"{layout}.html",
        fields,
        font_faces=web_font_faces(str(fields["root"])),
        linked_data=linked_data(fields),
    )
    return "".join(f"{line}\n" for line in text.splitlines() if line.strip()).encode()


def site_parts(template: Template) -> dict[str, bytes]:
    """The files that all pages ask for: the typefaces, and the emblem."""
    return {**font_files(), EMBLEM: template.shared_file(EMBLEM).read_bytes()}


@cache
def _environment(template: Template, language: str) -> SandboxedEnvironment:
    return environment(template, language)
