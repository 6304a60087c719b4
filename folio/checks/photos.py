"""Rules about photos."""

from collections.abc import Iterator

from folio.model.meeting import Meeting, Photo
from folio.model.register import Register
from folio.model.remark import Remark


def photo_not_at_hand(register: Register) -> Iterator[Remark]:
    """A caption whose picture has not come yet."""
    for meeting, number, photo in _photos(register):
        if photo.file is None:
            message = "The caption is printed without its picture. Add 'file' when it has come."
            yield _remark("photo-not-at-hand", register, meeting, number, message)


def photo_without_alt(register: Register) -> Iterator[Remark]:
    """A picture that a blind reader is told nothing of beyond its caption."""
    for meeting, number, photo in _photos(register):
        if photo.file and photo.alt is None:
            message = "Readers who cannot see the picture are told only its caption. Add 'alt'."
            yield _remark("photo-without-alt", register, meeting, number, message)


def photo_without_credit(register: Register) -> Iterator[Remark]:
    """A picture that does not say who took it."""
    for meeting, number, photo in _photos(register):
        if photo.file and photo.credit is None:
            message = "It is not said who took the picture. Add 'credit'."
            yield _remark("photo-without-credit", register, meeting, number, message)


def photo_without_consent(register: Register) -> Iterator[Remark]:
    """A picture of people of whom it is not said that they agreed to its publication."""
    for meeting, number, photo in _photos(register):
        if photo.file and not photo.consent:
            message = (
                "It is not said that those who can be recognised have agreed. "
                "Ask them, then write 'consent: true'."
            )
            yield _remark("photo-without-consent", register, meeting, number, message)


def _photos(register: Register) -> Iterator[tuple[Meeting, int, Photo]]:
    for meeting in register.meetings_in_order:
        for number, photo in enumerate(meeting.photos):
            yield meeting, number, photo


def _remark(rule: str, register: Register, meeting: Meeting, number: int, message: str) -> Remark:
    partner = meeting.host or register.project.coordinator
    return Remark(rule, f"meetings/{meeting.id}", ("photos", number), message, partner)
