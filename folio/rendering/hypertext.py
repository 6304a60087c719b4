"""Views in HTML: the jinja2 environment, and phrases and pictures as elements."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache, partial
from math import inf

from jinja2 import BytecodeCache, FileSystemLoader, TemplateRuntimeError
from jinja2.bccache import Bucket
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from folio.rendering import faults
from folio.rendering.charts import DrawnChart, as_outlines
from folio.rendering.pictures import PreparedPicture, prepared
from folio.rendering.template import Template
from folio.rendering.text import address, plain, printable
from folio.text.charts import Chart
from folio.text.marks import Block, Phrase, Picture, Run


def environment(template: Template, language: str) -> SandboxedEnvironment:
    """Where the HTML templates of a kind are worked out, for a document in one language.

    The folders are searched for the files that a template includes. Filters: `plain` for a phrase
    inside an attribute, `picture(width, height)` in millimetres for a photo, and
    `chart(width, height)` for a chart, which is as high as its labels need.
    """
    surroundings = SandboxedEnvironment(
        loader=FileSystemLoader(template.folders),
        autoescape=True,
        undefined=faults.Missing,
        finalize=lambda value: _printed(value, language),
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(language),
    )
    surroundings.filters["plain"] = plain
    surroundings.filters["picture"] = partial(image, language)
    surroundings.filters["chart"] = partial(chart_image, language)
    return surroundings


def filled(
    surroundings: SandboxedEnvironment,
    template: Template,
    name: str,
    fields: Mapping[str, object],
    **more: object,
) -> str:
    """What a file of a template says, with the fields of a view and `more` beside them.

    Raises TemplateError for a fault in it, or in a file that it includes.
    """
    try:
        return surroundings.get_template(name).render(fields, **more)
    except faults.FAULTS as error:
        file, line = faults.place(error, template.folders)
        raise faults.told(error, f"{file or template.file(name)}:{line}", fields) from error


class _Compiled(BytecodeCache):
    """Files compiled before, each by what stands in it; that takes longer than to fill them in."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """The code of a file; jinja2 leaves it unused where the file says something else by now."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember the code of a file in place of what it was before."""
        self._code[bucket.key] = bucket.bytecode_to_string()


@cache
def _compiled(_language: str) -> _Compiled:
    """Those for documents in one language, in case jinja2 works out beforehand what is printed."""
    return _Compiled()


_PIECE = re.compile(r"[^\s]+(?:\u00a0[^\s]+)*")
_LONG = 30
"""What has more letters than this is broken at the end of a line, wherever that is: it might be
wider than a column."""


def image(language: str, picture: Picture, width: float, height: float) -> Markup:
    """The photo in a document of that language, shown within a box of so many millimetres."""
    return _shown(language, prepared(picture, width, height), picture.alt)


def chart_image(language: str, chart: Chart, width: float, height: float = inf) -> Markup:
    """The chart in a document of that language, as outlines, so many millimetres wide."""
    return _shown(language, as_outlines(chart, width, height), chart.alt)


def _shown(language: str, ready: PreparedPicture | DrawnChart, alt: Phrase) -> Markup:
    source = f"data:{ready.mime};base64,{b64encode(ready.content).decode()}"
    return Markup('<img src="{}" alt="{}"{} style="width: {}mm; height: {}mm">').format(
        source, plain(alt), marked(alt, language), ready.width_mm, ready.height_mm
    )


def marked(alt: Phrase, language: str) -> Markup:
    """The attribute that tells the language of an alt text, where it is another one."""
    languages = {run.language for run in alt.runs if run.text.strip()}
    if len(languages) == 1 and language not in languages:
        return Markup(' lang="{}"').format(*languages)
    return Markup()


def _printed(value: object, language: str) -> object:
    match value:
        case Phrase():
            return Markup().join(_element(run, language) for run in value.runs if run.text)
        case Block():
            return _printed(value.phrase, language)
        case None | tuple():
            raise TemplateRuntimeError("a list or an empty field is printed as if it were text")
        case Markup():
            return value
        case _:
            return printable(str(value))


def _element(run: Run, language: str) -> Markup:
    text = _in_pieces(Markup.escape(printable(run.text)))
    if run.emphasis:
        text = Markup("<em>{}</em>").format(text)
    if run.strong:
        text = Markup("<strong>{}</strong>").format(text)
    if link := address(run.link):
        text = Markup('<a href="{}">{}</a>').format(link, text)
    if run.language != language:
        text = Markup('<span lang="{}">{}</span>').format(run.language, text)
    return text


def _in_pieces(text: Markup) -> Markup:
    """Words joined by no-break spaces as one unbreakable piece with plain spaces, if it is short.

    In a PDF the no-break space shares its glyph with the space; text copied from it would then
    hold no-break spaces everywhere.
    """
    return Markup(_PIECE.sub(lambda found: _piece(found.group()), str(text)))  # noqa: S704 - escaped


def _piece(words: str) -> str:
    if len(words) <= _LONG:
        joined = words.replace("\u00a0", " ")
        return words if joined == words else f'<span class="whole">{joined}</span>'
    return " ".join(
        f'<span class="long">{word}</span>' if len(word) > _LONG else word
        for word in words.split("\u00a0")
    )
