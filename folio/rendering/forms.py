"""The forms a document can take, and which renderer makes each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from folio.rendering.review.fault import Fault
from folio.rendering.template import Template
from folio.text.fields import Field
from folio.text.marks import Phrase

if TYPE_CHECKING:
    from folio.rendering.article import RenderedArticle
    from folio.rendering.message import RenderedMessage
    from folio.rendering.pdf import Headings

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document as bytes, and the headings of a PDF, which the contents of its Word file tell."""

    content: bytes
    headings: "Headings | None" = None


def render(form: str, fields: Fields, template: Template) -> bytes:
    """The document in one of `FORMS`; the same fields and template give the same bytes.

    Raises TemplateError where the template cannot be used, and PictureError where a photo cannot.
    """
    return rendered(form, fields, template).content


def rendered(
    form: str, fields: Fields, template: Template, headings: "Headings | None" = None
) -> Rendered:
    """The same with the headings of a PDF; a Word file that is given them is made sooner."""
    return FORMS[form](fields, template, headings)


def html(fields: Fields, template: Template) -> str:
    """The page from which the PDF is printed, with its styles and pictures inside."""
    from folio.rendering.pdf import page

    return page(fields, template)


def article(fields: Fields, template: Template) -> "RenderedArticle":
    """The web text of an edition, and its pictures.

    Raises TemplateError for a fault in `article.html`, and PictureError where a photo cannot be
    shown.
    """
    from folio.rendering.article import article as rendered

    return rendered(fields, template)


def site_page(layout: str, fields: Fields, template: Template) -> bytes:
    """A page of the site by one of its layouts; raise TemplateError for a fault in it."""
    from folio.rendering.site import site_page as rendered

    return rendered(layout, fields, template)


def site_parts(template: Template) -> Mapping[str, bytes]:
    """The files that all pages of a site ask for, by path: the typefaces, and the emblem."""
    from folio.rendering.site import site_parts as parts

    return parts(template)


def atom(fields: Fields) -> bytes:
    """A news feed as Atom."""
    from folio.rendering.feed import atom as rendered

    return rendered(fields)


def sitemap(pages: Iterable[tuple[Fields, str]]) -> bytes:
    """The pages of a site, each with the moment of its last change, for search engines."""
    from folio.rendering.feed import sitemap as rendered

    return rendered(pages)


def message(fields: Fields, template: Template) -> "RenderedMessage":
    """The e-mail with an edition, as text and as a page, and its pictures.

    Raises TemplateError for a fault in its templates, and PictureError where a photo cannot be
    shown.
    """
    from folio.rendering.message import message as rendered

    return rendered(fields, template)


def missing_in_word(content: bytes, notice: Phrase, emblem_alt: Phrase) -> tuple[str, ...]:
    """Which of `emblem` and `notice` do not stand in a finished Word file."""
    from folio.rendering import publicity

    return publicity.missing(publicity.in_word(content), notice, emblem_alt)


def missing_on_page(page: str, notice: Phrase, emblem_alt: Phrase) -> tuple[str, ...]:
    """Which of `emblem` and `notice` do not stand on a page, such as a PDF is printed from."""
    from folio.rendering import publicity

    return publicity.missing(publicity.on_page(page), notice, emblem_alt)


def letter_as_text(fields: Fields, template: Template) -> str:
    """A letter as plain text; raise TemplateError for a fault in `letter.txt`."""
    from folio.rendering.letter import as_text

    return as_text(fields, template)


def letter_as_page(fields: Fields, template: Template) -> str:
    """A letter in HTML, with its styles inside, asking for nothing from elsewhere.

    Raises TemplateError for a fault in `letter.html`.
    """
    from folio.rendering.letter import as_page

    return as_page(fields, template)


def review(template: Template, name: str, fields: Field, *, is_whole: bool) -> tuple[Fault, ...]:
    """All that is wrong with a file of a template, held against the fields of its view.

    `is_whole` tells that the file is meant to show them all: those that it never shows are then
    worth a remark.
    """
    from folio.rendering.review.review import review as reviewed

    return reviewed(template, name, fields, is_whole=is_whole)


def commented(template: Template, faults: Iterable[Fault]) -> bytes:
    """The Word file of a template with a comment at each fault; raise TemplateError for no file."""
    from folio.rendering.review.comments import commented as copied

    return copied(template, faults)


def _word(fields: Fields, template: Template, headings: "Headings | None") -> Rendered:
    from folio.rendering.word import word

    return Rendered(word(fields, template, headings))


def _pdf(fields: Fields, template: Template, _: "Headings | None") -> Rendered:
    from folio.rendering.pdf import pdf

    return Rendered(*pdf(fields, template))


FORMS: Mapping[str, Callable[[Fields, Template, "Headings | None"], Rendered]] = {
    "docx": _word,
    "pdf": _pdf,
}
"""Each imports what it needs only when it is asked: the libraries take a second to load."""
