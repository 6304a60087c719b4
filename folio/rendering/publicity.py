"""Whether a finished document bears the emblem and the notice: whoever edits a template can lose
them."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx.oxml.ns import qn
from lxml import etree
from lxml import html as hypertext

from folio.rendering.text import plain
from folio.text.marks import Phrase

_STORIES = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
"""The parts of a Word file that are printed."""


Read = tuple[str, set[str | None]]
"""The words of a document, and what readers who cannot see its pictures are told."""


def missing(read: Read, notice: Phrase, emblem_alt: Phrase) -> tuple[str, ...]:
    """Which of the emblem and the notice do not stand in a document, by these words.

    The emblem is known by what a reader who cannot see it is told.
    """
    words, pictures = read
    has_notice = bool(notice) and _spaced(plain(notice)) in _spaced(words)
    there = {"emblem": plain(emblem_alt) in pictures, "notice": has_notice}
    return tuple(name for name, is_there in there.items() if not is_there)


def in_word(content: bytes) -> Read:
    """What a Word file says, its headers and footers included."""
    stories = list(_stories(content))
    words = " ".join(text for story in stories for text in _paragraphs(story))
    return words, {one.get("descr") for story in stories for one in story.iter(qn("wp:docPr"))}


def on_page(page: str) -> Read:
    """What a page in HTML says."""
    read = hypertext.fromstring(page)
    for unseen in read.iter("style", "script"):
        unseen.text = ""
    drawn = read.iterfind(".//*[@role='img']")
    told = {one.get("alt") for one in read.iter("img")} | {one.get("aria-label") for one in drawn}
    return read.text_content(), told


def _stories(content: bytes) -> Iterator[etree._Element]:
    with ZipFile(BytesIO(content)) as file:
        for name in file.namelist():
            if _STORIES.fullmatch(name):
                yield etree.fromstring(file.read(name), _PLAINLY)


def _paragraphs(story: etree._Element) -> Iterator[str]:
    for paragraph in story.iter(qn("w:p")):
        yield "".join(text.text or "" for text in paragraph.iter(qn("w:t")))


def _spaced(text: str) -> str:
    return " ".join(text.split())


_PLAINLY = etree.XMLParser(resolve_entities=False, no_network=True)
