"""The data that a document was made from, carried along by its archival form."""

from dataclasses import dataclass

from folio.text.marks import Phrase


@dataclass(frozen=True, slots=True)
class Extract:
    """An enclosed file: its name, what it is, and what it holds, as JSON."""

    name: str
    description: Phrase
    content: str
