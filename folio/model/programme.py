"""A generation of funding rules as outside values, each with its source."""

import re
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from folio.model.base import CountryCode, LanguageCode, Name, Part, Record, Text
from folio.model.report_definition import Report, ReportKind
from folio.model.rules import (
    Emblem,
    EvidenceRule,
    GrantRules,
    MobilityRules,
    ResultsPlatform,
    Retention,
    Review,
)
from folio.model.sourced import Sourced

AUTHORITY = "{authority}"
"""Stands in a notice where the name of the agency belongs that gives the grant."""


class NoticeForm(StrEnum):
    """Which form of the publicity sentence a document bears."""

    PUBLICATION = "publication"
    COMMUNICATION = "communication"


def _slots(text: str) -> str:
    for slot in re.findall(r"\{\s*\w+\s*\}", text):
        if slot != AUTHORITY and get_close_matches(slot, [AUTHORITY], cutoff=0.7):
            facts = {"slot": slot, "authority": AUTHORITY}
            raise PydanticCustomError("folio_slot", "not a placeholder", facts)
    return text


class NoticeText(Sourced):
    """The obligatory publicity sentence, with where it was found."""

    text: Annotated[Name, AfterValidator(_slots)] = Field(
        description="The sentence, word for word; {authority} stands for the agency's name."
    )


class Notice(Part):
    """The publicity sentence in one language, in the two forms the rules give it."""

    publication: NoticeText = Field(
        description="The sentence for newsletters, handbooks and reports."
    )
    communication: NoticeText = Field(
        description="The sentence for press releases, e-mails and web news."
    )

    def in_form(self, form: NoticeForm) -> NoticeText:
        """The sentence in one of its two forms."""
        return self.publication if form == NoticeForm.PUBLICATION else self.communication


class Agency(Sourced):
    """A National Agency of the programme."""

    name: Name = Field(description="The agency's own name.", examples=["NA beim BIBB"])
    country: CountryCode = Field(description="The country it serves.")
    city: Name | None = Field(None, description="Its seat.", examples=["Bonn"])
    evidence: tuple[EvidenceRule, ...] = Field(
        (), description="What it asks for, where that differs from the programme's `evidence`."
    )


class Programme(Record):
    """One funding programme as documents speak of it."""

    name: Text = Field(description="The programme's name.")
    sub_programme: Text | None = Field(None, description="The sub-programme's name.")
    action: Text | None = Field(None, description="The action's name.")
    within: Text = Field(
        description="How the programme reads after 'within', by language.",
        examples=[{"en": "the Leonardo da Vinci sub-programme of the EU's Lifelong Learning ..."}],
    )
    funder: Text = Field(description="The institution that gives the money.")
    agencies: dict[str, Agency] = Field(
        default_factory=dict, description="The National Agencies by id."
    )
    notices: dict[LanguageCode, Notice] = Field(
        min_length=1, description="The publicity sentence by language."
    )
    emblem: Emblem | None = Field(None, description="What stands beside the European flag.")
    reports: dict[ReportKind, Report] = Field(
        default_factory=dict, description="The reports it asks for: interim, final."
    )
    mobility_rules: MobilityRules | None = Field(
        None, description="Which journeys count; left out where none are counted."
    )
    grant: GrantRules | None = Field(None, description="What is paid, and when.")
    evidence: tuple[EvidenceRule, ...] = Field(
        (), description="The proofs of a mobility that all agencies ask for."
    )
    results_platform: ResultsPlatform | None = Field(
        None, description="Where results are to be entered."
    )
    retention: Retention | None = Field(None, description="How long proofs are kept.")
    review: Review | None = Field(None, description="How long a report is looked at.")

    def evidence_for(self, agency: str | None) -> tuple[EvidenceRule, ...]:
        """The proofs that an agency asks for: its own list, or else that of the programme."""
        own = self.agencies[agency].evidence if agency else ()
        return own or self.evidence

    def notice_texts(self, form: NoticeForm, agency: str | None) -> dict[str, str]:
        """The publicity sentence by language, with the name of the agency that gives the grant."""
        name = self.agencies[agency].name if agency else AUTHORITY
        return {
            code: notice.in_form(form).text.replace(AUTHORITY, name)
            for code, notice in self.notices.items()
        }
