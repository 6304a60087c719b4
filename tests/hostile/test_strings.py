"""Strings that programs stumble over, in every text of a project, through to whoever reads it.

A project with a plain word in each text shows where each text is to be seen. With a string in its
place, that stands there as it was typed, and nothing else is there that was not before.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import page
import pytest
import yaml

from folio import actions
from folio.text.markdown import prose
from folio.text.names import initials, is_personal
from tests.conftest import LANGUAGES
from tests.finished import both_forms
from tests.finished.documents import Finished
from tests.hostile.everything import SAMPLE, everything
from tests.hostile.fullest import Slot, Sort, leaves, records
from tests.hostile.shown import STEERS_A_TERMINAL, addresses, makings, squeezed, words
from tests.hostile.strings import ROUNDS, by_field, dealt, plain, printable_strings
from tests.judging import open_xml_faults
from tests.webjudges.feeds import feed_faults
from tests.webjudges.linked_data import linked_data_faults
from tests.webjudges.markup import html_faults

pytestmark = pytest.mark.no_cover

ADDRESS = "http://www.cum.qc.ca/"
"""The only one of the strings that is a web address."""
CUT = ("status.txt", "log.yaml")
"""What is shown in columns, or as comments of so many letters a line."""
LINE = 20
"""So many letters, a line at the side, stand of a text on a page at the least."""
MARKS = {"<strong >", "<em >", "<b >", "<i >"}
"""What light Markdown makes of a text."""
GUESS = "This document appears to be written in"
"""The checker guesses at the language, and strings of no language mislead it."""
READABLE = (".docx", ".eml", ".html", ".json", ".jsonl", ".pdf", ".txt", ".xml")


@dataclass(frozen=True)
class Told:
    """Everything that was made and told of a project, and what stood in its slots."""

    files: dict[str, Path]

    @cached_property
    def words(self) -> dict[str, str]:
        """What each file says in full."""
        readable = {name: path for name, path in self.files.items() if path.suffix in READABLE}
        return {name: words(path) for name, path in readable.items() if name not in CUT}

    @cached_property
    def makings(self) -> dict[str, set[str]]:
        """What files of each sort consist of."""
        found: dict[str, set[str]] = {}
        for path in self.files.values():
            found.setdefault(path.suffix, set()).update(makings(path))
        return found

    @cached_property
    def addresses(self) -> set[str]:
        """Where anything leads."""
        return set().union(*map(addresses, self.files.values()))


def test_each_string_is_shown_where_a_plain_word_is_and_does_nothing(tmp_path: Path) -> None:
    before = Told(everything(tmp_path / "plain", "lv", plain, SAMPLE))
    hands = _dealt(before, "lv", 0, rounds=len(printable_strings()) // 2)
    assert {text for texts in hands.values() for text in texts} == {*printable_strings()}
    after = Told(everything(tmp_path / "hostile", "lv", _says(hands), SAMPLE))
    assert [*_differences(before, after, hands, "lv")] == []


@pytest.mark.soak
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_field_shows_each_string(language: str, tmp_path: Path) -> None:
    """The same in documents of all sorts, in turn in all languages; and judges accept them.

    The rounds of all languages together have each string in each field: three quarters of an hour.
    """
    before = Told(everything(tmp_path / "plain", language, plain))
    for number in range(LANGUAGES.index(language), ROUNDS, len(LANGUAGES)):
        hands = _dealt(before, language, number, ROUNDS)
        after = Told(everything(tmp_path / str(number), language, _says(hands)))
        assert [*_differences(before, after, hands, language)] == []
        assert [*_judged(after, language)] == []
        many = sum(map(len, hands.values()))
        print(f"\nround {number} ({language}): {many} strings in {len(hands)} texts,", end=" ")
        print(f"{len(after.files)} files", end="", flush=True)


def _dealt(before: Told, language: str, number: int, rounds: int) -> dict[Slot, list[str]]:
    """What stands in each slot in a round."""
    trees = records(language)
    every = [leaf for tree in trees.values() for _, leaf in leaves(tree) if isinstance(leaf, Slot)]
    said = "\n".join(before.words.values())
    shown = [slot for slot in every if squeezed(plain(slot)) in said]
    return dealt(by_field(trees, shown), printable_strings(), number, rounds)


def _says(hands: Mapping[Slot, list[str]]) -> Callable[[Slot], str]:
    """Several strings in a text stand each on a line of its own."""

    def say(slot: Slot) -> str:
        if slot.sort == Sort.TEXT:
            return "\n\n".join(hands[slot]) if slot in hands else plain(slot)
        return ADDRESS if slot.sort == Sort.ADDRESS else plain(slot)

    return say


def _differences(
    before: Told, after: Told, hands: Mapping[Slot, list[str]], language: str
) -> Iterator[str]:
    """What of the strings is not to be seen where it should, and what else has come in by them."""
    for slot, texts in hands.items():
        for name, many in _lost(before, after, slot, [*_readings(texts, language)]):
            yield f"{name}: {texts} is shown {many} times less"
    yield from _come_in(before, after)
    for name, path in after.files.items():
        if path.suffix == ".txt" and STEERS_A_TERMINAL.search(path.read_text(encoding="utf-8")):
            yield f"{name} steers a terminal"
    if _fields(after.files["log.yaml"]) != _fields(before.files["log.yaml"]):
        yield "log.yaml has other fields"


def _come_in(before: Told, after: Told) -> Iterator[str]:
    """Files, parts of files and addresses that were not there before."""
    yield from before.files.keys() ^ after.files.keys()
    for ending, made in after.makings.items():
        yield from (f"{ending}: {one}" for one in made - before.makings[ending] - MARKS)
    for one in after.addresses - before.addresses:
        if not one.startswith(ADDRESS):
            yield f"something leads to {one}"


def _lost(
    before: Told, after: Told, slot: Slot, readings: Collection[str]
) -> Iterator[tuple[str, int]]:
    """The files in which a text is to be seen less often than the plain word in its place."""
    word = squeezed(plain(slot))
    for name, said in before.words.items():
        shown = after.words[name]
        missing = said.count(word) - sum(shown.count(text) for text in readings)
        if missing == 1 and _side_goes_on(after.files[name]):
            missing -= any(_is_interrupted(text, shown) for text in readings)
        if missing > 0:
            yield name, missing


def _side_goes_on(file: Path) -> bool:
    """Whether it is the PDF of a newsletter with more at its side than has room on a page."""
    is_newsletter = file.suffix == ".pdf" and file.name.startswith("newsletter")
    return is_newsletter and Finished("", "", file).side_goes_on


def _is_interrupted(text: str, shown: str) -> bool:
    """Whether a text is shown in two parts of a line or more: what is at the side is between."""
    rest = shown.replace(text, "\0")
    cuts = range(LINE, len(text) - LINE)
    return any(text[:cut] in rest and text[cut:] in rest for cut in cuts)


def _readings(texts: Iterable[str], language: str) -> Iterator[str]:
    """How a text may read: as it was typed; as light Markdown; and that as items of a list.

    What looks like a person's name may be initials, as in what is enclosed with a report.
    """
    typed = "\n\n".join(texts)
    blocks = [str(block) for block in prose(typed, language)]
    in_short = [initials(typed)] if is_personal(typed) else []
    yield from {squeezed(one) for one in (typed, "".join(blocks), "-".join(blocks), *in_short)}


def _fields(sheet: Path) -> list[tuple[str | int, ...]]:
    """The fields of a sheet to be filled in."""
    return [path for path, _ in leaves(yaml.safe_load(sheet.read_text(encoding="utf-8")))]


def _judged(told: Told, language: str) -> Iterator[str]:
    """What judges find in documents, pages and feeds."""
    named: dict[str, list[Path]] = defaultdict(list)
    for path in told.files.values():
        named[path.suffix].append(path)
    with ThreadPoolExecutor(actions.HANDS) as hands:
        for faults in hands.map(open_xml_faults, named[".docx"]):
            yield from map(str, faults)
    for file in named[".pdf"]:
        yield from (f"{file.name}: {one}" for one in _off_in_pdf(file, language))
    yield from (one for one in html_faults(named[".html"]) if GUESS not in one)
    for file in named[".html"]:
        yield from linked_data_faults(file, ADDRESS)
    for name, file in told.files.items():
        yield from feed_faults(file, ADDRESS) if name.endswith("feed.xml") else ()


def _off_in_pdf(file: Path, language: str) -> Iterator[str]:
    is_report = "-report-" in file.name
    for profile in ("ua1", "3a") if is_report else ("ua1",):
        report = page.validate_pdf(str(file), profile=profile)
        yield from map(str, () if report.is_compliant else report.failures)
    kind = "-report" if is_report else ""
    yield from both_forms.unlike(Finished(kind, language, file))
