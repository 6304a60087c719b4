"""The rules, in the order in which their remarks are told."""

import datetime
from collections.abc import Callable, Iterator, Sequence

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
    submissions,
    texts,
)
from folio.model.register import Register
from folio.model.remark import Remark
from folio.model.submissions import Submission

Rule = Callable[[Register], Iterator[Remark]]
RuleOfADay = Callable[[Register, datetime.date], Iterator[Remark]]
RuleOfSubmissions = Callable[[Register, Sequence[Submission]], Iterator[Remark]]

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
    logs.entry_outside_period,
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

RULES_OF_SUBMISSIONS: tuple[RuleOfSubmissions, ...] = (
    submissions.final_contradicts_interim,
    submissions.submitted_figures_differ,
    submissions.submitted_by_nobody,
)
"""What is right or wrong by the reports that were submitted."""


def remarks(
    register: Register,
    today: datetime.date | None = None,
    submissions: Sequence[Submission] = (),
) -> tuple[Remark, ...]:
    """What all rules have to say about a project; those of a day only where one is given.

    `submissions` are those of its reports, in the order in which they were made.
    """
    always = (remark for rule in RULES for remark in rule(register))
    by_day = (
        remark for rule in RULES_OF_A_DAY if today is not None for remark in rule(register, today)
    )
    by_report = (remark for rule in RULES_OF_SUBMISSIONS for remark in rule(register, submissions))
    return (*always, *by_day, *by_report)
