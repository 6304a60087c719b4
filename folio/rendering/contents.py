"""The contents field of a Word document: filled and linked, so that Word need not ask to do it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from folio.errors import TemplateError
from folio.rendering.openxml import PARAGRAPH_PROPERTIES, RUN_PROPERTIES, properties, put, style_id
from folio.rendering.pdf import Headings

_LEVELS = re.compile(r'\s*TOC\b.*\\o\s+"(\d)-(\d)"')
_BOOKMARK = "_Toc"
_KEPT_LOOK = ("i", "iCs", "lang")
"""What a heading's words keep in the contents; all else is the look of the entry."""
_SPACES = ("tab", "br", "cr")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def fill(document: Any, printed: Callable[[], Headings]) -> None:
    """Write the headings of a document into its contents fields: `TOC \\o "1-2" \\h \\z \\u`.

    A field has paragraphs of its own. The pages are those on which the PDF has the headings;
    `printed` tells them, and is asked only where there is a field. Raises TemplateError where a
    style is missing in which an entry is to be written.
    """
    body = document.element.body
    fields = list(_fields(body))
    if not fields:
        return
    _forget_the_last_time(body, document)
    headings = list(_headings(body, document, range(1, max(one.deepest for one in fields) + 1)))
    _number(headings, printed() if headings else ())
    _bookmark(headings, body)
    for field in fields:
        _write(field, [one for one in headings if field.highest <= one.level], document)


@dataclass(frozen=True, slots=True)
class _Field:
    """A contents field: its paragraphs, its instruction, and from which level to which it goes."""

    paragraphs: tuple[Any, ...]
    instruction: str
    highest: int
    deepest: int


@dataclass(slots=True)
class _Heading:
    """A heading of the document, with the name of its bookmark and the page of the PDF."""

    paragraph: Any
    level: int
    bookmark: str = ""
    page: int = 1

    @property
    def text(self) -> str:
        return "".join(_words(run) for run in self.paragraph.iter(qn("w:r")))


def _fields(body: Any) -> Iterator[_Field]:
    """The contents fields that begin and end beside each other."""
    begun: list[tuple[Any, list[str]]] = []
    for element in body.iter(qn("w:fldChar"), qn("w:instrText")):
        sort = element.get(qn("w:fldCharType"))
        if sort == "begin":
            begun.append((_paragraph(element), []))
        elif sort == "end" and begun:
            first, written = begun.pop()
            instruction = "".join(written)
            paragraphs = _from_to(first, _paragraph(element))
            if paragraphs and (levels := _LEVELS.match(instruction)):
                yield _Field(paragraphs, instruction.strip(), int(levels[1]), int(levels[2]))
        elif sort is None and begun:
            begun[-1][1].append(element.text or "")


def _paragraph(element: Any) -> Any:
    return next(element.iterancestors(qn("w:p")))


def _from_to(first: Any, last: Any) -> tuple[Any, ...]:
    """The paragraphs from one to another; none where they do not stand beside each other."""
    beside = [first, *first.itersiblings(qn("w:p"))]
    return tuple(beside[: beside.index(last) + 1]) if last in beside else ()


def _forget_the_last_time(body: Any, document: Any) -> None:
    """Take away what is left of a contents that Word has made, and the wish to make it anew."""
    for start in list(body.iter(qn("w:bookmarkStart"))):
        if start.get(qn("w:name"), "").startswith(_BOOKMARK):
            number = start.get(qn("w:id"))
            ends = [end for end in body.iter(qn("w:bookmarkEnd")) if end.get(qn("w:id")) == number]
            for element in (start, *ends):
                element.getparent().remove(element)
    settings = document.settings.element
    for wish in settings.findall(qn("w:updateFields")):
        settings.remove(wish)


def _headings(body: Any, document: Any, levels: Iterable[int]) -> Iterator[_Heading]:
    """The headings that have words, without those in text boxes, which Word writes twice."""
    styles = {style_id(document, f"Heading {level}"): level for level in levels}
    for paragraph in body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        level = 0 if style is None else styles.get(style.get(qn("w:val")), 0)
        heading = _Heading(paragraph, level)
        in_a_box = next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None
        if level and heading.text.strip() and not in_a_box:
            yield heading


