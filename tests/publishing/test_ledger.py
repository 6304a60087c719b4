"""What went out is never forgotten or changed unseen, whatever is killed and whoever edits it."""

import datetime
import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from folio.errors import BusyError, FolioError, ShelfError
from folio.model.publications import Decision, Publication
from folio.model.report_definition import ReportKind
from folio.model.submissions import Submission
from folio.publishing import (
    Contents,
    Ledger,
    LossError,
    SubmittedError,
    UnapprovedError,
    turn,
    writing,
)
from folio.publishing.events import Event, Ruling
from folio.publishing.line import Line, lines

DAY = datetime.date(2013, 6, 28)
PARTNERS = ("vejle", "daugavpils", "magdeburg", "jászság")
DIGEST = "a" * 64
ROME = ZoneInfo("Europe/Rome")

WRITER = """
import datetime, sys
from pathlib import Path
from folio.model.report_definition import ReportKind
from folio.model.submissions import Submission
from folio.publishing import Ledger
ledger, start = Ledger(Path(sys.argv[1])), int(sys.argv[2])
for number in range(start, start + int(sys.argv[3])):
    report = Submission(
        ReportKind.INTERIM, f"p{number}", datetime.date(2013, 6, 28), {"a.pdf": "a" * 64}, {"n": 1}
    )
    ledger.submit(report)
    print(number, flush=True)
"""


@pytest.fixture
def empty(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "outputs" / "tiny")


@pytest.fixture
def filled(empty: Ledger) -> Ledger:
    for partner in PARTNERS:
        empty.submit(report(partner))
    return empty


def report(partner: str = "vejle", digest: str = DIGEST) -> Submission:
    path = f"interim-report/{partner}/interim-report-{partner}-da.pdf"
    figures = {"mobilities": 6, "reach": 900}
    return Submission(ReportKind.INTERIM, partner, DAY, {path: digest}, figures)


def test_a_ledger_that_is_not_there_yet_is_empty(empty: Ledger) -> None:
    assert empty.read() == Contents()
    assert not empty.folder.exists()


def test_what_was_submitted_is_read_as_it_was(empty: Ledger) -> None:
    assert empty.submit(report())
    assert empty.read() == Contents((report(),))


def test_a_line_tells_what_happened_in_plain_words(empty: Ledger) -> None:
    empty.submit(report())
    (line,) = empty.path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "event": "submitted",
        "kind": "interim-report",
        "subject": "vejle",
        "day": "2013-06-28",
        "documents": {"interim-report/vejle/interim-report-vejle-da.pdf": DIGEST},
        "figures": {"mobilities": 6, "reach": 900},
        "before": "",
    }


def test_each_line_bears_the_digest_of_the_one_before(filled: Ledger) -> None:
    there = lines(filled.path.read_bytes())
    assert [line.before for line in there] == ["", *(line.digest for line in there[:-1])]


def test_the_same_files_again_change_nothing(filled: Ledger) -> None:
    before = filled.path.read_bytes()
    later = replace(report(), day=datetime.date(2013, 7, 1), figures={"mobilities": 9})
    assert not filled.submit(later)
    assert filled.path.read_bytes() == before


def test_a_report_is_not_submitted_with_other_files(filled: Ledger) -> None:
    before = filled.path.read_bytes()
    with pytest.raises(SubmittedError, match="'vejle' was submitted on 2013-06-28") as told:
        filled.submit(report(digest="b" * 64))
    assert told.value.exit_code == 5
    assert told.value.before == report()
    assert filled.path.read_bytes() == before


def test_a_report_that_was_sent_back_is_submitted_again(filled: Ledger) -> None:
    assert filled.submit(report(digest="b" * 64), again=True)
    assert not filled.submit(report(digest="b" * 64))
    assert [one.subject for one in filled.read().submissions] == [*PARTNERS, "vejle"]


def test_the_final_report_is_another_than_the_interim_one(filled: Ledger) -> None:
    assert filled.submit(replace(report(), kind=ReportKind.FINAL))


def test_nothing_is_ever_rewritten(empty: Ledger) -> None:
    before = b""
    for partner in PARTNERS:
        empty.submit(report(partner))
        assert empty.path.read_bytes().startswith(before)
        before = empty.path.read_bytes()


# Somebody edits the file.

Edit = Callable[[list[bytes]], list[bytes]]


def _changed(number: int) -> Edit:
    return lambda old: [
        line.replace(b'"mobilities": 6', b'"mobilities": 9') if at == number else line
        for at, line in enumerate(old, 1)
    ]


