"""What somebody said of a meeting or a product, for publication."""

from pydantic import Field

from folio.model.base import Name, Part, Text


class Quote(Part):
    """What somebody said, word for word, for publication."""

    who: Name = Field(description="Who said it.", examples=["Anna Example"])
    function: Text = Field(
        description="That person's office or profession.",
        examples=[{"en": "adviser in the mayor's office"}],
    )
    text: Text = Field(
        description="The words, without quotation marks.",
        examples=[{"en": "We have learnt most from each other."}],
    )
