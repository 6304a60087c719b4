"""The office of the example project: its folder, opened with `folio up`, and its mail server."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from folio.actions import Folders
from folio.publishing import Contents
from tests.conftest import REPOSITORY
from tests.publishing.smtp import PostRoom, post_room
from tests.year.page import Page

PROJECT = "example"
PATIENCE = 240
SUBSCRIBERS = """\
email,name,language
kari@readers.example,Kari Lunde,en
giulia@readers.example,Giulia Ferri,it
anna@readers.example,Anna Kalniņa,lv
"""


@dataclass(frozen=True)
class Office:
    """A folder with records, templates and programmes, and what goes on there."""

    root: Path
    environment: dict[str, str]
    mail: PostRoom
    seen: set[str] = field(default_factory=set)

    @property
    def page(self) -> Page:
        return Page(self.environment["PREFECT_API_URL"])

    @property
    def records(self) -> Path:
        return self.root / "records" / PROJECT

    @property
    def shelf(self) -> Path:
        return self.root / "outputs" / PROJECT

    @property
    def ledger(self) -> Contents:
        return Folders(outputs=self.shelf.parent).ledger(PROJECT).read()

    @property
    def events(self) -> list[tuple[str, str, str]]:
        """What the ledger tells, line by line: what happened to which document."""
        path = self.shelf / "ledger.jsonl"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        lines = map(json.loads, text.splitlines())
        return [(line["event"], line["kind"], line["subject"]) for line in lines]

    def folio(self, *words: str) -> str:
        """What a command says, as somebody types it in a second window."""
        done = subprocess.run(
            _command(*words), cwd=self.root, env=self.environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    def hand_in(self, partner: str, name: str, text: str) -> Path:
        """Lay a file into a partner's drop folder."""
        file = self.records / "inbox" / partner / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def keep_mail(self) -> None:
        """Lay the messages that have arrived into a folder, to be opened in a mail program."""
        folder = self.root / "mail"
        folder.mkdir()
        for number, content in enumerate(self.mail.contents, start=1):
            (folder / f"{number:02}-{self.mail.readers[number - 1]}.eml").write_bytes(content)

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a passage that stands in a file exactly once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")


@contextmanager
def opened(root: Path) -> Iterator[Office]:
    """The office, from `folio up` to Ctrl-C; its folder stays."""
    furnish(root)
    with post_room() as mail:
        own = _environment(root, mail.port)
        window = root / "window.txt"
        with window.open("wb") as screen:
            process = subprocess.Popen(
                _command("up", "--port", "0"),
                cwd=root,
                env=own,
                stdin=subprocess.DEVNULL,
                stdout=screen,
                stderr=screen,
                start_new_session=True,
            )
        try:
            yield Office(root, {**own, "PREFECT_API_URL": _address(process, window)}, mail)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=PATIENCE)


def furnish(root: Path) -> None:
    """The example's folder before anybody has handed in anything."""
    for name in ("records/example", "programmes", "templates"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copyfile(REPOSITORY / "prefect.yaml", root / "prefect.yaml")
    for name in ("activities", "reports"):
        shutil.rmtree(root / "records" / PROJECT / name)
    (root / "subscribers").mkdir()
    (root / "subscribers" / f"{PROJECT}.csv").write_text(SUBSCRIBERS, encoding="utf-8")
    # Nobody gets mail about what is made up. Here it goes to the test's own server, so this copy
    # of the project does not say that it is.
    project = root / "records" / PROJECT / "project.yaml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace("\nillustrative: true\n", "\n"), encoding="utf-8")


def wait_until(what: str, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"For {PATIENCE} seconds it was not so that {what}."
        time.sleep(0.3)


def _address(process: subprocess.Popen[bytes], window: Path) -> str:
    """Where `folio up` says that other commands find the office, once it is open."""

    def said() -> str:
        return window.read_text(encoding="utf-8")

    def is_open() -> bool:
        assert process.poll() is None, said()
        return "PREFECT_API_URL=" in said()

    wait_until("the office is open", is_open)
    return re.findall(r"PREFECT_API_URL=(\S+)", said())[-1]


def _environment(root: Path, smtp: int) -> dict[str, str]:
    foreign = ("PREFECT_", "FOLIO_")
    own = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return {
        **own,
        "PWD": str(root),
        "FOLIO_SMTP_HOST": "127.0.0.1",
        "FOLIO_SMTP_PORT": str(smtp),
        "FOLIO_SMTP_SECURITY": "none",
        "FOLIO_MAIL_FROM": "Dear Citizen <news@dear-citizen.example>",
    }


def _command(*words: str) -> list[str]:
    return [sys.executable, "-c", "from folio.cli import main; main()", *words]