def _number(headings: list[_Heading], printed: Headings) -> None:
    """Give each heading its page; one that the PDF has not, that of the heading before."""
    ours = [_folded(one.text) for one in headings]
    theirs = [_folded(text) for _, text, _ in printed]
    alike = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    pages = {our + n: printed[their + n][2] for our, their, many in alike for n in range(many)}
    page = 1
    for number, heading in enumerate(headings):
        page = heading.page = pages.get(number, page)


def _folded(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def _bookmark(headings: list[_Heading], body: Any) -> None:
    """Put each heading into a bookmark of its own."""
    taken = (int(one.get(qn("w:id"))) for one in body.iter(qn("w:bookmarkStart")))
    first = max(taken, default=0) + 1
    for number, heading in enumerate(headings):
        heading.bookmark = f"{_BOOKMARK}{number + 1:09}"
        start = _element("bookmarkStart", id=str(first + number), name=heading.bookmark)
        properties(heading.paragraph, "w:pPr").addnext(start)
        heading.paragraph.append(_element("bookmarkEnd", id=str(first + number)))


def _write(field: _Field, headings: list[_Heading], document: Any) -> None:
    """The field begins in the first entry and ends in a paragraph after the last, as in Word."""
    *others, last = field.paragraphs
    for paragraph in others:
        paragraph.getparent().remove(paragraph)
    for child in [child for child in last if child.tag != qn("w:pPr")]:
        last.remove(child)
    entries = [_entry(heading, document) for heading in headings]
    for entry in entries:
        last.addprevious(entry)
    first = entries[0] if entries else last
    start = 0 if first.find(qn("w:pPr")) is None else 1
    first[start:start] = list(_beginning(field.instruction))
    last.append(_bound("end"))


def _entry(heading: _Heading, document: Any) -> Any:
    """A line of the contents: the words, a tab and the page, all leading to the heading."""
    name = f"TOC {heading.level}"
    style = style_id(document, name)
    if not style:
        where = "The Word template has a contents field"
        raise TemplateError(f"{where}, and no style '{name}'. Give a line of it this style once.")
    entry = _element("p")
    put(properties(entry, "w:pPr"), "pStyle", PARAGRAPH_PROPERTIES, val=style)
    link = etree.SubElement(entry, qn("w:hyperlink"))
    link.set(qn("w:anchor"), heading.bookmark)
    link.set(qn("w:history"), "1")
    link.extend(_copied(heading.paragraph))
    link.append(_unseen_on_the_web(_run(_element("tab"))))
    page = (
        *_beginning(f"PAGEREF {heading.bookmark} \\h"),
        _run(_text("t", str(heading.page))),
        _bound("end"),
    )
    link.extend(_unseen_on_the_web(run) for run in page)
    return entry


def _copied(paragraph: Any) -> Iterator[Any]:
    """The words of a heading, run by run, with their languages and what is in italics."""
    for run in paragraph.iter(qn("w:r")):
        if words := _words(run):
            copy = _run(_text("t", words))
            for name in _KEPT_LOOK:
                if (mark := run.find(f"{qn('w:rPr')}/{qn(f'w:{name}')}")) is not None:
                    put(properties(copy, "w:rPr"), name, RUN_PROPERTIES).attrib.update(mark.attrib)
            yield copy


def _words(run: Any) -> str:
    """What is read in a run; a break within a heading is a space in the contents."""
    names = {qn(f"w:{name}"): " " for name in _SPACES} | {qn("w:noBreakHyphen"): "\u2011"}
    return "".join(
        names.get(one.tag, one.text if one.tag == qn("w:t") else "") or "" for one in run
    )


def _beginning(instruction: str) -> Iterator[Any]:
    """The runs of a field before its result."""
    yield _bound("begin")
    yield _run(_text("instrText", f" {instruction} "))
    yield _bound("separate")


def _bound(sort: str) -> Any:
    return _run(_element("fldChar", fldCharType=sort))


def _unseen_on_the_web(run: Any) -> Any:
    """A run without meaning where there are no pages: what `\\z` asks for."""
    put(properties(run, "w:rPr"), "webHidden", RUN_PROPERTIES)
    return run


def _run(content: Any) -> Any:
    run = _element("r")
    run.append(content)
    return run


def _text(name: str, text: str) -> Any:
    element = _element(name)
    element.text = text
    element.set(_PRESERVE, "preserve")
    return element


def _element(name: str, /, **values: str) -> Any:
    element = etree.Element(qn(f"w:{name}"))
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element
