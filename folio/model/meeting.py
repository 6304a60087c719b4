"""A partner meeting: when, where, with whom, what was done, decided and taken on."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from folio.model.base import (
    CountryCode,
    Dates,
    Day,
    Name,
    Part,
    PartnerId,
    PictureFile,
    ProductId,
    Record,
    Text,
    WholeNumber,
    shape,
)
from folio.model.product import State
from folio.model.quote import Quote

Headcount = Annotated[WholeNumber, Field(ge=0, le=100_000)]

Participants = Annotated[
    Annotated[dict[PartnerId, Headcount], Field(min_length=1), Tag("mapping")]
    | Annotated[Headcount, Field(ge=1), Tag("scalar")],
    Discriminator(lambda value: "mapping" if shape(value) == "mapping" else "scalar"),
]
"""How many people: one number, or a number for each partner."""


def _everybody(value: object) -> object:
    if value != "all":
        raise PydanticCustomError("folio_takers", "neither all nor a list")
    return value


Takers = Annotated[
    Annotated[tuple[PartnerId, ...], Field(min_length=1), Tag("list")]
    | Annotated[Literal["all"], BeforeValidator(_everybody), Tag("scalar")],
    Discriminator(lambda value: "scalar" if shape(value) == "scalar" else "list"),
]
"""Some partners by their ids, or `all`."""


class Place(Part):
    """Where something takes place."""

    city: Text = Field(description="The town.", examples=[{"en": "Vejle", "lv": "Vejle"}])
    country: CountryCode = Field(description="The country.", examples=["DK"])
    venue: Text | None = Field(
        None, description="The house or hall.", examples=["Palais am Fürstenwall"]
    )
    located: Text | None = Field(
        None,
        alias="in",
        description="How town and country read after 'in', by language.",
        examples=[
            {
                "en": "Vejle, Denmark",
                "de": "Vejle, Dänemark",
                "hu": "a dániai Vejlében",
                "it": "a Vejle, in Danimarca",
                "lv": "Vejlē, Dānijā",
                "da": "Vejle, Danmark",
            }
        ],
    )


class ProgrammeItem(Part):
    """One item of what the meeting had on its programme."""

    day: Day | None = Field(None, description="The day.", examples=["2013-04-17"])
    title: Text = Field(
        description="What was on the programme.", examples=[{"en": "Tour of the town hall"}]
    )
    by: PartnerId | None = Field(None, description="The partner that gave it.")


class WorkProgramme(Part):
    """The work programme of a meeting."""

    drawn_up_by: PartnerId | None = Field(None, description="The partner that drew it up.")
    agreed_by_all: bool = Field(False, description="true where all partners agreed to it.")
    items: tuple[ProgrammeItem, ...] = Field((), description="What was on, in order.")


class Guest(Part):
    """Somebody who met the partners there without belonging to one."""

    name: Name = Field(description="First name and family name.", examples=["Anna Example"])
    function: Text = Field(
        description="That person's office or profession.",
        examples=[
            {
                "en": "Mayor of Vejle",
                "de": "Bürgermeister von Vejle",
                "hu": "Vejle polgármestere",
                "it": "sindaco di Vejle",
                "lv": "Vejles mērs",
                "da": "borgmester i Vejle Kommune",
            }
        ],
    )


class ActionPoint(Part):
    """What was taken on at a meeting, with a due date."""

    who: Takers = Field(
        description="The partners that took it on, or all.", examples=[["vejle"], "all"]
    )
    what: Text = Field(
        description="What is to be done.", examples=[{"en": "Send the draft to all partners"}]
    )
    due: Day | None = Field(None, description="By when.", examples=["2013-06"])
    done: Day | None = Field(None, description="When it was done.")


class Progress(Part):
    """How far a product had come by the meeting."""

    product: ProductId | None = Field(None, description="The product, where it has a record.")
    title: Text | None = Field(
        None, description="What it is called, where it has no record or was not named exactly."
    )
    state: State | None = Field(None, description="How far it is.", examples=["drafted"])
    text: Text | None = Field(None, description="What can be said of it.")


class Photo(Part):
    """A photo of the meeting, or the caption of one that is still awaited."""

    file: PictureFile | None = Field(
        None, description="Its file in media/.", examples=["2013-04-vejle-group.jpg"]
    )
    caption: Text = Field(
        description="What the picture shows; people from left to right.",
        examples=[{"en": "The partners in front of the town hall"}],
    )
    alt: Text | None = Field(
        None,
        description="What somebody who cannot see the picture needs to know.",
        examples=[{"en": "Fourteen people stand on the steps of a brick building."}],
    )
    credit: Name | None = Field(None, description="Who took it.", examples=["Anna Example"])
    consent: bool = Field(
        False, description="true where everybody who can be recognised has agreed."
    )


class NextMeeting(Part):
    """The next meeting as it was announced, while it has no record of its own."""

    date: Day = Field(description="The date, as precisely as it is known.", examples=["2013-06"])
    place: Place | None = Field(None, description="Where, if it is known.")


class PreparedBy(Part):
    """Who put the information together."""

    name: Name | None = Field(
        None, description="First name and family name.", examples=["Anna Example"]
    )
    function: Text | None = Field(
        None,
        description="That person's office or profession.",
        examples=[{"en": "adviser in the mayor's office"}],
    )
    partner: PartnerId = Field(description="The partner for which that person works.")


class Meeting(Record):
    """One partner meeting."""

    number: WholeNumber = Field(
        ge=1, le=999, description="The number of the meeting, counted from 1.", examples=[2]
    )
    title: Text | None = Field(
        None, description="A headline that says what the meeting means to people."
    )
    dates: Dates | None = Field(
        None,
        description="The day or days of the meeting.",
        examples=[{"from": "2013-04-17", "to": "2013-04-18"}],
    )
    place: Place = Field(description="The town and country where the partners met.")
    host: PartnerId | None = Field(None, description="The partner that was host.")
    participants: Participants | None = Field(
        None,
        description="How many people took part: a total, or a number for each partner.",
        examples=[19, {"vejle": 4, "magdeburg": 3}],
    )
    programme: WorkProgramme | None = Field(None, description="The work programme.")
    guests: tuple[Guest, ...] = Field((), description="Who met the partners there.")
    lead: Text | None = Field(
        None, description="One or two sentences that follow the sentence on where and when."
    )
    summary: Text | None = Field(None, description="What happened, in a few paragraphs.")
    results: tuple[Text, ...] = Field((), description="What came of it, one result an item.")
    decisions: tuple[Text, ...] = Field((), description="What was decided, one an item.")
    action_points: tuple[ActionPoint, ...] = Field((), description="Who took on what by when.")
    progress: tuple[Progress, ...] = Field((), description="How far the products are.")
    coming_next: Text | None = Field(None, description="What the partners do until the next.")
    next_meeting: NextMeeting | None = Field(
        None, description="The next meeting, while it has no record of its own."
    )
    photos: tuple[Photo, ...] = Field((), description="Pictures, or captions of those awaited.")
    quote: Quote | None = Field(None, description="What somebody said for publication.")
    prepared_by: PreparedBy | None = Field(None, description="Who prepared the information.")

    @property
    def lacks(self) -> tuple[str, ...]:
        """The fields that an edition needs and that are not there: a date and a story."""
        needed = {"dates": self.dates, "summary": self.summary}
        return tuple(name for name, value in needed.items() if value is None)
