"""`folio publish`: at a terminal, or with the name of whoever approved; on real Prefect."""

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import editions
from tests.flows.conftest import Office, Server

pytestmark = pytest.mark.prefect

EDITION = "2013-09-ribeira"
APPROVED = ("--approved-by", "Nora Berg", "--note", "Read in both languages.")


@dataclass
class Terminal:
    """A command at a terminal of its own, as somebody sees it who sits there."""

    process: subprocess.Popen[bytes]
    screen: int
    said: str = ""

    def wait_for(self, words: str) -> None:
        """Read until the words stand on the screen."""
        deadline = time.monotonic() + 120
        while words not in self.said:
            assert time.monotonic() < deadline, self.said
            try:
                self.said += os.read(self.screen, 4096).decode(errors="replace")
            except OSError:
                pytest.fail(f"{words!r} was never asked:\n{self.said}")

    def type(self, line: str) -> None:
        os.write(self.screen, f"{line}\n".encode())

    def end(self) -> int:
        """Read to the end, and return the exit code."""
        while True:
            try:
                if not (text := os.read(self.screen, 4096)):
                    break
            except OSError:
                break
            self.said += text.decode(errors="replace")
        return self.process.wait(timeout=60)


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office in which the edition is made already, once for all tests here."""
    made = editions.office(tmp_path_factory.mktemp("office"))
    made.built(made.wanted(EDITION))
    return made.folders.records.parent


@pytest.fixture
def made(laid_out: Path, tmp_path: Path) -> Office:
    """A copy of it, to publish in."""
    return Office(shutil.copytree(laid_out, tmp_path / "made"))


@pytest.fixture
def terminal(made: Office, running: str) -> Iterator[Terminal]:
    """The command in a folder where the edition is made already."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        made.command("publish", "tiny", EDITION),
        cwd=made.root,
        env=made.environment(PREFECT_API_URL=running, TERM="dumb", NO_COLOR="1"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    yield Terminal(process, ours)
    process.kill()
    process.wait()
    os.close(ours)


def events(office: Office) -> list[str]:
    ledger = office.root / "outputs" / "tiny" / "ledger.jsonl"
    lines = ledger.read_text(encoding="utf-8").splitlines() if ledger.exists() else []
    return [json.loads(line)["event"] for line in lines]


def test_somebody_at_a_terminal_is_shown_the_edition_and_approves_it(
    made: Office, terminal: Terminal
) -> None:
    terminal.wait_for("approve or refuse")
    digest = re.search(r"Digest: +([0-9a-f]{64})", terminal.said)
    assert digest
    terminal.type("yes")
    terminal.wait_for("'yes' is neither approve nor refuse")
    terminal.type("approve")
    terminal.wait_for("Your name")
    terminal.type("Nora Berg")
    terminal.wait_for("What you looked at")
    terminal.type("Both languages.")
    assert terminal.end() == 0, terminal.said
    assert "published, approved by Nora Berg" in terminal.said
    assert events(made) == ["approved", "published"]
    again = made.folio("publish", "tiny", EDITION)
    assert "nothing to publish" in again.stdout
    assert events(made) == ["approved", "published"]


def test_somebody_at_a_terminal_refuses(made: Office, terminal: Terminal) -> None:
    terminal.wait_for("approve or refuse")
    terminal.type("refuse")
    terminal.wait_for("Your name")
    terminal.type("Nora Berg")
    terminal.wait_for("Why it may not go out")
    terminal.type("The date is wrong.")
    assert terminal.end() == 5
    assert "Nora Berg has refused" in terminal.said
    assert "Traceback" not in terminal.said
    assert events(made) == ["refused"]


def test_the_approval_of_somebody_else_is_handed_on(office: Office, server: Server) -> None:
    nobody = office.folio("publish", "tiny", EDITION, PREFECT_API_URL=server.url)
    assert (nobody.returncode, events(office)) == (5, [])
    assert "Nobody has answered" in nobody.stderr
    other = office.folio(
        "publish", "tiny", EDITION, *APPROVED, "--digest", "0" * 64, PREFECT_API_URL=server.url
    )
    assert (other.returncode, events(office)) == (5, [])
    done = office.folio("publish", "tiny", EDITION, *APPROVED, PREFECT_API_URL=server.url)
    assert done.returncode == 0, done.stderr
    assert events(office) == ["approved", "published"]
    assert (office.root / "outputs" / "tiny" / "site" / "index.html").is_file()


def test_an_earlier_approval_holds_only_for_the_digest_that_is_named(
    made: Office, server: Server
) -> None:
    """A file in the archive's place stops the first attempt after the approval was noted."""
    archive = made.root / "outputs" / "tiny" / "published"
    archive.touch()
    stopped = made.folio("publish", "tiny", EDITION, *APPROVED, PREFECT_API_URL=server.url)
    assert (stopped.returncode, events(made)) == (73, ["approved"])
    archive.unlink()
    other = (*APPROVED, "--digest", "0" * 64)
    refused = made.folio("publish", "tiny", EDITION, *other, PREFECT_API_URL=server.url)
    assert (refused.returncode, events(made)) == (5, ["approved"])
    assert "no longer what was shown" in refused.stderr
    done = made.folio("publish", "tiny", EDITION, PREFECT_API_URL=server.url)
    assert (done.returncode, events(made)) == (0, ["approved", "published"]), done.stderr


def test_ctrl_c_at_the_question_leaves_everything_as_it_was(
    made: Office, terminal: Terminal
) -> None:
    terminal.wait_for("approve or refuse")
    terminal.process.send_signal(signal.SIGINT)
    assert terminal.end() == 130
    assert "Traceback" not in terminal.said
    assert events(made) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--approved-by", "Nora Berg"), "Say what was looked at as well"),
        (("--note", "Read."), "Say whose approval it is"),
        (("--kind", "interim-report"), "Invalid value"),
        (("--send",), "is made up, and so are its people"),
    ],
)
def test_half_an_approval_is_refused_at_once(
    office: Office, words: tuple[str, ...], told: str
) -> None:
    done = office.folio("publish", "tiny", EDITION, *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (office.root / "outputs").exists() or not office.documents
