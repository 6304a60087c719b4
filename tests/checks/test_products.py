"""Products that should be finished."""

import pytest

from folio.model.remark import Remark
from tests.checks.asked import answers, asked, with_reports
from tests.conftest import Miniature

GUIDE = "products/guide.yaml"


def test_a_product_past_its_date_is_told(miniature: Miniature) -> None:
    with_reports(miniature)
    assert asked(miniature, "product-unfinished", "2014-06-01") == [
        Remark(
            "product-unfinished",
            "products/guide",
            ("state",),
            "This was due by 2014-05, and the state of the product is 'drafted'. Write 'state: "
            "final' when it is finished, or say why in 'changes' of the final report.",
            "kalnava",
        )
    ]


def test_a_product_that_nobody_sees_to_is_the_leaders_after_the_end(miniature: Miniature) -> None:
    with_reports(miniature)
    for line in ("state: drafted\n", "responsible: kalnava\n", "due: 2014-05\n"):
        miniature.change(GUIDE, line, "")
    (remark,) = asked(miniature, "product-unfinished", "2014-09-01")
    told = "The project ended on 2014-08-31, and the state of the product is not known. "
    assert remark.message.startswith(told)
    assert remark.partner == "bergvik"


@pytest.mark.parametrize(
    ("change", "today"),
    [
        (("state: drafted", "state: final"), "2014-09-01"),
        (("due: 2014-05", "due: 2014-05"), "2014-05-31"),
    ],
    ids=["finished", "not due yet"],
)
def test_a_product_that_is_finished_or_not_due_needs_no_remark(
    change: tuple[str, str], today: str, miniature: Miniature
) -> None:
    with_reports(miniature)
    miniature.change(GUIDE, *change)
    assert asked(miniature, "product-unfinished", today) == []


def test_a_product_that_the_final_report_explains_needs_no_remark(miniature: Miniature) -> None:
    with_reports(miniature)
    answers(miniature, "final/shared", changes="The guide needs one more chapter.")
    assert asked(miniature, "product-unfinished", "2014-09-01") == []
