"""Who writes to readers in the name of a project, and to whom nobody writes."""

from email.headerregistry import Address

from folio.errors import UsageError
from folio.model.partner import Contact
from folio.model.register import Register
from folio.publishing import address, is_address


def refuse_made_up(register: Register, project: str) -> None:
    """Raise UsageError where people are made up, who would get mail."""
    if register.project.illustrative:
        raise UsageError(
            f"The project '{project}' is made up, and so are its people and addresses: no mail is "
            "sent to them. Leave out --send to look at the letters, or write them into a folder "
            "with --to FOLDER."
        )


def leader(register: Register) -> Address | None:
    """In whose name letters are written where the office has not said so: the coordinator's."""
    contact = register.coordinator.contact
    at = usable(contact)
    return address(at, (contact and contact.name) or "") if at else None


def usable(contact: Contact | None) -> str:
    """The address of a contact, where there is one to which mail can be sent."""
    at = (contact and contact.email) or ""
    return at if is_address(at) else ""
