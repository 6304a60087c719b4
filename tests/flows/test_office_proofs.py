"""What an office shows beside Prefect's page: proofs, to whoever may see them, and nothing else."""

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from flows import approvals
from flows.office.proofs import ShownProofs
from tests.editions import Office, office


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    outputs = tmp_path / "outputs"
    for path, text in {
        "tiny/proofs/site/en/index.html": "<h1>Lisbon</h1>",
        "tiny/proofs/.locked": "",
        "tiny/ledger.jsonl": "Nora Berg",
        ".office/log.txt": "what Prefect said",
    }.items():
        (outputs / path).parent.mkdir(parents=True, exist_ok=True)
        (outputs / path).write_text(text)
    return outputs


def seen(
    outputs: Path, path: str, login: str = "", auth: tuple[str, str] | None = None
) -> httpx.Response:
    """What a browser gets of an office."""
    proofs = ShownProofs(outputs, login)
    office = Starlette(routes=[Mount(proofs.path, proofs)])

    async def asked() -> httpx.Response:
        road = httpx.ASGITransport(office)
        async with httpx.AsyncClient(transport=road, base_url="http://office", auth=auth) as client:
            return await client.get(path)

    return asyncio.run(asked())


def test_a_proof_is_shown_and_runs_nothing(shelf: Path) -> None:
    for path in ("/proofs/tiny/site/en/index.html", "/proofs/tiny/site/en/"):
        answer = seen(shelf, path)
        assert (answer.status_code, answer.text) == (200, "<h1>Lisbon</h1>")
        assert answer.headers["Content-Security-Policy"] == "script-src 'none'"


@pytest.mark.parametrize(
    "path",
    [
        *("", "tiny", "nobody/site/en/index.html", "tiny/.locked", "tiny/ledger.jsonl"),
        *("tiny/../ledger.jsonl", "tiny/%2e%2e/ledger.jsonl", "tiny/..%2fledger.jsonl"),
        *("../../.office/log.txt", ".office/log.txt", "%2e%2e/%2e%2e/etc/passwd", "/etc/passwd"),
    ],
)
def test_nothing_else_of_the_outputs_is_shown(shelf: Path, path: str) -> None:
    assert seen(shelf, f"/proofs/{path}").status_code == 404


def test_where_the_page_has_a_password_proofs_have_it_too(shelf: Path) -> None:
    path, login = "/proofs/tiny/site/en/", "nora:sesame"
    asked = seen(shelf, path, login)
    assert (asked.status_code, "Lisbon" in asked.text) == (401, False)
    assert asked.headers["WWW-Authenticate"].startswith("Basic ")
    assert seen(shelf, path, login, ("nora", "open")).status_code == 401
    assert seen(shelf, path, login, ("nora", "sesame")).status_code == 200


@pytest.fixture(scope="module")
def publishing(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("publishing"))


def test_the_form_of_an_approval_leads_to_them(
    publishing: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, proof = publishing.proof()
    outputs = publishing.folders.outputs
    assert (outputs / "tiny" / "proofs").absolute().as_uri() in approvals.description(proof)
    monkeypatch.setenv("FOLIO_PROOFS", "/proofs")
    monkeypatch.setenv("FOLIO_OUTPUTS", str(outputs))
    told = approvals.description(proof)
    assert "(/proofs/tiny/site/en/newsletter-2013-09-ribeira.html)" in told
    assert "(/proofs/tiny/site/lv/newsletter-2013-09-ribeira.html)" in told
    assert (
        "[PDF](/proofs/tiny/newsletter/2013-09-ribeira/newsletter-2013-09-ribeira-lv.pdf)" in told
    )
    assert r"Lisbon \& \<after\>" in told
    assert "file:" not in told
