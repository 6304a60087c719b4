"""YAML with the place of every key and value, and every scalar as the text it was typed as."""

import time
import unicodedata

import pytest

from folio.records.complaints import Mark, Path
from folio.records.yaml_file import tree

MEETING = b"""number: 2
place:
  city: {en: Vejle, lv: Vejle}
  country: NO
results:
  - One
  - [Two, Three]
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("number",), 1, 9),
        (("place",), 3, 3),
        (("place", "city"), 3, 9),
        (("place", "city", "lv"), 3, 25),
        (("place", "country"), 4, 12),
        (("results", 0), 6, 5),
        (("results", 1, 1), 7, 11),
    ],
)
def test_a_value_stands_where_an_editor_counts_it(path: Path, line: int, column: int) -> None:
    assert tree(MEETING).mark(path) == Mark(line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [(("place",), 2, 1), (("place", "country"), 4, 3), (("place", "city", "lv"), 3, 21)],
)
def test_a_key_stands_where_an_editor_counts_it(path: Path, line: int, column: int) -> None:
    assert tree(MEETING).key_mark(path) == Mark(line, column)


def test_an_item_of_a_list_has_no_key_and_stands_at_its_value() -> None:
    assert tree(MEETING).key_mark(("results", 0)) == Mark(6, 5)


def test_what_is_missing_stands_where_its_parent_begins() -> None:
    assert tree(MEETING).mark(("place", "venue")) == Mark(3, 3)


def test_columns_count_letters_and_not_bytes() -> None:
    assert tree("{a: Jāsberēņa, b: c}".encode()).mark(("b",)) == Mark(1, 19)


def test_letters_and_their_marks_typed_apart_become_one_and_nothing_is_lost() -> None:
    """As a Mac may write them; what has no letter of its own stays as it is."""
    typed = "Jászberény, Ķekava, Øst, Ελλάδα, Київ, ė̃"
    apart = unicodedata.normalize("NFD", typed)
    assert len(apart) > len(typed)
    read = tree(f"name: {apart}".encode())
    assert (read.value, read.faults) == ({"name": typed}, [])


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("name: Vej\u200ble", 1, 10),
        ("\r\nname: 'Vej\u200ble'", 2, 11),
        ("name: |\n  one\n  tw\u200bo\n", 3, 5),
        ("name: >\n  Jāsberēņa\n\n  中\n", 4, 3),
        ("[a, \U0001f600\u200b, b]", 1, 5),
        ("Vej\u200ble: a", 1, 4),
        ("name: a\u2028b", 1, 8),
        ('name: "Vej\\u200ble"', 1, 7),
        ("name: x\u0307\u1e8b", 1, 9),
    ],
)
def test_what_cannot_be_printed_is_told_where_an_editor_counts_it(
    text: str, line: int, column: int
) -> None:
    (fault,) = tree(text.encode()).faults
    assert fault.mark == Mark(line, column)


def test_comments_may_have_any_letters() -> None:
    assert tree("a: b  # 中 \U0001f600 \u200b".encode()).faults == []


@pytest.mark.no_cover
def test_a_record_full_of_what_cannot_be_printed_is_read_in_seconds() -> None:
    begun = time.process_time()
    letters = "".join(map(chr, range(0x4E00, 0x9FFF)))
    for text in ("\u2028" * 500_000, "- 中\u200b\n" * 50_000, f"- {letters}\n" * 10):
        assert tree(text.encode()).faults
    assert time.process_time() - begun < 20


@pytest.mark.parametrize("text", ["NO", "12:30", "0x1F", "1_000", "1.10", "yes", "2013-04-17"])
def test_a_scalar_stays_the_text_it_was_typed_as(text: str) -> None:
    assert tree(f"country: {text}".encode()).value == {"country": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null"])
def test_a_blank_is_nothing(text: str) -> None:
    assert tree(f"host: {text}".encode()).value == {"host": None}


@pytest.mark.parametrize("text", ["''", '""', "'null'", '"~"'])
def test_a_blank_in_quotation_marks_is_a_text(text: str) -> None:
    assert tree(f"host: {text}".encode()).value == {"host": text[1:-1]}


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert tree(b"\xef\xbb\xbfnumber: 2").value == {"number": "2"}


def test_line_ends_of_windows_are_line_ends() -> None:
    assert tree(MEETING.replace(b"\n", b"\r\n")) == tree(MEETING)


def test_letters_with_their_accents_apart_are_put_together() -> None:
    assert tree("city: Ja\u0304sbere\u0304n\u0327a".encode()).value == {"city": "Jāsberēņa"}


def test_letters_that_a_pdf_has_joined_are_apart_again() -> None:
    assert tree("city: o\ufb03ce of sta\ufb00".encode()).value == {"city": "office of staff"}


def test_keys_that_differ_only_in_how_accents_are_typed_are_one_key() -> None:
    found = tree("\u0101: 1\na\u0304: 2".encode())
    assert [fault.mark for fault in found.faults] == [Mark(2, 1)]


def test_every_repeated_key_is_told_and_the_first_one_counts() -> None:
    found = tree(b"a: 1\na: 2\na: {b: 1, b: 2}")
    assert found.value == {"a": "1"}
    assert [fault.mark for fault in found.faults] == [Mark(2, 1), Mark(3, 1), Mark(3, 11)]


def test_a_fault_inside_a_repeated_key_is_told_by_the_name_it_was_typed_with() -> None:
    found = tree(b"a: 1\na: {b: 1, b: 2}")
    assert [fault.path for fault in found.faults] == [("a",), ("a", "b")]


def test_broken_yaml_is_not_whole_so_that_nothing_counts_as_missing() -> None:
    assert not tree(b"number: 2\nplace: [").is_whole


def test_a_letter_that_is_not_utf8_is_told_by_its_column_in_letters() -> None:
    (fault,) = tree("a: b\nc: ā".encode() + "ú".encode("latin-1")).faults
    assert fault.mark == Mark(2, 5)


def test_tabs_in_lines_that_hold_nothing_else_hinder_nobody() -> None:
    found = tree(b"a: |\n  one\n\t\n  two\n\t\t\nb: 1\n\t")
    assert found == tree(b"a: |\n  one\n \n  two\n  \nb: 1\n ")
    assert found.value == {"a": "one\n\ntwo\n", "b": "1"}


@pytest.mark.parametrize(
    "content", [b"[" * 10**6, b"- " * 10**6, b"a: {" * 10**6, b"\t" * 10**6 + b"a"]
)
def test_a_hostile_file_is_answered_at_once(content: bytes) -> None:
    assert len(tree(content).faults) == 1
