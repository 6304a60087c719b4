"""Following a page: what is done with each block, and that whatever does not hold is told."""

from pathlib import Path

import pytest

from tests.howto.checkout import Checkout
from tests.howto.recipe import Change, Command, File, Unclear, is_as_shown, steps

PAGE = """\
# Bake

Write `bread.txt`, as in `cake.txt`:

```text
flour
```

Then `salt` it:

```diff
--- a/cake.txt
+++ b/cake.txt
@@ -1 +1,2 @@
 flour
+salt
```

```console
$ cat <<END
> warm
>
> END
warm

$ echo done
```
"""


def test_a_page_is_taken_apart_into_files_changes_and_commands_with_their_lines() -> None:
    salted = "--- a/cake.txt\n+++ b/cake.txt\n@@ -1 +1,2 @@\n flour\n+salt\n"
    assert list(steps(PAGE)) == [
        File(6, "cake.txt", "flour\n"),
        Change(12, salted),
        Command(20, "cat <<END\nwarm\n\nEND", "warm\n\n"),
        Command(26, "echo done", ""),
    ]


@pytest.mark.parametrize("block", ["```python\nflour\n```", "```\nflour\n```", "    flour"])
def test_a_block_that_nobody_can_follow_is_a_step_as_well(block: str) -> None:
    (step,) = steps(f"Like this:\n\n{block}\n")
    assert isinstance(step, Unclear)


def test_an_answer_without_its_command_is_unclear() -> None:
    assert isinstance(next(steps("```console\nwarm\n```\n")), Unclear)


def test_what_a_page_says_is_done(tmp_path: Path) -> None:
    assert Checkout(tmp_path).follow(steps(PAGE)) == ""
    assert (tmp_path / "cake.txt").read_text() == "flour\nsalt\n"


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("as in `cake.txt`", "as usual", "6: bread.txt is there already"),
        (" flour\n+salt", " sugar\n+salt", "12: the change does not fit:"),
        ("warm\n\n$", "cold\n\n$", "20: `cat <<END\nwarm\n\nEND` answers otherwise:\nwarm\n\n"),
        (
            "$ echo done",
            "$ echo burnt && exit 3",
            "26: `echo burnt && exit 3` ends with 3:\nburnt\n",
        ),
        ("```text", "```", "6: it is not said into which file this is to be written"),
    ],
)
def test_the_first_step_that_does_not_hold_is_told_with_its_line(
    right: str, wrong: str, fault: str, tmp_path: Path
) -> None:
    (tmp_path / "bread.txt").write_text("baked\n")
    assert Checkout(tmp_path).follow(steps(PAGE.replace(right, wrong))).startswith(fault)


def test_the_programs_of_a_copy_are_its_own_and_so_is_what_they_run(tmp_path: Path) -> None:
    (tmp_path / "folio").mkdir()
    (tmp_path / "folio" / "__init__.py").write_text("")
    where = Command(
        1, "python3 -c 'import folio; print(folio.__file__)'", f"{tmp_path}/folio/...\n"
    )
    assert Checkout(tmp_path).take(where) == ""


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("2 passed in 0.31s\n", "2 passed in ...\n"),
        ("one\ntwo\nthree\n", "one\n...\nthree\n"),
        ("one\n", "one\n...\n"),
        ("17\u00a0April  \n", "17 April\n"),
        ("a * b ...\n", "a * b ...\n"),
    ],
)
def test_an_answer_may_differ_where_three_dots_stand(answer: str, shown: str) -> None:
    assert is_as_shown(answer, shown)


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("2 failed in 0.31s\n", "2 passed in ...\n"),
        ("one\ntwo\n", "one\n"),
        ("one\ntwo\n", "two\n"),
        ("zero\none\ntwo\n", "one\n...\n"),
        ("", "one\n"),
    ],
)
def test_an_answer_may_differ_nowhere_else(answer: str, shown: str) -> None:
    assert not is_as_shown(answer, shown)
