"""The remind flow on a real Prefect server: shown by default, sent where it is asked for."""

import json

import pytest

from tests.flows.conftest import Office, Server
from tests.publishing.smtp import PostRoom, post_room

pytestmark = pytest.mark.prefect

RUN = """
import datetime
from flows.remind import remind
for done in remind({words}, today=datetime.date(2014, 9, 20)):
    print(done.project, *(f"{{one.partner}}={{one.state}}" for one in done.letters))
"""


def run(office: Office, server: Server, words: str, **settings: str) -> str:
    program = RUN.format(words=words)
    return office.python(program, PREFECT_API_URL=server.url, **settings).strip()


def rows(server: Server) -> list[dict[str, str]]:
    """The table that Prefect's page shows of the run."""
    (table,) = (one for one in server.ask("artifacts") if one["key"] == "reminders")
    found: list[dict[str, str]] = json.loads(table["data"])
    return found


def test_by_default_the_page_shows_what_would_be_sent(office: Office, server: Server) -> None:
    assert run(office, server, "None") == "tiny bergvik=shown kalnava=shown ribeira=shown"
    told = {row["partner"]: row for row in rows(server)}
    assert told["bergvik"]["to"] == "ingrid@bergvik.example"
    assert "Activity log: 1 September 2012" in told["bergvik"]["letter"]
    assert not (office.root / "outputs" / "tiny").exists()


def test_mail_is_sent_where_that_is_asked_for(office: Office, server: Server) -> None:
    record = office.root / "records" / "tiny" / "project.yaml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("illustrative: true\n", ""), encoding="utf-8")
    with post_room(PostRoom()) as room:
        told = run(
            office,
            server,
            "'tiny', send=True",
            FOLIO_SMTP_HOST="127.0.0.1",
            FOLIO_SMTP_PORT=str(room.port),
            FOLIO_SMTP_SECURITY="none",
            FOLIO_MAIL_FROM="office@rail.example",
        )
        assert room.readers == ["ingrid@bergvik.example"]
    assert told == "tiny bergvik=sent kalnava=written ribeira=written"
    assert server.run["state_type"] == "COMPLETED"
