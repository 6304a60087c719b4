"""Proofs of mobilities that the agency asks for."""

from folio.model.remark import Remark
from tests.checks.asked import asked, with_reports
from tests.conftest import Miniature
from tests.model.logs import RIBEIRA, log, trip, with_rules

BOTH = "evidence: [certificate, ticket]"


def test_missing_proofs_are_told_for_each_trip(miniature: Miniature) -> None:
    with_reports(miniature)
    travellers = ["evidence: [ticket]", BOTH, "special_needs: false"]
    people = [f"person: A. {n}., role: staff, {one}" for n, one in enumerate(travellers)]
    log(miniature, "kalnava", trip(RIBEIRA, *people))
    assert asked(miniature, "evidence-missing") == [
        Remark(
            "evidence-missing",
            "activities/kalnava/2013",
            ("entries", 0, "travellers"),
            "Evidence is missing: certificate of travellers 1 and 3; ticket of traveller 3. Add it "
            "to 'evidence'.",
            "kalnava",
        )
    ]


def test_a_trip_that_is_proved_needs_no_remark(miniature: Miniature) -> None:
    with_reports(miniature)
    log(miniature, "kalnava", trip(RIBEIRA, f"person: A. B., role: staff, {BOTH}"))
    assert asked(miniature, "evidence-missing") == []


def test_a_trip_that_is_no_mobility_needs_no_proof(miniature: Miniature) -> None:
    with_reports(miniature)
    log(miniature, "ribeira", trip(RIBEIRA))
    assert asked(miniature, "evidence-missing") == []


def test_where_no_proof_is_asked_for_none_is_missing(miniature: Miniature) -> None:
    with_rules(miniature)
    log(miniature, "kalnava", trip(RIBEIRA))
    assert asked(miniature, "evidence-missing") == []


def test_an_agency_that_asks_for_less_gets_less(miniature: Miniature) -> None:
    with_reports(miniature)
    own = "\n    evidence: [{proof: ticket, on_request: true, attach: true, source: A call., "
    path = miniature.root / "programmes" / "small-steps.yaml"
    agency = path.read_text(encoding="utf-8").split("  fjord-agency:\n", 1)[1].split("\n", 1)[0]
    miniature.change("programmes/small-steps.yaml", agency, f"{agency}{own}verified: true}}]")
    log(miniature, "bergvik", trip(RIBEIRA, "person: A. B., role: staff, evidence: [ticket]"))
    assert asked(miniature, "evidence-missing") == []
