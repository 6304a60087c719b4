"""The JSON Schemas, by which an editor completes and checks records, agree with the reader."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from folio.records.schemas import MODELS, schemas

REPOSITORY = Path(__file__).parents[2]
SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in schemas().items()}
FOLDERS = {
    "partners": "partner",
    "meetings": "meeting",
    "products": "product",
    "activities": "activity-log",
    "reports": "report-answers",
}


def _records() -> list[tuple[str, Path]]:
    found = [("programme", path) for path in (REPOSITORY / "programmes").glob("*.yaml")]
    homes = (REPOSITORY / "records", REPOSITORY / "tests" / "miniature" / "records")
    for project in (project for home in homes for project in home.glob("*/")):
        found.append(("project", project / "project.yaml"))
        for folder, kind in FOLDERS.items():
            found += [(kind, path) for path in (project / folder).rglob("*.yaml")]
    return sorted((kind, path) for kind, path in found if path.is_file())


RECORDS = _records()
SUBMITTED = ("activity-log", "report-answers")
"""What partners hand in; nobody can demand that its first line names a schema."""
REAL = [
    (kind, path)
    for kind, path in RECORDS
    if "miniature" not in path.parts and kind not in SUBMITTED
]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_schema_is_one_that_editors_can_read(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_field_is_described(name: str) -> None:
    assert [path for path, field in _fields(SCHEMAS[name]) if not field.get("description")] == []


@pytest.mark.parametrize("name", sorted(MODELS))
def test_nobody_is_offered_to_write_the_id_inside_the_file(name: str) -> None:
    assert "id" not in SCHEMAS[name]["properties"]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_schemas_in_the_repository_are_those_of_the_model(name: str) -> None:
    """Write them anew with `folio schema`."""
    there = (REPOSITORY / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    assert there == schemas()[f"{name}.json"]


@pytest.mark.parametrize("name", sorted(MODELS))
def test_an_editor_knows_the_bounds_of_a_number(name: str) -> None:
    numbers = [field for _, field in _fields(SCHEMAS[name]) if field.get("type") == "integer"]
    assert all("maximum" in number and "minimum" in number for number in numbers)


def test_there_are_no_other_schemas_in_the_repository() -> None:
    assert {path.name for path in (REPOSITORY / "schemas").glob("*.json")} == set(schemas())


@pytest.mark.parametrize(("kind", "file"), RECORDS, ids=lambda one: getattr(one, "stem", one))
def test_an_editor_finds_no_fault_in_a_record_that_the_reader_takes(kind: str, file: Path) -> None:
    value = yaml.load(file.read_text(encoding="utf-8"), Loader=_EditorLoader)  # noqa: S506
    errors = jsonschema.Draft7Validator(SCHEMAS[kind]).iter_errors(value)
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(("kind", "file"), REAL, ids=lambda one: getattr(one, "stem", one))
def test_a_record_of_the_real_project_names_its_schema(kind: str, file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    assert (file.parent / named).resolve() == REPOSITORY / "schemas" / f"{kind}.json"


class _EditorLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `NO` and dates are texts, `19` a number."""


_EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in known if tag.endswith(("int", "null"))]
    for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _letter in "tf":
    _EditorLoader.yaml_implicit_resolvers.setdefault(_letter, []).append(
        ("tag:yaml.org,2002:bool", re.compile("^(true|false)$"))
    )


def _fields(schema: Any, path: str = "") -> list[tuple[str, dict[str, Any]]]:
    if isinstance(schema, list):
        return [field for item in schema for field in _fields(item, path)]
    if not isinstance(schema, dict):
        return []
    found = []
    for name, value in schema.items():
        if name == "properties" and isinstance(value, dict):
            found += [(f"{path}.{field}", shape) for field, shape in value.items()]
        found += _fields(value, f"{path}.{name}")
    return found
