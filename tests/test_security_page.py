"""Each test that docs/security.md names is there, and in the file that it names."""

import ast
import re

import pytest

from tests.conftest import REPOSITORY

PAGE = REPOSITORY / "docs" / "security.md"
NAMED = re.findall(r"\[`(\w+)`\]\(([\w./]+)\)", PAGE.read_text(encoding="utf-8"))


def test_many_are_named() -> None:
    assert len(NAMED) > 40


@pytest.mark.parametrize(("name", "file"), NAMED)
def test_a_test_that_is_named_is_there_and_run(name: str, file: str) -> None:
    assert file.rpartition("/")[2].startswith("test_")
    module = ast.parse((PAGE.parent / file).read_text(encoding="utf-8"))
    assert name in [one.name for one in module.body if isinstance(one, ast.FunctionDef)]
