"""Rules about what proves a mobility."""

from collections.abc import Iterator
from itertools import groupby

from folio.checks.mobilities import trip_path
from folio.model.mobilities import Journey, mobilities
from folio.model.register import Register
from folio.model.remark import Remark
from folio.text.grammar import grammar


def evidence_missing(register: Register) -> Iterator[Remark]:
    """A trip of which a proof is missing that the partner's agency asks for."""
    for partner in register.partners.values():
        asked = [rule.proof for rule in register.programme.evidence_for(partner.agency)]
        trips = groupby(mobilities(register, partner.id), lambda one: (one.record, trip_path(one)))
        for (record, path), travelled in trips if asked else ():
            found = list(travelled)
            if missing := [words for proof in asked if (words := _missing(proof, found))]:
                message = f"Evidence is missing: {'; '.join(missing)}. Add it to 'evidence'."
                yield Remark("evidence-missing", record, (*path, "travellers"), message, partner.id)


def travellers(found: list[Journey]) -> str:
    """How a remark names people, of whom it must not give the names: `travellers 1 and 2`."""
    numbers = [str(int(one.field[-1]) + 1) for one in found]
    return f"traveller{'s' if len(numbers) > 1 else ''} {grammar('en').names(numbers)}"


def _missing(proof: str, found: list[Journey]) -> str:
    """`certificate of travellers 1 and 2`, or nothing where all have it."""
    without = [one for one in found if proof not in one.traveller.evidence]
    return f"{proof} of {travellers(without)}" if without else ""
