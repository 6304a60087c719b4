"""Whatever lies in a drop folder is understood or explained, and the next file has its turn."""

import gc
import random
import re
import time
from pathlib import Path

import pytest

from folio.records.yaml_file import LARGEST
from tests.conftest import REPOSITORY, Miniature
from tests.handing_in import GOOD, PARTNER, hand_in, kept, take_in
from tests.judging import no_yaml

pytestmark = pytest.mark.no_cover

MEGABYTES = 2**20
LOG = GOOD.replace("title: Talk", "title: Kalniņa Jászság")
ENTRY = "  - {kind: local-activity, dates: 2013-07-02, title: Talk}\n"
FORMATS = {
    "word.yaml": "This is a Word or Excel file (or another packed one), not a plain text.",
    "print.yaml": "This is a PDF, not a plain text.",
    "utf-16.yaml": "The file is not written in UTF-8",
    "latin-1.yaml": "The file is not written in UTF-8",
    "baltic.yaml": "The file is not written in UTF-8",
}
WRONG = {
    "another project": (
        LOG.replace("dates:", "product: module-intercultural, dates:"),
        "There is no field 'product' in an entry of the kind 'local-activity'.",
    ),
    "another project's meeting": (
        LOG + "  - {kind: trip, meeting: 2013-04-vejle, dates: 2013-07-02,\n"
        "     travellers: [{person: A. B., role: staff}]}\n",
        "There is no meeting '2013-04-vejle'.",
    ),
    "another partner": (
        LOG.replace("kalnava", "bergvik"),
        "This is a log of 'bergvik', and 'kalnava' has handed it in.",
    ),
    "no partner": (LOG.replace("kalnava", "vejle"), "There is no partner 'vejle'."),
    "a period twice": (
        LOG + "period: {from: 2013-07-01, to: 2013-07-31}\n",
        "'period' stands here a second time; the first is in line 2.",
    ),
    "an end twice": (
        LOG.replace("to: 2013-07-31", "to: 2013-07-31, to: 2013-07-31"),
        "'to' stands here a second time; the first is in line 2.",
    ),
    "the last century": (
        LOG.replace("2013", "1913"),
        "No day of this is in the time of the project (2012-09-01 to 2014-08-31).",
    ),
    "the next century": (
        LOG.replace("2013", "2113"),
        "No day of this is in the time of the project (2012-09-01 to 2014-08-31).",
    ),
    "two figures for the year": (LOG.replace("from: 2013", "from: 13"), "'13-07-01' is no"),
    "an entry of another century": (
        LOG.replace("dates: 2013", "dates: 1913"),
        "This is outside the log's period (2013-07-01 to 2013-07-31).",
    ),
    "a bomb of aliases": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "A text that begins with '&' stands here.",
    ),
    "a bomb of merges": ("<<: *a\n", "A text that begins with '*' stands here."),
    "a tag": ("partner: !!python/object/apply:os.system [ls]\n", "A text that begins with '!'"),
    "deep lists": ("entries: " + "[" * 100_000, "This nests more than 20 deep"),
    "deep fields": (
        "".join(f"{'  ' * depth}a:\n" for depth in range(1_000)),
        "This nests more than 20 deep",
    ),
    "many fields": ("[" + "a," * 600_000 + "]", "The record does not end within 500000 fields"),
    "a long name": ("x" * 2_000_000 + ": 1\n", "A colon stands where none is expected."),
    "a tab": (LOG.replace("  - {", "\t- {"), "The line is indented with a tab."),
    "next lines": (LOG.replace("\n", "\x85"), "stands an invisible character (U+0085)."),
    "nothing": ("", "No fields stand in this file."),
    "spaces": (" \n \n", "No fields stand in this file."),
    "a nought": (LOG.replace("Talk", "Ta\0lk").replace("Jász", "J\0"), "(U+0000)"),
}


def test_each_document_that_is_no_yaml_is_explained_and_the_file_after_it_accepted(
    miniature: Miniature,
) -> None:
    documents = no_yaml()
    assert len(documents) == 94
    files = {f"{name}.yaml": text for name, text in documents.items()}
    handed = hand_in(miniature, {**files, "zz-last.yaml": LOG})
    assert handed.pop("zz-last.yaml").state == "accepted"
    assert handed.keys() == files.keys()
    for name, one in handed.items():
        assert (one.state, one.is_told_well) == ("refused", True), name
        lines = files[name].removesuffix("\n").count("\n") + 1
        assert one.problems, name
        assert all(1 <= problem["line"] <= lines for problem in one.problems), name
        assert all(problem["remedy"] or problem["message"] for problem in one.problems), name


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_log_is_said_in_a_sentence(miniature: Miniature, name: str) -> None:
    content, said = WRONG[name]
    handed = hand_in(miniature, {"log.yaml": content, "zz-last.yaml": LOG})
    assert (handed["log.yaml"].state, handed["log.yaml"].is_told_well) == ("refused", True)
    assert said in handed["log.yaml"].english
    assert handed["zz-last.yaml"].state == "accepted"


