"""An office in which a drawn project is built: here, or in another process on another machine."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from folio import actions
from folio.actions import Folders
from tests.conftest import REPOSITORY
from tests.test_determinism import THERE

Digests = dict[str, str]
"""The SHA-256 of each file on a shelf, by its path."""


def folders(office: Path) -> Folders:
    """Its folders, with the templates of the house."""
    records, outputs, programmes = (office / one for one in ("records", "outputs", "programmes"))
    return Folders(records, outputs, REPOSITORY / "templates", programmes)


def build(office: Path, project: str) -> Digests:
    """Make all that there is to make; return what stands on the shelf then, hidden files too."""
    there = folders(office)
    plan = actions.plan(there, project)
    actions.settle(there, plan, [actions.make(there, document) for document in plan.to_make])
    shelf = there.shelf(project).folder
    files = (path for path in shelf.rglob("*") if path.is_file())
    return {
        str(path.relative_to(shelf)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


class Elsewhere:
    """A process with another time zone, locale and order of sets, which builds as well."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.properties.office"],
            cwd=REPOSITORY,
            env={"PATH": os.environ["PATH"], **THERE},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, office: Path, project: str) -> None:
        """Let it build a project in another office, while one goes on here."""
        assert self._process.stdin
        print(json.dumps([str(office), project]), file=self._process.stdin, flush=True)

    def built(self) -> Digests:
        """What it has built, as soon as it is ready."""
        assert self._process.stdout
        digests: Digests = json.loads(self._process.stdout.readline())
        return digests

    def end(self) -> None:
        """No more is to be built."""
        self._process.communicate()


def main() -> None:
    """Build what is asked for on standard input, line by line, and tell what was made."""
    for line in sys.stdin:
        office, project = json.loads(line)
        print(json.dumps(build(Path(office), project)), flush=True)


if __name__ == "__main__":
    main()
