"""What is left of a lump sum when fewer mobilities were carried out, with the working shown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from folio.model.partner import Agreement
from folio.model.rules import GrantRules, Reduction

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class FinalGrant:
    """The final amount of a grant, and what it was worked out from; amounts are in euros.

    `agreed` mobilities were the minimum; as many of those carried out are `counted` as bear on the
    amount. `percent` of the lump sum was paid in advance. `is_estimate` where a rule it rests on
    has not been compared with its source.
    """

    lump_sum: Decimal
    agreed: int
    achieved: int
    counted: int
    final: Decimal
    percent: int
    pre_financing: Decimal
    is_estimate: bool

    @property
    def balance(self) -> Decimal:
        """What is still paid; a negative balance is paid back."""
        return self.final - self.pre_financing


def final_grant(
    rules: GrantRules | None, agreement: Agreement | None, achieved: int
) -> FinalGrant | None:
    """What a partner's grant comes to; nothing where rule, lump sum or minimum are not known."""
    if not (rules and rules.reduction and agreement):
        return None
    if agreement.lump_sum is None or agreement.minimum_mobilities is None:
        return None
    lump_sum, agreed = Decimal(agreement.lump_sum), agreement.minimum_mobilities
    final, counted = _RULES[rules.reduction.rule](lump_sum, agreed, achieved)
    percent = rules.pre_financing.percent
    return FinalGrant(
        lump_sum,
        agreed,
        achieved,
        counted,
        final=_to_the_cent(final),
        percent=percent,
        pre_financing=_to_the_cent(lump_sum * percent / 100),
        is_estimate=not (rules.reduction.verified and rules.pre_financing.verified),
    )


def per_missing_mobility(lump_sum: Decimal, agreed: int, achieved: int) -> tuple[Decimal, int]:
    """Each mobility short of the minimum takes an equal share away; more of them add nothing."""
    counted = min(achieved, agreed)
    return (lump_sum * counted / agreed if agreed else lump_sum), counted


def _to_the_cent(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)


_RULES: Mapping[Reduction, Callable[[Decimal, int, int], tuple[Decimal, int]]] = {
    Reduction.PER_MISSING_MOBILITY: per_missing_mobility
}
"""From lump sum, agreed minimum and mobilities carried out to final amount and those counted."""