def _removed(*numbers: int) -> Edit:
    return lambda old: [line for at, line in enumerate(old, 1) if at not in numbers]


def _inserted(at: int, line: bytes) -> Edit:
    return lambda old: [*old[: at - 1], line, *old[at - 1 :]]


STRANGER = b'{"event": "submitted", "kind": "final-report", "subject": "x", "day": "2013-01-01", '
STRANGER += b'"documents": {}, "figures": {}, "before": ""}\n'
EDITS: dict[str, tuple[Edit, dict[int, str]]] = {
    **{f"line {at} changed": (_changed(at), {at: "was changed by hand"}) for at in (1, 2, 3, 4)},
    **{f"line {at} removed": (_removed(at), {at: "was removed by hand"}) for at in (1, 2, 3, 4)},
    "the last two removed": (_removed(3, 4), {3: "was removed", 4: "was removed"}),
    "all removed": (_removed(1, 2, 3, 4), {1: "is gone; it had 4 lines"}),
    **{
        f"line {at} inserted": (_inserted(at, STRANGER), {at: "was added by hand"})
        for at in (1, 2, 3, 4)
    },
    "a line added at the end": (_inserted(5, STRANGER), {5: "does not follow on line 4"}),
    "rubbish at the end": (_inserted(5, b"hello\n"), {5: "cannot be read"}),
    "no UTF-8 in the midst": (_inserted(2, b"\xff\n"), {2: "was added by hand"}),
    "an empty line": (_inserted(5, b"\n"), {5: "cannot be read"}),
    "a line twice": (lambda old: [*old[:2], *old[1:]], {3: "does not follow on line 2"}),
    "two lines swapped": (
        lambda old: [old[0], old[2], old[1], old[3]],
        {2: "does not follow", 3: "does not follow", 4: "does not follow"},
    ),
    "saved by another editor": (
        lambda old: [line.replace(b"\n", b"\r\n") for line in old],
        dict.fromkeys((1, 2, 3, 4), "was changed by hand"),
    ),
}


def _edit(ledger: Ledger, edit: Edit) -> None:
    ledger.path.write_bytes(b"".join(edit(ledger.path.read_bytes().splitlines(keepends=True))))


def _told(ledger: Ledger) -> dict[int, str]:
    found = ledger.read().damages
    told = {damage.line: damage.message for damage in found}
    assert len(told) == len(found)
    return told


@pytest.mark.parametrize(("edit", "expected"), EDITS.values(), ids=EDITS)
def test_what_was_done_by_hand_is_told_with_its_line(
    edit: Edit, expected: dict[int, str], filled: Ledger
) -> None:
    _edit(filled, edit)
    told = _told(filled)
    assert list(told) == list(expected)
    assert all(expected[number] in told[number] for number in told)


@pytest.mark.parametrize("edit", [edit for edit, _ in EDITS.values()], ids=EDITS)
def test_it_is_still_told_after_the_next_submission(edit: Edit, filled: Ledger) -> None:
    _edit(filled, edit)
    assert filled.submit(report("novara"))
    assert filled.read().damages
    assert filled.read().submissions[-1] == report("novara")


@pytest.mark.no_cover
def test_any_byte_that_is_changed_is_told_at_its_line(filled: Ledger) -> None:
    whole = filled.path.read_bytes()
    for at in range(len(whole)):
        filled.path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert whole[:at].count(b"\n") + 1 in _told(filled)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_without_the_second_file_a_change_is_told_at_the_next_line(
    number: int, filled: Ledger
) -> None:
    (filled.folder / ".ledger.sha256").unlink()
    assert filled.read().damages == ()
    _edit(filled, _changed(number))
    assert list(_told(filled)) == [number + 1]
    assert f"does not follow on line {number}: one of the two" in _told(filled)[number + 1]


def test_without_the_second_file_missing_first_lines_are_told(filled: Ledger) -> None:
    (filled.folder / ".ledger.sha256").unlink()
    _edit(filled, _removed(1, 2))
    assert _told(filled)[1].startswith("Lines before line 1 of the ledger were removed by hand.")


@pytest.mark.parametrize("spoilt", [b"\xff", b"", b"1 abc\n"], ids=repr)
def test_a_spoilt_second_file_is_no_damage(spoilt: bytes, filled: Ledger) -> None:
    (filled.folder / ".ledger.sha256").write_bytes(spoilt)
    filled.submit(report("novara"))
    assert filled.read().damages == ()


