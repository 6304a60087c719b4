"""Editions are the publications of one kind about one subject."""

from datetime import UTC, datetime, timedelta

from folio.model.publications import Decision, Publication, editions

APRIL = datetime(2013, 4, 20, 9, 30, tzinfo=UTC)


def published(subject: str, days: int, kind: str = "newsletter") -> Publication:
    at = APRIL + timedelta(days=days)
    decision = Decision(kind, subject, at, by="Nora Berg", note="Read.", digest="0" * 64)
    return Publication(decision, at, documents={}, says={}, records={})


def test_what_goes_out_again_is_a_correction_of_the_same_edition():
    one, other = editions([published("vejle", 0), published("novara", 1), published("vejle", 22)])
    corrected = APRIL + timedelta(days=22)
    assert (one.subject, one.first.at, one.last.at) == ("vejle", APRIL, corrected)
    assert other.publications == (published("novara", 1),)


def test_a_press_release_of_the_same_meeting_is_another_edition():
    both = editions([published("vejle", 0), published("vejle", 1, "press-release")])
    assert [one.kind for one in both] == ["newsletter", "press-release"]
