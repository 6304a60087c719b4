"""Documents go out to their readers; the ledger keeps what went out, when and with which hashes."""

from folio.publishing.circular import Circular, CircularError
from folio.publishing.contents import Contents
from folio.publishing.copies import Copies
from folio.publishing.journal import Event
from folio.publishing.ledger import Ledger, LossError, SubmittedError, UnapprovedError
from folio.publishing.mail import Mail, address, is_address
from folio.publishing.mailings import Mailing, Mailings
from folio.publishing.out_tray import OutTray
from folio.publishing.post import PostOffice, sender_from_environment
from folio.publishing.proofs import AlteredFileError, Archive, Proofs, digest_of
from folio.publishing.reminders import Reminder, Reminders
from folio.publishing.returned import Returned, returned
from folio.publishing.session import Session
from folio.publishing.site import SiteFolder
from folio.publishing.subscribers import Subscriber, Subscribers
from folio.publishing.tampering import Damage
from folio.publishing.turn import in_turn
from folio.publishing.undelivered import MailError
from folio.publishing.unsubscribing import List, page_from_environment

__all__ = [
    "AlteredFileError",
    "Archive",
    "Circular",
    "CircularError",
    "Contents",
    "Copies",
    "Damage",
    "Event",
    "Ledger",
    "List",
    "LossError",
    "Mail",
    "MailError",
    "Mailing",
    "Mailings",
    "OutTray",
    "PostOffice",
    "Proofs",
    "Reminder",
    "Reminders",
    "Returned",
    "Session",
    "SiteFolder",
    "SubmittedError",
    "Subscriber",
    "Subscribers",
    "UnapprovedError",
    "address",
    "digest_of",
    "in_turn",
    "is_address",
    "page_from_environment",
    "returned",
    "sender_from_environment",
]
