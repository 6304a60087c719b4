"""What the partnership makes: a training module, a handbook, a survey."""

from enum import StrEnum

from pydantic import Field

from folio.model.base import (
    Day,
    LanguageCode,
    MeetingId,
    PartnerId,
    Record,
    Text,
    WebAddress,
    WholeNumber,
)
from folio.model.quote import Quote


class State(StrEnum):
    """How far a product is."""

    PLANNED = "planned"
    IN_DEVELOPMENT = "in-development"
    DRAFTED = "drafted"
    TESTED = "tested"
    FINAL = "final"


class Product(Record):
    """One product of the partnership."""

    title: Text = Field(
        description="The name of the product.", examples=[{"en": "Handbook of clear letters"}]
    )
    headline: Text | None = Field(
        None, description="A headline that says what the product gives people."
    )
    type: Text | None = Field(
        None, description="What sort of thing it is.", examples=[{"en": "training module"}]
    )
    text: Text | None = Field(None, description="What it is about and what it is good for.")
    languages: tuple[LanguageCode, ...] = Field(
        (), description="In which languages it exists.", examples=[["en", "lv"]]
    )
    audience: Text | None = Field(None, description="For whom it is.")
    pages: WholeNumber | None = Field(
        None, ge=1, description="How many pages it has.", examples=[48]
    )
    state: State | None = Field(None, description="How far it is.", examples=["final"])
    responsible: PartnerId | None = Field(None, description="The partner that sees to it.")
    due: Day | None = Field(None, description="By when.", examples=["2013-06"])
    done: Day | None = Field(None, description="When it was done.", examples=["2014-06"])
    availability: WebAddress | None = Field(
        None, description="Where it can be had.", examples=["https://www.example.eu/handbook"]
    )
    joint: bool | None = Field(None, description="true where all partners own it together.")
    owners: tuple[PartnerId, ...] = Field((), description="Who owns it, where it is not joint.")
    from_meeting: MeetingId | None = Field(None, description="The meeting it came from.")
    quote: Quote | None = Field(None, description="What somebody said for publication.")

    @property
    def lacks(self) -> tuple[str, ...]:
        """The fields that a press release needs and that are not there: it is done, and a story."""
        state = self.state if self.state == State.FINAL else None
        needed = {"state: final": state, "done": self.done, "text": self.text}
        return tuple(name for name, value in needed.items() if value is None)
