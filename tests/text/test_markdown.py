"""Light Markdown: what lays out text, and what stays the characters it was typed as."""

import subprocess
import sys

import pytest

from folio.text.markdown import prose
from folio.text.marks import Run


def test_paragraphs_and_lists_become_blocks() -> None:
    """
    First
    goes on.

    - one
    - two

    1. three
    """
    text = "First\ngoes on.\n\n- one\n- two\n\n1. three\n"
    told = [(block.kind, str(block)) for block in prose(text, "en")]
    assert told == [
        ("paragraph", "First goes on."),
        ("bullet", "one"),
        ("bullet", "two"),
        ("number", "three"),
    ]


def test_bold_italic_and_links_become_marked_runs() -> None:
    (block,) = prose("A **bold** and *thin* [page](https://example.org/).", "lv")
    assert block.phrase.runs == (
        Run("A ", "lv"),
        Run("bold", "lv", strong=True),
        Run(" and ", "lv"),
        Run("thin", "lv", emphasis=True),
        Run(" ", "lv"),
        Run("page", "lv", link="https://example.org/"),
        Run(".", "lv"),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "R&D <Lab> {{ 7*7 }} {% raw %} ${x} </w:t>",
        "# not a heading",
        "| not | a table |",
        "![no picture](https://example.org/x.png)"[1:],
        "<b>not bold</b> &amp; &copy;",
        "`not code`",
        "--- not a rule",
        "[no link](javascript:alert)",
        "-",
        "* -",
        "1.",
        "[]()",
    ],
)
def test_everything_else_stays_as_it_was_typed(typed: str) -> None:
    told = "".join(str(block) for block in prose(typed, "en"))
    assert told == (typed if not typed.startswith("[no picture") else "no picture")


def test_nested_lists_come_out_flat() -> None:
    assert [str(block) for block in prose("- a\n  - b\n- c", "en")] == ["a", "b", "c"]


@pytest.mark.parametrize(
    "text",
    [
        "2014. gada jūnijā apmaksāja tīmekļvietni.",
        "17. und 18. April trafen sich alle.",
        "Virsraksts\n\n2013. gadā sāka.\n\n2014. gadā pabeidza.",
    ],
)
def test_a_paragraph_that_opens_with_a_date_is_no_list(text: str) -> None:
    found = prose(text, "lv")
    assert {block.kind for block in found} == {"paragraph"}
    assert " ".join(map(str, found)) == " ".join(text.split())


def test_a_numbered_list_counts_up_from_one() -> None:
    found = prose("1. one\n2. two\n\n3. three", "en")
    assert [(block.kind, str(block)) for block in found] == [
        ("number", "one"),
        ("number", "two"),
        ("number", "three"),
    ]


THREADS = """
import threading, time
from concurrent.futures import ThreadPoolExecutor
from folio.text.markdown import prose

def slowly(frame, event, fact):
    time.sleep(1e-5)
    return slowly if "cache" in frame.f_code.co_name else None

threading.settrace(slowly)
with ThreadPoolExecutor(8) as threads:
    for found in threads.map(prose, ["[a](https://a.example/%C4)"] * 8, ["lv"] * 8):
        print(found)
"""


def test_many_threads_may_begin_at_once_however_slow_each_is() -> None:
    done = subprocess.run(
        [sys.executable, "-c", THREADS], capture_output=True, text=True, check=False
    )
    assert done.stdout.splitlines() == [str(prose("[a](https://a.example/%C4)", "lv"))] * 8
