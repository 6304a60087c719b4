"""A generation of funding rules as outside values, each with its source."""

from enum import StrEnum

from pydantic import Field

from folio.model.base import CountryCode, LanguageCode, Name, Part, Record, Text


class NoticeForm(StrEnum):
    """Which form of the publicity sentence a document bears."""

    PUBLICATION = "publication"
    COMMUNICATION = "communication"


class NoticeText(Part):
    """The obligatory publicity sentence, with where it was found."""

    text: Name = Field(description="The sentence, word for word.")
    source: Name = Field(description="The page or guide where the sentence was found.")
    verified: bool = Field(
        description="true where somebody has compared it with that source, otherwise false."
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


class Agency(Part):
    """A National Agency of the programme."""

    name: Name = Field(description="The agency's own name.", examples=["NA beim BIBB"])
    country: CountryCode = Field(description="The country it serves.")
    city: Name | None = Field(None, description="Its seat.", examples=["Bonn"])
    source: Name = Field(description="The page or guide where this was found.")
    verified: bool = Field(
        description="true where somebody has compared it with that source, otherwise false."
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
    notices: dict[LanguageCode, Notice] = Field(description="The publicity sentence by language.")
