"""Somebody who looks at an office all the time, and notes what was not whole."""

import json
from collections.abc import Collection
from pathlib import Path
from threading import Event, Thread
from typing import Self

from folio.publishing import SiteFolder
from tests.outcome import digest, visible


class Onlooker(Thread):
    """Looks at every file, over and over: each is one of those known, or a whole note.

    `looks` counts how often, and `halves` are the files that were neither, with their beginnings.
    """

    def __init__(self, root: Path, known: Collection[str]) -> None:
        super().__init__()
        self.root, self.known = root, known
        self.looks = 0
        self.halves: dict[str, bytes] = {}
        self._has_gone = Event()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._has_gone.set()
        self.join()

    def run(self) -> None:
        while not self._has_gone.is_set():
            self.looks += 1
            for path, content in visible(self.root):
                if digest(content) not in self.known and not _is_whole_note(path, content):
                    self.halves[path] = content[:200]
            for damage in SiteFolder(self.root / "outputs" / "tiny").damage:
                self.halves[f"site: {damage}"] = b""


def _is_whole_note(path: str, content: bytes) -> bool:
    """Whether every line of a list is whole, but for one that is just being written; or a letter,
    or what is told to programs."""
    lines = content.split(b"\n")
    if path.endswith(".jsonl"):
        return all(map(_is_json, lines[:-1]))
    if path.endswith(".json"):
        return _is_json(content)
    return path.endswith(".txt") and lines[-1] == b""


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except ValueError:
        return False
    return True
