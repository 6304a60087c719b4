"""Who writes a letter to a partner."""

from folio.documents import parts
from folio.model.register import Register
from folio.text.language import Language
from folio.text.marks import Phrase


def signed(register: Register, language: Language) -> tuple[Phrase, ...]:
    """Whom to ask at the coordinator, where that is known, the coordinator, and the project."""
    leader = register.coordinator
    person = (leader.contact and leader.contact.name) or ""
    return (
        *((language.plain(person),) if person else ()),
        parts.partner_name(leader, language),
        parts.project_title(register, language),
    )
