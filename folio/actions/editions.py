"""Which editions and reports there are, and in which state each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from folio.actions.folders import Folders
from folio.actions.news import Standing, standing
from folio.actions.planning import Plan, plan
from folio.actions.reading import read
from folio.actions.selecting import Selection
from folio.actions.views import Views
from folio.documents.catalogue import KINDS
from folio.errors import TemplateError, UsageError
from folio.model.publications import State
from folio.model.register import Register
from folio.model.reports import is_signed, reporters
from folio.model.submissions import Submission


@dataclass(frozen=True, slots=True)
class EditionState:
    """A newsletter or press release, with the number of its files and of those out of date.

    `made` tells how many stand on the shelf, up to date or not. `state` is draft, approved or
    published, since a day and by whose approval; one that was published `is_out_of_date` where the
    records say something else by now, and `versions` tells how often it went out.
    """

    kind: str
    subject: str
    documents: int
    made: int
    out_of_date: int
    state: str = State.DRAFT
    since: str = ""
    by: str = ""
    is_out_of_date: bool = False
    versions: int = 0


@dataclass(frozen=True, slots=True)
class Editions:
    """The editions of a project that can be made, and those that wait for something, with why.

    Where they cannot be told, `fault` says why.
    """

    there: tuple[EditionState, ...] = ()
    waiting: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class ReportState:
    """The reports of one kind by partner: submitted, with the day; signed; and still drafts."""

    kind: str
    submitted: tuple[tuple[str, str], ...]
    signed: tuple[str, ...]
    drafts: tuple[str, ...]


def editions(folders: Folders, project: str) -> Editions:
    """The newsletters and press releases of a project, as they stand on its shelf."""
    kinds = [name for name, kind in KINDS.items() if kind.is_news]
    try:
        found = plan(folders, project, Selection.of(kinds=kinds))
    except (TemplateError, UsageError) as error:
        return Editions(fault=str(error).splitlines()[0])
    views = Views.of(folders, project, read(folders, project))
    written = folders.ledger(project).read()
    there = (
        _standing(one, standing(folders, views, written, one.kind, one.subject))
        for one in _by_subject(found)
    )
    return Editions(tuple(there), found.waiting)


def report_states(register: Register, submissions: Sequence[Submission]) -> tuple[ReportState, ...]:
    """The reports of a project, kind by kind, as the ledger knows them."""
    states = []
    for kind in register.programme.reports:
        owing = reporters(register, kind)
        days = {one.subject: one.day.isoformat() for one in submissions if one.kind == kind}
        rest = [name for name in owing if name not in days]
        if rest or days:
            signed = [name for name in rest if is_signed(register, kind, name)]
            drafts = [name for name in rest if name not in signed]
            states.append(ReportState(kind, tuple(days.items()), tuple(signed), tuple(drafts)))
    return tuple(states)


def _standing(edition: EditionState, found: Standing) -> EditionState:
    """An edition with how far it is; an approval of what is out of date by now is none."""
    is_void = found.state == State.APPROVED and edition.out_of_date > 0
    return replace(
        edition,
        state=State.DRAFT if is_void else found.state,
        since=found.since.date().isoformat() if found.since and not is_void else "",
        by="" if is_void else found.by,
        is_out_of_date=found.is_out_of_date,
        versions=found.versions,
    )


def _by_subject(found: Plan) -> tuple[EditionState, ...]:
    due = {document.path: document.why for document in found.to_make}
    subjects: dict[tuple[str, str], list[str]] = {}
    for one in (*found.to_make, *found.up_to_date):
        subjects.setdefault((one.kind, one.subject), []).append(due.get(one.path, ""))
    return tuple(
        EditionState(
            kind,
            subject,
            documents=len(whys),
            made=sum(why != "new" for why in whys),
            out_of_date=sum(why not in ("", "new") for why in whys),
        )
        for (kind, subject), whys in sorted(subjects.items())
    )
