"""JSON Schemas of the records, so that an editor completes and checks them while one writes."""

import json
from typing import Any

from pydantic import BaseModel

from folio.model.activities import ActivityLog
from folio.model.answers import ReportAnswers
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.model.programme import Programme
from folio.model.project import Project

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest that yaml-language-server reads."""

MODELS: dict[str, type[BaseModel]] = {
    "project": Project,
    "partner": Partner,
    "meeting": Meeting,
    "product": Product,
    "activity-log": ActivityLog,
    "report-answers": ReportAnswers,
    "programme": Programme,
}


def schemas() -> dict[str, str]:
    """The text of each schema by its file's name."""
    return {f"{name}.json": _text(name, model) for name, model in MODELS.items()}


def _text(name: str, model: type[BaseModel]) -> str:
    schema = model.model_json_schema(by_alias=True)
    schema["properties"].pop("id")
    schema["required"] = [field for field in schema.get("required", []) if field != "id"]
    whole = {"$schema": DRAFT, "title": f"Folio: {name}", **_as_draft_7(schema)}
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def _as_draft_7(schema: Any) -> Any:
    """`$defs` as `definitions`, and no titles, which editors would show above the descriptions."""
    if isinstance(schema, list):
        return [_as_draft_7(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "anyOf" in schema:
        schema = _without_null(schema)
    renamed = {_DRAFT_7.get(key, key): value for key, value in schema.items()}
    kept = {key: value for key, value in renamed.items() if not _is_title(key, value)}
    return {key: _reference(key, _as_draft_7(value)) for key, value in kept.items()}


_DRAFT_7 = {"$defs": "definitions", "ge": "minimum", "le": "maximum"}
"""What JSON Schema calls what pydantic calls otherwise."""


def _is_title(key: str, value: object) -> bool:
    return key == "title" and isinstance(value, str)


def _reference(key: str, value: Any) -> Any:
    return value.replace("#/$defs/", "#/definitions/") if key == "$ref" else value


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A field that is not known is left out; it is never written as null."""
    left = [one for one in schema["anyOf"] if one != {"type": "null"}]
    others = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
    return {**left[0], **others} if len(left) == 1 else {"anyOf": left, **others}
