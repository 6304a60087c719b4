"""What `make audit` tells: advisories about what is pinned, or that none could be read; ages."""

import datetime
import importlib.util
import json
from types import ModuleType

import pytest

from tests.conftest import REPOSITORY

UNKNOWN = {"name": "folio-fonts", "skip_reason": "Dependency not found on PyPI"}
SOUND = {"name": "jinja2", "version": "3.1.6", "vulns": []}
WEAK = {
    "name": "jinja2",
    "version": "3.1.5",
    "vulns": [{"id": "GHSA-cpwx-vrp4-4pq7", "fix_versions": ["3.1.6"], "aliases": []}],
}
LOCK = """
[[packages]]
name = "jinja2"
version = "3.1.6"
sdist = { url = "https://files.example/jinja2.tar.gz", upload-time = 2025-03-05T20:05:02Z }
[[packages]]
name = "mdurl"
version = "0.1.2"
wheels = [{ url = "https://files.example/mdurl.whl", upload-time = 2022-08-14T12:40:09Z }]
"""


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", REPOSITORY / ".ci" / "audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(*dependencies: object) -> str:
    """As pip-audit tells it."""
    return json.dumps({"dependencies": dependencies, "fixes": []})


def test_an_advisory_is_told_with_what_to_do(audit: ModuleType) -> None:
    (line,) = audit.weaknesses(told(SOUND, WEAK, UNKNOWN))
    assert line == "jinja2 3.1.5: GHSA-cpwx-vrp4-4pq7, mended in 3.1.6"


@pytest.mark.parametrize("audited", ["", told(), told(UNKNOWN)])
def test_where_nothing_could_be_looked_up_nothing_is_called_safe(
    audited: str, audit: ModuleType
) -> None:
    assert list(audit.weaknesses(audited)) == []
    assert audit.verdict(audited).startswith("No list of advisories could be reached")


def test_what_no_list_knows_is_named(audit: ModuleType) -> None:
    assert audit.verdict(told(SOUND)) == "No advisory is known of the 1 looked up."
    assert audit.verdict(told(SOUND, UNKNOWN)).endswith("Not known there: folio-fonts.")


def test_what_is_old_is_told_with_its_day(audit: ModuleType) -> None:
    now = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    assert list(audit.ages(LOCK, now)) == [
        "2 versions are pinned; half of them are of 2025-03-05 or later.",
        "Older than three years:",
        "  2022-08-14  mdurl 0.1.2",
    ]
    assert next(audit.ages("", now)).startswith("No index of packages could be reached")
