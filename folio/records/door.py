"""One file that a partner hands in, judged against the records that it would join."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Self

from folio.errors import Message, Problem, RecordsError, sentence
from folio.model.activities import ActivityLog
from folio.model.answers import SHARED, ReportAnswers
from folio.model.base import InMedia, Record
from folio.model.register import PictureFile, Register
from folio.model.report_definition import ReportKind
from folio.model.reports import reporters
from folio.records import log_names, yaml_file
from folio.records.belonging import Told as Complaint
from folio.records.coherence import bounded, check_one, check_references
from folio.records.desk import Desk
from folio.records.files import MEDIA, Listing, Source, listing, load
from folio.records.pictures import is_there, picture
from folio.records.reader import Reading, folder_of, join, take_what_all_share
from folio.records.references import named
from folio.records.yaml_file import short
from folio.text.dates import Period

_LOG, _ANSWERS = "activities", "reports"


class UnjudgedError(RecordsError):
    """A project's own records have problems, so that what is handed in cannot be judged."""

    undone = "They are the project's own: nothing can be taken in until they are mended."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file that is handed in, as far as it can be read.

    `name` is that of the record it would be, and `pictures` are those that it names.
    """

    name: str
    source: Source
    model: type[Record]
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Door:
    """The records of a project, as far as what is handed in is judged by them.

    They are read once; the logs and answers that are there already only when they are asked for.
    """

    folder: Path
    base: Desk
    register: Register
    _logs: dict[str, dict[str, Period | None]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, records: Path, project: str, programmes: Path) -> Self:
        """The door of a project.

        Raises UsageError where there is none of this name, and UnjudgedError where the project, its
        programme, partners, meetings or products have problems, so that nothing can be judged.
        """
        folder = folder_of(records, project)
        there = listing(folder)
        desk = Desk(folder, Listing(there.files, {}, there.ids, []))
        take_what_all_share(desk, programmes)
        check_references(desk)
        if desk.problems or desk.programme is None:
            raise UnjudgedError(list(bounded(desk)))
        return cls(folder, desk, join(desk))

    def read(self, partner: str, path: Path) -> Proposal:
        """What a partner's file says it is.

        Raises RecordsError where it cannot be opened, or is larger than any record.
        """
        source = load(path)
        if isinstance(source, Problem):
            raise RecordsError([replace(source, file=path.name)])
        fields = source.tree.value if isinstance(source.tree.value, dict) else {}
        is_answers = "answers" in fields and "entries" not in fields
        model: type[Record] = ReportAnswers if is_answers else ActivityLog
        name = self._answers_name(partner, path) if is_answers else self._log_name(partner, fields)
        pictures = (one for _, mark, one in named(model, fields) if isinstance(mark, InMedia))
        shown = replace(source, path=Path(path.name))
        return Proposal(name, shown, model, tuple(dict.fromkeys(pictures)))

    def judge(
        self, partner: str, proposal: Proposal, along: Mapping[str, Path]
    ) -> ActivityLog | ReportAnswers:
        """The record that a partner's file is, if it is right by itself and in all that it names.

        `along` are the pictures that came with it, by the names that the file gives them. Raises
        RecordsError with every problem; it names the file as the partner did.
        """
        desk = self._desk()
        for name in proposal.pictures:
            desk.looked_at[name] = self._picture(name, along.get(name))
        desk.lay(proposal.name, proposal.source, proposal.model)
        check_one(desk, proposal.name)
        for place, message, remedy in self._not_its_own(partner, proposal, desk):
            desk.tell(proposal.name, place, message, remedy)
        if desk.problems:
            raise RecordsError(list(bounded(desk)))
        record = desk.records[proposal.name]
        assert isinstance(record, ActivityLog | ReportAnswers)  # noqa: S101 - nothing else is read
        return record

    def place(self, proposal: Proposal, record: ActivityLog | ReportAnswers, own: str) -> str:
        """The name of the record as which a file is kept, that was called `own` so far."""
        if isinstance(record, ReportAnswers):
            return proposal.name
        chosen = log_names.chosen(own, record.period, self.logs_of(record.partner))
        return f"{_LOG}/{record.partner}/{chosen}"

    def logs_of(self, partner: str) -> dict[str, Period | None]:
        """The periods of the logs that a partner has in the records, by their ids.

        None stands for that of a log with problems.
        """
        if partner not in self._logs:
            paths = sorted((self.folder / _LOG / partner).glob("*.yaml"))
            logs = {path.stem: self.there(f"{_LOG}/{partner}/{path.stem}") for path in paths}
            self._logs[partner] = {name: _period(log) for name, log in logs.items()}
        return self._logs[partner]

    def overlapping(self, name: str, record: ActivityLog | ReportAnswers) -> tuple[str, ...]:
        """The ids of the partner's other logs that have days in common with a log."""
        if isinstance(record, ReportAnswers):
            return ()
        others = self.logs_of(record.partner).items()
        own = PurePath(name).name
        return log_names.overlapping(record.period, {id_: one for id_, one in others if id_ != own})

    @property
    def reading(self) -> Reading:
        """What was read of the project, for whoever writes to a partner."""
        return Reading(self.register, self.base.sources)

    def note(self, name: str, record: ActivityLog | ReportAnswers) -> None:
        """From now on a record is there."""
        if isinstance(record, ActivityLog):
            self.logs_of(record.partner)[Path(name).name] = record.period

    def there(self, name: str) -> ActivityLog | ReportAnswers | None:
        """The record that is there under a name, by itself; None where it has problems."""
        path = self.folder / f"{name}.yaml"
        source = load(path)
        if isinstance(source, Problem):
            return None
        model = ActivityLog if name.startswith(_LOG) else ReportAnswers
        desk = self._desk()
        desk.lay(name, source, model)
        record = desk.records.get(name)
        return record if isinstance(record, ActivityLog | ReportAnswers) else None

    def _desk(self) -> Desk:
        """An empty desk on which the ids, the project and its programme are known."""
        desk = Desk(self.folder, Listing({}, {}, self.base.ids, []))
        desk.sources["project"] = self.base.sources["project"]
        desk.records["programme"] = self.register.programme
        return desk

    def _picture(self, name: str, path: Path | None) -> PictureFile | tuple[Message, Message]:
        """A picture that came along, or is there from before; else what to do."""
        if path is not None:
            return picture(path.parent, path.name)
        if PurePath(name).name != name or is_there(self.folder / MEDIA, name):
            return picture(self.folder / MEDIA, name)
        message = sentence("The picture '{name}' did not come along.", name=short(name))
        return message, sentence("Hand it in together with this file, or leave 'file' out.")

    def _answers_name(self, partner: str, path: Path) -> str:
        """The record that answers are, by the words in the file's name: `interim-vejle.yaml`."""
        words = re.split("[^a-z]+", path.name.casefold())
        report = next((kind for kind in self.register.programme.reports if kind in words), "")
        return f"{_ANSWERS}/{report}/{SHARED if SHARED in words else partner}"

    def _log_name(self, partner: str, fields: Mapping[str, yaml_file.Value]) -> str:
        """The record that a log is, as if it were in the folder of the partner that it names."""
        told = fields.get("partner")
        owner = told if isinstance(told, str) and told in self.register.partners else partner
        return f"{_LOG}/{owner}/{_LOG}"

    def _not_its_own(self, partner: str, proposal: Proposal, desk: Desk) -> Iterator[Complaint]:
        """What shows that a file is not for this partner, or not for this project."""
        kind, report, own = proposal.name.split("/")
        if kind == _ANSWERS:
            yield from self._not_its_report(partner, report, own)
            return
        if report != partner:
            message = sentence(
                "This is a log of '{partner}', and '{own}' has handed it in.",
                partner=report,
                own=partner,
            )
            remedy = sentence(
                "Each partner hands in its own log. If it is yours, write 'partner: {own}'.",
                own=partner,
            )
            yield ("partner",), message, remedy
        log, lasts = desk.records.get(proposal.name), self.register.project.period
        if isinstance(log, ActivityLog) and not log.period.overlaps(lasts):
            message = sentence(
                "No day of this is in the time of the project ({start} to {end}).",
                start=lasts.start,
                end=lasts.end,
            )
            yield ("period",), message, sentence("Correct the year, or look which project it is.")

    def _not_its_report(self, partner: str, report: str, own: str) -> Iterator[Complaint]:
        known = self.register.programme.reports
        if not report:
            names = ", ".join(f"{kind}.yaml" for kind in known)
            message = sentence("It cannot be told for which report these answers are.")
            remedy = sentence("Call the file after its report: {names}.", names=names)
            yield (), message, remedy
        elif own == SHARED and partner != self.register.project.coordinator:
            message = sentence("What all partners share in a report is written by the coordinator.")
            yield (), message, sentence("Hand in your own part alone.")
        elif own != SHARED and partner not in reporters(self.register, ReportKind(report)):
            message = sentence(
                "The programme asks '{partner}' for no such report.", partner=partner
            )
            yield (), message, sentence("Send what you know to the coordinator.")


def _period(record: Record | None) -> Period | None:
    return record.period if isinstance(record, ActivityLog) else None
