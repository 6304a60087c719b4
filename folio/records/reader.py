"""All files of one project become its register, or the list of everything to mend."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import TypeVar
from unicodedata import normalize

from pydantic import ValidationError

from folio.errors import Problem, RecordsError, UsageError
from folio.model.activities import ActivityLog
from folio.model.answers import ReportAnswers
from folio.model.base import Record, Reference
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.model.programme import Programme
from folio.model.project import Project
from folio.model.register import PictureFile, Register
from folio.records import belonging, definitions, yaml_file
from folio.records.files import KINDS, MEDIA, NESTED, Source, listing, load, projects, record_name
from folio.records.messages import Company, field_path, found, nearest, told
from folio.records.pictures import is_there, picture
from folio.records.references import Named, is_known, named, unknown
from folio.text.language import is_language

MOST = 50
"""So many problems of one file are told; who has corrected them finds the rest."""


@dataclass(frozen=True)
class Reading:
    """A register with the files it was read from, by the names of the records.

    A record's name is `project`, `programme`, or its folders and id: `meetings/2013-04-vejle`,
    `activities/vejle/2013-04`, `reports/final/shared`.
    """

    register: Register
    sources: Mapping[str, Source]


def read(records: Path, project: str, programmes: Path, languages: Collection[str] = ()) -> Reading:
    """Read, validate and join the records of a project.

    `languages` are those in which documents can be made; none are named where that is not asked.

    Raises UsageError where there is no such project, and RecordsError with every problem of every
    file where there are any.
    """
    there = projects(records)
    if project not in there:
        known = nearest(project, there) if there else _elsewhere("records")
        raise UsageError(f"There is no project '{project}' in {records}/. {known}")
    desk = _Desk(records / project)
    desk.take("project", desk.folder / "project.yaml", Project)
    for kind, model in {**KINDS, **NESTED}.items():
        for path in desk.files.get(kind, ()):
            desk.take(record_name(path, desk.folder), path, model)
    _take_programme(desk, programmes)
    _cross_check(desk)
    if languages:
        _check_languages(desk, languages)
    if desk.problems:
        raise RecordsError(list(_bounded(desk)))
    return Reading(_join(desk), desk.sources)


_R = TypeVar("_R", bound=Record)
Ids = Mapping[str, Mapping[str, object]]
"""Ids by the kind of record."""


class _Desk:
    """Where the files of one project lie while they are read: records and problems so far."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        there = listing(folder)
        self.files = there.files
        self.folders = there.folders
        self.ids = there.ids
        self.problems = there.problems
        self.untold: Counter[str] = Counter()
        self.sources: dict[str, Source] = {}
        self.models: dict[str, type[Record]] = {}
        self.records: dict[str, Record] = {}
        self.looked_at: dict[str, PictureFile | tuple[str, str]] = {}

    def take(self, name: str, path: Path, model: type[Record]) -> None:
        """Read and validate one file."""
        source = load(path)
        if isinstance(source, Problem):
            self.problems.append(source)
            return
        self.sources[name] = source
        self.models[name] = model
        self.untold[str(path)] += max(0, len(source.tree.faults) - MOST)
        for fault in source.tree.faults[:MOST]:
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

    def look_at(self, name: str) -> tuple[str, str] | None:
        """Take in a picture of media/, or tell what is wrong with it; each is opened once."""
        if name not in self.looked_at:
            self.looked_at[name] = picture(self.folder / MEDIA, name)
        seen = self.looked_at[name]
        return None if isinstance(seen, PictureFile) else seen

    @property
    def programme(self) -> Programme | None:
        """The programme, where it could be read."""
        programme = self.records.get("programme")
        return programme if isinstance(programme, Programme) else None

    @property
    def pictures(self) -> dict[str, PictureFile]:
        """The pictures without problems, by the names that records give them."""
        seen = self.looked_at.items()
        return {name: file for name, file in seen if isinstance(file, PictureFile)}

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
            errors = found(tree, model, error.errors(include_url=False), MOST)
            self.untold[str(source.path)] += max(0, len(errors) - MOST)
            for one in errors[:MOST]:
                self._add(name, one.mark, one.path, *told(model, tree, one, self.company))

    @property
    def company(self) -> Company:
        """The partners and languages of the project, as far as they can be known."""
        source = self.sources.get("project")
        fields = source.tree.value if source else None
        languages = fields.get("languages") if isinstance(fields, dict) else None
        known = languages if isinstance(languages, list) else []
        return Company(
            partners=self.ids.get("partners", ()),
            languages=[code for code in known if isinstance(code, str) and is_language(code)],
        )

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
    known = {normalize("NFC", path.stem): path for path in sorted(programmes.glob("*.yaml"))}
    if path := known.get(name):
        desk.take("programme", path, Programme)
        return
    message = f"There is no programme '{name}' in {programmes}/."
    remedy = nearest(name, known) if known else _elsewhere("programmes")
    desk.tell("project", ("programme",), message, remedy)


def _elsewhere(option: str) -> str:
    """What to do where a folder holds nothing, or is not there: most likely it is the wrong one."""
    return f"Run folio where that folder is, or name it with --{option}."


