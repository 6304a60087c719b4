"""What stands in a record does nothing: no address is visited, no path opened, no code carried out;
and what is personal in it is in nothing that is published."""

import re
import subprocess
import threading
from collections.abc import Iterator
from http.client import RemoteDisconnected
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
import yaml
from pypdf import PdfReader

from folio import actions
from tests import editions
from tests.conftest import REPOSITORY
from tests.editions import NOON, RIBEIRA

TEXTS = ("en", "lv", "text", "name", "who", "credit")
IDS = ("all", "bergvik", "kalnava", "ribeira")
IN_A_LOG = {
    "name: Anna Kalniņa": "name: Sanita Liepkalne",
    "person: A. K.": "person: Anna Ozolniece",
    "person: J. O.": "person: Jānis Lapsiņš, consent: true",
}
SUBSCRIBERS = "email,name,language\nzenta@readers.example,Zenta Mežaparka,lv\n"


class Visitors(HTTPServer):
    """A server at an address that stands in records: who asks it for something is noted."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), BaseHTTPRequestHandler)
        self.came: list[object] = []

    def verify_request(self, _request: object, client_address: object) -> bool:
        self.came.append(client_address)
        return False

    def handle_error(self, *_: object) -> None:
        """Nobody is told what happens to those who come."""


@pytest.fixture
def visitors() -> Iterator[Visitors]:
    with Visitors() as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield server
        server.shutdown()
        serving.join()


def test_no_address_path_or_code_in_a_record_has_an_effect(
    visitors: Visitors, tmp_path: Path
) -> None:
    office = editions.office(tmp_path)
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"TOP SECRET")
    there = f"http://127.0.0.1:{visitors.server_port}/a.png"
    harmful = (
        f"![a]({there}) <img src='{there}'> [b]({secret.as_uri()}) <img src='../../secret.png'> "
        f"@import url({there}); {{% include '{secret}' %}} {{{{ 'zulu' * 3 }}}}"
    )
    for file in sorted((tmp_path / "records" / "tiny").rglob("*.yaml")):
        say_everywhere(file, harmful, there)
    for form in ("docx", "pdf"):
        actions.preview(office.folders, "tiny", "interim-report", "kalnava", "lv", form)
    office.publish(RIBEIRA)
    found = "".join(told for _, told in words(office.shelf))
    assert re.search(r"\{\{ .{1,6}zulu.{1,6} \* 3 \}\}", found)
    assert "zuluzuluzulu" not in found
    assert "TOP SECRET" not in found
    assert visitors.came == []
    with pytest.raises(RemoteDisconnected):
        urlopen(there)
    assert len(visitors.came) == 1, "nobody would have been noticed"


def say_everywhere(file: Path, text: str, address: str) -> None:
    """Let every text of a record be another, and every address in it."""

    def said(key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: said(name, part) for name, part in value.items()}
        if isinstance(value, list):
            return [said(key, item) for item in value]
        if value.startswith("http"):
            return address
        return text if key in TEXTS and value not in IDS else value

    record = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    file.write_text(yaml.safe_dump(said("", record), allow_unicode=True), encoding="utf-8")


def test_nobody_who_is_named_in_a_log_or_subscribes_is_in_anything_that_is_published(
    tmp_path: Path,
) -> None:
    office = editions.office(tmp_path)
    for there, named in IN_A_LOG.items():
        office.change("activities/kalnava/2013-spring.yaml", there, named)
    (tmp_path / "subscribers").mkdir()
    (tmp_path / "subscribers" / "tiny.csv").write_text(SUBSCRIBERS, encoding="utf-8")
    out = office.publish(RIBEIRA)
    mailed = actions.mail(office.folders, out, NOON, send=True, to=tmp_path / "tray")
    assert [copy.reader.email for copy in mailed.copies] == ["zenta@readers.example"]
    assert "zenta@readers.example" in next((tmp_path / "tray").glob("*.eml")).read_text()
    found = dict(words(office.shelf))
    assert {f"{(office.shelf / 'site').readlink()}/index.html", "mailings.jsonl"} < found.keys()
    persons = ("Liepkalne", "Ozolniece", "Lapsiņš", "Mežaparka", "readers.example")
    assert [(path, one) for path in found for one in persons if one in found[path]] == []


def words(shelf: Path) -> Iterator[tuple[str, str]]:
    """What every file of a shelf says, by its path; of pictures and typefaces, their bytes."""
    for path in (one for one in sorted(shelf.rglob("*")) if one.is_file()):
        content = path.read_bytes()
        if path.suffix == ".pdf":
            text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
        elif path.suffix == ".docx":
            with ZipFile(BytesIO(content)) as parts:
                text = "".join(parts.read(one).decode(errors="ignore") for one in parts.namelist())
        else:
            text = content.decode(errors="ignore")
        yield path.relative_to(shelf).as_posix(), text


@pytest.mark.parametrize(
    "file",
    ["subscribers/age.csv", "letters/vejle.eml", "outputs/age/newsletter/a.pdf", "outputs/.office"],
)
def test_what_is_personal_or_made_is_not_put_into_git(file: str) -> None:
    told = subprocess.run(["git", "check-ignore", "--no-index", file], cwd=REPOSITORY, check=False)
    assert told.returncode == 0
