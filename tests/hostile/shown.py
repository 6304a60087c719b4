"""What somebody is shown in a file, and what else is in it that might do something."""

import json
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree, html
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.rendering.tagged import SOFT_HYPHEN, TaggedPdf

STEERS_A_TERMINAL = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
"""What a terminal obeys or a reader does not see, beside tabs and the ends of lines."""


def squeezed(text: str) -> str:
    """Without white space and possible hyphens, in small letters: a sentence may begin with it."""
    return "".join(text.replace(SOFT_HYPHEN, "").split()).casefold()


def words(file: Path) -> str:
    """All that a file tells anybody in full, squeezed; what is told apart stands on its own line.

    Left out is what may be cut where it is long: properties of Word files, names of recipients,
    and what mail programs show of a message in their lists.
    """
    told = _WORDS.get(file.suffix, _plain)(file.read_bytes())
    return "\n".join(map(squeezed, told))


def makings(file: Path) -> set[str]:
    """What a file consists of beside its words: elements, attributes, actions, headers."""
    made = _MAKINGS.get(file.suffix)
    return set(made(file.read_bytes())) if made else set()


def addresses(file: Path) -> set[str]:
    """Where a file leads, and what it asks for."""
    found = _ADDRESSES.get(file.suffix)
    return set(found(file.read_bytes())) if found else set()


def _plain(content: bytes) -> Iterator[str]:
    yield content.decode()


def _pdf(content: bytes) -> Iterator[str]:
    told = TaggedPdf(content)
    yield told.document.lines
    yield from told.furniture
    yield from (element.alt for element in told.document.walk() if element.alt)
    yield from (title for _, title in told.bookmarks)
    yield from map(str, (told.reader.metadata or {}).values())
    for (enclosed,) in told.reader.attachments.values():
        yield from _json(enclosed)


def _word(content: bytes) -> Iterator[str]:
    for root in _parts(content):
        yield "".join(root.itertext())
        yield from map(str, root.xpath("//@descr | //@title"))


def _page(content: bytes) -> Iterator[str]:
    root = html.document_fromstring(content)
    for hidden in root.xpath("//script | //div[@class='preview']"):
        yield from _json(hidden.text.encode()) if hidden.tag == "script" else ()
        hidden.drop_tree()
    yield "".join(root.itertext())
    yield from map(str, root.xpath("//@*"))


def _xml(content: bytes) -> Iterator[str]:
    root = etree.fromstring(content)
    yield "".join(root.itertext())
    yield from map(str, root.xpath("//@*"))


def _json(content: bytes) -> Iterator[str]:
    yield from _strings(json.loads(content))


def _lines(content: bytes) -> Iterator[str]:
    for line in content.splitlines():
        yield from _json(line)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (one for part in value.values() for one in _strings(part))
    elif isinstance(value, list):
        yield from (one for part in value for one in _strings(part))
    elif isinstance(value, str):
        yield value


def _mail(content: bytes) -> Iterator[str]:
    message = _message(content)
    yield str(message["Subject"])
    yield _body(message, "plain")
    yield from _page(_body(message, "html").encode())


_WORDS = {
    ".pdf": _pdf,
    ".docx": _word,
    ".html": _page,
    ".xml": _xml,
    ".json": _json,
    ".jsonl": _lines,
    ".eml": _mail,
}


def _actions(content: bytes) -> Iterator[str]:
    """The keys of all that is in a PDF, and the sorts of its actions."""
    reader = PdfReader(BytesIO(content))
    for number in range(1, len(reader.xref_objStm) + sum(map(len, reader.xref.values())) + 1):
        one = reader.get_object(number)
        if isinstance(one, DictionaryObject):
            yield from _keys(one)


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("/Type") != "/Font" and "/S" in value:
            yield f"/S {value['/S']}"
        for key, part in value.items():
            if key in _DOING:
                yield str(key)
            yield from _keys(part)
    elif isinstance(value, list):
        for part in value:
            yield from _keys(part)


_DOING = {"/A", "/AA", "/F", "/JS", "/JavaScript", "/Launch", "/OpenAction", "/RichMedia", "/URI"}
"""The keys of a PDF by which something may be done or fetched."""


def _elements(content: bytes) -> Iterator[str]:
    for root in _parts(content):
        yield from _named(root)


def _named(root: Any) -> Iterator[str]:
    """Every element and attribute by its name; of scripts and relations, of which sort they are."""
    for one in root.iter(etree.Element):
        sort = one.get("type", "") if one.tag == "script" else one.get("rel", "")
        yield f"<{one.tag} {sort}>"
        yield from (f"<{one.tag} {name}=>" for name in one.attrib)


def _page_elements(content: bytes) -> Iterator[str]:
    yield from _named(html.document_fromstring(content))


def _xml_elements(content: bytes) -> Iterator[str]:
    yield from _named(etree.fromstring(content))


def _mail_elements(content: bytes) -> Iterator[str]:
    message = _message(content)
    yield from message.keys()
    yield from (part.get_content_type() for part in message.walk())
    yield from (str(one.addr_spec) for one in message["To"].addresses)
    yield from _page_elements(_body(message, "html").encode())


_MAKINGS = {
    ".pdf": _actions,
    ".docx": _elements,
    ".html": _page_elements,
    ".xml": _xml_elements,
    ".eml": _mail_elements,
}


def _page_addresses(content: bytes) -> Iterator[str]:
    root = html.document_fromstring(content)
    yield from map(str, root.xpath("//@href | //@src | //@action | //@data | //@poster"))
    for each in root.xpath("//@srcset"):
        yield from (one.split()[0] for one in each.split(", "))


def _mail_addresses(content: bytes) -> Iterator[str]:
    yield from _page_addresses(_body(_message(content), "html").encode())


def _word_addresses(content: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith(".rels"):
                root = etree.fromstring(parts.read(name))
                yield from map(str, root.xpath("//@Target"))


def _pdf_addresses(content: bytes) -> Iterator[str]:
    for page in PdfReader(BytesIO(content)).pages:
        for one in page.get("/Annots", ()):
            if "/URI" in (action := one.get_object().get("/A", {})):
                yield str(action["/URI"])


def _feed_addresses(content: bytes) -> Iterator[str]:
    yield from map(str, etree.fromstring(content).xpath("//@href"))


_ADDRESSES = {
    ".pdf": _pdf_addresses,
    ".docx": _word_addresses,
    ".html": _page_addresses,
    ".xml": _feed_addresses,
    ".eml": _mail_addresses,
}


def _parts(content: bytes) -> Iterator[Any]:
    """The parts of a Word file that people see, as XML."""
    with ZipFile(BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield etree.fromstring(parts.read(name))


def _message(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def _body(message: EmailMessage, sort: str) -> str:
    body = message.get_body((sort,))  # type: ignore[arg-type]
    assert body is not None
    return str(body.get_content())
