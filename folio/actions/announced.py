"""The next meeting, as far as the records know of it before it has one of its own."""

from typing import Any

from folio.model.meeting import Meeting, NextMeeting, Place
from folio.records.directory import Directory
from folio.records.files import nearest_id
from folio.text.dates import PartialDate
from folio.text.wording import WORKING_LANGUAGE, Wording


def next_id(directory: Directory) -> str:
    """Its id: month and town, such as 2013-06-novara, or else its number."""
    announced = _announced(directory)
    place = announced.place if announced else None
    town = nearest_id(place.city.texts[0][1]) if place else ""
    if announced and town:
        return nearest_id(f"{PartialDate(announced.date.year, announced.date.month)}-{town}")
    return f"meeting-{next_number(directory)}"


def next_number(directory: Directory) -> int:
    """Its number, counted from 1."""
    return max(directory.numbers, default=0) + 1


def known(directory: Directory) -> dict[str, Any]:
    """What its record can say of it, as it would stand in the file."""
    number: dict[str, Any] = {"number": next_number(directory)}
    if not (announced := _announced(directory)):
        return number
    date = str(announced.date)
    place = {"place": _written(announced.place)} if announced.place else {}
    return {**number, "dates": {"from": date, "to": date}, **place}


def _announced(directory: Directory) -> NextMeeting | None:
    """What the last meeting tells of the next; nothing where a later one is being filled in."""
    last = max(directory.numbers, default=0)
    meetings = (one for one in directory.meetings.values() if one and one.number == last)
    meeting: Meeting | None = next(meetings, None)
    return meeting.next_meeting if meeting else None


def _written(place: Place) -> dict[str, Any]:
    texts = {"city": place.city, "venue": place.venue, "in": place.located}
    written: dict[str, Any] = {name: _text(text) for name, text in texts.items() if text}
    return {**written, "country": place.country}


def _text(wording: Wording) -> str | dict[str, str]:
    texts = dict(wording.texts)
    return texts.get(WORKING_LANGUAGE) or texts
