"""What is left of a lump sum: examples worked by hand."""

from typing import Any

import pytest

from folio.model.grant import FinalGrant, final_grant
from folio.model.partner import Agreement
from folio.model.rules import GrantRules

MADE_UP = {"source": "Made up.", "verified": True}
AGREED_12 = Agreement(lump_sum=18_000, minimum_mobilities=12)


def rules(**changes: Any) -> GrantRules:
    """A grant by mobilities, 80 percent of it paid at the beginning."""
    fields = {
        "unit": {"value": "mobility", **MADE_UP},
        "pre_financing": {"percent": 80, **MADE_UP},
        "reduction": {"rule": "per-missing-mobility", **MADE_UP},
    }
    return GrantRules.model_validate({**fields, **changes})


def grant(achieved: int, agreement: Agreement = AGREED_12) -> FinalGrant:
    found = final_grant(rules(), agreement, achieved)
    assert found
    return found


def euros(found: FinalGrant) -> tuple[str, str, str]:
    return str(found.final), str(found.pre_financing), str(found.balance)


def test_twelve_mobilities_of_twelve_keep_the_whole_lump_sum() -> None:
    assert euros(grant(12)) == ("18000.00", "14400.00", "3600.00")


def test_ten_of_twelve_lose_two_twelfths() -> None:
    assert euros(grant(10)) == ("15000.00", "14400.00", "600.00")


def test_fourteen_of_twelve_earn_no_more_than_twelve() -> None:
    assert euros(grant(14)) == euros(grant(12))


def test_without_any_mobility_the_pre_financing_is_paid_back() -> None:
    assert euros(grant(0)) == ("0.00", "14400.00", "-14400.00")


def test_an_amount_is_rounded_to_the_cent_and_half_a_cent_up() -> None:
    a_third = grant(1, Agreement(lump_sum=10_000, minimum_mobilities=3))
    an_eighth = grant(1, Agreement(lump_sum=10_001, minimum_mobilities=8))
    assert (str(a_third.final), str(an_eighth.final)) == ("3333.33", "1250.13")


def test_where_no_mobility_was_demanded_none_is_missing() -> None:
    assert grant(0, Agreement(lump_sum=9_000, minimum_mobilities=0)).final == 9_000


@pytest.mark.parametrize(
    "agreement",
    [None, Agreement(lump_sum=18_000), Agreement(minimum_mobilities=12)],
    ids=["no agreement", "no minimum", "no lump sum"],
)
def test_nothing_is_computed_of_what_is_not_known(agreement: Agreement | None) -> None:
    assert final_grant(rules(), agreement, 12) is None


def test_nothing_is_computed_without_a_rule() -> None:
    without = rules().model_copy(update={"reduction": None})
    assert final_grant(without, AGREED_12, 12) is None
    assert final_grant(None, AGREED_12, 12) is None


def test_what_it_was_worked_out_from_is_told() -> None:
    found = grant(14)
    assert (found.agreed, found.achieved, found.counted) == (12, 14, 12)
    assert (found.lump_sum, found.percent) == (18_000, 80)


@pytest.mark.parametrize("unverified", ["pre_financing", "reduction"])
def test_it_is_an_estimate_where_a_rule_is_unverified(unverified: str) -> None:
    values = {
        "pre_financing": {"percent": 80, "source": "From memory.", "verified": False},
        "reduction": {"rule": "per-missing-mobility", "source": "A guess.", "verified": False},
    }
    found = final_grant(rules(**{unverified: values[unverified]}), AGREED_12, 12)
    assert found
    assert found.is_estimate
    assert not grant(12).is_estimate
