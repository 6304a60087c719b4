"""Rules about meetings."""

from collections.abc import Iterator

from folio.model.meeting import Meeting
from folio.model.register import Register
from folio.model.remark import Remark
from folio.text.dates import Period
from folio.text.grammar import grammar


def meeting_without_story(register: Register) -> Iterator[Remark]:
    """A meeting of which nothing can be made yet, since its date or summary is missing."""
    for meeting in register.meetings_in_order:
        if meeting.lacks:
            missing = " and ".join(f"'{name}'" for name in meeting.lacks)
            message = f"Nothing can be made of this meeting yet. Add {missing}."
            yield _remark("meeting-without-story", register, meeting, (), message)


def meeting_without_host(register: Register) -> Iterator[Remark]:
    """A meeting that does not say which partner was host."""
    for meeting in register.meetings_in_order:
        if meeting.host is None:
            message = "It is not said which partner was host. Add 'host'."
            yield _remark("meeting-without-host", register, meeting, (), message)


def next_meeting_differs(register: Register) -> Iterator[Remark]:
    """An announcement of the next meeting that its own record contradicts."""
    for meeting in register.meetings_in_order:
        announced, following = meeting.next_meeting, register.following(meeting)
        if not announced or not following or not following.dates:
            continue
        if not Period(announced.date, announced.date).overlaps(following.dates):
            message = (
                f"The next meeting was announced for {announced.date}, but meetings/{following.id} "
                f"has {following.dates.in_words}. Leave 'next_meeting' out: the record is taken."
            )
            yield _remark("next-meeting-differs", register, meeting, ("next_meeting",), message)


def prepared_by_nobody(register: Register) -> Iterator[Remark]:
    """An edition that cannot say who prepared the information."""
    for meeting in register.meetings_in_order:
        if meeting.prepared_by is None and not meeting.lacks:
            message = "It is not said who prepared the information. Add 'prepared_by'."
            yield _remark("prepared-by-nobody", register, meeting, (), message)


def place_without_in(register: Register) -> Iterator[Remark]:
    """A place that does not say how it reads after 'in', in a language that changes its form."""
    inflected = [code for code in register.project.languages if grammar(code).inflects_places]
    for meeting in register.meetings_in_order:
        if inflected and meeting.place.located is None:
            message = f"Add 'in': how the place reads after 'in' in {', '.join(inflected)}."
            yield _remark("place-without-in", register, meeting, ("place",), message)


def _remark(
    rule: str, register: Register, meeting: Meeting, field: tuple[str | int, ...], message: str
) -> Remark:
    partner = meeting.host or register.project.coordinator
    return Remark(rule, f"meetings/{meeting.id}", field, message, partner)
