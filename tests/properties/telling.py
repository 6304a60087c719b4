"""What has to be told alike of a project by check, plan, status, explain and reports."""

import datetime
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema

from folio import actions
from folio.actions import Explained, Folders, Plan
from folio.actions.views import view_of
from folio.documents.reports.view import Report
from folio.records.reader import Reading, read
from folio.records.schemas import schemas
from folio.text.language import languages
from folio.text.letters import composed
from tests.properties.projects import Project
from tests.properties.trees import Tree

TODAY = datetime.date(2013, 4, 1)
_KINDS = {
    "partners": "partner",
    "meetings": "meeting",
    "products": "product",
    "activities": "activity-log",
    "reports": "report-answers",
}
_SCHEMAS = {name: jsonschema.Draft7Validator(json.loads(text)) for name, text in schemas().items()}


def reading_of(there: Folders, project: Project) -> Reading:
    """The project as it is read; it has no problems, and says what was written."""
    found = read(there.records, project.name, there.programmes, languages(there.locale))
    for source in found.sources.values():
        path = str(source.path.relative_to(there.records.parent))
        if path in project.records:
            assert source.tree.value == _as_read(project.records[path]), path
    return found


def editors_find_no_fault(project: Project) -> None:
    """The schemas by which editors check a record admit each of them."""
    for path, tree in project.records.items():
        (home, _, *folders) = Path(path).parts
        kind = "programme" if home == "programmes" else _KINDS.get(folders[0], "project")
        assert [one.message for one in _SCHEMAS[f"{kind}.json"].iter_errors(tree)] == [], path


def all_tell_the_same(there: Folders, project: Project, found: Reading) -> Plan:
    """Status, explanations, plan and reports have the same numbers, each with its places."""
    actions.check(there, project.name, TODAY)
    plan = actions.plan(there, project.name)
    status = actions.status(there, project.name, TODAY)
    explained = dict(_explained(there, project.name, found))
    logs = {path: tree for path, tree in project.records.items() if "/activities/" in path}
    for one in status.partners:
        journeys = explained["mobilities", one.partner]
        assert one.mobilities == journeys.value
        assert len(journeys.places) + len(journeys.passed_over) == _travellers(logs, one.partner)
        roles = (f"{role}-mobilities" for role in ("staff", "learner", "accompanying"))
        assert one.mobilities == sum(explained[role, one.partner].value for role in roles)
    for name in ("partners", "meetings", "products"):
        assert explained[name, ""].value == sum(f"/{name}/" in path for path in project.records)
    _editions_are_those_planned(status, plan)
    for report in {(one.kind, one.subject) for one in plan.to_make if one.kind not in _NEWS}:
        _report_tells_the_same(there, project.name, found, *report)
    return plan


_NEWS = ("newsletter", "press-release")


def _editions_are_those_planned(status: actions.Status, plan: Plan) -> None:
    planned = [one for one in plan.to_make if one.kind in _NEWS]
    told = {(one.kind, one.subject): one.documents for one in status.editions.there}
    assert told == {
        (kind, subject): sum((one.kind, one.subject) == (kind, subject) for one in planned)
        for kind, subject in {(one.kind, one.subject) for one in planned}
    }
    assert status.editions.waiting == plan.waiting


def _report_tells_the_same(
    there: Folders, project: str, found: Reading, kind: str, partner: str
) -> None:
    """The figures that a report encloses are those that are explained of it."""
    language = next(
        one.language
        for one in actions.plan(there, project).to_make
        if (one.kind, one.subject) == (kind, partner)
    )
    view = view_of(there, found, kind, partner, language)
    assert isinstance(view, Report)
    enclosed = {
        (one["name"], one["of"]): one["value"]
        for one in json.loads(view.extract.content)["figures"]
    }
    explained = dict(_explained(there, project, found, kind.removesuffix("-report")))
    assert enclosed.items() <= {name: one.value for name, one in explained.items()}.items()


def _explained(
    there: Folders, project: str, found: Reading, report: str = ""
) -> Iterator[tuple[tuple[str, str], Explained]]:
    """Every figure by its name and what it is of; each place is one in a file."""
    lines = {
        str(one.path): one.path.read_text(encoding="utf-8-sig").split("\n")
        for one in found.sources.values()
    }
    for name in actions.known_figures():
        for figure in actions.explain(there, project, name, report=report):
            for place in (*figure.places, *figure.passed_over):
                assert place.column <= len(lines[place.file][place.line - 1]) + 1
            assert (figure.value or 0) == sum(place.amount for place in figure.places)
            assert figure.value is not None or not figure.places
            yield (name, figure.of), figure


def _travellers(logs: Mapping[str, Tree], partner: str) -> int:
    """How many people a partner's logs name, trip by trip."""
    own = (log for log in logs.values() if log["partner"] == partner)
    return sum(len(entry.get("travellers", ())) for log in own for entry in log["entries"])


def _as_read(tree: Tree) -> Any:
    """A tree with all that is no list and no mapping as text."""
    if isinstance(tree, dict):
        return {composed(key): _as_read(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [_as_read(item) for item in tree]
    return str(tree).lower() if isinstance(tree, bool) else composed(str(tree))
