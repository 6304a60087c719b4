"""Documents go out to their readers; the ledger keeps what went out, when and with which hashes."""

from folio.publishing.circular import Circular, CircularError
from folio.publishing.ledger import Contents, Ledger, SubmittedError
from folio.publishing.mail import Mail, address, is_address
from folio.publishing.out_tray import OutTray
from folio.publishing.post import Counter, PostOffice, sender_from_environment
from folio.publishing.reminders import Event, Reminder, Reminders
from folio.publishing.tampering import Damage
from folio.publishing.undelivered import MailError

__all__ = [
    "Circular",
    "CircularError",
    "Contents",
    "Counter",
    "Damage",
    "Event",
    "Ledger",
    "Mail",
    "MailError",
    "OutTray",
    "PostOffice",
    "Reminder",
    "Reminders",
    "SubmittedError",
    "address",
    "is_address",
    "sender_from_environment",
]
