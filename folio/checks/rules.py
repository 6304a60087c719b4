"""The rules, in the order in which their remarks are told."""

from collections.abc import Callable, Iterator

from folio.checks import meetings, notices, photos, texts
from folio.model.register import Register
from folio.model.remark import Remark

Rule = Callable[[Register], Iterator[Remark]]

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
    texts.title_in_variants,
    texts.translation_missing,
)


def remarks(register: Register) -> tuple[Remark, ...]:
    """What all rules have to say about a project."""
    return tuple(remark for rule in RULES for remark in rule(register))
