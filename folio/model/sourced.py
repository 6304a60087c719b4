"""What comes from outside: each value with where it was found, and whether that was compared."""

from pydantic import Field

from folio.model.base import Name, Part


class Sourced(Part):
    """A value of the programme's rules with its source; unverified ones are said to be so."""

    source: Name = Field(description="The page or guide where this was found.")
    verified: bool = Field(
        description="true where somebody has compared it with that source, otherwise false."
    )