def _cross_check(desk: _Desk) -> None:
    """What only several files together can show."""
    everywhere = _known_ids(desk)
    for name, source in desk.sources.items():
        known = {**everywhere, **_sections(name, desk)}
        faulty = {fault.path for fault in source.tree.faults}
        outside = (
            one
            for one in named(desk.models[name], source.tree.value)
            if one[0] not in faulty and one[2].strip()
        )
        wrong = ((one, found) for one in outside if (found := _misnamed(desk, one, known)))
        for (path, _, value), found in islice(wrong, MOST):
            desk.tell(name, path, *found, at_key=path[-1] == value)
        desk.untold[str(source.path)] += sum(_is_missing(desk, one, known) for one in outside)
    _check_meeting_numbers(desk)
    _check_names(desk)
    _check_belonging(desk)
    _check_programme(desk)


def _misnamed(desk: _Desk, one: Named, known: Ids) -> tuple[str, str] | None:
    """What is wrong with something that a file names outside itself, and what to do."""
    _, what, name = one
    return unknown(what, name, known) if isinstance(what, Reference) else desk.look_at(name)


def _is_missing(desk: _Desk, one: Named, known: Ids) -> bool:
    """The same, quicker, where it is only counted."""
    _, what, name = one
    if isinstance(what, Reference):
        return not is_known(what, name, known)
    return not is_there(desk.folder / MEDIA, name)


def _known_ids(desk: _Desk) -> Ids:
    """Ids by kind, as far as they can be known; a file with problems has its id all the same."""
    known: dict[str, Mapping[str, object]] = {
        kind: dict.fromkeys(ids) for kind, ids in desk.ids.items()
    }
    if desk.programme:
        known["agencies"] = desk.programme.agencies
    return known


def _sections(name: str, desk: _Desk) -> Ids:
    """The sections that a record's answers can be for, where it has any and they are known."""
    known = belonging.sections(name, desk.programme)
    return {} if known is None else {"sections": known}


def _check_meeting_numbers(desk: _Desk) -> None:
    first: dict[int, str] = {}
    for name, meeting in desk.all(Meeting).items():
        other = first.setdefault(meeting.number, name)
        if other != name:
            path = desk.sources[other].path
            message = f"The number {meeting.number} is that of {path} as well."
            desk.tell(name, ("number",), message, "Give each meeting a number of its own.")


def _check_names(desk: _Desk) -> None:
    """A meeting and a product have different ids, since documents are named after them."""
    meetings = desk.ids.get("meetings", ())
    for name in (name for name in desk.sources if name.startswith("products/")):
        product = desk.sources[name].path
        if product.stem in meetings:
            message = f"A meeting has the name '{product.stem}' as well."
            desk.tell(name, (), message, "Rename one of the two files.")


def _check_belonging(desk: _Desk) -> None:
    """Logs and answers stand in the folders they belong in."""
    partners = desk.ids.get("partners")
    desk.problems.extend(belonging.of_folders(desk.folders, partners, desk.programme))
    for name, source in desk.sources.items():
        for path, *words in belonging.of_record(name, source.tree.value, partners, desk.programme):
            desk.tell(name, path, *words, at_key=True)
    for name, log in desk.all(ActivityLog).items():
        outside = belonging.outside_period(log)
        for path, *words in islice(outside, MOST):
            desk.tell(name, path, *words)
        desk.untold[str(desk.sources[name].path)] += sum(1 for _ in outside)


def _check_programme(desk: _Desk) -> None:
    """The programme's file fits together, and with the project's coordinator."""
    if desk.programme is None:
        return
    for path, *words in definitions.sections_of_one_name(desk.programme):
        desk.tell("programme", path, *words)
    for project in desk.all(Project).values():
        name = f"partners/{project.coordinator}"
        if leader := desk.all(Partner).get(name):
            for path, *words in definitions.nobody_for_the_notice(desk.programme, leader):
                desk.tell(name, path, *words)


def _check_languages(desk: _Desk, languages: Collection[str]) -> None:
    """Each language of a project has a catalogue of fixed phrases."""
    for project in desk.all(Project).values():
        for number, code in enumerate(project.languages):
            if code not in languages:
                message = f"No documents can be made in '{code}' yet."
                desk.tell("project", ("languages", number), message, nearest(code, languages))


def _bounded(desk: _Desk) -> Iterator[Problem]:
    """The first problems of each file, and how many there are beside them at least."""
    for file, group in groupby(sorted(desk.problems), key=lambda problem: problem.file):
        problems = list(group)
        yield from problems[:MOST]
        if more := len(problems[MOST:]) + desk.untold[file]:
            last = problems[:MOST][-1]
            message = f"This file has more problems, at least {more:,}."
            remedy = "Correct those above first, then check again."
            yield Problem(file, last.line, last.column + 1, "", message, remedy)


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
        logs=_by_folder(desk.all(ActivityLog)),
        answers=_by_folder(desk.all(ReportAnswers)),
    )


def _by_folder(records: Mapping[str, _R]) -> dict[str, _R]:
    """Records of a nested kind by their names without that of the kind: `vejle/2013-04`."""
    return {name.partition("/")[2]: record for name, record in records.items()}
