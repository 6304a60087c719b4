"""A log of what a partner did: trips, local activities, dissemination, products, evaluation."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from folio.model.base import (
    Dates,
    Day,
    MeetingId,
    Name,
    Part,
    PartnerId,
    ProductId,
    Record,
    Text,
    WebAddress,
    WholeNumber,
)
from folio.model.meeting import Headcount, Photo, Place, PreparedBy
from folio.text.dates import Period


class Role(StrEnum):
    """As what somebody travels."""

    STAFF = "staff"
    LEARNER = "learner"
    ACCOMPANYING = "accompanying"


class Evidence(StrEnum):
    """What proves that somebody was there."""

    CERTIFICATE = "certificate"
    TICKET = "ticket"


class Traveller(Part):
    """One person on a trip."""

    person: Name = Field(description="First name and family name, or initials.", examples=["A. B."])
    role: Role = Field(description="As what the person travelled.", examples=["staff"])
    consent: bool = Field(
        False, description="true where the person has agreed to be named in the report."
    )
    special_needs: bool = Field(False, description="true for a person with special needs.")
    evidence: tuple[Evidence, ...] = Field(
        (), description="What there is to prove it.", examples=[["certificate", "ticket"]]
    )
    force_majeure: Text | None = Field(
        None,
        description="Why the person could not travel, where the agency was told in time.",
        examples=[{"en": "The airport was closed because of snow."}],
    )


class Event(Part):
    """A conference or another occasion that is no partner meeting."""

    title: Text = Field(
        description="What it was.", examples=[{"en": "Conference on plain language in town halls"}]
    )
    place: Place = Field(description="Where it took place.")
    of_the_programme: bool = Field(
        False, description="true where another project or network of the same programme ran it."
    )


class Entry(Part):
    """What all entries of a log can have."""

    photos: tuple[Photo, ...] = Field((), description="Pictures of it.")


class Trip(Entry):
    """A journey that people of one partner made together, there and back."""

    kind: Literal["trip"] = Field(
        description="A trip: a journey that people of yours made together, there and back."
    )
    meeting: MeetingId | None = Field(
        None,
        description="The partner meeting they went to; leave it out where they went elsewhere.",
    )
    event: Event | None = Field(None, description="Or the event they went to.")
    host: PartnerId | None = Field(None, description="The partner that received them.")
    dates: Dates = Field(description="From the day they left to the day they were back.")
    travellers: tuple[Traveller, ...] = Field(min_length=1, description="Who travelled.")

    @model_validator(mode="after")
    def _goes_somewhere(self) -> "Trip":
        if not (self.meeting or self.event or self.host):
            raise PydanticCustomError("folio_destination", "a trip to nowhere")
        return self


class Participants(Part):
    """How many people took part, by what they are to the partner."""

    staff: Headcount = Field(0, description="The partner's own staff.", examples=[6])
    learners: Headcount = Field(0, description="Learners and trainees.", examples=[12])
    others: Headcount = Field(0, description="Anybody else.", examples=[3])

    @property
    def total(self) -> int:
        """All of them."""
        return self.staff + self.learners + self.others


class LocalActivity(Entry):
    """Something that a partner did at home between the meetings."""

    kind: Literal["local-activity"] = Field(
        description="A local activity: something that you did at home between the meetings."
    )
    dates: Dates = Field(description="The day or days.")
    title: Text = Field(description="What it was.", examples=[{"en": "Workshop on clear letters"}])
    text: Text | None = Field(
        None,
        description="What was done, and what came of it.",
        examples=[{"en": "Twelve colleagues rewrote a letter that residents often ask about."}],
    )
    participants: Participants | None = Field(None, description="How many people took part.")
    place: Text | None = Field(
        None, description="Where it took place.", examples=[{"en": "town hall, room 12"}]
    )


class Dissemination(Entry):
    """How the public, or a part of it, was told of the project."""

    kind: Literal["dissemination"] = Field(
        description="Dissemination: how the public, or a part of it, was told of the project."
    )
    date: Day = Field(description="When it appeared or took place.")
    channel: Text = Field(description="By what means.", examples=[{"en": "local newspaper"}])
    title: Text = Field(
        description="What was told, or the headline.",
        examples=[{"en": "Town hall learns from its partners abroad"}],
    )
    audience: Text | None = Field(
        None, description="Who was told.", examples=[{"en": "residents of the town"}]
    )
    reach: WholeNumber | None = Field(
        None, ge=0, description="How many people it reached.", examples=[4000]
    )
    link: WebAddress | None = Field(
        None, description="Where it can be read.", examples=["https://news.example.eu/town-hall"]
    )
    notice_shown: bool = Field(
        False, description="true where emblem and notice of the programme were shown."
    )


class ProductWork(Entry):
    """Work on a product at home."""

    kind: Literal["product-work"] = Field(
        description="Work on a product of the partnership at home."
    )
    product: ProductId = Field(description="The product worked on.")
    dates: Dates = Field(description="The day or days.")
    text: Text = Field(
        description="What was done.", examples=[{"en": "Four model letters were written."}]
    )
    hours: WholeNumber | None = Field(
        None, ge=0, description="How many hours of work it took.", examples=[24]
    )


class Evaluation(Entry):
    """Finding out how well the project does."""

    kind: Literal["evaluation"] = Field(
        description="Evaluation: how you found out how well the project does."
    )
    date: Day = Field(description="The day.")
    method: Text = Field(description="How it was found out.", examples=[{"en": "questionnaire"}])
    respondents: WholeNumber | None = Field(
        None, ge=0, description="How many people answered.", examples=[18]
    )
    findings: Text = Field(
        description="What was found.",
        examples=[{"en": "Fifteen of eighteen would take part again."}],
    )


def _kind(value: object) -> str | None:
    """Which entry is meant; what has no fields at all is held against a trip and told of them."""
    kind = value.get("kind") if isinstance(value, Mapping) else getattr(value, "kind", "trip")
    return kind if isinstance(kind, str) else None


AnyEntry = Trip | LocalActivity | Dissemination | ProductWork | Evaluation
_WrittenEntry = Annotated[
    Annotated[Trip, Tag("trip")]
    | Annotated[LocalActivity, Tag("local-activity")]
    | Annotated[Dissemination, Tag("dissemination")]
    | Annotated[ProductWork, Tag("product-work")]
    | Annotated[Evaluation, Tag("evaluation")],
    Discriminator(_kind),
]


def when(entry: AnyEntry) -> Period:
    """The day or days of an entry, whatever its kind."""
    if isinstance(entry, Dissemination | Evaluation):
        return Period(entry.date, entry.date)
    return entry.dates


class ActivityLog(Record):
    """What one partner did in a period, entry by entry; it stands in the partner's folder."""

    most_items: ClassVar[int] = 5_000

    partner: PartnerId = Field(description="The partner whose log this is; also its folder.")
    period: Dates = Field(description="The period that the log covers.")
    prepared_by: PreparedBy | None = Field(None, description="Who wrote the log.")
    entries: tuple[_WrittenEntry, ...] = Field(min_length=1, description="What was done.")

    @property
    def record(self) -> str:
        """The record's name: `activities/vejle/2013-04`."""
        return f"activities/{self.partner}/{self.id}"
