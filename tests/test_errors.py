"""What is told where several things fail in one run."""

import pickle

import pytest

from folio.errors import BusyError, ShelfError, UnfinishedError, UsageError, whole


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


def test_what_failed_in_another_process_is_told_with_the_same_words() -> None:
    failed = UnfinishedError([ShelfError("outputs/tiny", "No space left")], "the rest")
    failed.add_note("It was late.")
    told = pickle.loads(pickle.dumps(failed))  # noqa: S301 - it was written in the line itself
    assert (type(told), str(told), told.exit_code) == (UnfinishedError, str(failed), 73)
    assert (told.done, told.__notes__) == ("the rest", ["It was late."])
    assert [type(failure) for failure in told.failures] == [ShelfError]
