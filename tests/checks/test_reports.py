"""Answers for reports: too long, missing, written twice."""

import pytest

from folio.model.remark import Remark
from tests.checks.asked import answers, asked, with_reports
from tests.conftest import Miniature

TWELVE = "one two three four five six seven eight nine ten eleven twelve"
SENTENCE = "Three towns looked after their stations together for two years."


def test_an_answer_over_its_words_is_told_with_each_language(miniature: Miniature) -> None:
    with_reports(miniature)
    texts = f"{{en: {TWELVE} and more, lv: {TWELVE} un, it: {TWELVE}}}"
    answers(miniature, "final/shared", summary=texts, future="None.")
    assert asked(miniature, "answer-over-limit") == [
        Remark(
            "answer-over-limit",
            "reports/final/shared",
            ("answers", "summary"),
            "The answer has 14 words in 'en', 13 words in 'lv'; 12 are allowed. Shorten it.",
            "bergvik",
        )
    ]


def test_an_answer_over_its_letters_is_told_to_its_partner(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/kalnava", own_work="x" * 61)
    (remark,) = asked(miniature, "answer-over-limit")
    told = "The answer has 61 letters in 'en'; 60 are allowed. Shorten it."
    assert (remark.message, remark.partner) == (told, "kalnava")


def test_an_answer_within_its_limits_needs_no_remark(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/shared", summary=f'"- {TWELVE} –"')
    answers(miniature, "final/kalnava", own_work="x" * 60)
    assert asked(miniature, "answer-over-limit") == []


def test_required_answers_of_a_part_that_was_begun_are_asked_for(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/shared", changes="None.")
    assert asked(miniature, "answer-missing") == [
        Remark(
            "answer-missing",
            "reports/final/shared",
            ("answers",),
            "Required answers are missing: 'summary' and 'future'. Write them.",
            "bergvik",
        )
    ]


def test_an_own_part_lacks_only_what_each_partner_writes_itself(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/kalnava", own_work="Benches.")
    (remark,) = asked(miniature, "answer-missing")
    told = "Required answers are missing: 'lessons'. Write them."
    assert (remark.message, remark.partner) == (told, "kalnava")


def test_a_part_with_all_its_answers_and_one_not_begun_need_no_remark(
    miniature: Miniature,
) -> None:
    with_reports(miniature)
    answers(miniature, "final/shared", summary="Done.", future="More.")
    assert asked(miniature, "answer-missing") == []


def test_a_shared_part_that_nobody_has_begun_is_told_to_the_leader(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/kalnava", own_work="Benches.", lessons="Paint.")
    assert asked(miniature, "shared-part-missing") == [
        Remark(
            "shared-part-missing",
            "project",
            (),
            "Nothing is written yet in the shared part of the final report: 'summary' and "
            "'future'. Write reports/final/shared.yaml.",
            "bergvik",
        )
    ]


def test_a_shared_part_that_was_begun_is_not_missing(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/shared", summary="Done.")
    answers(miniature, "final/kalnava", own_work="Benches.")
    assert asked(miniature, "shared-part-missing") == []


def test_a_sentence_in_two_sections_is_told(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/shared", summary=SENTENCE, future=f"So it was. {SENTENCE} Yes.")
    assert asked(miniature, "passage-repeated") == [
        Remark(
            "passage-repeated",
            "reports/final/shared",
            ("answers", "future"),
            "A sentence of 'summary' stands here again. Say it once.",
            "bergvik",
        )
    ]


def test_a_sentence_of_the_shared_part_in_an_own_one_is_told(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/shared", summary=SENTENCE)
    answers(miniature, "final/bergvik", own_work=SENTENCE.upper())
    (remark,) = asked(miniature, "passage-repeated")
    assert (remark.record, remark.partner) == ("reports/final/bergvik", "bergvik")


@pytest.mark.parametrize(
    ("part", "text"),
    [("final/shared", "Three towns looked after their stations."), ("interim/shared", SENTENCE)],
    ids=["a short one", "one of another report"],
)
def test_a_sentence_that_may_stand_twice_needs_no_remark(
    part: str, text: str, miniature: Miniature
) -> None:
    with_reports(miniature)
    answers(miniature, "final/shared", changes=text)
    answers(miniature, part, summary=text)
    assert asked(miniature, "passage-repeated") == []


def test_two_partners_may_say_the_same_of_themselves(miniature: Miniature) -> None:
    with_reports(miniature)
    for partner in ("bergvik", "kalnava"):
        answers(miniature, f"final/{partner}", own_work=SENTENCE)
    assert asked(miniature, "passage-repeated") == []
