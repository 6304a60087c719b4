"""Whether logs and answers belong where they stand: the folder, its partner, report and period."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from folio.errors import Message, Problem, sentence
from folio.model.activities import ActivityLog, when
from folio.model.answers import SHARED
from folio.model.programme import Programme
from folio.model.report_definition import Report, ReportPart, Section
from folio.records.complaints import Path as FieldPath
from folio.records.files import of_file
from folio.records.messages import nearest
from folio.records.yaml_file import Value

Told = tuple[FieldPath, Message, Message]
"""Where in a record something is wrong, what it is, and what to do."""


def of_folders(
    folders: Mapping[str, Collection[Path]],
    partners: Collection[str] | None,
    programme: Programme | None,
) -> Iterator[Problem]:
    """A folder of activities/ bears a partner's id, and one of reports/ the name of a report.

    Neither is judged where the partners, or the programme, could not be read.
    """
    for path in folders.get("activities", ()):
        if partners is not None and path.name not in partners:
            message = sentence("There is no partner '{name}'.", name=path.name)
            yield of_file(path, message, nearest(path.name, partners))
    for path in folders.get("reports", ()):
        if programme and path.name not in _reports(programme):
            message = sentence("The programme asks for no report '{name}'.", name=path.name)
            yield of_file(path, message, nearest(path.name, _reports(programme)))


def of_record(
    name: str, value: Value, partners: Collection[str] | None, programme: Programme | None
) -> Iterator[Told]:
    """Whether a log is that of its folder's partner, and answers are those of its file's name.

    `name` is the record's, and `value` what stands in its file, be it valid or not.
    """
    kind, _, rest = name.partition("/")
    folder, _, own = rest.partition("/")
    fields = value if isinstance(value, dict) else {}
    if kind == "activities" and partners is not None:
        yield from _of_log(folder, fields.get("partner"), partners)
    if kind == "reports":
        yield from _of_answers(own, partners)
        yield from _of_sections(folder, own, fields, sections(name, programme))


def sections(name: str, programme: Programme | None) -> Mapping[str, Section] | None:
    """The sections of the report to which a record belongs; None where they are not known."""
    kind, *folder = name.split("/")[:2]
    report = _reports(programme).get(folder[0]) if programme and kind == "reports" else None
    return {section.id: section for section in report.sections} if report else None


def outside_period(log: ActivityLog) -> Iterator[Told]:
    """The entries of a log that have no day in common with its period."""
    for number, entry in enumerate(log.entries):
        if not when(entry).overlaps(log.period):
            field = "dates" if "dates" in type(entry).model_fields else "date"
            message = sentence(
                "This is outside the log's period ({start} to {end}).",
                start=log.period.start,
                end=log.period.end,
            )
            remedy = sentence(
                "Correct the date or the period, or move the entry to the log of its time."
            )
            yield ("entries", number, field), message, remedy


def _reports(programme: Programme) -> Mapping[str, Report]:
    """By their names as they are written."""
    return {str(name): report for name, report in programme.reports.items()}


def _of_log(folder: str, partner: Value, partners: Collection[str]) -> Iterator[Told]:
    """A partner or folder that is not known has been told already."""
    if isinstance(partner, str) and partner != folder and {partner, folder} <= {*partners}:
        message = sentence(
            "This is a log of '{partner}', and it stands in the folder of '{folder}'.",
            partner=partner,
            folder=folder,
        )
        remedy = sentence(
            "Move it to activities/{partner}/, or write 'partner: {folder}'.",
            partner=partner,
            folder=folder,
        )
        yield ("partner",), message, remedy


def _of_answers(own: str, partners: Collection[str] | None) -> Iterator[Told]:
    if partners is not None and own not in (SHARED, *partners):
        message = sentence("The file is called '{name}', and there is no such partner.", name=own)
        yield (), message, nearest(own, [SHARED, *partners])


def _of_sections(
    report: str, own: str, fields: Mapping[str, Value], known: Mapping[str, Section] | None
) -> Iterator[Told]:
    answers = fields.get("answers")
    for section in answers if known and isinstance(answers, dict) else ():
        if known and section in known and (found := _of_section(report, own, known[section])):
            yield ("answers", section), *found
    if own == SHARED and "signature" in fields:
        message = sentence("Each partner signs its own part.")
        yield ("signature",), message, _to_the_partners_file(report)


def _of_section(report: str, own: str, section: Section) -> tuple[Message, Message] | None:
    if not section.takes_text:
        message = sentence(
            "Nothing is written for '{section}': its table is made from the records.",
            section=section.id,
        )
        return message, sentence("Leave it out.")
    if section.part == ReportPart.OWN and own == SHARED:
        message = sentence("Each partner has its own answer for '{section}'.", section=section.id)
        return message, _to_the_partners_file(report)
    if section.part == ReportPart.SHARED and own != SHARED:
        message = sentence("All partners share one answer for '{section}'.", section=section.id)
        return message, sentence("Move this to {file}.", file=f"reports/{report}/{SHARED}.yaml")
    return None


def _to_the_partners_file(report: str) -> Message:
    return sentence("Move this to the partner's file in {folder}/.", folder=f"reports/{report}")
