"""A Word file that would harm whoever opens it, or what is made from it, is no template."""

import resource
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from folio.errors import TemplateError
from folio.rendering import Template, render
from tests.rendering.samples import english

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Parts = dict[str, bytes]


def changed(template: Template, change: Callable[[Parts], object]) -> None:
    """Unpack the Word file of a template, do something to its parts, and pack it again."""
    with ZipFile(template.word_file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    with ZipFile(template.word_file, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def linked(parts: Parts, sort: str, target: str, part: str = "document") -> None:
    """Let a part of the Word file lead to something outside."""
    name = f"word/_rels/{part}.xml.rels"
    told = parts.get(
        name,
        b'<Relationships xmlns="http://schemas.openxmlformats.org/'
        b'package/2006/relationships"></Relationships>',
    )
    line = (
        f'<Relationship Id="rOut" Type="{OFFICE}/{sort}" Target="{target}" TargetMode="External"/>'
    )
    parts[name] = told.replace(b"</Relationships>", line.encode() + b"</Relationships>")


def with_macros(parts: Parts) -> None:
    """Whatever the file is called in which they are."""
    parts["word/letters.bin"] = b"macros"
    name = "word/_rels/document.xml.rels"
    sort = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    line = f'<Relationship Id="rMacros" Type="{sort}" Target="letters.bin"/></Relationships>'
    parts[name] = parts[name].replace(b"</Relationships>", line.encode())


def commanding(parts: Parts, *pieces: str) -> None:
    """A field of Word, of which the command may stand in several pieces."""
    told = "".join(f"<w:r><w:instrText>{escape(piece)}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = text.replace(
        "<w:body>", f"<w:body><w:p>{begin}{told}{end}</w:p>"
    ).encode()


def laughing(parts: Parts) -> None:
    """Entities of entities, which would fill the memory."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    text = parts["word/document.xml"].decode()
    head, _, rest = text.partition("?>")
    parts["word/document.xml"] = f"{head}?><!DOCTYPE w [{entities}]>{rest}".encode()


def far_from_the_beginning(parts: Parts) -> None:
    laughing(parts)
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        b"?>", b"?><!--" + b"-a" * 2000 + b"-->", 1
    )


def in_another_encoding(parts: Parts) -> None:
    laughing(parts)
    text = parts["word/document.xml"].decode().partition("?>")[2]
    parts["word/document.xml"] = text.encode("utf-16")


REFUSED: dict[str, tuple[Callable[[Parts], object], str]] = {
    "a picture on a server": (
        lambda parts: linked(parts, "image", "https://example.org/track.png"),
        r"links to something outside \(image\): https://example\.org/track\.png",
    ),
    "a picture on somebody's disk": (
        lambda parts: linked(parts, "image", "file:///C:/me.png"),
        r"links to something outside \(image\)",
    ),
    "an object on a server": (
        lambda parts: linked(parts, "oleObject", "https://example.org/a.xls"),
        r"links to something outside \(oleObject\)",
    ),
    "macros": (with_macros, "has macros in it"),
    "a field that fetches a picture": (
        lambda parts: commanding(parts, "IncludePic", 'ture "https://example.org/track.png"'),
        "its field INCLUDEPICTURE brings in something from elsewhere",
    ),
    "a field that starts a program": (
        lambda parts: commanding(parts, " DDEAUTO cmd.exe ", '"/k calc"'),
        "its field DDEAUTO brings in something from elsewhere",
    ),
    "entities of entities": (laughing, "defines entities"),
    "entities that come late": (far_from_the_beginning, "defines entities"),
    "entities in another encoding": (in_another_encoding, "defines entities"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_template_is_refused_that_has(what: str, copied: Template) -> None:
    change, told = REFUSED[what]
    changed(copied, change)
    with pytest.raises(TemplateError, match=told):
        render("docx", english().fields, copied)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"PK\x03\x04 torn", b"<html></html>", b"\xd0\xcf\x11\xe0 an old Word file"],
)
def test_what_is_no_word_file_is_refused(content: bytes, copied: Template) -> None:
    copied.word_file.write_bytes(content)
    with pytest.raises(TemplateError, match="not a Word file that can be opened"):
        render("docx", english().fields, copied)


def test_a_torn_word_file_is_refused_wherever_it_was_torn(copied: Template) -> None:
    whole = copied.word_file.read_bytes()
    for part in range(1, 20):
        copied.word_file.write_bytes(whole[: len(whole) * part // 20])
        with pytest.raises(TemplateError, match="not a Word file that can be opened"):
            render("docx", english().fields, copied)


def test_a_link_for_readers_may_stay(copied: Template) -> None:
    changed(copied, lambda parts: linked(parts, "hyperlink", "https://example.org/"))
    assert render("docx", english().fields, copied)


def test_from_whose_machine_a_template_comes_is_not_passed_on(copied: Template) -> None:
    def attach(parts: Parts) -> None:
        linked(parts, "attachedTemplate", "file:///C:/Users/somebody/Letter.dotx", "settings")
        settings = parts["word/settings.xml"].decode()
        mark = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rOut"/>'
        start = settings.index(">", settings.index("<w:settings")) + 1
        parts["word/settings.xml"] = (settings[:start] + mark + settings[start:]).encode()

    changed(copied, attach)
    with ZipFile(BytesIO(render("docx", english().fields, copied))) as parts:
        assert not any(b"somebody" in parts.read(name) for name in parts.namelist())
        assert b"attachedTemplate" not in parts.read("word/settings.xml")


def test_a_bomb_is_refused_without_being_unpacked(copied: Template, tmp_path: Path) -> None:
    changed(copied, lambda parts: parts.update({"word/media/large.xml": b" " * (120 * 2**20)}))
    program = (
        "import sys; from pathlib import Path; from folio.rendering.package import why_refused; "
        "print(why_refused(Path(sys.argv[1])))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, str(copied.word_file)],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2**29, 2**29)),
    )
    assert "unpacks to 121 MB" in told.stdout
