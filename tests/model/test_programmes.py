"""What the files of programmes/ hold: Leonardo partnerships of 2012 and Erasmus+ of 2021."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from pydantic import BaseModel

from folio.model.programme import AUTHORITY, Agency, NoticeForm, Programme
from folio.model.report_definition import Deadline, FilledBy, ReportKind, ReportPart, Section
from folio.model.rules import Band
from folio.model.sourced import Sourced
from folio.text.wording import Wording
from tests.programmes import NAMES, programme

LEONARDO = "leonardo-partnership-2012"
ERASMUS = "erasmus-ka210-2021"
END_OF_LEONARDO = date(2014, 7, 31)

LANGUAGES = {"en", "de", "hu", "it", "lv", "da"}

each_programme = pytest.mark.parametrize("name", NAMES)
each_of_two = pytest.mark.parametrize("name", [ERASMUS, LEONARDO])


def section(report: ReportKind, name: str) -> Section:
    return next(one for one in programme(LEONARDO).reports[report].sections if one.id == name)


def within(value: object, path: str, is_sourced: bool) -> Iterator[tuple[str, object, bool]]:
    """Every single value, where it stands, and whether a part around it has a source."""
    if isinstance(value, BaseModel):
        inside = is_sourced or isinstance(value, Sourced)
        for name in type(value).model_fields:
            yield from within(getattr(value, name), f"{path}.{name}", inside)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from within(item, f"{path}.{name}", is_sourced)
    elif isinstance(value, tuple):
        for item in value:
            yield from within(item, path, is_sourced)
    elif value is not None:
        yield path, value, is_sourced


NAMED_ITSELF = (".id", ".name", ".sub_programme", ".action", ".within", ".funder")
"""How documents name the programme."""


@each_programme
def test_every_value_from_outside_has_a_source_and_says_whether_it_is_verified(name: str) -> None:
    values = within(programme(name), "", is_sourced=False)
    assert {path for path, _, is_sourced in values if not is_sourced} <= set(NAMED_ITSELF)


@each_of_two
def test_every_wording_is_there_in_six_languages(name: str) -> None:
    wordings = [
        (path, value)
        for path, value, _ in within(programme(name), "", is_sourced=False)
        if isinstance(value, Wording)
    ]
    lacking = [path for path, value in wordings if not LANGUAGES.issubset(value.languages(""))]
    assert len(wordings) > 15
    assert lacking == []


@each_of_two
def test_there_is_a_notice_in_six_languages(name: str) -> None:
    assert set(programme(name).notices) >= LANGUAGES


@each_programme
def test_no_two_sections_of_a_report_have_one_heading(name: str) -> None:
    for report in programme(name).reports.values():
        for code in LANGUAGES:
            titles = [dict(one.title.texts).get(code, one.id) for one in report.sections]
            assert sorted(set(titles)) == sorted(titles)


@each_programme
def test_a_section_that_both_reports_have_is_the_same_in_both(name: str) -> None:
    """So that what was written for the interim report finds its place in the final one."""
    seen: dict[str, Any] = {}
    for report in programme(name).reports.values():
        for one in report.sections:
            same = (one.title, one.part, one.filled_by)
            assert seen.setdefault(one.id, same) == same


def test_each_partner_of_a_leonardo_partnership_reports_twice() -> None:
    reports = programme(LEONARDO).reports
    assert {kind: report.by for kind, report in reports.items()} == {
        "interim": "partner",
        "final": "partner",
    }


def test_the_interim_report_is_due_at_the_end_of_june_of_the_first_year() -> None:
    deadline = programme(LEONARDO).reports[ReportKind.INTERIM].deadline
    assert (deadline.after(END_OF_LEONARDO), deadline.verified) == (date(2013, 6, 30), True)


def test_the_final_report_is_due_sixty_days_after_the_end() -> None:
    deadline = programme(LEONARDO).reports[ReportKind.FINAL].deadline
    assert deadline.after(END_OF_LEONARDO) == date(2014, 9, 29)


def test_a_project_that_ends_late_reports_by_the_last_day_of_september_all_the_same() -> None:
    deadline = programme(LEONARDO).reports[ReportKind.FINAL].deadline
    assert deadline.after(date(2014, 8, 31)) == date(2014, 9, 30)


def test_a_month_as_a_deadline_is_over_with_its_last_day() -> None:
    deadline = Deadline.model_validate({"date": "2013-06", "source": "Made up.", "verified": True})
    assert deadline.after(END_OF_LEONARDO) == date(2013, 6, 30)


def test_the_letters_of_the_final_report_run_from_a_to_q_without_those_of_the_first_page() -> None:
    sections = programme(LEONARDO).reports[ReportKind.FINAL].sections
    letters = [str(one.number).partition(".")[0] for one in sections]
    assert "".join(dict.fromkeys(letters)) == "ADEFGHIJKLMNOPQ"


def test_no_section_but_the_summary_is_verified() -> None:
    final = programme(LEONARDO).reports[ReportKind.FINAL]
    assert [one.id for one in final.sections if one.verified] == ["summary"]


def test_the_public_summary_is_shared_and_has_250_words_at_the_most() -> None:
    summary = section(ReportKind.FINAL, "summary")
    assert (summary.part, summary.max_words, summary.takes_text) == (ReportPart.SHARED, 250, True)


@each_programme
def test_no_other_limit_is_known_and_none_is_invented(name: str) -> None:
    reports = programme(name).reports.values()
    sections = [one for report in reports for one in report.sections if one.id != "summary"]
    assert {(one.max_words, one.max_characters) for one in sections} == {(None, None)}


def test_mobilities_grant_and_declaration_are_each_partners_own() -> None:
    own = {one.id for one in programme(LEONARDO).reports[ReportKind.FINAL].sections_of("own")}
    assert own >= {"mobilities", "local-activities", "participants", "grant", "declaration"}


def test_the_final_report_of_leonardo_has_every_table_that_can_be_made() -> None:
    sections = programme(LEONARDO).reports[ReportKind.FINAL].sections
    assert {one.filled_by for one in sections} == set(FilledBy)


def test_a_table_takes_no_text_unless_a_narrative_stands_beside_it() -> None:
    texts = {name: section(ReportKind.FINAL, name).takes_text for name in ("grant", "evaluation")}
    assert texts == {"grant": False, "evaluation": True}


def test_a_mobility_crosses_a_border_and_is_no_meeting_at_home() -> None:
    rules = programme(LEONARDO).mobility_rules
    assert rules
    assert rules.cross_border_only.value
    assert not rules.own_meeting_counts.value
    assert rules.events_of_the_programme.value


def test_who_accompanies_counts_beside_special_needs_only_and_that_is_unverified() -> None:
    rules = programme(LEONARDO).mobility_rules
    assert rules
    assert (rules.accompanying.value, rules.accompanying.verified) == ("with-special-needs", False)


def test_only_the_lump_sums_of_germany_are_known() -> None:
    grant = programme(LEONARDO).grant
    assert grant
    (germany,) = grant.bands
    assert (germany.country, germany.call) == ("DE", 2011)
    assert germany.lump_sums == tuple(
        Band(minimum_mobilities=least, lump_sum=euros)
        for least, euros in [(4, 10_000), (8, 14_000), (12, 18_000)]
    )


def test_how_a_leonardo_grant_is_lowered_is_an_assumption() -> None:
    grant = programme(LEONARDO).grant
    assert grant
    assert grant.reduction
    assert (grant.reduction.rule, grant.reduction.verified) == ("per-missing-mobility", False)


@each_programme
def test_four_fifths_are_paid_at_the_beginning(name: str) -> None:
    grant = programme(name).grant
    assert grant
    assert grant.pre_financing.percent == 80


def test_the_german_agency_wants_certificates_with_the_report() -> None:
    proofs = programme(LEONARDO).evidence_for("na-bibb")
    assert {one.proof: one.attach for one in proofs} == {"certificate": True, "ticket": False}


@pytest.mark.parametrize("agency", ["tempus", "viaa", "isfol", None])
def test_the_other_agencies_see_proofs_on_request(agency: str | None) -> None:
    proofs = programme(LEONARDO).evidence_for(agency)
    assert {one.proof for one in proofs} == {"certificate", "ticket"}
    assert {(one.on_request, one.attach) for one in proofs} == {(True, False)}


def test_results_are_entered_by_the_day_of_the_final_report() -> None:
    platform = programme(LEONARDO).results_platform
    assert platform
    assert (platform.name, platform.due_with) == ("European Shared Treasure (EST)", "final")


def test_proofs_are_kept_for_five_years_which_is_unverified() -> None:
    retention = programme(LEONARDO).retention
    assert retention
    assert (retention.years_after_final_payment, retention.verified) == (5, False)


def test_an_agency_decides_within_45_days_and_is_answered_within_30() -> None:
    review = programme(LEONARDO).review
    assert review
    assert (review.days_to_decide, review.days_to_answer) == (45, 30)


def test_of_an_erasmus_partnership_the_coordinator_alone_reports_once() -> None:
    reports = programme(ERASMUS).reports
    assert {kind: report.by for kind, report in reports.items()} == {"final": "coordinator"}


def test_its_report_is_due_within_sixty_days() -> None:
    deadline = programme(ERASMUS).reports[ReportKind.FINAL].deadline
    assert deadline.after(date(2023, 10, 31)) == date(2023, 12, 30)


def test_its_grant_is_one_of_two_lump_sums_counted_by_activities_and_lowered_by_no_known_rule() -> (
    None
):
    grant = programme(ERASMUS).grant
    assert grant
    (everywhere,) = grant.bands
    assert [one.lump_sum for one in everywhere.lump_sums] == [30_000, 60_000]
    assert (grant.unit.value, everywhere.country, grant.reduction) == ("activity", None, None)
    assert programme(ERASMUS).mobility_rules is None


def test_its_notice_has_three_sentences_and_names_the_agency() -> None:
    for notice in programme(ERASMUS).notices.values():
        for form in NoticeForm:
            text = notice.in_form(form).text
            assert AUTHORITY in text
            assert len(re.findall(r"(?<!bzw)\.( |$)", text)) == 3


def test_the_notice_bears_the_name_of_the_coordinators_agency() -> None:
    texts = programme(ERASMUS).notice_texts(NoticeForm.PUBLICATION, "oead")
    assert "Neither the European Union nor OeAD-GmbH can" in texts["en"]
    assert all(AUTHORITY not in text for text in texts.values())


def test_a_notice_that_names_nobody_is_the_same_for_every_agency() -> None:
    old = programme(LEONARDO)
    for_germany = old.notice_texts(NoticeForm.PUBLICATION, "na-bibb")
    assert for_germany == old.notice_texts(NoticeForm.PUBLICATION, None)
    assert for_germany["lv"] == old.notices["lv"].publication.text


def test_an_agency_can_be_known_by_name_and_country_alone() -> None:
    agency = Agency(name="VIAA", country="LV", source="Made up.", verified=True)
    assert (agency.city, agency.evidence) == (None, ())


def test_a_programme_may_ask_for_no_reports_and_pay_no_grants() -> None:
    texts = dict.fromkeys(("name", "within", "funder"), "Small Steps")
    notice = {"text": "The fund paid.", "source": "Made up.", "verified": True}
    notices = {"en": dict.fromkeys(NoticeForm, notice)}
    small = Programme.model_validate({**texts, "notices": notices, "id": "small-steps"})
    assert (small.reports, small.grant, small.evidence_for(None)) == ({}, None, ())