def test_a_file_of_another_program_or_encoding_is_called_what_it_is(miniature: Miniature) -> None:
    word = REPOSITORY / "templates" / "newsletter" / "newsletter.docx"
    files = {
        "word.yaml": word.read_bytes(),
        "print.yaml": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n",
        "utf-16.yaml": LOG.encode("utf-16"),
        "latin-1.yaml": LOG.replace("ņ", "n").encode("latin-1"),
        "baltic.yaml": LOG.encode("cp1257", "replace"),
    }
    handed = hand_in(miniature, files)
    for name, said in FORMATS.items():
        assert (handed[name].state, handed[name].is_told_well) == ("refused", True), name
        assert said in handed[name].english


@pytest.mark.parametrize(
    "content",
    [
        LOG.encode("utf-8-sig"),
        LOG.replace("\n", "\r\n").encode(),
        LOG.replace("ņ", "n\u0327").encode(),
        LOG.encode() + b"\n...\n",
        b"---\n" + LOG.encode() + b"\t\n",
        LOG.replace("entries:", "\t\nentries:").encode(),
    ],
    ids=["byte order mark", "CRLF", "letters in two parts", "three dots", "a tab", "tabs"],
)
def test_what_editors_add_hinders_nobody(miniature: Miniature, content: bytes) -> None:
    handed = hand_in(miniature, {"log.yaml": content})["log.yaml"]
    assert handed.state == "accepted", handed.english
    assert miniature.register.logs["kalnava/log"].entries[0].title.texts[0][1] == "Kalniņa Jászság"  # type: ignore[union-attr]


def test_random_bytes_are_explained(miniature: Miniature) -> None:
    chance = random.Random(5)  # noqa: S311 - the same bytes each time
    sizes = [0, 1, 2, 3, 7, 64, 1_000, 10_000, 1_000_000, LARGEST]
    files = {f"bytes-{size}.yaml": chance.randbytes(size) for size in sizes}
    texts = [chance.choices("\t\n -:[]{}&*!|>'\"%@`#,?aņ0", k=size) for size in range(1, 200)]
    files |= {f"text-{number}.yaml": "".join(text).encode() for number, text in enumerate(texts)}
    handed = hand_in(miniature, {**files, "zz-last.yaml": LOG})
    assert handed.pop("zz-last.yaml").state == "accepted"
    assert handed.keys() == files.keys()
    for name, one in handed.items():
        assert (one.state, one.is_told_well, bool(one.problems)) == ("refused", True, True), name


@pytest.mark.parametrize("is_sparse", [True, False])
def test_200_megabytes_are_refused_in_seconds_and_in_little_memory(
    miniature: Miniature, is_sparse: bool
) -> None:
    hand_in(miniature, {"first.yaml": LOG})
    large = miniature.folder / "inbox" / PARTNER / "large.yaml"
    with large.open("wb") as file:
        for _ in range(0 if is_sparse else 200):
            file.write((ENTRY * (MEGABYTES // len(ENTRY) + 1)).encode()[:MEGABYTES])
        file.truncate(200 * MEGABYTES)
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, start = _kilobytes("VmRSS"), time.process_time()
    handed = take_in()["large.yaml"]
    assert time.process_time() - start < 10
    assert _kilobytes("VmHWM") - before < 50 * 2**10
    assert (handed.state, handed.is_told_well) == ("refused", True)
    assert "The file has 200 MB; a record has 5 MB at the most." in handed.english


def test_two_logs_of_one_period_are_one_record_and_the_last_one_holds(
    miniature: Miniature,
) -> None:
    later = LOG.replace("Kalniņa Jászság", "Another talk")
    handed = hand_in(miniature, {"one.yaml": LOG, "two.yaml": later})
    assert {name: one.state for name, one in handed.items()} == {
        "one.yaml": "accepted",
        "two.yaml": "replaced",
    }
    assert kept(handed["two.yaml"]) == kept(handed["one.yaml"])
    assert kept(handed["two.yaml"]).read_text(encoding="utf-8") == later


def test_a_period_half_outside_the_project_is_accepted_with_a_remark(miniature: Miniature) -> None:
    early = LOG.replace("2013-07-01", "2012-07-01")
    handed = hand_in(miniature, {"log.yaml": early})["log.yaml"]
    assert (handed.state, handed.is_told_well) == ("accepted", True)
    first, *_ = handed.told["remarks"]
    assert "2012" in first


def test_an_entry_twice_in_a_log_is_what_was_written(miniature: Miniature) -> None:
    handed = hand_in(miniature, {"log.yaml": LOG + ENTRY + ENTRY})["log.yaml"]
    assert handed.state == "accepted"
    assert handed.told["figures"]["entries"] == 3


def _kilobytes(what: str) -> int:
    """What the system tells of this process: memory now, or at its peak."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"{what}:\s+(\d+)", told)
    assert found, told
    return int(found[1])