def test_a_line_that_was_changed_and_can_be_read_still_counts(filled: Ledger) -> None:
    _edit(filled, _changed(1))
    assert filled.read().submissions[0].figures == {"mobilities": 9, "reach": 900}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"submitted"', b'"approved"'),
        (b'"interim-report"', b'"newsletter"'),
        (b"2013-06-28", b"2013-06-31"),
        (b'"reach": 900', b'"reach": true'),
        (b'"vejle"', b"7"),
        (b'"figures": {"mobilities": 6, "reach": 900}', b'"figures": []'),
    ],
    ids=repr,
)
def test_what_a_later_version_writes_is_not_passed_over(
    old: bytes, new: bytes, empty: Ledger
) -> None:
    empty.submit(report())
    empty.path.write_bytes(empty.path.read_bytes().replace(old, new, 1))
    (empty.folder / ".ledger.sha256").unlink()
    assert empty.read().submissions == ()
    assert "tells of something that this version does not know" in _told(empty)[1]


# Something is killed.


def _killed_while_writing_the_last_line(ledger: Ledger, left: int) -> None:
    """As if a program had stopped after so many bytes of the last line."""
    whole = ledger.path.read_bytes()
    start = whole.rstrip(b"\n").rfind(b"\n") + 1
    ledger.path.write_bytes(whole[: start + left])
    digests = ledger.folder / ".ledger.sha256"
    digests.write_text("\n".join(digests.read_text().splitlines()[:-1]) + "\n")


def _length_of_the_last_line(ledger: Ledger) -> int:
    return len(ledger.path.read_bytes().splitlines()[-1])


@pytest.mark.no_cover
def test_killed_at_any_byte_of_a_line_nothing_else_is_lost_and_the_next_line_is_whole(
    filled: Ledger,
) -> None:
    whole = filled.path.read_bytes()
    for left in range(_length_of_the_last_line(filled)):
        _killed_while_writing_the_last_line(filled, left)
        assert list(_told(filled)) == ([4] if left else [])
        assert [one.subject for one in filled.read().submissions] == list(PARTNERS[:3])
        half = filled.path.read_bytes()
        assert filled.submit(report("novara"))
        assert filled.path.read_bytes().startswith(half)
        assert [one.subject for one in filled.read().submissions] == [*PARTNERS[:3], "novara"]
        filled.path.write_bytes(whole)
        (filled.folder / ".ledger.sha256").unlink()
        (filled.folder / ".ledger.sha256").write_text(
            "".join(f"{line.number} {line.digest}\n" for line in lines(whole))
        )


def test_a_line_that_lacks_only_its_end_counts(filled: Ledger) -> None:
    _killed_while_writing_the_last_line(filled, _length_of_the_last_line(filled))
    assert len(filled.read().submissions) == 4
    assert not filled.submit(report(PARTNERS[3]))
    assert filled.submit(report("novara"))
    assert filled.read() == Contents((*map(report, PARTNERS), report("novara")))


@pytest.mark.parametrize("left", [1, 60, 90, 150, 300])
def test_what_was_cut_off_is_told_until_it_is_submitted_again(left: int, filled: Ledger) -> None:
    _killed_while_writing_the_last_line(filled, left)
    assert "Line 4 of the ledger is cut off and does not count" in _told(filled)[4]
    filled.submit(replace(report(PARTNERS[3]), day=datetime.date(2013, 6, 29)))
    assert filled.read().damages == ()


def test_what_was_cut_off_is_told_while_only_others_are_submitted(filled: Ledger) -> None:
    _killed_while_writing_the_last_line(filled, 90)
    filled.submit(report("novara"))
    assert list(_told(filled)) == [4]


def test_a_whole_line_that_was_cut_off_afterwards_is_told_for_ever(filled: Ledger) -> None:
    filled.path.write_bytes(filled.path.read_bytes()[:-40])
    filled.submit(report(PARTNERS[3]))
    assert list(_told(filled)) == [4]


def test_a_whole_line_that_was_removed_and_written_anew_is_told(filled: Ledger) -> None:
    _edit(filled, _removed(4))
    filled.submit(report("novara"))
    assert "was removed by hand" in _told(filled)[4]


