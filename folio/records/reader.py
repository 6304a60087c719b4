"""All files of one project become its register, or the list of everything to mend."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from folio.errors import Message, RecordsError, UsageError, sentence
from folio.model.activities import ActivityLog
from folio.model.answers import ReportAnswers
from folio.model.base import Record
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.product import Product
from folio.model.programme import Programme
from folio.model.project import Project
from folio.model.register import Register
from folio.records.coherence import bounded, check_languages, cross_check
from folio.records.desk import Desk, R
from folio.records.files import KINDS, LONGEST_ID, NESTED, Source, listing, projects, record_name
from folio.records.messages import nearest
from folio.text.letters import is_printable, visible


@dataclass(frozen=True)
class Reading:
    """A register with the files it was read from, by the names of the records.

    A record's name is `project`, `programme`, or its folders and id: `meetings/2013-04-vejle`,
    `activities/vejle/2013-04`, `reports/final/shared`.
    """

    register: Register
    sources: Mapping[str, Source]

    @property
    def project(self) -> str:
        """The name of the project: that of its folder."""
        return self.sources["project"].path.parent.name


def read(records: Path, project: str, programmes: Path, languages: Collection[str] = ()) -> Reading:
    """Read, validate and join the records of a project.

    `languages` are those in which documents can be made; none are named where that is not asked.

    Raises UsageError where there is no such project, and RecordsError with every problem of every
    file where there are any.
    """
    folder = folder_of(records, project)
    desk = Desk(folder, listing(folder))
    take_what_all_share(desk, programmes)
    _take(desk, NESTED)
    cross_check(desk)
    if languages:
        check_languages(desk, languages)
    if desk.problems:
        raise RecordsError(list(bounded(desk)))
    return Reading(join(desk), desk.sources)


def folder_of(records: Path, project: str) -> Path:
    """The folder of a project; raise UsageError where there is none."""
    there = projects(records)
    if project not in there:
        known = nearest(project, there) if there else _elsewhere("records")
        raise UsageError(f"There is no project '{project}' in {records}/. {known}")
    return records / project


def take_what_all_share(desk: Desk, programmes: Path) -> None:
    """Read and validate all but the logs and answers: project, programme, partners and so on."""
    desk.take("project", desk.folder / "project.yaml", Project)
    _take(desk, KINDS)
    _take_programme(desk, programmes)


def _take(desk: Desk, kinds: Mapping[str, type[Record]]) -> None:
    for kind, model in kinds.items():
        for path in desk.files.get(kind, ()):
            desk.take(record_name(path, desk.folder), path, model)


def _take_programme(desk: Desk, programmes: Path) -> None:
    """The programme is read even where the project has problems, so that both are told at once."""
    source = desk.sources.get("project")
    fields = source.tree.value if source else None
    name = fields.get("programme") if isinstance(fields, dict) else None
    name = visible(name).strip()[:LONGEST_ID] if isinstance(name, str) else ""
    if not name:
        return
    files = [path for path in sorted(programmes.glob("*.yaml")) if is_printable(path.stem)]
    known = {normalize("NFC", path.stem): path for path in files}
    if path := known.get(name):
        desk.take("programme", path, Programme)
        return
    message = sentence("There is no programme '{name}' in {folder}/.", name=name, folder=programmes)
    remedy = nearest(name, known) if known else _elsewhere("programmes")
    desk.tell("project", ("programme",), message, remedy)


def _elsewhere(option: str) -> Message:
    """What to do where a folder holds nothing, or is not there: most likely it is the wrong one."""
    return sentence("Run folio where that folder is, or name it with --{option}.", option=option)


def join(desk: Desk) -> Register:
    """The register of what is on a desk without problems."""
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


def _by_folder(records: Mapping[str, R]) -> dict[str, R]:
    """Records of a nested kind by their names without that of the kind: `vejle/2013-04`."""
    return {name.partition("/")[2]: record for name, record in records.items()}
