"""What was accepted, as commits of the git work tree in which the records are kept."""

import datetime
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import which

PATIENCE = 60
"""How many seconds git may take."""
_NO_NAME = " .,:;\"\\'"
"""Signs of which alone git takes no name."""
_LITERALLY = ("--literal-pathspecs",)
_ANY_LOG = "activities/partner/log.yaml"
"""What stands for any log; it need not be there."""


@dataclass(frozen=True, slots=True)
class Author:
    """Whose work a commit is."""

    name: str
    email: str = ""

    def __str__(self) -> str:
        name, email = (_plain(text) for text in (self.name, self.email))
        is_name = name.strip(_NO_NAME)
        return f"{name if is_name else '-'} <{email}>"


class HistoryError(Exception):
    """git could not do what it was asked for; the text is what it said."""


@dataclass(frozen=True, slots=True)
class History:
    """The history of a project's folder; there is none where the folder is in no work tree."""

    folder: Path

    @property
    def is_kept(self) -> bool:
        """Whether git keeps one here, and is not told to leave what partners write alone."""
        if which("git") is None:
            return False
        try:
            is_work_tree = self._git("rev-parse", "--is-inside-work-tree").strip() == "true"
        except HistoryError as error:  # such as that the folder is somebody else's: told at commits
            return "not a git repository" not in str(error)
        return is_work_tree and not self._is_ignored(_ANY_LOG)

    def has(self, path: Path) -> bool:
        """Whether a file stands in the last commit just as it lies there."""
        try:
            there = self._git("rev-parse", "--verify", "-q", f"HEAD:./{self._inside(path)}")
            return there == self._git("hash-object", "--", self._inside(path))
        except HistoryError:
            return False

    def commit(
        self, paths: Iterable[Path], message: str, author: Author, day: datetime.datetime
    ) -> None:
        """Make one commit of these files alone; nothing where they are committed already.

        What else is changed or staged stays as it is. Raises HistoryError where git refuses.
        """
        names = map(self._inside, paths)
        inside = [name for name in names if not self._is_ignored(name)]
        if not inside:
            return
        self._git(*_LITERALLY, "add", "--", *inside)
        if not self._git(*_LITERALLY, "status", "--porcelain", "--", *inside):
            return
        self._git(
            *_LITERALLY,
            *self._committer(author),
            *("-c", "commit.gpgSign=false", "commit", "--quiet", "--no-verify", "--only"),
            *("--cleanup=verbatim", f"--author={author}", f"--date={day.isoformat()}"),
            *("-F", "-", "--", *inside),
            said=message,
        )

    def _is_ignored(self, name: str) -> bool:
        """Whether git is told to leave a file alone."""
        try:
            self._git("check-ignore", "--quiet", "--", name)
        except HistoryError:
            return False
        return True

    def _committer(self, author: Author) -> tuple[str, ...]:
        """Whoever git knows at this machine, or else the author."""
        try:
            self._git("config", "user.email")
        except HistoryError:
            name, _, email = str(author).partition(" <")
            return "-c", f"user.name={name}", "-c", f"user.email={email.rstrip('>')}"
        return ()

    def _inside(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _git(self, *words: str, said: str = "") -> str:
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        try:
            done = subprocess.run(  # noqa: S603 - no word of it comes from a record unquoted
                ["git", "-C", str(self.folder), *words],  # noqa: S607
                input=said,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=PATIENCE,
                check=False,
                env={**own, "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"},
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise HistoryError(str(error)) from None
        if done.returncode:
            said_back = done.stderr.strip().splitlines() or [f"git ended with {done.returncode}"]
            raise HistoryError(said_back[0])
        return done.stdout


def _plain(text: str) -> str:
    """A name without what ends it in a commit's head."""
    return " ".join(text.translate({ord(sign): " " for sign in "<>\n\r\0"}).split())
