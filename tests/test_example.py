"""The illustrative project is whole: nothing is missing that its reports and numbers rest on."""

from itertools import pairwise

import pytest

from folio.model.activities import Dissemination
from folio.model.answers import SHARED
from folio.model.figures import minimum_mobilities, mobilities_of
from folio.model.register import Register
from folio.model.report_definition import ReportKind, ReportPart
from folio.model.texts import written_by_partners
from folio.records import reader
from folio.text.wording import Wording
from tests.conftest import REPOSITORY

PARTNERS = ("lysvag", "pietrachiara", "smilgava")
HALF_YEARS = ["2012-08", "2013-02", "2013-08", "2014-02"]


@pytest.fixture(scope="module")
def example() -> Register:
    return reader.read(REPOSITORY / "records", "example", REPOSITORY / "programmes").register


def in_all_languages(register: Register, text: Wording) -> bool:
    own = register.project.working_language
    return set(text.languages(own)) == set(register.project.languages)


@pytest.mark.parametrize("partner", PARTNERS)
def test_logs_follow_one_another_through_the_two_years(example: Register, partner: str) -> None:
    logs = example.logs_of(partner)
    assert [log.id for log in logs] == HALF_YEARS
    gaps = [after.period.start.first - before.period.end.last for before, after in pairwise(logs)]
    assert {gap.days for gap in gaps} == {1}
    assert logs[0].period.start == example.project.period.start
    assert logs[-1].period.end == example.project.period.end


@pytest.mark.parametrize("partner", PARTNERS)
def test_each_partner_reaches_its_agreed_minimum(example: Register, partner: str) -> None:
    figure = mobilities_of(example, partner)
    assert figure.value >= minimum_mobilities(example, partner).value > 0
    assert figure.passed_over == ()


def test_participants_of_a_meeting_are_those_who_travelled_to_it(example: Register) -> None:
    for meeting in example.meetings_in_order:
        assert isinstance(meeting.participants, dict)
        guests = {name: n for name, n in meeting.participants.items() if name != meeting.host}
        travelled = {
            partner: len(trip.travellers)
            for partner in PARTNERS
            for _, _, trip in example.trips_of(partner)
            if trip.meeting == meeting.id
        }
        assert travelled == guests


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize("own", [SHARED, *PARTNERS])
def test_every_section_that_takes_a_text_is_answered(
    example: Register, kind: ReportKind, own: str
) -> None:
    part = ReportPart.SHARED if own == SHARED else ReportPart.OWN
    sections = example.programme.reports[kind].sections_of(part)
    answers = example.answers[f"{kind}/{own}"]
    assert list(answers.answers) == [one.id for one in sections if one.takes_text]
    assert (answers.signature is None) == (own == SHARED)


def test_partners_write_in_all_languages_of_the_project(example: Register) -> None:
    untranslated = [
        (record, path)
        for record, path, text in written_by_partners(example)
        if not in_all_languages(example, text)
    ]
    assert untranslated == []


@pytest.mark.parametrize("partner", PARTNERS)
def test_the_notice_was_shown_wherever_the_public_was_told(example: Register, partner: str) -> None:
    told = [one for _, _, one in example.entries_of(partner) if isinstance(one, Dissemination)]
    assert told
    assert all(one.notice_shown and one.reach for one in told)
