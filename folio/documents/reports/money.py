"""The grant of a partner in a report, with the working shown."""

from decimal import Decimal

from folio.documents.reports.view import ReportTable
from folio.model import figures
from folio.model.grant import FinalGrant, final_grant
from folio.model.register import Register
from folio.text.language import Language
from folio.text.marks import Phrase, Prose, paragraph

Row = tuple[Phrase, Phrase]


def table(register: Register, partner: str, language: Language) -> ReportTable | None:
    """Lump sum, final amount, what was paid and what is left; nothing where it is not known."""
    settled = _settled(register, partner)
    rows = _worked_out(settled, language) if settled else _agreed(register, partner, language)
    if not rows:
        return None
    return ReportTable(
        shape="grant",
        heading=language.say("Calculation of the final amount")
        if settled
        else language.say("Grant"),
        columns=(language.say_in("column", "Item"), language.say_in("column", "Amount or number")),
        rows=rows,
    )


def remarks(register: Register, partner: str, language: Language) -> Prose:
    """The sum itself, and that it is an estimate where a rule has not been verified."""
    if not figures.lump_sum(register, partner).counted:
        return (paragraph(language.say("The amount of the grant is not known yet.")),)
    settled = _settled(register, partner)
    working = _working(settled, language) if settled else Phrase()
    estimate = _estimate(language) if _is_estimate(register, settled) else Phrase()
    return tuple(paragraph(told) for told in (working, estimate) if told)


def _settled(register: Register, partner: str) -> FinalGrant | None:
    achieved = figures.mobilities_of(register, partner).value
    agreement = register.partners[partner].agreement
    return final_grant(register.programme.grant, agreement, achieved)


def _working(settled: FinalGrant, language: Language) -> Phrase:
    """The sum in one line; nothing where no mobilities were agreed by which to divide."""
    if not settled.agreed:
        return Phrase()
    return language.say(
        "{lump_sum} × {counted} ÷ {agreed} = {final}",
        lump_sum=_money(settled.lump_sum, language),
        counted=language.number(settled.counted),
        agreed=language.number(settled.agreed),
        final=language.money(settled.final),
    )


def _estimate(language: Language) -> Phrase:
    return language.say(
        "This is an estimate: the rule for reducing the grant and the rate of pre-financing have "
        "not been checked against the grant agreement. The National Agency takes the final "
        "decision."
    )


def _is_estimate(register: Register, settled: FinalGrant | None) -> bool:
    """Whether an amount that is printed rests on a rule that has not been verified."""
    rules = register.programme.grant
    return settled.is_estimate if settled else bool(rules and not rules.pre_financing.verified)


def _worked_out(settled: FinalGrant, language: Language) -> tuple[Row, ...]:
    final = (
        language.say("Final amount (estimate)")
        if settled.is_estimate
        else language.say("Final amount")
    )
    return (
        _amount(language.say("Lump sum agreed"), settled.lump_sum, language),
        (
            language.say("Minimum number of mobilities agreed"),
            language.number(settled.agreed),
        ),
        (language.say("Mobilities carried out"), language.number(settled.achieved)),
        (
            language.say("Mobilities taken into account (at most the number agreed)"),
            language.number(settled.counted),
        ),
        _amount(final, settled.final, language),
        _amount(_in_advance(settled.percent, language), settled.pre_financing, language),
        _amount(
            language.say("Balance")
            if settled.balance >= 0
            else language.say("Amount to be repaid"),
            abs(settled.balance),
            language,
        ),
    )


def _agreed(register: Register, partner: str, language: Language) -> tuple[Row, ...]:
    """What the agreement says, where no rule tells what is left of it."""
    lump_sum, rules = figures.lump_sum(register, partner), register.programme.grant
    if not (lump_sum.counted and rules):
        return ()
    amount = Decimal(lump_sum.value)
    percent = rules.pre_financing.percent
    paid = amount * percent / 100
    return (
        _amount(language.say("Lump sum agreed"), amount, language),
        _amount(_in_advance(percent, language), paid, language),
        _amount(language.say("Balance"), amount - paid, language),
    )


def _in_advance(percent: int, language: Language) -> Phrase:
    return language.say("Pre-financing ({percent})", percent=language.percent(percent))


def _amount(label: Phrase, amount: Decimal, language: Language) -> Row:
    return label, _money(amount, language)


def _money(amount: Decimal, language: Language) -> Phrase:
    return language.money(amount.quantize(Decimal("0.01")))
