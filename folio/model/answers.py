"""The texts that a partner, or all partners together, write for a report."""

from pydantic import Field

from folio.model.base import Day, Name, Part, Record, SectionId, Text

SHARED = "shared"
"""The name of the file with what all partners answer together, in place of a partner's id."""


class Signature(Part):
    """Who signs a partner's report."""

    name: Name = Field(description="First name and family name of the legal representative.")
    function: Text | None = Field(None, description="That person's office or profession.")
    place: Name | None = Field(None, description="Where it is signed.")
    date: Day | None = Field(None, description="When it is signed.")


class ReportAnswers(Record):
    """The answers for one report: the part that all partners share, or one partner's own."""

    answers: dict[SectionId, Text] = Field(
        min_length=1, description="The text for each section, by the section's id."
    )
    signature: Signature | None = Field(None, description="Who signs; in a partner's own part.")