def test_killed_before_the_second_file_was_written_nothing_is_wrong(filled: Ledger) -> None:
    _killed_while_writing_the_last_line(filled, _length_of_the_last_line(filled) + 1)
    assert filled.read() == Contents(tuple(map(report, PARTNERS)))
    filled.submit(report("novara"))
    assert filled.read().damages == ()


def test_killed_at_any_moment_it_keeps_what_was_confirmed(empty: Ledger) -> None:
    start = 0
    for number in range(6):
        writer = _writer(empty, start, 10_000)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.007 * number)
        writer.send_signal(signal.SIGKILL)
        confirmed = [start, *map(int, writer.stdout.read().split())]
        writer.wait()
        writer.stdout.close()
        there = {one.subject for one in empty.read().submissions}
        assert {f"p{one}" for one in confirmed} <= there
        start = confirmed[-1] + 2
    empty.submit(report())
    assert all("is cut off" in damage.message for damage in empty.read().damages)


def _writer(ledger: Ledger, start: int, many: int) -> "subprocess.Popen[bytes]":
    asked = [sys.executable, "-c", WRITER, str(ledger.folder), str(start), str(many)]
    return subprocess.Popen(asked, stdout=subprocess.PIPE)


def test_two_programs_at_once_lose_nothing(empty: Ledger) -> None:
    writers = [_writer(empty, start, 40) for start in (0, 100)]
    assert [writer.communicate() and writer.returncode for writer in writers] == [0, 0]
    found = empty.read()
    assert {one.subject for one in found.submissions} == {
        f"p{start + number}" for start in (0, 100) for number in range(40)
    }
    assert found.damages == ()


def test_of_two_programs_that_submit_one_report_one_does(empty: Ledger) -> None:
    with ProcessPoolExecutor(2) as writers:
        done = list(writers.map(_submit, [empty] * 10))
    assert sorted(done) == [False] * 9 + [True]
    assert empty.read() == Contents((report(),))


def _submit(ledger: Ledger) -> bool:
    return ledger.submit(report())


