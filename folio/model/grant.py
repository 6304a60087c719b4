"""What is left of a lump sum when fewer mobilities were carried out, with the working shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from folio.model.partner import Agreement
from folio.model.rules import GrantRules, Reduction

_CENT = Decimal("0.01")


class StepName(StrEnum):
    """What a line of the working says."""

    LUMP_SUM = "lump-sum"
    AGREED = "agreed"
    ACHIEVED = "achieved"
    COUNTED = "counted"
    FINAL = "final"
    PERCENT = "percent"
    PRE_FINANCING = "pre-financing"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: an amount in euros, a count of mobilities, or a percentage."""

    what: StepName
    value: Decimal


@dataclass(frozen=True, slots=True)
class FinalGrant:
    """The final amount of a grant and its balance, in euros; a negative balance is paid back.

    `is_estimate` where a rule it rests on has not been compared with its source.
    """

    final: Decimal
    pre_financing: Decimal
    balance: Decimal
    steps: tuple[Step, ...]
    is_estimate: bool


def final_grant(
    rules: GrantRules | None, agreement: Agreement | None, achieved: int
) -> FinalGrant | None:
    """What a partner's grant comes to; nothing where rule, lump sum or minimum are not known."""
    if not (rules and rules.reduction and agreement):
        return None
    if agreement.lump_sum is None or agreement.minimum_mobilities is None:
        return None
    lump_sum = Decimal(agreement.lump_sum)
    final, working = _RULES[rules.reduction.rule](lump_sum, agreement.minimum_mobilities, achieved)
    percent = Decimal(rules.pre_financing.percent)
    paid = _to_the_cent(lump_sum * percent / 100)
    settled = (
        Step(StepName.FINAL, final),
        Step(StepName.PERCENT, percent),
        Step(StepName.PRE_FINANCING, paid),
        Step(StepName.BALANCE, final - paid),
    )
    is_known = rules.reduction.verified and rules.pre_financing.verified
    return FinalGrant(final, paid, final - paid, (*working, *settled), is_estimate=not is_known)


_Rule = Callable[[Decimal, int, int], tuple[Decimal, tuple[Step, ...]]]
"""From lump sum, agreed minimum and mobilities carried out to the final amount and its working."""


def per_missing_mobility(
    lump_sum: Decimal, agreed: int, achieved: int
) -> tuple[Decimal, tuple[Step, ...]]:
    """Each mobility short of the minimum takes an equal share away; more of them add nothing."""
    counted = min(achieved, agreed)
    final = _to_the_cent(lump_sum * counted / agreed) if agreed else lump_sum
    return final, (
        Step(StepName.LUMP_SUM, lump_sum),
        Step(StepName.AGREED, Decimal(agreed)),
        Step(StepName.ACHIEVED, Decimal(achieved)),
        Step(StepName.COUNTED, Decimal(counted)),
    )


def _to_the_cent(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)


_RULES: Mapping[Reduction, _Rule] = {Reduction.PER_MISSING_MOBILITY: per_missing_mobility}
