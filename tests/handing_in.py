"""Files laid into a partner's drop folder, and what the partner is answered."""

import datetime
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from folio import actions
from folio.actions import Folders
from folio.actions.counter import Answer
from tests.conftest import REPOSITORY, Miniature

PARTNER = "kalnava"
FOLDERS = Folders(templates=REPOSITORY / "templates")
NOW = datetime.datetime(2013, 8, 5, 9, 15, tzinfo=datetime.UTC)
GOOD = """\
partner: kalnava
period: {from: 2013-07-01, to: 2013-07-31}
entries:
  - {kind: local-activity, dates: 2013-07-02, title: Talk}
"""
_SHOWS_NOTHING = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


@dataclass(frozen=True)
class Handed:
    """A file that was handed in, and what was answered."""

    answer: Answer

    @property
    def state(self) -> str:
        return self.answer.state

    @cached_property
    def letter(self) -> str:
        return self.answer.letter.read_text(encoding="utf-8")

    @cached_property
    def told(self) -> dict[str, Any]:
        """The same for programs."""
        content: dict[str, Any] = json.loads(self.answer.letter_for_programs.read_bytes())
        return content

    @property
    def problems(self) -> list[dict[str, Any]]:
        return list(self.told.get("problems", ()))

    @property
    def english(self) -> str:
        """What is wrong, in English, one problem a line."""
        return "\n".join(
            f"{one['line']}:{one['column']} {one['field']} {one['english']}"
            for one in self.problems
        )

    @property
    def fields(self) -> set[str]:
        """The fields of which something is told."""
        return {one["field"] for one in self.problems}

    @property
    def is_told_well(self) -> bool:
        """Whether the letter is plain text, and says of each problem what it is and what to do."""
        says_all = all(one["line"] > 0 and one["message"] for one in self.problems)
        return says_all and not _SHOWS_NOTHING.search(self.letter)


def hand_in(miniature: Miniature, files: Mapping[str, bytes | str]) -> dict[str, Handed]:
    """Empty a drop folder in which these files lie, at rest for long; nothing of them may wait."""
    drop = miniature.folder / "inbox" / PARTNER
    drop.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (drop / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return take_in()


def take_in() -> dict[str, Handed]:
    """Empty the drop folders as they are."""
    taken = actions.intake(FOLDERS, "tiny", NOW, pause=-math.inf)
    assert not taken.failures
    assert not taken.waiting
    return {answer.file: Handed(answer) for answer in taken.answers}


def kept(handed: Handed) -> Path:
    """The file that is now in the records."""
    return Path("records/tiny") / f"{handed.answer.record}.yaml"
