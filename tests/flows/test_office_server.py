"""Which server the office has set up, and whether it answers."""

import http.server
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from flows.office import server as office_server

PROFILES = """\
active = "office"

[profiles.office]
PREFECT_API_URL = "http://office.example:4200/api"

[profiles.home]
PREFECT_API_URL = "http://home.example:4200/api"

[profiles.alone]
"""


@pytest.fixture
def profiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Prefect's file of profiles, and nothing in the environment but where it is."""
    for name in os.environ:
        if name.startswith("PREFECT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    path = tmp_path / "profiles.toml"
    path.write_text(PROFILES, encoding="utf-8")
    return path


@pytest.mark.usefixtures("profiles")
def test_a_server_that_was_set_for_good_is_found() -> None:
    assert office_server.address() == "http://office.example:4200/api"


@pytest.mark.parametrize(
    ("name", "value", "address"),
    [
        ("PREFECT_PROFILE", "home", "http://home.example:4200/api"),
        ("PREFECT_PROFILE", "alone", ""),
        ("PREFECT_PROFILE", "nobody", ""),
        ("PREFECT_API_URL", "http://other.example/api", "http://other.example/api"),
        ("PREFECT_API_URL", "", ""),
        ("PREFECT_PROFILES_PATH", os.devnull, ""),
    ],
)
@pytest.mark.usefixtures("profiles")
def test_the_environment_comes_before_what_was_set_for_good(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, address: str
) -> None:
    monkeypatch.setenv(name, value)
    assert office_server.address() == address


@pytest.mark.parametrize("text", ["", "active = [", 'active = "x"', "profiles = 3\nactive = 3"])
def test_a_file_that_says_nothing_names_no_server(profiles: Path, text: str) -> None:
    profiles.write_text(text, encoding="utf-8")
    assert office_server.address() == ""


class Answering(http.server.BaseHTTPRequestHandler):
    status, told = 200, b"true"

    def do_GET(self) -> None:
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(self.told)


@contextmanager
def answering(status: int, told: bytes) -> Iterator[str]:
    """The address of a server that answers whatever it is asked in one way."""
    handler = type("Handler", (Answering,), {"status": status, "told": told})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()


@pytest.mark.parametrize(
    ("status", "told", "is_well"),
    [
        (200, b"true", True),
        (401, b"who are you?", True),
        (200, b"<html>", False),
        (404, b"", False),
        (500, b"true", False),
    ],
)
def test_only_what_answers_as_prefect_does_is_well(
    monkeypatch: pytest.MonkeyPatch, status: int, told: bytes, *, is_well: bool
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with answering(status, told) as address:
        assert office_server.is_well(address) == is_well


def test_one_that_never_answers_is_given_up_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = time.monotonic()
        assert not office_server.is_well(f"http://127.0.0.1:{silent.getsockname()[1]}/api")
    assert time.monotonic() - begun < 2 * office_server.PATIENCE


@pytest.mark.parametrize("address", ["nonsense", "http://", "http://[", "http://127.0.0.1:x/api"])
def test_what_is_no_address_does_not_answer(address: str) -> None:
    assert not office_server.is_well(address)


@pytest.mark.parametrize(
    ("before", "during"),
    [({}, "127.0.0.1"), ({"NO_PROXY": "lan"}, "lan,127.0.0.1"), ({"no_proxy": "*"}, "*")],
)
def test_this_machine_is_not_looked_for_through_a_proxy(
    monkeypatch: pytest.MonkeyPatch, before: dict[str, str], during: str
) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in before.items():
        monkeypatch.setenv(name, value)
    assert office_server.without_proxy() == {"no_proxy": during, "NO_PROXY": during}
