"""What is told where several things fail in one run."""

import pytest

from folio.errors import BusyError, UnfinishedError, UsageError, whole


def test_a_run_of_which_nothing_failed_is_whole() -> None:
    assert whole("all", []) == "all"


def test_all_that_a_person_can_put_right_is_told_once_with_what_was_done() -> None:
    with pytest.raises(UnfinishedError, match=r"^Wait\.\nName it\.$") as told:
        whole("the rest", [BusyError("Wait."), UsageError("Name it."), BusyError("Wait.")])
    assert (told.value.exit_code, told.value.done) == (75, "the rest")


def test_what_nobody_foresaw_comes_first_and_the_others_are_its_notes() -> None:
    failures = [BusyError("Wait."), ZeroDivisionError("by zero"), KeyError("lost")]
    with pytest.raises(ZeroDivisionError, match="by zero") as told:
        whole("the rest", failures)
    assert told.value.__notes__ == ["Wait.", "KeyError('lost')"]
