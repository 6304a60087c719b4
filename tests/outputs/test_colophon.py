"""The colophon says the same for the same documents, and a spoilt one counts as none."""

import json
from dataclasses import asdict

import pytest

from folio.outputs import Colophon, Entry

ENTRY = Entry(
    kind="newsletter",
    subject="2013-09-ribeira",
    language="lv",
    form="pdf",
    fingerprint="f",
    template="t",
    records={"project": "p", "meetings/2013-09-ribeira": "m"},
    digest="d",
)


def test_what_is_written_is_what_is_read() -> None:
    colophon = Colophon({"b.pdf": ENTRY, "ā.pdf": ENTRY})
    assert Colophon.parse(colophon.text()) == colophon


def test_the_order_in_which_documents_were_made_leaves_no_trace() -> None:
    one = Colophon().with_entries({"a": ENTRY}).with_entries({"b": ENTRY})
    other = Colophon().with_entries({"b": ENTRY}).with_entries({"a": ENTRY})
    assert one.text() == other.text()


def test_a_document_that_is_gone_has_no_entry() -> None:
    assert Colophon({"a": ENTRY, "b": ENTRY}).without(("a",)) == Colophon({"b": ENTRY})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 1}',
        '{"version": 0, "documents": {}}',
        '{"version": 1, "documents": []}',
        '{"version": 1, "documents": {"a": {}}}',
        '{"version": 1, "documents": {"a": null}}',
        "[" * 100_000,
        json.dumps({"version": 1, "documents": {"../../a": asdict(ENTRY)}}),
        json.dumps({"version": 1, "documents": {"/etc/a": asdict(ENTRY)}}),
        json.dumps({"version": 1, "documents": {"a": {**asdict(ENTRY), "records": 7}}}),
    ],
    ids=lambda text: text[:30],
)
def test_a_spoilt_colophon_counts_as_none(text: str) -> None:
    assert Colophon.parse(text) == Colophon()
