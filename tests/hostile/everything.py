"""All that Folio makes and tells of a project, as files in a folder: read them as readers do."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image
from typer.testing import CliRunner

from folio import actions
from folio.actions import Folders
from folio.cli import app
from tests.editions import NOON, Office
from tests.hostile.fullest import PICTURE, Slot, Tree, changed, records
from tests.properties.office import folders
from tests.properties.writing import written

WHOLE = (
    ("newsletter", "first"),
    ("newsletter", "last"),
    ("press-release", "first"),
    ("press-release", "guide"),
    ("interim-report", "north"),
    ("final-report", "south"),
)
"""Documents of each sort; others would say the same in other words."""
SAMPLE = (("newsletter", "first"), ("press-release", "guide"), ("final-report", "south"))
_PUBLISHED = (("newsletter", "first"), ("press-release", "guide"))
LATER = datetime.date(2014, 6, 1)
_SAID = {
    "check.txt": ("check", "tiny"),
    "check.json": ("check", "tiny", "--format", "json"),
    "check.github.txt": ("check", "tiny", "--format", "github"),
    "status.txt": ("status", "tiny"),
    "status.json": ("status", "tiny", "--format", "json"),
    "remind.txt": ("remind", "tiny"),
    "remind.json": ("remind", "tiny", "--format", "json"),
    "log.yaml": ("new", "tiny", "log", "north", "--to", "-", "--period", "2014-01..2014-06"),
    "explained.txt": ("explain", "tiny", "mobilities"),
}
"""What is said by which command."""


def write(root: Path, trees: dict[str, Tree]) -> Folders:
    """The files of an office with one project."""
    for path, tree in trees.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(written(tree, width=10**6))
    media = root / "records/tiny/media"
    media.mkdir(exist_ok=True)
    (media / PICTURE).write_bytes(_picture())
    return folders(root)


def everything(
    root: Path,
    language: str,
    say: Callable[[Slot], str],
    documents: Iterable[tuple[str, str]] = WHOLE,
) -> dict[str, Path]:
    """Make and tell all of a project with something in each slot; each file by its path.

    Of documents those of some kinds and subjects are made, and what is published is among them.
    What tells one content from another is left out of the names of letters.
    """
    trees = {
        path: changed(tree, lambda _, leaf: say(leaf) if isinstance(leaf, Slot) else leaf)
        for path, tree in records(language).items()
    }
    there = write(root, trees)
    for document in actions.plan(there, "tiny").to_make:
        if (document.kind, document.subject) in documents:
            actions.make(there, document)
    _publish(root, there, language)
    actions.remind(there, "tiny", LATER, to=root / "told" / "letters")
    log = root / "records/tiny/activities/north/2013.yaml"
    (answer,) = actions.submit(there, "tiny", "north", [log], NOON)
    _say(root, there)
    site = there.site("tiny").link.resolve()
    return {
        **_files(there.outputs / "tiny"),
        **_files(site),
        **_files(root / "told"),
        "receipt.txt": answer.letter,
        "receipt.json": answer.letter_for_programs,
    }


def _publish(root: Path, there: Folders, language: str) -> None:
    readers = root / "subscribers" / "tiny.csv"
    readers.parent.mkdir()
    readers.write_text(f"email,name,language\na@reader.example,,{language}\n", encoding="utf-8")
    for kind, subject in _PUBLISHED:
        out = Office(there).publish(subject, kind)
        actions.mail(there, out, NOON, send=True, to=root / "told" / kind)


def _say(root: Path, there: Folders) -> None:
    for name, words in _SAID.items():
        command = [*_options(there), *words, *(("--today", str(LATER)) * (words[0] != "explain"))]
        said = CliRunner().invoke(app, command, env={"COLUMNS": "1000"}, catch_exceptions=False)
        (root / "told" / name).write_text(said.stdout, encoding="utf-8")


def _options(there: Folders) -> Iterator[str]:
    for name in ("records", "outputs", "templates", "programmes"):
        yield from (f"--{name}", str(getattr(there, name)))


def _files(folder: Path) -> dict[str, Path]:
    """All that people look at, by its path, and once: proofs are what is published."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*"))}
    return {
        re.sub(r"-[0-9a-f]{6}\.eml$", ".eml", name.as_posix()): path
        for name, path in found.items()
        if path.is_file() and not name.parts[0].startswith((".", "proofs", "published"))
    }


@cache
def _picture() -> bytes:
    content = BytesIO()
    Image.effect_noise((400, 300), 50).convert("RGB").save(content, "PNG")
    return content.getvalue()
