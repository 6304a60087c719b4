"""What partners hand in, for tests: logs, pictures, and where each of them can have come to lie."""

import datetime
import hashlib
import os
import subprocess
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image

from folio.actions.counter import Answer
from folio.actions.folders import Folders
from folio.actions.intake import Taken, intake, submit
from tests.conftest import REPOSITORY, Miniature

PARTNER = "kalnava"
NOW = datetime.datetime(2013, 8, 5, 9, 15, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))

digest_of = partial(hashlib.file_digest, digest="sha256")


def log(
    month: str = "2013-07",
    title: str = "A walk",
    *,
    until: str = "",
    partner: str = PARTNER,
    pictures: tuple[str, ...] = (),
) -> str:
    """A log of one entry, of a month or until another."""
    photos = "".join(f"\n      - {{file: '{name}', caption: Walkers}}" for name in pictures)
    return (
        f"partner: {partner}\n"
        f"period: {{from: {month}, to: {until or month}}}\n"
        "entries:\n"
        "  - kind: local-activity\n"
        f"    dates: {month}-20\n"
        f"    title: {title}\n"
        "    text: Pupils counted what still works.\n"
        f"    participants: {{staff: 2, learners: 14}}\n"
        + (f"    photos:{photos}\n" if photos else "")
    )


def photo(number: int = 1) -> bytes:
    """A real picture, another one for each number."""
    file = BytesIO()
    red, rest = divmod(number, 65536)
    Image.new("RGB", (4, 3), (red, *divmod(rest, 256))).save(file, "PNG")
    return file.getvalue()


@dataclass(frozen=True)
class Office:
    """A project, a partner that hands something in, and a desk with its own copies."""

    project: Miniature
    desk: Path
    folders: Folders = field(default_factory=lambda: Folders(templates=REPOSITORY / "templates"))

    @property
    def drop(self) -> Path:
        """The drop folder of the partner."""
        return self.project.folder / "inbox" / PARTNER

    def write(self, name: str, content: str | bytes) -> Path:
        """Write a file on the desk."""
        return written(self.desk / name, content)

    def lay(self, name: str, content: str | bytes) -> Path:
        """Lay a file into the drop folder."""
        return written(self.drop / name, content)

    def submit(self, *files: Path, partner: str = PARTNER) -> tuple[Answer, ...]:
        return submit(self.folders, "tiny", partner, files, NOW)

    def intake(self) -> Taken:
        """Empty the drop folders; what lies there counts as being at rest."""
        return intake(self.folders, "tiny", datetime.datetime.now().astimezone(), pause=0)

    def record(self, name: str) -> Path:
        return self.project.folder / f"{name}.yaml"

    @property
    def logs(self) -> list[str]:
        """The names of the partner's logs in the records."""
        return sorted(
            path.stem for path in (self.project.folder / "activities" / PARTNER).iterdir()
        )

    def git(self, *words: str) -> str:
        return git(self.project.root, *words)


def written(path: Path, content: str | bytes) -> Path:
    """A file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def git(folder: Path, *words: str) -> str:
    """What git says, whatever the settings of this machine."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    known = {"GIT_AUTHOR_NAME": "An Office", "GIT_AUTHOR_EMAIL": "office@rail.example"}
    committer = {"GIT_COMMITTER_NAME": "An Office", "GIT_COMMITTER_EMAIL": "office@rail.example"}
    return subprocess.run(
        ["git", "-C", str(folder), *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **settings, **known, **committer},
    ).stdout


def with_history(folder: Path) -> None:
    """Make a folder a git work tree in which all that is there is committed."""
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "The records as they were")
