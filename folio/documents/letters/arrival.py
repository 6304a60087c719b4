"""What the letters about something that was handed in have in common."""

import datetime
from dataclasses import dataclass

from folio.text.dates import PartialDate
from folio.text.language import Language
from folio.text.marks import Phrase, Prose, bullets


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that a partner has handed in: its name, its pictures, and when it came."""

    project: str
    partner: str
    file: str
    pictures: tuple[str, ...]
    digest: str
    received: datetime.datetime

    def told(self, language: Language) -> dict[str, object]:
        """The same for programs."""
        return {
            "project": self.project,
            "partner": self.partner,
            "file": self.file,
            "pictures": list(self.pictures),
            "sha256": self.digest,
            "received": self.received.isoformat(),
            "language": language.code,
        }


def when_received(arrival: Arrival, language: Language) -> Phrase:
    """Day and hour: `5 August 2013, 09:15`."""
    day = language.date(PartialDate.of(arrival.received.date()))
    return language.say("{date}, {time}", date=day, time=f"{arrival.received:%H:%M}")


def file_and_time(arrival: Arrival, language: Language) -> Prose:
    """Which file the letter is about."""
    return bullets(
        (
            language.say("File: {file}", file=arrival.file),
            *(language.say("Picture: {file}", file=name) for name in arrival.pictures),
            language.say("Received: {when}", when=when_received(arrival, language)),
        )
    )
