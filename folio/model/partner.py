"""An organisation that signed, with its contact, agency and agreement."""

import datetime

from pydantic import Field

from folio.model.base import (
    AgencyId,
    CountryCode,
    Day,
    EmailAddress,
    LanguageCode,
    Name,
    Part,
    Record,
    Text,
    WebAddress,
    WholeNumber,
)


class Contact(Part):
    """The person to ask; each detail only where it may be published."""

    name: Name | None = Field(
        None, description="First name and family name.", examples=["Anna Example"]
    )
    role: Text | None = Field(
        None,
        description="That person's office or profession.",
        examples=[{"en": "adviser in the mayor's office"}],
    )
    email: EmailAddress | None = Field(
        None, description="E-mail address.", examples=["anna@town.example.eu"]
    )
    phone: Name | None = Field(
        None,
        description="Telephone number with the country's prefix.",
        examples=["+49 391 000000"],
    )


class Agreement(Part):
    """What the partner signed with its agency."""

    number: Name | None = Field(
        None, description="The agreement's number.", examples=["2012-1-DE2-LEO04-00000 1"]
    )
    lump_sum: WholeNumber | None = Field(
        None, ge=0, description="The grant in whole euros.", examples=[14000]
    )
    minimum_mobilities: WholeNumber | None = Field(
        None, ge=0, description="How many mobilities the grant demands.", examples=[12]
    )
    signed: Day | None = Field(None, description="When it was signed.")


class Partner(Record):
    """One partner as documents name it."""

    name: Name = Field(
        description="The full name in the organisation's own spelling.",
        examples=["Landeshauptstadt Magdeburg"],
    )
    name_in: Text | None = Field(
        None,
        description="The name as other languages say it, by language.",
        examples=[{"en": "City of Magdeburg", "lv": "Magdeburgas pilsēta"}],
    )
    short_name: Text | None = Field(
        None, description="How tables and bylines name it.", examples=["Magdeburg"]
    )
    country: CountryCode = Field(description="The partner's country.", examples=["DE"])
    city: Text | None = Field(None, description="Its town.", examples=["Magdeburg"])
    place_in: Text | None = Field(
        None,
        description="How town and country read after 'in', by language.",
        examples=[{"en": "Daugavpils, Latvia", "lv": "Daugavpilī, Latvijā"}],
    )
    language: LanguageCode = Field(
        description="The language in which one writes to the partner.", examples=["de"]
    )
    role: Text | None = Field(None, description="What it does in the partnership.")
    website: WebAddress | None = Field(
        None, description="Its own pages.", examples=["https://www.example.eu"]
    )
    contact: Contact | None = Field(None, description="Whom to ask.")
    agency: AgencyId | None = Field(
        None, description="The National Agency it answers to.", examples=["na-bibb"]
    )
    agreement: Agreement | None = Field(None, description="Its grant agreement.")
    joined: Day | None = Field(None, description="Since when, if later than the others.")
    left: Day | None = Field(None, description="Until when, if it left before the end.")

    def belongs_on(self, day: datetime.date) -> bool:
        """Whether it belongs to the project on a day, as precisely as that is known."""
        has_joined = self.joined is None or self.joined.first <= day
        return has_joined and (self.left is None or day <= self.left.last)

    @property
    def is_named_in_its_language(self) -> bool:
        """Whether `name` is in the partner's language, and not what others call it."""
        texts = dict(self.name_in.texts) if self.name_in else {}
        return texts.get(self.language, self.name) == self.name