def test_a_full_disk_is_told_and_leaves_the_ledger_as_it_was(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, write = filled.path.read_bytes(), os.write

    def full(file: int, text: bytes) -> int:
        if len(text) > 20:
            return write(file, text[:20])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(writing.os, "write", full)
    with pytest.raises(ShelfError, match="No space left on device"):
        filled.submit(report("novara"))
    monkeypatch.undo()
    assert filled.path.read_bytes() == before
    assert filled.read().damages == ()


def test_a_ledger_that_cannot_be_opened_is_told(empty: Ledger) -> None:
    empty.path.mkdir(parents=True)
    assert "The ledger cannot be opened (Is a directory)" in _told(empty)[1]
    with pytest.raises(FolioError, match="nothing can be written"):
        empty.submit(report())


def test_who_waits_too_long_is_told(filled: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turn, "PATIENCE", 0.05)
    with filled._alone(), pytest.raises(BusyError, match="Wait until that has ended"):
        filled.submit(report("novara"))


def test_a_line_that_nests_without_end_is_only_a_line_that_cannot_be_read() -> None:
    assert Line(1, b"[" * 100_000).before is None


def decision(digest: str = DIGEST, by: str = "Nora Berg", minute: int = 0) -> Decision:
    at = datetime.datetime(2013, 4, 20, 9, minute, tzinfo=ROME)
    return Decision("newsletter", "2013-04-vejle", at, by, "Read in Latvian and Italian.", digest)


def publication(digest: str = DIGEST, minute: int = 1) -> Publication:
    return Publication(
        decision(digest),
        datetime.datetime(2013, 4, 20, 9, minute, tzinfo=ROME),
        documents={"newsletter-2013-04-vejle-lv.pdf": "c" * 64},
        says={"lv": "d" * 64},
        records={"meetings/2013-04-vejle": "e" * 64},
    )


def test_what_was_approved_and_went_out_is_read_as_it_was(empty: Ledger) -> None:
    empty.refuse(decision("f" * 64, by="Jānis Kalniņš"))
    empty.approve(decision())
    empty.publish(publication())
    there = empty.read()
    refused, *_ = lines(empty.path.read_bytes())
    assert refused.told == Ruling(Event.REFUSED, decision("f" * 64, by="Jānis Kalniņš"))
    assert there.publications == (publication(),)
    assert there.damages == ()


def test_a_line_tells_who_approved_what_and_when(empty: Ledger) -> None:
    empty.approve(decision())
    (line,) = empty.path.read_text(encoding="utf-8").splitlines()
    assert json.loads(line) == {
        "event": "approved",
        "kind": "newsletter",
        "subject": "2013-04-vejle",
        "at": "2013-04-20T09:00:00+02:00",
        "by": "Nora Berg",
        "note": "Read in Latvian and Italian.",
        "digest": DIGEST,
        "before": "",
    }


def test_the_approval_of_a_publication_is_the_last_one_before_it(empty: Ledger) -> None:
    empty.approve(decision(by="Somebody else", minute=0))
    empty.approve(decision())
    empty.publish(publication())
    empty.approve(decision(by="Somebody later", minute=2))
    assert empty.read().publications == (publication(),)


def test_an_approval_that_was_renamed_by_hand_comes_to_light(empty: Ledger) -> None:
    empty.approve(decision())
    empty.publish(publication())
    text = empty.path.read_text(encoding="utf-8")
    empty.path.write_text(text.replace("Nora Berg", "Nora Borg"), encoding="utf-8")
    (damage,) = empty.read().damages
    assert damage.line == 1
    assert "changed by hand" in damage.message


def test_an_approval_that_was_removed_leaves_what_went_out_without_a_name(empty: Ledger) -> None:
    empty.approve(decision())
    empty.publish(publication())
    _, line = empty.path.read_text(encoding="utf-8").splitlines(keepends=True)
    empty.path.write_text(line, encoding="utf-8")
    there = empty.read()
    assert there.publications[0].decision.by == ""
    assert there.damages


def test_an_approval_that_was_cut_off_is_settled_by_the_next(empty: Ledger) -> None:
    empty.submit(report())
    with empty.path.open("ab") as file:
        file.write(b'{"event": "approved", "kind": "newsletter", "subject": "2013-04-vejle", "a')
    assert "is cut off" in empty.read().damages[0].message
    empty.approve(decision())
    assert empty.read().damages == ()
    assert empty.read().pending == (decision(),)


@pytest.mark.parametrize(
    "change",
    [
        {"at": "2013-04-20T09:00:00"},
        {"at": 5},
        {"by": None},
        {"documents": []},
        {"says": {"lv": 1}},
        {"event": "unpublished"},
    ],
)
def test_a_line_that_makes_no_sense_tells_nothing(empty: Ledger, change: dict[str, Any]) -> None:
    empty.approve(decision())
    empty.publish(publication())
    first, second = empty.path.read_text(encoding="utf-8").splitlines()
    altered = json.dumps({**json.loads(second), **change, "by": change.get("by", "x")})
    if "by" in change:
        altered, first = second, json.dumps({**json.loads(first), **change})
    empty.path.write_text(f"{first}\n{altered}\n", encoding="utf-8")
    there = empty.read()
    assert len(there.pending) + len(there.publications) == 1
    assert there.damages


def test_what_nobody_has_approved_is_not_noted_as_published(empty: Ledger) -> None:
    """Not even where somebody takes the approval back while the site is being written."""
    empty.approve(decision())
    empty.refuse(decision(by="Jānis Kalniņš"))
    with pytest.raises(UnapprovedError, match="newsletter 2013-04-vejle"):
        empty.publish(publication())
    assert empty.read().publications == ()


def test_an_approval_that_was_written_by_hand_lets_nothing_out(empty: Ledger) -> None:
    empty.approve(decision("f" * 64))
    empty.submit(report())
    text = empty.path.read_text(encoding="utf-8")
    empty.path.write_text(text.replace("f" * 64, DIGEST), encoding="utf-8")
    with pytest.raises(UnapprovedError):
        empty.publish(publication())


@pytest.mark.parametrize(
    ("name", "is_lost"),
    [
        ("all removed", True),
        ("line 2 removed", True),
        ("line 4 removed", True),
        ("rubbish at the end", True),
        ("line 2 changed", False),
        ("line 2 inserted", False),
    ],
)
def test_a_ledger_is_whole_while_it_tells_of_all_that_happened(
    name: str, is_lost: bool, filled: Ledger
) -> None:
    edit, expected = EDITS[name]
    _edit(filled, edit)
    if is_lost:
        with pytest.raises(LossError, match=rf"ledger.jsonl:\d+: .*{expected.popitem()[1]}"):
            filled.whole()
    else:
        assert filled.whole().damages


def test_a_line_that_was_cut_off_hides_nothing(filled: Ledger) -> None:
    with filled.path.open("ab") as file:
        file.write(b'{"event": "published", "kind": "news')
    assert filled.whole().damages
