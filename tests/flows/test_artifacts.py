"""What Prefect's page calls the tables of a run."""

import re

import pytest

from flows.artifacts import status_key

NAMES = ["age", "AGE", "aGe", "my-project", "my_project", "my project", "-age", "age-", "čl", "šl"]


@pytest.mark.parametrize("name", [*NAMES, "", "日本", "a\udcff"])
def test_prefect_takes_the_key_of_any_project(name: str) -> None:
    assert re.fullmatch("[a-z0-9-]+", status_key(name))


def test_a_plain_name_stays_as_it_is() -> None:
    assert status_key("my-project") == "status-my-project"


def test_no_two_projects_have_the_same_key() -> None:
    assert len({status_key(name) for name in NAMES}) == len(NAMES)


def test_a_project_named_like_the_key_of_another_has_a_key_of_its_own() -> None:
    key = status_key("AGE")
    assert status_key(key.removeprefix("status-")) != key
