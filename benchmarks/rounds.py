"""Rounds: what is compared is measured in turn, so that what else the machine does falls on all."""

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def side_by_side(rounds: int, *measures: Callable[[], float]) -> tuple[list[float], ...]:
    """What each of the measures found in each round; every second round goes backwards."""
    found: tuple[list[float], ...] = tuple([] for _ in measures)
    turns = list(zip(measures, found, strict=True))
    for number in range(rounds):
        for measure, results in turns[:: -1 if number % 2 else 1]:
            results.append(measure())
    return found


def timed(action: Callable[[], object]) -> float:
    """How many seconds an action takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def apart(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a function finds in a fresh process; memory once taken is seldom given back."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(function, *args, **kwargs).result()
