"""The rules, in the order in which their remarks are told."""

import datetime
from collections.abc import Callable, Iterator

from folio.checks import (
    deadlines,
    evidence,
    logs,
    meetings,
    mobilities,
    names,
    notices,
    participants,
    photos,
    products,
    reports,
    statements,
    texts,
)
from folio.model.register import Register
from folio.model.remark import Remark

Rule = Callable[[Register], Iterator[Remark]]
RuleOfADay = Callable[[Register, datetime.date], Iterator[Remark]]

RULES: tuple[Rule, ...] = (
    meetings.meeting_without_story,
    meetings.meeting_without_host,
    meetings.next_meeting_differs,
    meetings.place_without_in,
    meetings.prepared_by_nobody,
    photos.photo_not_at_hand,
    photos.photo_without_alt,
    photos.photo_without_credit,
    photos.photo_without_consent,
    notices.notice_missing,
    notices.notice_unverified,
    notices.nobody_to_ask,
    participants.participants_differ,
    participants.more_travelled,
    participants.participant_without_trip,
    mobilities.journey_without_mobility,
    mobilities.trip_misses_meeting,
    mobilities.trips_overlapping,
    evidence.evidence_missing,
    names.name_without_consent,
    names.name_in_variants,
    logs.logs_overlapping,
    reports.answer_over_limit,
    reports.answer_missing,
    reports.shared_part_missing,
    reports.passage_repeated,
    statements.future_in_final_report,
    statements.many_without_number,
    texts.title_in_variants,
    texts.translation_missing,
)

RULES_OF_A_DAY: tuple[RuleOfADay, ...] = (
    mobilities.minimum_missed,
    products.product_unfinished,
    deadlines.report_due,
    deadlines.action_point_overdue,
)
"""What is right or wrong by the day on which it is asked."""


def remarks(register: Register, today: datetime.date | None = None) -> tuple[Remark, ...]:
    """What all rules have to say about a project; those of a day only where one is given."""
    always = (remark for rule in RULES for remark in rule(register))
    if today is None:
        return tuple(always)
    by_day = (remark for rule in RULES_OF_A_DAY for remark in rule(register, today))
    return (*always, *by_day)
