"""Every number that a document prints, with the records it was counted from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from folio.model.activities import (
    Dissemination,
    Evaluation,
    LocalActivity,
    ProductWork,
    Role,
)
from folio.model.entries import entries
from folio.model.meeting import Meeting
from folio.model.mobilities import Journey, Standing, journeys, mobilities
from folio.model.product import Product, State
from folio.model.register import Register


@dataclass(frozen=True, slots=True)
class Counted:
    """One place that a figure was counted from, and how much it adds."""

    record: str
    field: tuple[str | int, ...] = ()
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the places it was counted from, and those passed over, by the reason.

    `name` is what `folio explain` is asked for; `of` is the partner, meeting or product it is of,
    by its id, or empty for the whole project.
    """

    name: str
    counted: tuple[Counted, ...]
    of: str = ""
    passed_over: tuple[tuple[Counted, str], ...] = ()

    @property
    def value(self) -> int:
        """The number itself."""
        return sum(one.amount for one in self.counted)

    @property
    def is_known(self) -> bool:
        """Whether it is known: what is only written down is not 0 where no record has it."""
        return bool(self.counted) or self.name not in _WRITTEN_DOWN


_WRITTEN_DOWN = frozenset({"minimum-mobilities", "lump-sum", "participants", "pages"})
"""Figures that are not counted: a record has them as they are, or nobody knows them."""


def partners(register: Register) -> Figure:
    """How many partners the project has."""
    return Figure("partners", tuple(Counted(f"partners/{name}") for name in register.partners))


def countries(register: Register) -> Figure:
    """From how many countries the partners come; each is counted at its first partner."""
    first: dict[str, str] = {}
    for partner in register.partners.values():
        first.setdefault(partner.country, partner.id)
    return Figure(
        "countries", tuple(Counted(f"partners/{name}", ("country",)) for name in first.values())
    )


def meetings(register: Register) -> Figure:
    """How many partner meetings there are records of; in a report, those of the time it covers."""
    held = (one for one in register.meetings_in_order if _is_seen(register, one))
    return Figure("meetings", tuple(Counted(f"meetings/{meeting.id}") for meeting in held))


def _is_seen(register: Register, meeting: Meeting) -> bool:
    """Whether a meeting had begun by the day up to which the register is seen."""
    if register.until is None:
        return True
    return meeting.dates is not None and meeting.dates.start.first <= register.until


def participants(register: Register, meeting: str) -> Figure:
    """How many people took part in a meeting, as its record says; nothing where it does not."""
    told = register.meetings[meeting].participants
    record = f"meetings/{meeting}"
    if isinstance(told, dict):
        by_partner = told.items()
        counted = [Counted(record, ("participants", name), many) for name, many in by_partner]
    else:
        counted = [] if told is None else [Counted(record, ("participants",), told)]
    return Figure("participants", tuple(counted), meeting)


def pages(register: Register, product: str) -> Figure:
    """How many pages a product has."""
    many = register.products[product].pages
    counted = () if many is None else (Counted(f"products/{product}", ("pages",), many),)
    return Figure("pages", counted, product)


def products(register: Register) -> Figure:
    """How many products the project has."""
    return Figure("products", tuple(Counted(f"products/{name}") for name in register.products))


def finished_products(register: Register) -> Figure:
    """How many products are finished."""
    finished = (one for one in register.products.values() if is_finished(register, one))
    return Figure(
        "finished-products", tuple(Counted(f"products/{one.id}", ("state",)) for one in finished)
    )


def is_finished(register: Register, product: Product) -> bool:
    """Whether a product is finished, by the day up to which the register is seen."""
    is_later = register.until and product.done and product.done.first > register.until
    return product.state == State.FINAL and not is_later


def mobilities_of(register: Register, partner: str) -> Figure:
    """A partner's mobilities, with the journeys that are none and why."""
    every = journeys(register, partner)
    return Figure(
        "mobilities",
        _places(one for one in every if one.is_mobility),
        partner,
        tuple(
            (Counted(one.record, one.field), one.standing) for one in every if not one.is_mobility
        ),
    )


def staff_mobilities(register: Register, partner: str) -> Figure:
    """Those of a partner's mobilities that staff made."""
    return _mobilities_by("staff-mobilities", register, partner, Role.STAFF)


def learner_mobilities(register: Register, partner: str) -> Figure:
    """Those of a partner's mobilities that learners made."""
    return _mobilities_by("learner-mobilities", register, partner, Role.LEARNER)


def accompanying_mobilities(register: Register, partner: str) -> Figure:
    """Those of a partner's mobilities that people made who accompanied others."""
    return _mobilities_by("accompanying-mobilities", register, partner, Role.ACCOMPANYING)


def special_needs_mobilities(register: Register, partner: str) -> Figure:
    """Those of a partner's mobilities that people with special needs made."""
    found = (one for one in mobilities(register, partner) if one.traveller.special_needs)
    return Figure("special-needs-mobilities", _places(found), partner)


