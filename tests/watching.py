"""`folio preview --watch` as somebody leaves it running beside an editor."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.conftest import REPOSITORY, TESTS

NEWSLETTER = ("tiny", "newsletter", "2013-09-ribeira", "en")
MEETING = "records/tiny/meetings/2013-09-ribeira.yaml"
TOLD = "told.txt"
SAVED = ("records", "programmes", "templates")
PATIENCE = 90
"""Seconds, after which something will not happen any more."""


def office(root: Path) -> Path:
    """A folder with the miniature and templates that may be changed."""
    shutil.copytree(TESTS / "miniature", root, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    return root


def command(*words: str) -> list[str]:
    """`folio preview` with these words."""
    return [sys.executable, "-m", "folio", "preview", *words]


def surroundings(**more: str) -> dict[str, str]:
    """The variables of a shell in which nothing of Folio is set."""
    return {name: text for name, text in os.environ.items() if "FOLIO" not in name} | more


class Watch:
    """A preview that is being watched: what it has told so far, and its document."""

    def __init__(self, root: Path, running: subprocess.Popen[bytes]) -> None:
        self.root, self.running = root, running
        self.file = root / "outputs/tiny/preview/newsletter-2013-09-ribeira-en.pdf"

    @property
    def told(self) -> str:
        """All that it has told, results and the rest."""
        return (self.root / TOLD).read_text(encoding="utf-8")

    @property
    def words(self) -> str:
        """What the document says."""
        pages = PdfReader(BytesIO(self.file.read_bytes())).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def save(self, file: str, old: str, new: str) -> None:
        """Replace a passage, as an editor does that writes into the file."""
        path = self.root / file
        path.write_text(replaced(path, old, new), encoding="utf-8")

    def save_by_renaming(self, file: str, old: str, new: str) -> None:
        """The same, as an editor does that writes beside the file and then puts it in its place."""
        path = self.root / file
        draft = path.with_name(f".{path.name}.draft")
        draft.write_text(replaced(path, old, new), encoding="utf-8")
        draft.replace(path)

    def remember(self) -> None:
        """Let this be what is put back: the files as they are now, and the document."""
        self.first = self.file.read_bytes()
        files = [path for name in SAVED for path in (self.root / name).rglob("*") if path.is_file()]
        self.sources = {path: path.read_bytes() for path in files}

    def put_back(self) -> None:
        """Save what is not as it was, and wait for the document to be what it was."""
        for path, content in self.sources.items():
            if path.read_bytes() != content:
                path.write_bytes(content)
        self.until(lambda: self.file.read_bytes() == self.first)

    def until(self, is_so: Callable[[], object]) -> None:
        """Wait for something to be so, for as long as the program runs."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert self.running.poll() is None, self.told
            assert time.monotonic() < end, self.told
            time.sleep(0.02)

    def until_made(self, words: str) -> None:
        """Wait for the document to say something."""
        self.until(lambda: self.file.exists() and words in self.words)

    def until_told(self, words: str, times: int = 1) -> None:
        """Wait for something to be told, so often in all."""
        self.until(lambda: self.told.count(words) >= times)

    def end(self, asked_by: signal.Signals = signal.SIGINT) -> int:
        """Press Ctrl-C, or ask in another way; the exit code."""
        self.running.send_signal(asked_by)
        return self.running.wait(PATIENCE)


def replaced(path: Path, old: str, new: str) -> str:
    """A file's text with a passage replaced that it holds exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
    return text.replace(old, new)


@contextmanager
def watched(root: Path, *words: str, **more: str) -> Iterator[Watch]:
    """The preview of the miniature's newsletter, watched in a folder until it is no more needed."""
    with (root / TOLD).open("wb") as told:
        running = subprocess.Popen(
            command(*NEWSLETTER, "--watch", *words),
            cwd=root,
            env=surroundings(**more),
            stdout=told,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Watch(root, running)
    finally:
        running.kill()
        running.wait()
