"""The state of a project on a day: what partners have handed in and owe, deadlines, editions."""

import datetime
from dataclasses import dataclass
from functools import partial

from folio.actions.deadlines import Deadline, deadlines
from folio.actions.editions import Editions, ReportState, editions, report_states
from folio.actions.folders import Folders
from folio.actions.partners import HandedIn, PartnerState, partner_states
from folio.actions.reading import read
from folio.inbox import DropFolder, names
from folio.model.dues import dues


@dataclass(frozen=True, slots=True)
class Status:
    """A project on a day, plain enough to be written as JSON; days are as ISO 8601 writes them."""

    project: str
    title: str
    today: str
    starts: str
    ends: str
    partners: tuple[PartnerState, ...]
    deadlines: tuple[Deadline, ...]
    reports: tuple[ReportState, ...]
    editions: Editions


def status(folders: Folders, project: str, today: datetime.date) -> Status:
    """The state of a project, seen from a day.

    Raises UsageError where there is no such project, and RecordsError where its records have
    problems.
    """
    register = read(folders, project).register
    submissions = folders.ledger(project).read().submissions
    owed = dues(register, today, submissions)
    lasts = register.project.period
    came_in = partial(handed_in, folders, project)
    return Status(
        project,
        register.project.title,
        today.isoformat(),
        lasts.start.first.isoformat(),
        lasts.end.last.isoformat(),
        partner_states(register, today, owed, submissions, came_in),
        deadlines(register, today, owed, submissions),
        report_states(register, submissions),
        editions(folders, project),
    )


def handed_in(folders: Folders, project: str, partner: str) -> HandedIn:
    """What the drop folder of a partner, by its id, tells."""
    drop = DropFolder(folders.inbox(project).folder / partner)
    waiting = tuple(names.shown(path.name) for path in drop.lying())
    return HandedIn(drop.last_day, waiting, drop.refused)


def partner_rows(found: Status) -> list[dict[str, str | int]]:
    """The partners of a project as the rows of a table, for a page that shows tables."""
    return [_row(one) for one in found.partners]


def _row(one: PartnerState) -> dict[str, str | int]:
    sections, minimum = one.sections, one.minimum
    return {
        "Partner": one.name,
        "Last log": " to ".join(one.covers) if one.covers else "none",
        "Handed in": one.handed_in.last or "",
        "Without a log": ", ".join(" to ".join(gap) for gap in one.gaps),
        "Action points due": one.action_points,
        "Overdue": one.overdue,
        "Evidence missing": one.evidence,
        "Translations owed": one.translations,
        "Next report": f"{sections.report}: {sections.written}/{sections.needed}"
        if sections
        else "",
        "Mobilities": f"{one.mobilities}" if minimum is None else f"{one.mobilities}/{minimum}",
        "Files waiting": len(one.handed_in.waiting),
        "Files refused": len(one.handed_in.refused),
    }
