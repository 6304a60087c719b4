"""The judge of pages as a browser shows them: axe in Chromium, at the site's own address."""

import json
import os
import shutil
import ssl
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import trustme

from tests.judging import JUDGES, absent

AXE = JUDGES.parent / "axe.mjs"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TELEPHONE, DESK = 390, 1280
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ALL_RULES = (*WCAG, "best-practice")


def axe_violations(
    folder: Path,
    pages: Iterable[str],
    widths: Iterable[int] = (TELEPHONE, DESK),
    address: str = "https://site.example/",
    rules: Iterable[str] = ALL_RULES,
) -> list[str]:
    """What is wrong with pages of the site in a folder, at its address and several widths.

    That is what axe finds, errors of the console, files that do not come or come from elsewhere,
    and what is wider than the screen. All names lead to this machine or nowhere.
    """
    if not (JUDGES / "axe-core").is_dir() or not shutil.which("node"):
        absent("The judge of accessibility is not here: make judges")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        absent("Chromium is not here: apt-get install chromium")
    with served(folder, address) as port:
        asked = {
            "address": address,
            "port": port,
            "pages": [*pages],
            "widths": [*widths],
            "rules": [*rules],
        }
        told = subprocess.run(
            ["node", AXE],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "CHROMIUM": browser},
        )
    assert told.returncode == 0, told.stderr
    return list(json.loads(told.stdout))


@contextmanager
def served(folder: Path, address: str) -> Iterator[int]:
    """The port on which a folder is served as a web server for this address would serve it."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert(str(urlsplit(address).hostname)).configure_cert(context)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Visit, directory=str(folder))) as server:
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


class _Visit(SimpleHTTPRequestHandler):
    """Somebody who asks for a file."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as its base has it
        """Say nothing."""
