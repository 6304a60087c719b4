"""What only several files of a project together can show."""

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby, islice

from folio.errors import Message, Problem, sentence
from folio.model.activities import ActivityLog
from folio.model.answers import SHARED
from folio.model.base import InMedia, Reference
from folio.model.meeting import Meeting
from folio.model.partner import Partner
from folio.model.project import Project
from folio.records import belonging, definitions
from folio.records.desk import MOST, Desk
from folio.records.files import MEDIA
from folio.records.messages import nearest
from folio.records.pictures import is_there
from folio.records.references import Named, is_known, named, unknown

Ids = Mapping[str, Mapping[str, object]]
"""Ids by the kind of record."""


def cross_check(desk: Desk) -> None:
    """Find what does not fit together on a desk with all files of a project."""
    everywhere = _known_ids(desk)
    for name in desk.sources:
        _check_names_in(desk, name, everywhere)
    _check_meeting_numbers(desk)
    _check_names(desk)
    partners = desk.ids.get("partners")
    desk.problems.extend(belonging.of_folders(desk.folders, partners, desk.programme))
    for name in desk.sources:
        _check_belonging(desk, name)
    _check_programme(desk)


def check_references(desk: Desk) -> None:
    """Find which records are named on a desk and are not there; pictures are not looked at."""
    everywhere = _known_ids(desk)
    for name in desk.sources:
        _check_names_in(desk, name, everywhere, (Reference,))


def check_one(desk: Desk, name: str) -> None:
    """Find what in one record on a desk does not fit the others."""
    _check_names_in(desk, name, _known_ids(desk))
    _check_belonging(desk, name)


def _check_names_in(
    desk: Desk, name: str, everywhere: Ids, sorts: tuple[type, ...] = (Reference, InMedia)
) -> None:
    """What a record names outside itself is there."""
    source = desk.sources[name]
    known = {**everywhere, **_sections(name, desk)}
    faulty = {fault.path for fault in source.tree.faults}
    outside = (
        one
        for one in named(desk.models[name], source.tree.value)
        if one[0] not in faulty and one[2].strip() and isinstance(one[1], sorts)
    )
    wrong = ((one, found) for one in outside if (found := _misnamed(desk, one, known)))
    for (path, _, value), found in islice(wrong, MOST):
        desk.tell(name, path, *found, at_key=path[-1] == value)
    desk.untold[str(source.path)] += sum(_is_missing(desk, one, known) for one in outside)


def _misnamed(desk: Desk, one: Named, known: Ids) -> tuple[Message, Message] | None:
    """What is wrong with something that a file names outside itself, and what to do."""
    _, what, name = one
    return unknown(what, name, known) if isinstance(what, Reference) else desk.look_at(name)


def _is_missing(desk: Desk, one: Named, known: Ids) -> bool:
    """The same, quicker, where it is only counted."""
    _, what, name = one
    if isinstance(what, Reference):
        return not is_known(what, name, known)
    return not is_there(desk.folder / MEDIA, name)


def _known_ids(desk: Desk) -> Ids:
    """Ids by kind, as far as they can be known; a file with problems has its id all the same."""
    known: dict[str, Mapping[str, object]] = {
        kind: dict.fromkeys(ids) for kind, ids in desk.ids.items()
    }
    if desk.programme:
        known["agencies"] = desk.programme.agencies
    return known


def _sections(name: str, desk: Desk) -> Ids:
    """The sections that a record's answers can be for, where it has any and they are known."""
    known = belonging.sections(name, desk.programme)
    return {} if known is None else {"sections": known}


def _check_meeting_numbers(desk: Desk) -> None:
    first: dict[int, str] = {}
    for name, meeting in desk.all(Meeting).items():
        other = first.setdefault(meeting.number, name)
        if other != name:
            path = desk.sources[other].path
            message = sentence(
                "The number {number} is that of {file} as well.", number=meeting.number, file=path
            )
            remedy = sentence("Give each meeting a number of its own.")
            desk.tell(name, ("number",), message, remedy)


def _check_names(desk: Desk) -> None:
    """A meeting and a product have different ids, since documents are named after them.

    No partner has the name under which all of them write together.
    """
    if (alike := f"partners/{SHARED}") in desk.sources:
        message = sentence(
            "'{name}' is the name for what all partners write together.", name=SHARED
        )
        desk.tell(alike, (), message, sentence("Rename it, or move it elsewhere."))
    meetings = desk.ids.get("meetings", ())
    for name in (name for name in desk.sources if name.startswith("products/")):
        product = desk.sources[name].path
        if product.stem in meetings:
            message = sentence("A meeting has the name '{name}' as well.", name=product.stem)
            desk.tell(name, (), message, sentence("Rename one of the two files."))


def _check_belonging(desk: Desk, name: str) -> None:
    """A log, or answers, stands in the folder in which it belongs, with entries of its period."""
    partners, value = desk.ids.get("partners"), desk.sources[name].tree.value
    for path, *words in belonging.of_record(name, value, partners, desk.programme):
        desk.tell(name, path, *words, at_key=True)
    log = desk.records.get(name)
    if isinstance(log, ActivityLog):
        outside = belonging.outside_period(log)
        for path, *words in islice(outside, MOST):
            desk.tell(name, path, *words)
        desk.untold[str(desk.sources[name].path)] += sum(1 for _ in outside)


def _check_programme(desk: Desk) -> None:
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


def check_languages(desk: Desk, languages: Collection[str]) -> None:
    """Each language of a project has a catalogue of fixed phrases."""
    for project in desk.all(Project).values():
        for number, code in enumerate(project.languages):
            if code not in languages:
                message = sentence("No documents can be made in '{code}' yet.", code=code)
                desk.tell("project", ("languages", number), message, nearest(code, languages))


def bounded(desk: Desk) -> Iterator[Problem]:
    """The first problems of each file, and how many there are beside them at least."""
    for file, group in groupby(sorted(desk.problems), key=lambda problem: problem.file):
        problems = list(group)
        yield from problems[:MOST]
        if more := len(problems[MOST:]) + desk.untold[file]:
            last = problems[:MOST][-1]
            message = sentence(
                "Problems in this file beside these, at least: {number}.", number=more
            )
            remedy = sentence("Correct those above first.")
            yield Problem(file, last.line, last.column + 1, "", message, remedy)
