"""All files of one project become its register, or the list of everything to mend."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from folio.errors import Problem, RecordsError, UsageError
from folio.model.base import Record, Reference
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.model.programme import Programme
from folio.model.project import Project
from folio.model.register import PictureFile, Register
from folio.records import yaml_file
from folio.records.files import KINDS, MEDIA, Source, load, misplaced, projects, record_files
from folio.records.messages import field_path, nearest, problems
from folio.records.pictures import picture_file, picture_problem
from folio.records.references import named, unknown


@dataclass(frozen=True)
class Reading:
    """A register with the files it was read from, by the names of the records.

    A record's name is `project`, `programme`, or its folder and id: `meetings/2013-04-vejle`.
    """

    register: Register
    sources: Mapping[str, Source]


def read(records: Path, project: str, programmes: Path) -> Reading:
    """Read, validate and join the records of a project.

    Raises UsageError where there is no such project, and RecordsError with every problem of every
    file where there are any.
    """
    if project not in projects(records):
        known = nearest(project, projects(records))
        raise UsageError(f"There is no project '{project}' in {records}/. {known}")
    desk = _Desk(records / project)
    desk.problems += misplaced(desk.folder)
    desk.take("project", desk.folder / "project.yaml", Project)
    for kind, model in KINDS.items():
        for path in record_files(desk.folder, kind):
            desk.take(f"{kind}/{path.stem}", path, model)
    _take_programme(desk, programmes)
    _cross_check(desk)
    if desk.problems:
        raise RecordsError(desk.problems)
    return Reading(_join(desk), desk.sources)


_R = TypeVar("_R", bound=Record)


class _Desk:
    """Where the files of one project lie while they are read: records and problems so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources: dict[str, Source] = {}
        self.models: dict[str, type[Record]] = {}
        self.records: dict[str, Record] = {}
        self.pictures: dict[str, PictureFile] = {}
        self.problems: list[Problem] = []

    def take(self, name: str, path: Path, model: type[Record]) -> None:
        """Read and validate one file."""
        source = load(path)
        if isinstance(source, Problem):
            self.problems.append(source)
            return
        self.sources[name] = source
        self.models[name] = model
        for fault in source.tree.faults:
            self._add(name, fault.mark, fault.path, fault.message, fault.remedy)
        if source.tree.is_whole:
            self._validate(name, source, model)

    def tell(
        self, name: str, path: yaml_file.Path, message: str, remedy: str, *, at_key: bool = False
    ) -> None:
        """Note a problem at a field of a record, or at its key."""
        tree = self.sources[name].tree
        mark = tree.key_mark(path) if at_key else tree.mark(path)
        self._add(name, mark, path, message, remedy)

    def all(self, model: type[_R]) -> dict[str, _R]:
        """The valid records of one sort by their names."""
        found = sorted(self.records.items())
        return {name: record for name, record in found if isinstance(record, model)}

    def _validate(self, name: str, source: Source, model: type[Record]) -> None:
        tree = source.tree
        if not isinstance(tree.value, dict):
            self.tell(name, (), *_not_a_record(tree.value))
            return
        if "id" in tree.value:
            self.tell(name, ("id",), "A record's id is its file's name.", "Leave this field out.")
        try:
            self.records[name] = model.model_validate({**tree.value, "id": source.path.stem})
        except ValidationError as error:
            found = error.errors(include_url=False)
            self.problems += problems(str(source.path), tree, model, found)

    def _add(
        self, name: str, mark: yaml_file.Mark, path: yaml_file.Path, message: str, remedy: str
    ) -> None:
        file = str(self.sources[name].path)
        place = field_path(path)
        self.problems.append(Problem(file, mark.line, mark.column, place, message, remedy))


def _not_a_record(value: yaml_file.Value) -> tuple[str, str]:
    if value is None:
        return "No fields stand in this file.", "Fill it in, or delete it."
    found = "a list" if isinstance(value, list) else "a text"
    remedy = "Write each field on a line of its own, as 'name: text'."
    return f"A record's fields belong here, not {found}.", remedy


def _take_programme(desk: _Desk, programmes: Path) -> None:
    """The programme is read even where the project has problems, so that both are told at once."""
    source = desk.sources.get("project")
    fields = source.tree.value if source else None
    name = fields.get("programme") if isinstance(fields, dict) else None
    if not isinstance(name, str) or not name.strip():
        return
    known = {path.stem: path for path in sorted(programmes.glob("*.yaml"))}
    if path := known.get(name):
        desk.take("programme", path, Programme)
        return
    message = f"There is no programme '{name}' in {programmes}/."
    desk.tell("project", ("programme",), message, nearest(name, known))


def _cross_check(desk: _Desk) -> None:
    """What only several files together can show."""
    known = _known_ids(desk)
    for name, source in desk.sources.items():
        faulty = {fault.path for fault in source.tree.faults}
        for path, what, value in named(desk.models[name], source.tree.value):
            if path in faulty or not value.strip():
                continue
            if isinstance(what, Reference):
                found = unknown(what, value, known)
            elif not (found := picture_problem(desk.folder / MEDIA, value)):
                desk.pictures[value] = picture_file(desk.folder / MEDIA, value)
            if found:
                desk.tell(name, path, *found, at_key=path[-1] == value)
    _check_meeting_numbers(desk)


def _known_ids(desk: _Desk) -> dict[str, Mapping[str, object]]:
    """Ids by kind, as far as they can be known; a file with problems has its id all the same."""
    known: dict[str, Mapping[str, object]] = {
        kind: {path.stem: path for path in record_files(desk.folder, kind)} for kind in KINDS
    }
    if isinstance(programme := desk.records.get("programme"), Programme):
        known["agencies"] = programme.agencies
    return known


def _check_meeting_numbers(desk: _Desk) -> None:
    first: dict[int, str] = {}
    for name, meeting in desk.all(Meeting).items():
        other = first.setdefault(meeting.number, name)
        if other != name:
            path = desk.sources[other].path
            message = f"The number {meeting.number} is that of {path} as well."
            desk.tell(name, ("number",), message, "Give each meeting a number of its own.")


def _join(desk: _Desk) -> Register:
    (project,) = desk.all(Project).values()
    (programme,) = desk.all(Programme).values()
    return Register(
        project,
        programme,
        partners={record.id: record for record in desk.all(Partner).values()},
        meetings={record.id: record for record in desk.all(Meeting).values()},
        products={record.id: record for record in desk.all(Product).values()},
        pictures=desk.pictures,
    )
