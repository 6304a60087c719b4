"""Strings that programs stumble over, where they cannot stand: each is refused with its place."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from folio.errors import Problem, RecordsError
from folio.records.desk import MOST
from folio.records.reader import read
from folio.text.letters import composed, is_printable
from tests.hostile.everything import write
from tests.hostile.fullest import Place, Slot, Sort, Tree, changed, leaves, records
from tests.hostile.strings import field_of, plain
from tests.judging import naughty_strings

pytestmark = pytest.mark.no_cover

Leaf = tuple[str, Place]
"""A place in a file."""
PROGRAMME = "programmes/rules.yaml"
ITS_NAME: Leaf = ("records/tiny/project.yaml", ("programme",))
TAKEN = re.compile("true|false|yes|no|on|off|[tfyn]|[0-9]+|https?://.*", re.IGNORECASE)
"""What may stand for yes and no, for a number, or for an address."""
CALLS_ITSELF = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
"""What a programme may call a section."""


def test_what_cannot_be_printed_is_refused_in_each_text(tmp_path: Path) -> None:
    for number in range(0, len(naughty_strings()), len(_texts())):
        assert [*_off_in_texts(tmp_path, number)] == []


@pytest.mark.soak
def test_each_string_is_refused_or_taken_in_each_text(tmp_path: Path) -> None:
    many = len(naughty_strings())
    for number in range(many):
        assert [*_off_in_texts(tmp_path, number)] == []
    print(f"\n{many} strings in each of {len(_texts())} texts", end="")


def test_what_is_no_text_is_refused_where_an_id_a_word_a_number_or_a_date_belongs(
    tmp_path: Path,
) -> None:
    assert [*_off_in_others(tmp_path, 0)] == []


@pytest.mark.soak
def test_each_string_is_refused_in_each_field_that_takes_no_text(tmp_path: Path) -> None:
    many = len(naughty_strings())
    for number in range(many):
        assert [*_off_in_others(tmp_path, number)] == []
    print(f"\n{many} strings in each of {sum(map(len, _others()))} fields", end="")


def _off_in_texts(root: Path, number: int) -> Iterator[str]:
    """What is not as it should be where each text of a project is another string."""
    strings = naughty_strings()
    texts = _texts()
    said = {leaf: strings[(place + number) % len(strings)] for place, leaf in enumerate(texts)}
    found = _problems(root, said)
    for leaf, text in said.items():
        can_stand = is_printable(composed(text)) and bool(text.strip())
        if can_stand == bool(found.get(leaf)):
            yield f"{leaf} {text!r}: {found.get(leaf, 'taken')}"


def _off_in_others(root: Path, number: int) -> Iterator[str]:
    """The same of the fields that are no texts, as many at a time as problems are told."""
    strings = naughty_strings()
    for leaves_of in _others():
        said = {
            one: strings[(place + number) % len(strings)] for place, one in enumerate(leaves_of)
        }
        found = _problems(root, said)
        for (file, path), text in said.items():
            takes = TAKEN if path[-1] != "id" else CALLS_ITSELF
            if not found.get((file, path)) and not takes.fullmatch(text.strip()):
                yield f"{file} {path} {text!r}: taken"


def _texts() -> list[Leaf]:
    """One leaf of each field of each record that takes any text: no more than are told of."""
    return [*_each_once(_is_text, in_each_file=True)]


def _others() -> Iterator[Sequence[Leaf]]:
    """One leaf of each field that takes no text; those of which problems hide others, apart.

    By its `kind` an entry is known, by its name the programme.
    """
    every = [*_each_once(lambda leaf: not _is_text(leaf))]
    hiding = [leaf for leaf in every if leaf[1][-1] == "kind" or leaf == ITS_NAME]
    rules = [leaf for leaf in every if leaf[0] == PROGRAMME]
    rest = [leaf for leaf in every if leaf not in hiding and leaf not in rules]
    half = MOST // 2  # A string can be wrong in two ways.
    yield from (rest, rules[:half], rules[half:MOST], rules[MOST:], hiding)


def _each_once(wanted: Callable[[Tree], bool], *, in_each_file: bool = False) -> Iterator[Leaf]:
    """The first leaf of each field, or of each in each file."""
    known = set()
    for file, tree in records("en").items():
        for path, leaf in leaves(tree):
            key = (file if in_each_file else "", field_of(file, path))
            if wanted(leaf) and key not in known:
                known.add(key)
                yield file, path


def _is_text(leaf: Tree) -> bool:
    return isinstance(leaf, Slot) and leaf.sort == Sort.TEXT


def _problems(root: Path, said: Mapping[Leaf, str]) -> dict[Leaf, list[Problem]]:
    """What is told of a project with these values in these places, by the places."""

    def value(file: str, path: Place, leaf: Tree) -> str:
        usual = plain(leaf) if isinstance(leaf, Slot) else leaf
        return said.get((file, path), usual)

    trees = {
        file: changed(tree, lambda path, leaf, file=file: value(file, path, leaf))
        for file, tree in records("en").items()
    }
    there = write(root, trees)
    try:
        read(there.records, "tiny", there.programmes)
    except RecordsError as error:
        return _by_leaf(root, error.problems, said)
    return {}


def _by_leaf(
    root: Path, problems: Sequence[Problem], said: Mapping[Leaf, str]
) -> dict[Leaf, list[Problem]]:
    """Each problem at the value that was changed; all have a column and a remedy."""
    by_line = {
        (file, line): (file, path)
        for file in {file for file, _ in said}
        for path, line in _lines(yaml.compose(_as_edited(root / file)))
    }
    found: dict[Leaf, list[Problem]] = defaultdict(list)
    for problem in problems:
        file = Path(problem.file).relative_to(root).as_posix()
        assert problem.column > 0, problem
        assert problem.message, problem
        assert problem.remedy, problem
        found[by_line[file, problem.line]].append(problem)
    return found


def _as_edited(file: Path) -> str:
    """Its text with the lines that editors show; YAML has more."""
    return re.sub("[\x85\u2028\u2029]", " ", file.read_text(encoding="utf-8"))


def _lines(node: Any, path: Place = ()) -> Iterator[tuple[Place, int]]:
    """The line of each leaf of a file."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _lines(item, (*path, number))
    else:
        yield path, node.start_mark.line + 1
