"""The Word document: a Word template filled in, then finished in what docxtpl leaves undone."""

import re
import zlib
from collections.abc import Iterator, Mapping, MutableMapping
from functools import lru_cache
from io import BytesIO
from math import inf
from types import CodeType
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from docxtpl import DocxTemplate
from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from folio.errors import TemplateError
from folio.rendering import comments, contents, frames, numbering, properties, tables
from folio.rendering.archive import packed
from folio.rendering.drawings import chart_drawing, drawing
from folio.rendering.faults import FAULTS, Missing, line, told, undrawn
from folio.rendering.marks import Marks
from folio.rendering.openxml import style_id
from folio.rendering.package import why_refused
from folio.rendering.pdf import Headings, headings
from folio.rendering.template import Template
from folio.rendering.text import plain
from folio.text.charts import Chart
from folio.text.marks import Picture

FILTERS = ("plain", "picture", "chart", "undrawn")
"""What a Word template may use beside the filters of jinja: `plain` for a phrase inside an
attribute, `picture(width, height)` in millimetres for a photo, `chart(width, height)` for a chart,
which is as high as its labels need, and `undrawn` for a shape that is drawn nowhere."""
_NOT_A_WORD_FILE = (
    PackageNotFoundError,
    BadZipFile,
    KeyError,
    OSError,
    ValueError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    zlib.error,
)
_NOTES = ("footnotes+xml", "endnotes+xml")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_LONGEST_EXCERPT = 160


def word(
    fields: Mapping[str, object], template: Template, printed: Headings | None = None
) -> bytes:
    """The document as a Word file that people can go on editing.

    Its contents tell the pages of the headings of its PDF, which is laid out for that unless they
    are known: `printed`.

    Raises TemplateError where the Word template cannot be read or filled in.
    """
    form = opened(template)
    comments.take_out(form.docx)
    marks = Marks(str(fields["language"]))
    form.fill(fields, marks)
    link_style = style_id(form.docx, "Hyperlink")
    saved_elsewhere = frames.is_from_libreoffice(form.docx)
    for part, root in _texts(form.docx):
        if saved_elsewhere:
            frames.loosen(root)
        marks.resolve(root, part, link_style)
        tables.finish(root)
        numbering.restart(root, form.docx)
    contents.fill(form.docx, lambda: printed or headings(fields, template))
    properties.describe(form.docx, fields)
    saved = BytesIO()
    form.docx.save(saved)
    return packed(saved.getvalue())


def opened(template: Template) -> "_Form":
    """The Word template, ready to be filled in.

    Raises TemplateError where it cannot be opened, or must not be: see `package`.
    """
    if not template.word_file.is_file():
        raise TemplateError(f"There is no Word template {template.word_file}.")
    form = _Form(str(template.word_file))
    try:
        if refusal := why_refused(template.word_file):
            raise TemplateError(f"{template.word_file}: {refusal}")
        form.init_docx()
    except (*_NOT_A_WORD_FILE, etree.LxmlError) as error:
        reason = "this is not a Word file that can be opened. Save it in Word as .docx."
        raise TemplateError(f"{template.word_file}: {reason}") from error
    return form


def _texts(document: Any) -> Iterator[tuple[Any, Any]]:
    """The parts of a document, each with its XML; what is done to the XML is done to the part."""
    for part in list(document.part.package.iter_parts()):
        if isinstance(part, XmlPart):
            yield part, part.element
        elif part.content_type.endswith(_NOTES):
            root = etree.fromstring(part.blob)
            yield part, root
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8")


class _Form(DocxTemplate):  # type: ignore[misc]
    """A Word template that is filled in once, and tells a fault with its paragraph."""

    def fill(self, fields: Mapping[str, object], marks: Marks) -> None:
        """Put the fields in, with their phrases in brackets."""
        surroundings = _Surroundings(marks)
        drawn = (plain, self._picture, self._chart, undrawn)
        surroundings.filters |= dict(zip(FILTERS, drawn, strict=True))
        try:
            self.render(dict(fields), surroundings, autoescape=True)
        except FAULTS as error:
            raise told(error, f"{self.template_file}", fields) from error

    def render_xml_part(
        self, src_xml: str, part: Any, context: dict[str, object], jinja_env: Any = None
    ) -> str:
        """One part filled in, and still whole: docxtpl would drop what is not."""
        paragraphs = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).split("\n")
        try:
            filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
            etree.fromstring(filled.encode())
        except etree.XMLSyntaxError as error:
            reason = "a loop or condition begins in one paragraph or cell and ends in another."
            raise TemplateError(f"{self.template_file}: {reason}") from error
        except FAULTS as error:
            paragraph = paragraphs[min(line(error), len(paragraphs)) - 1]
            place = f'{self.template_file}: in "{_excerpt(paragraph, error)}"'
            raise told(error, place, context) from error
        return filled

    def _picture(self, picture: Picture, width: float, height: float) -> Markup:
        return drawing(self.current_rendering_part, picture, width, height)

    def _chart(self, chart: Chart, width: float, height: float = inf) -> Markup:
        return chart_drawing(self.current_rendering_part, chart, width, height)


class _Surroundings(SandboxedEnvironment):
    """What a Word template is filled in with; each of its parts is compiled once in a process."""

    def __init__(self, marks: Marks) -> None:
        super().__init__(autoescape=True, undefined=Missing, finalize=marks.bracketed)

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - jinja2 has it so
        template_class: type[JinjaTemplate] | None = None,
    ) -> JinjaTemplate:
        """The part as it was compiled before, which takes longer than to fill it in."""
        sort = template_class or self.template_class
        return sort.from_code(self, _compiled(str(source)), self.make_globals(globals), None)


@lru_cache(maxsize=64)
def _compiled(source: str) -> CodeType:
    """A part of a Word template, compiled for any document.

    Jinja2 works out beforehand what depends on no field; that is the same in all documents.
    """
    surroundings = _Surroundings(Marks(""))
    surroundings.filters |= {**dict.fromkeys(FILTERS, undrawn), "plain": plain}
    return surroundings.compile(source)


def _excerpt(paragraph: str, error: Exception) -> str:
    """The tag of a paragraph that has in it what the error names, else the paragraph's text."""
    text = re.sub(r"<[^>]+>", "", paragraph).strip()
    names = re.findall(r"'(\w+)'", str(error))
    tags = [tag for tag in _TAG.findall(text) if any(name in tag for name in names)]
    return tags[0] if tags else text[:_LONGEST_EXCERPT]
