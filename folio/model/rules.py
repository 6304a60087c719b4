"""The rules of a programme as data: what counts, what is paid, what proves it, by when."""

from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from folio.model.activities import Evidence
from folio.model.base import CountryCode, Name, Part, Text, WholeNumber
from folio.model.report_definition import ReportKind
from folio.model.sourced import Sourced


class Flag(Sourced):
    """A rule that holds or does not."""

    value: bool = Field(description="true where it holds.")


class Accompanying(StrEnum):
    """When somebody who accompanies others counts."""

    ALWAYS = "always"
    WITH_SPECIAL_NEEDS = "with-special-needs"
    NEVER = "never"


class AccompanyingRule(Sourced):
    """When somebody who accompanies others counts."""

    value: Accompanying = Field(
        description="always, never, or with-special-needs: only beside somebody with such needs."
    )


class MobilityRules(Part):
    """Which journeys count as mobilities."""

    cross_border_only: Flag = Field(description="Whether only journeys abroad count.")
    own_meeting_counts: Flag = Field(
        description="Whether the host's own people count at a meeting at home."
    )
    events_of_the_programme: Flag = Field(
        description="Whether an event of another project of the programme counts."
    )
    accompanying: AccompanyingRule = Field(
        description="Whether somebody who accompanies others counts."
    )


class Unit(StrEnum):
    """What a grant is granted for, and counted by."""

    MOBILITY = "mobility"
    ACTIVITY = "activity"


class UnitRule(Sourced):
    """What a grant is counted by."""

    value: Unit = Field(description="What the grant is counted by: mobility or activity.")


class Percentage(Sourced):
    """A share in percent."""

    percent: WholeNumber = Field(ge=0, le=100, description="Of a hundred.", examples=[80])


class Reduction(StrEnum):
    """How a grant shrinks; each name has its function in `grant.py`."""

    PER_MISSING_MOBILITY = "per-missing-mobility"


class ReductionRule(Sourced):
    """How a grant shrinks where less was done than agreed."""

    rule: Reduction = Field(description="The name of the rule.", examples=["per-missing-mobility"])


class Band(Part):
    """One size of a lump sum."""

    minimum_mobilities: WholeNumber | None = Field(
        None, ge=1, description="How many mobilities it demands.", examples=[12]
    )
    lump_sum: WholeNumber = Field(ge=1, description="In whole euros.", examples=[18000])


class Bands(Sourced):
    """The lump sums of one country, or of all."""

    country: CountryCode | None = Field(
        None, description="Where they hold; left out where they hold everywhere."
    )
    call: WholeNumber | None = Field(
        None, ge=1980, le=2100, description="The year of the call they were found for."
    )
    lump_sums: tuple[Band, ...] = Field(min_length=1, description="The sizes there are.")


class GrantRules(Part):
    """What a partner is paid, when, and how it shrinks."""

    unit: UnitRule = Field(description="What the grant is counted by.")
    bands: tuple[Bands, ...] = Field((), description="The lump sums, as far as they are known.")
    pre_financing: Percentage = Field(
        description="What is paid at the beginning; the balance follows the final report."
    )
    reduction: ReductionRule | None = Field(
        None, description="How it shrinks where mobilities are missing."
    )

    @model_validator(mode="after")
    def _has_its_rule(self) -> "GrantRules":
        demands = any(band.minimum_mobilities for one in self.bands for band in one.lump_sums)
        if demands and self.reduction is None:
            raise PydanticCustomError("folio_band", "mobilities are demanded and no rule given")
        return self


class EvidenceRule(Sourced):
    """One proof of a mobility that an agency asks for."""

    proof: Evidence = Field(description="The proof: certificate or ticket.")
    on_request: bool = Field(description="true where it is kept, and shown when asked for.")
    attach: bool = Field(description="true where it goes with the report.")


class ResultsPlatform(Sourced):
    """Where the programme wants results to be entered."""

    name: Name = Field(description="What it is called.", examples=["European Shared Treasure"])
    due_with: ReportKind = Field(description="The report by whose deadline it is due.")


class Retention(Sourced):
    """How long proofs are kept."""

    years_after_final_payment: WholeNumber = Field(
        ge=1, description="For how many years after the last payment.", examples=[5]
    )


class Review(Sourced):
    """How long an agency has to judge a report."""

    days_to_decide: WholeNumber = Field(
        ge=1, description="Within how many days the agency decides.", examples=[45]
    )
    days_to_answer: WholeNumber | None = Field(
        None,
        ge=1,
        description="Within how many days the partner answers a question.",
        examples=[30],
    )


class Emblem(Sourced):
    """What stands beside the European flag."""

    statement: Text = Field(
        description="The words, by language.", examples=[{"en": "Funded by the European Union"}]
    )
