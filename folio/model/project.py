"""The funded partnership: title, period, aims."""

from pydantic import Field

from folio.model.base import (
    Dates,
    LanguageCode,
    Name,
    Part,
    PartnerId,
    ProgrammeName,
    Record,
    Text,
    WebAddress,
    WholeNumber,
)


class Platform(Part):
    """Where the partners keep and share what belongs to the project."""

    name: Name | None = Field(None, description="What it is called.", examples=["Moodle"])
    url: WebAddress | None = Field(
        None, description="Its address.", examples=["https://platform.example.eu"]
    )
    text: Text | None = Field(
        None,
        description="What the partners use it for.",
        examples=[{"en": "All documents of the project are kept there."}],
    )


class Project(Record):
    """The partnership that was granted: everything that is true of the whole of it."""

    title: Name = Field(
        description="The title as granted, spelled one way everywhere.",
        examples=["Administrations go Europe!"],
    )
    acronym: Name | None = Field(None, description="The short name.", examples=["AGE"])
    programme: ProgrammeName = Field(
        description="The name of the funding programme's file in programmes/, without .yaml.",
        examples=["leonardo-partnership-2012"],
    )
    call: WholeNumber | None = Field(
        None, ge=1980, le=2100, description="The year of the call.", examples=[2012]
    )
    period: Dates = Field(
        description="The first and the last day of the grant.",
        examples=[{"from": "2012-08-01", "to": "2014-07-31"}],
    )
    coordinator: PartnerId = Field(description="The partner that leads.", examples=["magdeburg"])
    working_language: LanguageCode = Field(
        description="The language of all texts that name none themselves.", examples=["en"]
    )
    languages: tuple[LanguageCode, ...] = Field(
        min_length=1,
        description="The languages in which documents are made.",
        examples=[["en", "lv"]],
    )
    aim: Text = Field(
        description="What the partnership is for, in one or two sentences.",
        examples=[{"en": "To help town halls work across borders."}],
    )
    expected_results: tuple[Text, ...] = Field(
        (), description="What there is to be at the end, one result an item."
    )
    planned_activities: tuple[Text, ...] = Field(
        (), description="What the partners planned to do, one activity an item."
    )
    partnership: Text | None = Field(
        None, description="Who has come together, and why these partners."
    )
    target_groups: tuple[Text, ...] = Field((), description="For whom it is.")
    platform: Platform | None = Field(None, description="The communication platform.")
    website: WebAddress | None = Field(
        None, description="Its own pages.", examples=["https://www.example.eu"]
    )
    follow_up: Text | None = Field(None, description="What came of it after its end.")
    illustrative: bool = Field(
        False, description="true where everything is made up; printed on each page."
    )
