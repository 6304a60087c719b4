"""A copy of the repository in which somebody follows a how-to page to the letter."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.howto.recipe import Change, Command, File, Step, Unclear, is_as_shown

_GIT = ("git", "-c", "user.name=Reader", "-c", "user.email=reader@example.org")
_FILES = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")


@dataclass(frozen=True)
class Checkout:
    """The folder of the copy; it has a `.venv` with the programs of the repository's own."""

    root: Path

    @classmethod
    def in_folder(cls, root: Path) -> "Checkout":
        """Copy what git knows of into an empty folder, and commit it there."""
        for name in _told(*_GIT, *_FILES, cwd=REPOSITORY).split("\0"):
            if (REPOSITORY / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(REPOSITORY / name, root / name)
        _lend_programs(root / ".venv")
        for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "As it comes")):
            _told(*_GIT, *words, cwd=root)
        return cls(root)

    def put_back(self) -> None:
        """Make everything as it was, for somebody who follows another page."""
        for words in (("checkout", "-q", "."), ("clean", "-fdxq", "-e", ".venv", "-e", "*.pyc")):
            _told(*_GIT, *words, cwd=self.root)

    def follow(self, steps: Iterable[Step]) -> str:
        """Take some steps; the line and the fault of the first that cannot be taken as it is said.

        Empty where all can.
        """
        faults = (f"{step.line}: {fault}" for step in steps if (fault := self.take(step)))
        return next(faults, "")

    def take(self, step: Step) -> str:
        """Write, change or type what a step says; why that cannot be done, or nothing."""
        match step:
            case File():
                return self._write(step)
            case Change():
                return self._change(step)
            case Command():
                return self._type(step)
            case Unclear():
                return step.why

    def _write(self, file: File) -> str:
        path = self.root / file.name
        if path.exists():
            return f"{file.name} is there already"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
        return ""

    def _change(self, change: Change) -> str:
        done = self._run("git", "apply", "-", given=change.diff)
        return f"the change does not fit:\n{done.stdout}" if done.returncode else ""

    def _type(self, command: Command) -> str:
        """An answer that is shown is what counts; where none is, the command has to end well."""
        done = self._run("sh", "-c", command.typed)
        if command.answer and not is_as_shown(done.stdout, command.answer):
            return f"`{command.typed}` answers otherwise:\n{done.stdout}"
        if done.returncode and not command.answer:
            return f"`{command.typed}` ends with {done.returncode}:\n{done.stdout}"
        return ""

    def _run(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program as in a terminal of a fixed width, with the copy's own modules."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        surroundings = {"PYTHONPATH": str(self.root), "COLUMNS": "100", "NO_COLOR": "1"}
        return subprocess.run(
            words,
            cwd=self.root,
            env={**kept, **surroundings},
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )


def _lend_programs(venv: Path) -> None:
    """Make the copy's `.venv`, ready and with what is installed in that of the repository."""
    venv.mkdir()
    for name in ("bin", "lib", "pyvenv.cfg"):
        (venv / name).symlink_to(REPOSITORY / ".venv" / name)
    (venv / "ready").touch()


def _told(*words: str, cwd: Path) -> str:
    done = subprocess.run(words, cwd=cwd, capture_output=True, encoding="utf-8", check=True)
    return done.stdout
