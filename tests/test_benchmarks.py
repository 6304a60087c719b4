"""Benchmarks are no tests; but each can be run, here on the least there is to measure."""

from collections.abc import Callable, Iterator

import pytest

from benchmarks import (
    building,
    changing,
    checking,
    commands,
    converting,
    growing,
    intake,
    machine,
    previewing,
    reading,
    reporting,
    spreading,
    table,
)
from benchmarks.__main__ import MEASURES, main, measured
from benchmarks.changing import Change
from benchmarks.growing import TINY
from benchmarks.row import Row, Target, at_least, at_most, exactly
from folio import actions

SOLUS = Change("meetings/2013-09-ribeira.yaml", "solus", "a Latvian sentence")

IN_A_MOMENT: dict[str, Callable[[], Iterator[Row]]] = {
    "m": lambda: machine.rows(TINY, rounds=2, documents=2),
    "a": lambda: building.rows(TINY, rounds=1),
    "c": lambda: changing.rows(TINY, SOLUS, rounds=1),
    "i": lambda: checking.rows(few=50, many=100, rounds=1),
}
IN_FRESH_PROCESSES: dict[str, Callable[[], Iterator[Row]]] = {
    "b": lambda: commands.rows(TINY, rounds=1),
    "d": lambda: previewing.rows(rounds=1),
    "e": lambda: converting.rows(TINY, rounds=1),
    "f": lambda: growing.rows(TINY, sizes=(1, 2), rounds=1),
    "g": lambda: spreading.rows(TINY, rounds=1),
    "h": lambda: reporting.rows(sizes=(20, 40)),
    "j": lambda: intake.rows(logs=2, rounds=1),
    "k": lambda: reading.rows(few=20, many=40),
}


@pytest.fixture(scope="module", autouse=True)
def _workers() -> Iterator[None]:
    yield
    actions.workers().stop()


@pytest.mark.parametrize("letter", IN_A_MOMENT)
def test_a_measure_still_measures(letter: str) -> None:
    assert all(row.letter == letter and row.ratio > 0 for row in IN_A_MOMENT[letter]())


@pytest.mark.soak
@pytest.mark.parametrize("letter", IN_FRESH_PROCESSES)
def test_a_measure_in_fresh_processes_still_measures(letter: str) -> None:
    assert all(row.letter == letter and row.ratio > 0 for row in IN_FRESH_PROCESSES[letter]())


def test_each_measure_is_tried() -> None:
    assert {*IN_A_MOMENT, *IN_FRESH_PROCESSES} == {*MEASURES}


def test_a_measure_that_is_unknown_is_told_before_anything_is_measured() -> None:
    with pytest.raises(SystemExit, match=r"There is no measure 'x'\. Known: m, a, b, c, "):
        main(["a,x"])


def test_a_measure_that_cannot_be_taken_here_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(converting, "SOFFICE", None)
    assert measured("e") == []
    assert "e: benchmarks.converting ... not measured" in capsys.readouterr().err


def test_a_ratio_is_the_middle_one_of_its_rounds() -> None:
    slow_for_both = Row("a", "", ours=[1, 10, 1], theirs=[2, 20, 4])
    assert slow_for_both.ratio == 0.5


def test_rounds_that_agree_have_no_noise_though_the_machine_was_slower_in_one() -> None:
    assert Row("a", "", ours=[1, 10, 1], theirs=[2, 20, 2]).noise == 0


def test_one_round_tells_nothing_of_noise() -> None:
    assert Row("a", "", ours=[1], theirs=[2]).noise is None


@pytest.mark.parametrize(
    ("target", "told", "is_met"),
    [
        (at_most(0.5), "0.5 or less", True),
        (at_most(0.49), "0.49 or less", False),
        (at_least(0.5), "0.5 or more", True),
        (at_least(0.51), "0.51 or more", False),
        (exactly(0.5), "0.5", True),
        (exactly(1), "1", False),
    ],
)
def test_a_target_is_told_and_met_or_not(target: Target, told: str, is_met: bool) -> None:
    row = Row("a", "", ours=[1], theirs=[2], target=target)
    assert (str(row.target), row.is_met) == (told, is_met)


def test_in_a_file_the_table_is_plain_and_ends_with_what_is_to_be_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = [Row("a", "ours : theirs", [1], [2], at_most(0.6), note="Why.")] * 2
    table.show(rows)
    *_, first, _, note, empty = capsys.readouterr().out.split("\n")
    assert [cell.strip() for cell in first.split("|")[1:-1]] == [
        "a",
        "ours : theirs",
        "1 s",
        "2 s",
        "0.5",
        "",
        "0.6 or less",
        "yes",
    ]
    assert (note, empty) == ("a: Why.", "")
