"""What the commands print: checks as text, JSON or annotations; plans and builds line by line."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from shlex import quote
from shutil import which

from folio.actions import Built, Explained, Folders, Plan, Told
from folio.actions.explaining import Place
from folio.errors import Problem, RecordsError

_IN_SECONDS, _IN_A_MINUTE = 20, 150
"""Up to how many documents are made in some seconds, and in a minute or so."""


def check_as_text(
    names: Sequence[str], problems: Sequence[Problem], remarks: Sequence[Told]
) -> Iterator[str]:
    """Problems, then remarks by partner; what several records have in common is said once."""
    yield from map(str, sorted(problems))
    by_partner = sorted(remarks, key=lambda one: (one.project, one.partner, one.rule, one.message))
    for (project, partner), theirs in groupby(by_partner, lambda one: (one.project, one.partner)):
        yield f"For {partner} ({project}) to look at:"
        for (rule, message), alike in groupby(theirs, lambda one: (one.rule, one.message)):
            yield f"  {message} [{rule}]"
            yield from (f"      {remark.place}" for remark in alike)
        yield ""
    yield from _untranslated(remarks)
    found = RecordsError(problems).summary[:-1] if problems else "no problems"
    yield f"{', '.join(names)}: {found}, {counted(len(remarks), 'remark')}."


def check_as_json(
    names: Sequence[str], problems: Sequence[Problem], remarks: Sequence[Told]
) -> Iterator[str]:
    """The same for a program to read."""
    found = {
        "projects": list(names),
        "problems": [_in_english(problem) for problem in problems],
        "remarks": [asdict(remark) for remark in remarks],
        "untranslated": {
            name: Counter(one.language for one in remarks if one.project == name and one.language)
            for name in names
        },
    }
    yield json.dumps(found, indent=1, ensure_ascii=False)


def _in_english(problem: Problem) -> dict[str, object]:
    told = {"message": str(problem.message), "remedy": str(problem.remedy)}
    return {**asdict(problem), **told}


def _untranslated(remarks: Sequence[Told]) -> Iterator[str]:
    """What is left to translate, a line a language, with whose task it is."""
    left = Counter((one.project, one.language, one.partner) for one in remarks if one.language)
    for (project, language, partner), number in sorted(left.items()):
        texts = counted(number, "text")
        yield f"Not yet in '{language}' ({project}): {texts}, for {partner} to translate."
    if left:
        yield ""


def check_as_github(
    _names: Sequence[str], problems: Sequence[Problem], remarks: Sequence[Told]
) -> Iterator[str]:
    """Workflow commands of GitHub Actions, which shows them beside the lines they are about."""
    for problem in problems:
        yield _annotation("error", problem, f"{problem.message} {problem.remedy}".strip())
    for remark in remarks:
        yield _annotation("warning", remark, f"{remark.message} [{remark.rule}]")


CHECKED: dict[str, Callable[[Sequence[str], Sequence[Problem], Sequence[Told]], Iterator[str]]] = {
    "text": check_as_text,
    "json": check_as_json,
    "github": check_as_github,
}


def planned(folders: Folders, plan: Plan) -> Iterator[str]:
    """What a build would do, a line a document."""
    for document in plan.to_make:
        yield f"{_place(folders, plan, document.path)}  {document.why}"
    for path in plan.gone:
        yield f"{_place(folders, plan, path)}  to be swept: no record asks for it any more"


def planned_in_short(plan: Plan) -> Iterator[str]:
    """How many documents a build would make, and what is still wanted for more."""
    to_do = {
        "to make": plan.to_make,
        "up to date": plan.up_to_date,
        "submitted before": plan.frozen,
        "to be swept": plan.gone,
    }
    yield _counts(plan.project, to_do)
    yield from _waiting(plan)


def built(folders: Folders, plan: Plan, done: Built) -> Iterator[str]:
    """The documents that were made or swept, a line each."""
    yield from (_place(folders, plan, path) for path in done.made)
    for path in done.swept:
        yield f"{_place(folders, plan, path)}  swept: no record asks for it any more"


def built_in_short(folders: Folders, plan: Plan, done: Built) -> Iterator[str]:
    """What became of the documents in numbers, where they are, and what is missing."""
    settled = {*done.made, *done.up_to_date, *done.frozen}
    became = {
        "made": done.made,
        "not made": tuple(one for one in plan.to_make if one.path not in settled),
        "up to date": done.up_to_date,
        "submitted before": done.frozen,
        "swept": done.swept,
    }
    yield _counts(plan.project, became)
    if done.made:
        yield f"They are in {folders.outputs / plan.project}/"
    for report in done.submitted:
        yield f"Submitted on {plan.submitted_on}, and frozen: {report}"
    if plan.again and not done.submitted:
        yield "Not noted as submitted again: these files are those that were submitted before."
    yield from _waiting(plan)
    if done.remarks:
        again = f"{command()} check {quote(plan.project)}"
        yield f"{counted(len(done.remarks), 'remark')}; to see them: {again}"


def figures(known: Mapping[str, str]) -> Iterator[str]:
    """The names of the figures that can be explained, with their meanings."""
    width = max(map(len, known))
    yield from (f"{name:{width}}  {meaning}" for name, meaning in known.items())


def explained(figures: Sequence[Explained]) -> Iterator[str]:
    """Each figure with its value, and a line for each place that it was counted from."""
    for figure in figures:
        of = f" of {figure.of}" if figure.of else ""
        value = "not known" if figure.value is None else f"{figure.value:,}"
        yield f"{figure.name}{of}: {value}"
        yield from (f"  {_counted_at(place)}" for place in figure.places)
        if figure.passed_over:
            yield "  not counted:"
            yield from (f"  {_counted_at(one)}: {one.why_not}" for one in figure.passed_over)


def _counted_at(place: Place) -> str:
    where = f"{place.file}:{place.line}:{place.column}"
    where += f": {place.field}" if place.field else ""
    return where if place.amount == 1 else f"{where}  {place.amount:,}"


def counted(number: int, noun: str) -> str:
    """`no remarks`, `1 remark`, `13 remarks`."""
    return f"{number or 'no'} {noun}" + ("" if number == 1 else "s")


def wait(documents: int) -> str:
    """How long it takes to make them, roughly."""
    if documents <= _IN_SECONDS:
        return "some seconds"
    return "a minute or so" if documents <= _IN_A_MINUTE else "some minutes"


def command() -> str:
    """The command as it was called, unless a shell finds it by its name."""
    called = Path(sys.argv[0])
    found = which("folio")
    by_name = called.name != "folio" or (found and Path(found) == called.absolute())
    return "folio" if by_name else quote(str(called))


def _waiting(plan: Plan) -> Iterator[str]:
    """What cannot be made yet, and what was submitted and is not there any more."""
    yield from (f"Not yet: {waiting}" for waiting in plan.waiting)
    yield from (f"Lost: {lost}" for lost in plan.lost)


def _counts(project: str, documents: Mapping[str, Sequence[object]]) -> str:
    """`age: 4 made, 12 up to date.`"""
    told = [f"{len(found)} {words}" for words, found in documents.items() if found]
    is_idle = len(told) == 1 and bool(documents["up to date"])
    return f"{project}: {'nothing to do, ' if is_idle else ''}{', '.join(told) or 'no documents'}."


def _place(folders: Folders, plan: Plan, path: str) -> str:
    return str(folders.outputs / plan.project / path)


def _annotation(level: str, found: Problem | Told, message: str) -> str:
    file = _escaped(found.file, {":": "%3A", ",": "%2C"})
    return f"::{level} file={file},line={found.line},col={found.column}::{_escaped(message)}"


def _escaped(text: str, more: dict[str, str] | None = None) -> str:
    """As GitHub asks: percent signs first, then line ends and, in properties, colons and commas."""
    escapes = {"%": "%25", "\r": "%0D", "\n": "%0A", **(more or {})}
    return "".join(escapes.get(letter, letter) for letter in text)
