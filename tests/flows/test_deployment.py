"""The deployment of prefect.yaml, set up and run without `folio up`.

In every run `test_intake.py` takes the same steps, with other deployments of the same page.
"""

import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY
from tests.flows.conftest import Office, Server

pytestmark = [pytest.mark.prefect, pytest.mark.soak]


def test_a_run_of_the_deployment_makes_documents(office: Office, server: Server) -> None:
    (office.root / "prefect.yaml").write_bytes((REPOSITORY / "prefect.yaml").read_bytes())
    only = ("project=tiny", 'languages=["lv"]', 'forms=["docx"]')
    wish = [word for parameter in only for word in ("--param", parameter)]
    for words in (
        ["work-pool", "create", "folio", "--type", "process"],
        ["deploy", "--all"],
        ["deployment", "run", "build/build-newsletter", *wish],
        ["worker", "start", "--pool", "folio", "--run-once", "--limit", "1"],
    ):
        prefect(office, server, *words)
    assert server.run["state_type"] == "COMPLETED"
    assert office.documents == [
        "newsletter-2013-03-bergvik-lv.docx",
        "newsletter-2013-09-ribeira-lv.docx",
    ]


def prefect(office: Office, server: Server, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", "--no-prompt", *words],
        cwd=office.root,
        env=office.environment(PREFECT_API_URL=server.url, PWD=str(office.root)),
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
