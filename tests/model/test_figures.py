"""Every number says from which places in the records it was counted."""

import pytest

from folio.model import figures
from folio.model.figures import Counted
from tests.conftest import Miniature
from tests.model.logs import RIBEIRA, log, trip, with_rules

STAFF = "person: A. B., role: staff"
LEARNER = "person: C. D., role: learner, special_needs: true"
KALNAVA = "activities/kalnava/2013"


@pytest.fixture
def logged(miniature: Miniature) -> Miniature:
    with_rules(miniature)
    log(
        miniature,
        "kalnava",
        trip(RIBEIRA, STAFF, LEARNER, STAFF),
        "kind: local-activity, dates: 2013-10-02, title: A walk, "
        "participants: {staff: 4, others: 20}",
        "kind: local-activity, dates: 2013-11-02, title: A talk, participants: {learners: 7}",
        "kind: dissemination, date: 2013-10-03, channel: radio, title: News, reach: 900",
        "kind: dissemination, date: 2013-10-04, channel: web, title: News",
        "kind: product-work, product: guide, dates: 2013-12, text: A draft, hours: 12",
        "kind: evaluation, date: 2014-01-10, method: talks, respondents: 9, findings: Good.",
    )
    return miniature


VALUES = {
    "mobilities": 2,
    "staff-mobilities": 1,
    "learner-mobilities": 1,
    "accompanying-mobilities": 0,
    "special-needs-mobilities": 1,
    "force-majeure": 0,
    "minimum-mobilities": 0,
    "lump-sum": 0,
    "local-activities": 2,
    "local-staff": 4,
    "local-learners": 7,
    "local-others": 20,
    "dissemination": 2,
    "reach": 900,
    "product-hours": 12,
    "respondents": 9,
}


@pytest.mark.parametrize(("name", "value"), VALUES.items())
def test_a_partners_figure_is_counted_from_its_logs(
    name: str, value: int, logged: Miniature
) -> None:
    assert figures.OF_PARTNER[name](logged.register, "kalnava").value == value


def test_every_figure_of_a_partner_is_tried_out() -> None:
    assert set(VALUES) == set(figures.OF_PARTNER)


def test_a_figure_bears_the_name_by_which_it_is_asked_for(logged: Miniature) -> None:
    register = logged.register
    told = {name: count(register, "kalnava").name for name, count in figures.OF_PARTNER.items()}
    assert all(name == told[name] for name in told)


def test_mobilities_tell_the_travellers_and_who_does_not_count(logged: Miniature) -> None:
    figure = figures.mobilities_of(logged.register, "kalnava")
    assert figure.counted == (
        Counted(KALNAVA, ("entries", 0, "travellers", 0)),
        Counted(KALNAVA, ("entries", 0, "travellers", 1)),
    )
    assert figure.passed_over == ((Counted(KALNAVA, ("entries", 0, "travellers", 2)), "twice"),)


def test_an_agreed_number_comes_from_the_agreement(logged: Miniature) -> None:
    figure = figures.minimum_mobilities(logged.register, "bergvik")
    assert figure.counted == (Counted("partners/bergvik", ("agreement", "minimum_mobilities"), 12),)


def test_participants_are_counted_by_partner_where_the_record_says_so(logged: Miniature) -> None:
    figure = figures.participants(logged.register, "2013-09-ribeira")
    assert figure.value == 12
    assert Counted("meetings/2013-09-ribeira", ("participants", "kalnava"), 3) in figure.counted


def test_the_partnership_is_counted_from_its_partners(logged: Miniature) -> None:
    assert figures.partners(logged.register).value == 3
    assert figures.countries(logged.register).value == 3
    assert figures.meetings(logged.register).value == 2
    assert figures.products(logged.register).value == 1
    assert figures.finished_products(logged.register).value == 0
    assert figures.pages(logged.register, "guide").value == 24
