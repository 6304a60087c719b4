"""Marked text in Word: phrases pass through docxtpl in brackets, which then become runs."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from jinja2 import TemplateRuntimeError
from lxml import etree
from markupsafe import Markup

from folio.rendering.openxml import RUN_PROPERTIES, properties, put
from folio.rendering.text import address, printable
from folio.text.locales import word_locale
from folio.text.marks import Block, Phrase, Run

# Noncharacters: Unicode keeps them for use inside a program, and `printable` lets none through.
_OPEN, _TEXT, _CLOSE, _UNDERSCORE = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_BRACKETED = re.compile(f"{_OPEN}([0-9]+){_TEXT}([^{_CLOSE}]*){_CLOSE}")
_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


class Marks:
    """The marks of one document, from printing its phrases to finding them again.

    A template author writes `{{ headline }}` in a run of any look. Each marked stretch of the
    phrase is printed in brackets; afterwards the run is split there, and each piece keeps its
    look.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._runs: list[Run] = []

    def bracketed(self, value: object) -> object:
        """What a template prints of a value (jinja2's `finalize`)."""
        match value:
            case Phrase():
                return "".join(self._bracketed(run) for run in value.runs)
            case Block():
                return self.bracketed(value.phrase)
            case None | tuple():
                raise TemplateRuntimeError("a list or an empty field is printed as if it were text")
            case Markup():
                return value
            case _:
                return _protected(str(value))

    def resolve(self, root: Any, part: Any, link_style: str) -> None:
        """Turn the brackets in a part of the document into runs of their own.

        The languages that the template's runs were typed in give way to those of the text.
        """
        for run in list(root.iter(qn("w:r"))):
            self._resolve(run, part, link_style)
        for element in root.iter(etree.Element):
            for name, value in element.attrib.items():
                element.set(name, _words(value))

    def _bracketed(self, run: Run) -> str:
        text = _protected(run.text)
        if not text or run == Run(run.text, self._language):
            return text
        self._runs.append(run)
        return f"{_OPEN}{len(self._runs) - 1}{_TEXT}{text}{_CLOSE}"

    def _resolve(self, run: Any, part: Any, link_style: str) -> None:
        look = run.find(qn("w:rPr"))
        if look is not None and (typed_in := look.find(qn("w:lang"))) is not None:
            look.remove(typed_in)
        for mark, content in list(self._pieces(run)):
            piece = etree.Element(qn("w:r"))
            if look is not None:
                piece.append(deepcopy(look))
            piece.append(content)
            run.addprevious(piece)
            if mark:
                self._apply(mark, piece, part, link_style)
        run.getparent().remove(run)

    def _pieces(self, run: Any) -> Iterator[tuple[Run | None, Any]]:
        """The contents of a run one by one, each with its mark if it has one."""
        for child in run:
            if child.tag == qn("w:t"):
                yield from self._stretches(child.text or "")
            elif child.tag != qn("w:rPr"):
                yield None, child

    def _stretches(self, text: str) -> Iterator[tuple[Run | None, Any]]:
        plain, *marked = _BRACKETED.split(text)
        if plain:
            yield None, _text(plain)
        for number, words, after in zip(marked[::3], marked[1::3], marked[2::3], strict=True):
            yield self._runs[int(number)], _text(words)
            if after:
                yield None, _text(after)

    def _apply(self, mark: Run, piece: Any, part: Any, link_style: str) -> None:
        look = properties(piece, "w:rPr")
        for name in ("b", "bCs") * mark.strong + ("i", "iCs") * mark.emphasis:
            put(look, name, RUN_PROPERTIES)
        if mark.language != self._language:
            put(look, "lang", RUN_PROPERTIES, val=word_locale(mark.language))
        link = address(mark.link)
        if link and next(piece.iterancestors(qn("w:hyperlink")), None) is None:
            _link(piece, part.relate_to(link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            put(look, "rStyle", RUN_PROPERTIES, val=link_style or "Hyperlink")


def _protected(text: str) -> str:
    """Text that docxtpl leaves alone: of `{_{` it would make a tag, of a tab another run."""
    return printable(text).replace("_", _UNDERSCORE)


def _words(text: str) -> str:
    return _BRACKETED.sub(r"\2", text).replace(_UNDERSCORE, "_")


def _text(words: str) -> Any:
    text = etree.Element(qn("w:t"))
    text.text = words.replace(_UNDERSCORE, "_")
    text.set(_PRESERVE, "preserve")
    return text


def _link(piece: Any, relation: str) -> None:
    link = etree.Element(qn("w:hyperlink"))
    link.set(qn("r:id"), relation)
    piece.addprevious(link)
    link.append(piece)
