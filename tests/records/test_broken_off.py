"""A record whose YAML breaks off: what stands before the break is judged, what is cut is not."""

from pathlib import Path

import pytest

from folio.model.base import Record
from folio.records.desk import Desk
from folio.records.files import KINDS, NESTED, Source, listing, record_name
from folio.records.yaml_file import tree
from tests.conftest import TESTS, Miniature

TINY = TESTS / "miniature" / "records" / "tiny"
RECORDS = [path for kind in (*KINDS, *NESTED) for path in sorted((TINY / kind).rglob("*.yaml"))]
MEETING = "meetings/2013-03-bergvik.yaml"


def told(path: Path, content: str) -> list[str]:
    """What is told of a file with this content, but for what is wrong with its YAML."""
    desk = Desk(TINY, listing(TINY))
    name = record_name(path, TINY)
    model: type[Record] = (KINDS | NESTED)[name.partition("/")[0]]
    source = Source(path, "", tree(content.encode()))
    desk.lay(name, source, model)
    return [str(one) for one in desk.problems[len(source.tree.faults) :]]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\n]", "\n  : [", ": : :", "\n\t- @"])
def test_nothing_is_said_of_what_a_break_has_cut_wherever_it_is(path: Path, end: str) -> None:
    content = path.read_text(encoding="utf-8")
    for length in range(0, len(content), 13):  # Every place would take half a minute.
        found = content[:length] + end
        assert tree(found.encode()).is_whole or told(path, found) == []


def test_what_stands_before_a_break_is_told_together_with_it(miniature: Miniature) -> None:
    text = (miniature.folder / MEETING).read_text(encoding="utf-8")
    title, dates = "title: Bergvik: a visit\n", "dates: {from: 14.3.2013, to: 2013-03-15}\n"
    miniature.write(MEETING, f"{dates}place: {{city: Bergvik}}\nhost: bergvik\n{title}{text}")
    assert [(one.line, one.field) for one in miniature.problems] == [
        (1, "dates.from"),
        (2, "place.country"),
        (4, ""),
    ]


def test_a_record_that_breaks_off_is_none_even_where_it_could_be_one(miniature: Miniature) -> None:
    text = (miniature.folder / MEETING).read_text(encoding="utf-8")
    miniature.write(MEETING, f"{text}---\nnumber: 7\n")
    (problem,) = miniature.problems
    assert "A second document begins here" in str(problem)
