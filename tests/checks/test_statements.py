"""Final reports in the past tense, and claims with numbers."""

import pytest

from folio.model.remark import Remark
from tests.checks.asked import answers, asked, with_reports
from tests.conftest import Miniature
from tests.model.logs import log


def test_a_final_report_that_promises_is_told(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/kalnava", own_work="{lv: Soli ir labi., en: We will count them.}")
    assert asked(miniature, "future-in-final-report") == [
        Remark(
            "future-in-final-report",
            "reports/final/kalnava",
            ("answers", "own-work"),
            "'will count' (en) speaks of the future. Tell what was done, or what is true now.",
            "kalnava",
        )
    ]


@pytest.mark.parametrize(
    ("part", "section", "text"),
    [
        ("final/shared", "future", "We will count them."),
        ("interim/shared", "summary", "We will count them."),
        ("final/shared", "summary", "They were counted."),
        ("final/shared", "summary", "{et: Me loeme neid.}"),
    ],
    ids=["a section that looks ahead", "the interim report", "the past", "an unknown language"],
)
def test_what_may_be_said_in_a_report_needs_no_remark(
    part: str, section: str, text: str, miniature: Miniature
) -> None:
    with_reports(miniature)
    answers(miniature, part, **{section: text})
    assert asked(miniature, "future-in-final-report") == []


def test_a_claim_of_many_in_an_answer_is_told_once(miniature: Miniature) -> None:
    with_reports(miniature)
    text = "{en: Many came., lv: Daudzi atnāca.}"
    answers(miniature, "interim/kalnava", own_work=text)
    assert asked(miniature, "many-without-number") == [
        Remark(
            "many-without-number",
            "reports/interim/kalnava",
            ("answers", "own-work"),
            "'Many' (en) stands here without a number. Say how many.",
            "kalnava",
        )
    ]


WALK = "kind: local-activity, dates: 2013-04-20, title: A walk, text: Many people came."


def test_a_claim_of_many_in_a_log_is_told(miniature: Miniature) -> None:
    with_reports(miniature)
    log(miniature, "kalnava", WALK)
    (remark,) = asked(miniature, "many-without-number")
    place = ("activities/kalnava/2013", ("entries", 0, "text"), "kalnava")
    assert (remark.record, remark.field, remark.partner) == place


@pytest.mark.parametrize(
    "entry",
    [
        f"{WALK}, participants: {{others: 40}}",
        "kind: dissemination, date: 2013-05-02, channel: radio, title: A talk, "
        "audience: Many people, reach: 900",
        "kind: evaluation, date: 2013-06, method: A list, respondents: 12, findings: Many liked it",
        "kind: product-work, product: guide, dates: 2013-05, text: All 40 benches were counted.",
    ],
)
def test_a_claim_with_its_number_needs_no_remark(entry: str, miniature: Miniature) -> None:
    with_reports(miniature)
    log(miniature, "kalnava", entry)
    assert asked(miniature, "many-without-number") == []
