"""What was handed in, counted against what is in the records, waiting, refused or replaced."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.inbox.handing import git


@dataclass
class HandedIn:
    """Every file that was handed in to a project, by its SHA-256, and where it can be now."""

    root: Path
    folder: Path
    before: frozenset[str]
    files: dict[str, str] = field(default_factory=dict)
    _committed: dict[str, str] = field(default_factory=dict)

    @classmethod
    def to(cls, root: Path, folder: Path) -> Self:
        """Nothing yet, to a project as it is."""
        return cls(root, folder, frozenset(digests(files(folder))))

    def lay(self, partner: str, name: str, content: bytes) -> None:
        """Lay a file into a drop folder, unless one of its name still waits there."""
        path = self.folder / "inbox" / partner / name
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{name}.part")
        draft.write_bytes(content)
        draft.replace(path)
        self.files[hashlib.sha256(content).hexdigest()] = f"{partner}/{name}"

    @property
    def waiting(self) -> int:
        """How many files still lie in the drop folders."""
        return sum(path.is_file() for path in self.folder.glob("inbox/*/*"))

    @property
    def wrong(self) -> dict[str, list[str]]:
        """What is lost, and what stands in the records that nobody has written so."""
        return {"lost": self._lost, "halved": self._halved}

    @property
    def unanswered(self) -> list[str]:
        """Logs without receipt or refusal, those in the records without a receipt, half letters."""
        answers = [json.loads(path.read_bytes()) for path in self._letters(".json")]
        answered = {told["sha256"] for told in answers}
        received = {told["sha256"] for told in answers if told["state"] != "refused"}
        logs = {one for one, name in self.files.items() if name.endswith(".yaml")}
        there = digests(files(self.folder / "activities")).keys() - self.before
        halves = {path.with_suffix("") for path in self._letters(".json")}
        halves ^= {path.with_suffix("") for path in self._letters(".txt")}
        missing = (logs - answered) | (there - received)
        return [*(self.files[one] for one in missing), *map(str, halves)]

    @property
    def unfinished(self) -> list[Path]:
        """What a run has begun, and none has brought to its end."""
        kinds = (".taken", ".uncommitted")
        return [path for kind in kinds for path in self.folder.glob(f"inbox/{kind}/*/*")]

    @property
    def _lost(self) -> list[str]:
        """What is neither in the project's folder any more, nor in its history."""
        gone = self.files.keys() - digests(files(self.folder)).keys()
        if gone and (self.root / ".git").exists():
            gone = gone - self._in_history()
        return sorted(self.files[one] for one in gone)

    @property
    def _halved(self) -> list[str]:
        kinds = ("activities", "media", "reports")
        there = digests(path for kind in kinds for path in files(self.folder / kind))
        known = self.before | self.files.keys()
        return [str(path) for one, path in there.items() if one not in known]

    def _letters(self, ending: str) -> list[Path]:
        return list(self.folder.glob(f"inbox/*/re*/**/*{ending}"))

    def _in_history(self) -> set[str]:
        """The SHA-256 of every log that is in any commit."""
        objects = git(self.root, "rev-list", "--all", "--objects").splitlines()
        pairs = (line.split(" ", 1) for line in objects if line.endswith(".yaml"))
        for blob in {blob for blob, _ in pairs} - self._committed.keys():
            content = git(self.root, "cat-file", "blob", blob).encode()
            self._committed[blob] = hashlib.sha256(content).hexdigest()
        return set(self._committed.values())


def files(folder: Path) -> Iterator[Path]:
    """All files in a folder, hidden ones too."""
    return (path for path in folder.rglob("*") if path.is_file())


def digests(paths: Iterable[Path]) -> dict[str, Path]:
    """Files by their SHA-256."""
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in paths}
