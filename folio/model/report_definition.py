"""What a programme asks of a report: sections in order, limits, deadline, and who writes it."""

import datetime
import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from folio.model.base import Day, Name, Text, WholeNumber
from folio.model.sourced import Sourced
from folio.text.sentences import words

_ID = "[a-z0-9]+(-[a-z0-9]+)*"


class ReportKind(StrEnum):
    """Which of the reports of a project."""

    INTERIM = "interim"
    FINAL = "final"


class ReportPart(StrEnum):
    """Whose part of a report a section belongs to."""

    SHARED = "shared"
    OWN = "own"


class FilledBy(StrEnum):
    """What fills a section: texts that people write, or a table that is made from the records."""

    NARRATIVE = "narrative"
    GENERAL = "general"
    TIMELINE = "timeline"
    MOBILITIES = "mobilities"
    LOCAL_ACTIVITIES = "local-activities"
    PARTICIPANTS = "participants"
    PRODUCTS = "products"
    DISSEMINATION = "dissemination"
    EVALUATION = "evaluation"
    GRANT = "grant"
    DECLARATION = "declaration"
    CHECKLIST = "checklist"


OF_ONE_PARTNER = frozenset(
    {
        FilledBy.GENERAL,
        FilledBy.MOBILITIES,
        FilledBy.GRANT,
        FilledBy.DECLARATION,
        FilledBy.CHECKLIST,
    }
)
"""What tells of the partner that reports, and so never reads alike in two partners' reports."""


class Reporter(StrEnum):
    """Who owes a report."""

    PARTNER = "partner"
    COORDINATOR = "coordinator"


def _section_name(name: str) -> str:
    if not re.fullmatch(_ID, name):
        raise PydanticCustomError("folio_section_name", "not the id of a section")
    return name


SectionName = Annotated[
    Name,
    AfterValidator(_section_name),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID}$"}),
]
"""The id of a section: small letters, digits and dashes."""


class Section(Sourced):
    """One section of a report."""

    id: SectionName = Field(
        description="The name by which answers call it: small letters and dashes.",
        examples=["summary"],
    )
    number: Name | None = Field(
        None, description="Its number or letter in the form.", examples=["D.1"]
    )
    title: Text = Field(
        description="Its heading, by language.", examples=[{"en": "Public summary"}]
    )
    part: ReportPart = Field(
        description="shared where all partners agree on one text, own where each has its own."
    )
    filled_by: FilledBy = Field(
        description="A narrative that people write, or the table that is made for it."
    )
    narrative: bool = Field(False, description="true where people write a text beside the table.")
    required: bool = Field(True, description="false where it may stay empty.")
    looks_ahead: bool = Field(
        False, description="true where the text may speak of what is still to come."
    )
    max_words: WholeNumber | None = Field(
        None, ge=1, description="How many words the text may have.", examples=[250]
    )
    max_characters: WholeNumber | None = Field(
        None, ge=1, description="How many characters the text may have.", examples=[3000]
    )

    @property
    def takes_text(self) -> bool:
        """Whether people write something for it."""
        return self.narrative or self.filled_by == FilledBy.NARRATIVE

    def is_too_long(self, text: str) -> bool:
        """Whether a text has more words or characters than the section may have."""
        return bool(
            (self.max_words and len(words(text)) > self.max_words)
            or (self.max_characters and len(text) > self.max_characters)
        )


class Deadline(Sourced):
    """By when something is due: on a date, or so many days after the project's end."""

    date: Day | None = Field(None, description="The last day.", examples=["2013-06-30"])
    days_after_end: WholeNumber | None = Field(
        None, ge=1, le=3650, description="How many days after the project's end.", examples=[60]
    )
    latest: Day | None = Field(
        None, description="The last day whatever the count says.", examples=["2014-09-30"]
    )

    @model_validator(mode="after")
    def _has_a_day(self) -> "Deadline":
        if not (self.date or self.days_after_end):
            raise PydanticCustomError("folio_deadline", "a deadline without a day")
        return self

    def after(self, end: datetime.date) -> datetime.date:
        """The last day for a project that ends on a day; the earliest where several hold."""
        counted = (
            end + datetime.timedelta(days=self.days_after_end) if self.days_after_end else None
        )
        days = [self.date and self.date.last, counted, self.latest and self.latest.last]
        return min(day for day in days if day)


class Report(Sourced):
    """One report that the programme asks for."""

    title: Text = Field(description="What it is called, by language.")
    by: Reporter = Field(
        description="partner where each owes its own, coordinator where one reports for all."
    )
    deadline: Deadline = Field(description="By when it is due.")
    sections: tuple[Section, ...] = Field(min_length=1, description="The sections in their order.")

    @model_validator(mode="after")
    def _shares_only_what_is_alike(self) -> "Report":
        for section in self.sections_of(ReportPart.SHARED):
            if self.by == Reporter.PARTNER and section.filled_by in OF_ONE_PARTNER:
                raise PydanticCustomError(
                    "folio_shared", "{section} differs by partner", {"section": section.id}
                )
        return self

    def sections_of(self, part: ReportPart) -> tuple[Section, ...]:
        """The sections of one part, in their order."""
        return tuple(section for section in self.sections if section.part == part)