def force_majeure(register: Register, partner: str) -> Figure:
    """The journeys of a partner that could not be made for reasons outside its control."""
    found = (one for one in journeys(register, partner) if one.standing == Standing.FORCE_MAJEURE)
    return Figure("force-majeure", _places(found), partner)


def minimum_mobilities(register: Register, partner: str) -> Figure:
    """How many mobilities a partner's agreement demands."""
    return _agreed("minimum-mobilities", "minimum_mobilities", register, partner)


def lump_sum(register: Register, partner: str) -> Figure:
    """A partner's grant in whole euros."""
    return _agreed("lump-sum", "lump_sum", register, partner)


def local_activities(register: Register, partner: str) -> Figure:
    """How many local activities a partner's logs tell of."""
    return _entries("local-activities", register, partner, LocalActivity)


def local_staff(register: Register, partner: str) -> Figure:
    """How many of its staff took part in a partner's local activities."""
    return _participants("local-staff", "staff", register, partner)


def local_learners(register: Register, partner: str) -> Figure:
    """How many learners took part in a partner's local activities."""
    return _participants("local-learners", "learners", register, partner)


def local_others(register: Register, partner: str) -> Figure:
    """How many other people took part in a partner's local activities."""
    return _participants("local-others", "others", register, partner)


def disseminations(register: Register, partner: str) -> Figure:
    """How often a partner told the public of the project."""
    return _entries("dissemination", register, partner, Dissemination)


def reach(register: Register, partner: str) -> Figure:
    """How many people a partner's dissemination reached, as far as that is known."""
    return _entries("reach", register, partner, Dissemination, "reach")


def hours(register: Register, partner: str) -> Figure:
    """How many hours a partner worked on products, as far as that is known."""
    return _entries("product-hours", register, partner, ProductWork, "hours")


def respondents(register: Register, partner: str) -> Figure:
    """How many people answered in a partner's evaluations."""
    return _entries("respondents", register, partner, Evaluation, "respondents")


OF_PROJECT: Mapping[str, Callable[[Register], Figure]] = {
    "partners": partners,
    "countries": countries,
    "meetings": meetings,
    "products": products,
    "finished-products": finished_products,
}
OF_PARTNER: Mapping[str, Callable[[Register, str], Figure]] = {
    "mobilities": mobilities_of,
    "staff-mobilities": staff_mobilities,
    "learner-mobilities": learner_mobilities,
    "accompanying-mobilities": accompanying_mobilities,
    "special-needs-mobilities": special_needs_mobilities,
    "force-majeure": force_majeure,
    "minimum-mobilities": minimum_mobilities,
    "lump-sum": lump_sum,
    "local-activities": local_activities,
    "local-staff": local_staff,
    "local-learners": local_learners,
    "local-others": local_others,
    "dissemination": disseminations,
    "reach": reach,
    "product-hours": hours,
    "respondents": respondents,
}
OF_MEETING: Mapping[str, Callable[[Register, str], Figure]] = {"participants": participants}
OF_PRODUCT: Mapping[str, Callable[[Register, str], Figure]] = {"pages": pages}
"""The figures by what they are of, by the names under which they can be explained."""


def _places(found: Iterable[Journey]) -> tuple[Counted, ...]:
    return tuple(Counted(one.record, one.field) for one in found)


def _mobilities_by(name: str, register: Register, partner: str, role: Role) -> Figure:
    found = (one for one in mobilities(register, partner) if one.traveller.role == role)
    return Figure(name, _places(found), partner)


def _agreed(name: str, field: str, register: Register, partner: str) -> Figure:
    agreement = register.partners[partner].agreement
    many = getattr(agreement, field) if agreement else None
    place = ("agreement", field)
    counted = () if many is None else (Counted(f"partners/{partner}", place, many),)
    return Figure(name, counted, partner)


def _participants(name: str, who: str, register: Register, partner: str) -> Figure:
    found = (
        (Counted(record, (*path, "participants", who), getattr(one.participants, who)), how)
        for (record, path), one, how in entries(register, partner, LocalActivity)
        if one.participants
    )
    return _by_standing(name, ((one, how) for one, how in found if one.amount), partner)


def _entries(
    name: str, register: Register, partner: str, sort: type[Any], field: str = ""
) -> Figure:
    """The entries of one sort, or the sum of one of their fields where that is known."""
    found = (
        (Counted(record, (*path, field), many) if field else Counted(record, path), how)
        for (record, path), one, how in entries(register, partner, sort)
        if (many := getattr(one, field, None) if field else 1) is not None
    )
    return _by_standing(name, found, partner)


def _by_standing(name: str, found: Iterable[tuple[Counted, Standing]], partner: str) -> Figure:
    """What counts, and what is passed over and why."""
    told = tuple(found)
    return Figure(
        name,
        tuple(one for one, how in told if how == Standing.COUNTED),
        partner,
        tuple((one, how) for one, how in told if how != Standing.COUNTED),
    )
