"""`folio up`: a real server, worker and watched folders; one office for all that is shown here."""

import json
import re
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest

from flows.office.api import OfficeApi
from tests.conftest import REPOSITORY, TESTS
from tests.flows.conftest import Office
from tests.flows.test_intake import LOG

pytestmark = pytest.mark.prefect

EDITION = "2013-09-ribeira"


@dataclass
class Window:
    """The window in which `folio up` runs, and what it has said there."""

    office: Office
    process: subprocess.Popen[bytes]
    password: str = ""

    @property
    def said(self) -> str:
        return (self.office.root / "window.txt").read_text(encoding="utf-8")

    @property
    def page(self) -> str:
        return re.findall(r"The page +(\S+)", self.said)[-1]

    def wait_for(self, words: str, seconds: float = 120) -> None:
        wait_until(lambda: words in self.said, seconds, lambda: self.said)

    def ask(self, path: str, wish: dict[str, Any] | None = None) -> Any:
        return OfficeApi(f"{self.page}/api", self.password).ask(path, wish)

    @property
    def left(self) -> list[str]:
        """The processes that belong to this office, by their command lines."""
        return sorted(processes_of(self.office.root))


def open_office(office: Office, password: str = "") -> Window:
    """Open it in a window of its own; what is on the screen goes on where it was."""
    environment = {"FOLIO_OUTPUTS": "made", "PYTHONPATH": str(REPOSITORY)}
    if password:
        environment["PREFECT_SERVER_API_AUTH_STRING"] = password
    with (office.root / "window.txt").open("ab") as screen:
        process = subprocess.Popen(
            office.command("up", "--port", "0"),
            cwd=office.root,
            env=office.environment(**environment),
            stdin=subprocess.DEVNULL,
            stdout=screen,
            stderr=screen,
            start_new_session=True,
        )
    return Window(office, process, password)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """An office whose documents go to another folder than the usual one."""
    root = tmp_path_factory.mktemp("office")
    shutil.copytree(TESTS / "miniature", root, dirs_exist_ok=True)
    shutil.copytree(REPOSITORY / "templates", root / "templates")
    shutil.copy(REPOSITORY / "prefect.yaml", root)
    opened = open_office(Office(root))
    try:
        opened.wait_for("The office is open")
        yield opened
    finally:
        opened.process.kill()
        opened.process.wait()
        wait_until(lambda: not opened.left, 20, lambda: str(opened.left))


def test_what_can_be_done_is_on_the_screen_and_nothing_of_prefects_own(window: Window) -> None:
    for word in ("To approve", "Drop folders", "PREFECT_API_URL=http://127.0.0.1:", "publish"):
        assert word in window.said
    assert "made/.office/log.txt" in window.said
    assert [word for word in ("Traceback", "INFO", "prefect deploy") if word in window.said] == []


def test_the_page_is_there_and_asks_nobody_else(window: Window) -> None:
    with urllib.request.urlopen(window.page) as answer:
        assert b"Prefect" in answer.read()
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    with urllib.request.urlopen(f"{window.page}/ui-settings") as answer:
        told = json.load(answer)
    assert (told["default_ui"], told["api_url"]) == ("v1", "/api")


def test_all_deployments_can_be_started_there_with_forms_that_explain_themselves(
    window: Window,
) -> None:
    found = {one["name"]: one for one in window.ask("/deployments/filter", {})}
    assert len(found) == 7
    form = found["publish"]["parameter_openapi_schema"]
    assert form["required"] == ["project", "edition"]
    assert form["definitions"]["EditionKind"]["enum"] == ["newsletter", "press-release"]
    assert all(one["description"] for one in form["properties"].values())


def test_an_office_is_opened_once(window: Window) -> None:
    told = window.office.folio("up", "--port", "0", FOLIO_OUTPUTS="made")
    assert told.returncode == 69
    assert f"open already at {window.page}" in told.stderr


def test_another_office_does_not_take_its_place(window: Window, office: Office) -> None:
    (office.root / "prefect.yaml").touch()
    port = window.page.rpartition(":")[2]
    told = office.folio("up", "--port", port)
    assert told.returncode == 69
    assert "An office of another folder listens there" in told.stderr
    assert f"folio up --port {int(port) + 1}" in told.stderr


def test_it_goes_on_where_it_was_though_it_was_killed(window: Window) -> None:
    """What was dropped is taken in; who waits for an approval still waits after the kill.

    The second time the page has a password.
    """
    drop = window.office.root / "records" / "tiny" / "inbox" / "kalnava"
    drop.mkdir(parents=True)
    (drop / "2013-spring.yaml").write_text(LOG, encoding="utf-8")
    (deployment,) = window.ask(
        "/deployments/filter", {"deployments": {"name": {"any_": ["publish"]}}}
    )
    wish = {"parameters": {"project": "tiny", "edition": EDITION}}
    run = window.ask(f"/deployments/{deployment['id']}/create_flow_run", wish)
    waits = (
        f"publish newsletter {EDITION} waits for an answer: {window.page}/runs/flow-run/{run['id']}"
    )
    window.wait_for(waits)
    with urllib.request.urlopen(
        f"{window.page}/proofs/tiny/site/lv/newsletter-{EDITION}.html"
    ) as proof:
        assert "Lisabona" in proof.read().decode()
    wait_until(lambda: any(drop.glob("receipts/*.json")), 60, lambda: window.said)
    wait_until(lambda: "build tiny" in names(window, "RUNNING"), 60, lambda: window.said)
    window.process.kill()
    window.process.wait()
    wait_until(lambda: not window.left, 20, lambda: str(window.left))
    before = len(window.said)
    again = open_office(window.office, "nora:sesame")
    window.process, window.password = again.process, again.password
    wait_until(lambda: "waits for an answer" in window.said[before:], 120, lambda: window.said)
    assert run["id"] in window.said[before:]
    with pytest.raises(HTTPError, match="401"):
        OfficeApi(f"{window.page}/api").ask("/flow_runs/filter", {})
    shelf = window.office.root / "made" / "tiny" / "newsletter"
    wait_until(lambda: "build tiny" in names(window, "COMPLETED"), 90, lambda: window.said)
    assert len([*shelf.glob("*/*-lv.*")]) == 4
    assert len(by_the_bell(window)) == 1, "its own receipts have started the intake again"


def test_ctrl_c_ends_it_and_leaves_nothing_behind(window: Window) -> None:
    window.process.send_signal(signal.SIGINT)
    assert window.process.wait(timeout=30) == 0
    assert window.left == []
    assert "The office is closed." in window.said
    assert "Traceback" not in window.said


def runs(window: Window) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = window.ask("/flow_runs/filter", {})
    return found


def by_the_bell(window: Window) -> list[dict[str, Any]]:
    """The runs of the intake that no schedule wanted."""
    return [one for one in runs(window) if one["name"] == "intake" and not one["auto_scheduled"]]


def names(window: Window, state: str) -> list[str]:
    return [one["name"] for one in runs(window) if one["state_type"] == state]


def processes_of(root: Path) -> Iterator[str]:
    """Those whose environment names a folder."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if f"{root}/made/.office".encode() in (place / "environ").read_bytes():
                yield (place / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue


def wait_until(is_so: Callable[[], bool], seconds: float, told: Callable[[], str]) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, told()
        time.sleep(0.1)
